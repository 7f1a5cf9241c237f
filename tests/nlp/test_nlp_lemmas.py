"""Lemmas of forms with their tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.nlp.lemmas import Lemmatiser
from kg.nlp.pipeline import HERE

LEMMAS = {
    "VBD": "met:meet held:hold said:say told:tell flew:fly hosted:host visited:visit arrived:arrive hoped:hope "
    "planned:plan summoned:summon expelled:expel convened:convene underwent:undergo withdrew:withdraw oversaw:oversee "
    "misled:mislead denied:deny travelled:travel Met:meet agreed:agree transferred:transfer",
    "VBN": "held:hold written:write signed:sign accredited:accredit been:be postponed:postpone cancelled:cancel",
    "VBG": "meeting:meet visiting:visit ratifying:ratify vying:vie hosting:host dying:die making:make planning:plan",
    "VBZ": "meets:meet goes:go has:have is:be 's:be discusses:discuss denies:deny",
    "VBP": "are:be 're:be ’re:be",
    "MD": "wo:will ca:can 'll:will would:would",
    "NN": "Minister:minister UAV:UAV meeting:meeting WELCOME:welcome",
    "NNS": "ties:tie embassies:embassy women:woman attachés:attaché crises:crisis talks:talk allies:ally CEOs:ceo",
    "NNP": "Oslo:Oslo OSLO:OSLO United:United",
    "NNPS": "Iranians:Iranian Netherlands:Netherlands",
    "JJ": "Iranian:Iranian Foreign:foreign",
    "JJR": "larger:large better:good",
    "JJS": "latest:late biggest:big",
    "RB": "n't:not n’t:not",
    "PRP": "him:he them:they I:I i:I us:we",
    "CD": "5,000:5000",
    "POS": "’s:'s",
}
CASES = [(tag, *pair.split(":")) for tag, pairs in LEMMAS.items() for pair in pairs.split()]


@pytest.fixture(scope="module")
def lemmatise() -> Lemmatiser:
    return Lemmatiser.read(HERE / "lemmas.tsv", is_state=lambda words: words == "Iranian")


@pytest.mark.parametrize(("tag", "form", "lemma"), CASES)
def test_a_form_has_this_lemma(lemmatise: Lemmatiser, tag: str, form: str, lemma: str) -> None:
    assert lemmatise(form, tag) == lemma


def test_a_line_of_the_table_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.tsv"
    path.write_text("# learnt\nword\tVBD\tmet\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"lemmas.tsv:2: expected word or ending and three more columns"):
        Lemmatiser.read(path, is_state=lambda words: False)


def test_the_table_is_what_the_script_makes_of_the_treebanks(shared: Path, tmp_path: Path) -> None:
    import runpy

    corpora = shared / "corpora"
    sources = [
        corpora / "ud_english_ewt" / "en_ewt-ud-train.conllu.xz",
        corpora / "gum_open_genres" / "gum-open-train.conllu.xz",
    ]
    runpy.run_path(str(HERE.parents[1] / "training" / "lemmas.py"))["main"](tmp_path / "lemmas.tsv", *sources)
    assert (tmp_path / "lemmas.tsv").read_bytes() == (HERE / "lemmas.tsv").read_bytes()
