# Two commands on a fresh machine: `make graph` and `make test`. Both can be repeated.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: graph test check model clean

## graph: build the graph of seeds/ into build/graph/ and print who met whom, when, where and about what
graph: .venv/installed
	$(BIN)/kg build seeds -o build/graph
	$(BIN)/kg query who-met-whom -g build/graph

## test: run the whole test suite
test: .venv/installed-test
	$(BIN)/python -m pytest -n auto --dist loadfile

## check: what CI checks besides the tests
check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## model: train the language pipeline anew and measure it; needs CORPORA and MINILM, see training/README.md
model: .venv/installed-dev
	$(BIN)/python -m training train --corpora $(CORPORA) --base $(MINILM) $(if $(NEWS),--news $(NEWS)) --out kg/nlp/model
	$(BIN)/python training/lemmas.py kg/nlp/lemmas.tsv $(CORPORA)/ud_english_ewt/en_ewt-ud-train.conllu.xz \
		$(CORPORA)/gum_open_genres/gum-open-train.conllu.xz
	$(BIN)/python -m training evaluate --corpora $(CORPORA) $(if $(GOLD),--gold $(GOLD) --articles $(ARTICLES)) \
		--readme training/README.md

## clean: remove what was made here
clean:
	rm -rf .venv build dist

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/installed-test: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ .venv/installed

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ .venv/installed .venv/installed-test
