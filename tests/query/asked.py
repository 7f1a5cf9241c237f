"""The questions that the tests ask, and the rows that are right.

`rows/questions.txt` holds the questions to the invented articles of `wider`, `rows/NAME.csv` their rows; the five
articles in `seeds/` are asked the example of each named query, the rows are in `rows/seeds/`.

    python tests/query/asked.py              writes the rows anew, and docs/questions.md
    python tests/query/asked.py --read-again reads the five articles anew before

Read the difference before you keep it. The reading of the five articles is kept beside their rows, so that these change
with queries, resolving and the graph alone, and no language pipeline is needed here.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter
from pyoxigraph import Quad, Store, Triple

from kg.annotation import Annotation
from kg.graph import triples
from kg.query import Query, library, run, to_csv
from kg.resolve import resolve

ROWS = Path(__file__).parent / "rows"
READING = ROWS / "seeds" / "annotations.jsonl"


def _questions() -> dict[str, tuple[str, dict[str, str]]]:
    """By the name of their rows: the named query and its parameters."""
    lines = (ROWS / "questions.txt").read_text(encoding="utf-8").splitlines()
    parts = ((line.partition(": ")[0], shlex.split(line.partition(": ")[2])) for line in lines)
    return {name: (query, dict(param.split("=", 1) for param in params)) for name, (query, *params) in parts}


QUESTIONS = _questions()


def stored(found: Iterable[Triple]) -> Store:
    """A store of these triples."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in found)
    return store


def seeds() -> list[Triple]:
    """The graph of the five articles, as they were read when the rows were written."""
    lines = READING.read_text(encoding="utf-8").splitlines()
    return list(triples(resolve(TypeAdapter(Annotation).validate_json(line) for line in lines)))


def example(query: Query) -> dict[str, str]:
    """The parameters of the query's example, with which the five articles are asked."""
    return dict(re.findall(r"-p (\w+)=(\S+)", query.example))


def _read_again() -> None:
    import kg.nlp
    from kg.extract import annotate
    from kg.read import read_text

    nlp, adapter = kg.nlp.load(), TypeAdapter(Annotation)
    paths = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    texts = [read_text(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    READING.write_bytes(b"".join(adapter.dump_json(annotate(text, nlp)) + b"\n" for text in texts))


def _write() -> None:
    import questions
    import wider

    invented, five = stored(triples(wider.world())), stored(seeds())
    for name, (query, params) in QUESTIONS.items():
        (ROWS / f"{name}.csv").write_text(to_csv(run(query, invented, params)), encoding="utf-8")
    for query in library():
        rows = to_csv(run(query.name, five, example(query)))
        (ROWS / "seeds" / f"{query.name}.csv").write_text(rows, encoding="utf-8")
    questions.DOCUMENT.write_text(questions.document(five), encoding="utf-8")


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    if "--read-again" in sys.argv:
        _read_again()
    _write()
