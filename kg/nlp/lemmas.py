"""Lemmas: by exceptions, else by the rules of the word's ending. The tables are learnt: `training/lemmas.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

# The inflected tags and the table of rules that each uses; words of other tags are their own lemmas.
PARADIGMS: Mapping[str, str] = {
    "NNS": "plural",
    "NNPS": "plural-name",
    "VBD": "past",
    "VBN": "past",
    "VBG": "gerund",
    "VBZ": "third-person",
    "JJR": "comparative",
    "RBR": "comparative-adverb",
    "JJS": "superlative",
    "RBS": "superlative-adverb",
}
NAMES = ("NNP", "NNPS")
LONGEST_ENDING = 7
SHORT_CAPITALS = 5  # a common noun in so few capitals ("CEO") is an abbreviation, a longer one ("GREAT") is shouted


@dataclass(frozen=True, slots=True, kw_only=True)
class Lemmatiser:
    """Gives lemmas. `words` maps (form in small letters, tag) to the lemma; `endings` (paradigm, ending) to what is put
    in the ending's place; the empty ending is each paradigm's last resort. `is_state` knows the adjectives of states.
    """

    words: Mapping[tuple[str, str], str]
    endings: Mapping[tuple[str, str], str]
    is_state: Callable[[str], bool]

    @classmethod
    def read(cls, path: Path, *, is_state: Callable[[str], bool]) -> Lemmatiser:
        """Read a table of lines "word, tag, form, lemma" and "ending, paradigm, ending, what replaces it"."""
        words: dict[tuple[str, str], str] = {}
        endings: dict[tuple[str, str], str] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("#"):
                continue
            kind, *columns = line.split("\t")
            if kind not in ("word", "ending") or len(columns) != 3:
                raise ValueError(
                    f"{path}:{number}: expected word or ending and three more columns; make the table again"
                )
            group, form, lemma = columns
            if kind == "word":
                words[form, group] = lemma
            else:
                endings[group, form] = lemma
        return cls(words=words, endings=endings, is_state=is_state)

    def __call__(self, form: str, tag: str) -> str:
        """The lemma of a form with this Penn tag. Names, and what is spelt like them, keep their capitals."""
        straight = form.replace("’", "'")
        lower = straight.lower()
        known = self.words.get((lower, tag))
        if known is not None and known != lower == known.lower():
            # an entry about capitals ("European") says nothing of a form without them; but "i" is "I"
            return known if form != lower or tag == "PRP" else form
        if tag == "CD":
            straight = straight.replace(",", "")
        if known is None:
            lemma = self._uninflected(straight, PARADIGMS[tag]) if tag in PARADIGMS else straight
            return lemma if self._keeps_capitals(form, tag) else lemma.lower()
        if tag in NAMES and form[:1].isupper():
            return known[:1].upper() + known[1:]
        return known

    def _uninflected(self, form: str, paradigm: str) -> str:
        lower = form.lower()
        for start in range(max(0, len(form) - LONGEST_ENDING), len(form) + 1):
            new = self.endings.get((paradigm, lower[start:]))
            if new is not None:
                return (form[:start] + new) or form
        return form

    def _keeps_capitals(self, form: str, tag: str) -> bool:
        if tag in NAMES:
            return True
        if form.isupper() and tag in ("NN", "NNS", "CD", "JJ"):
            return len(form) <= SHORT_CAPITALS
        return tag == "JJ" and form[:1].isupper() and self.is_state(form)
