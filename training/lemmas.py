"""Learns the tables of kg/nlp/lemmas.tsv from Universal Dependencies treebanks.

    python training/lemmas.py kg/nlp/lemmas.tsv en_ewt-ud-train.conllu.xz gum-open-train.conllu.xz

Reads CoNLL-U files (plain or .xz). Writes, for each paradigm ("plural", "past", …), the endings that tell how a form is
uninflected (the longest ending that a form has applies; an ending is kept only where it changes what a shorter one
says), and the words that the endings get wrong. The treebanks are small, so what follows from them is added to what was
seen: the regular forms of their nouns, verbs and short adjectives, irregular verbs with the usual prefixes
("underwent"), and the verbs of more_verbs.txt. Misspellings (feature Typo) are left out. The result is derived from the
treebanks: CC BY-SA 4.0, see kg/nlp/model/LICENSE.md.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.nlp.lemmas import LONGEST_ENDING, PARADIGMS, Lemmatiser

SEEN, AGREED = 3, 0.7  # a long ending needs this many forms, this share of which agree
SHORT = 2  # letters of an ending that is needed as a last resort, however the forms disagree
MORE_VERBS = Path(__file__).with_name("more_verbs.txt")
REPEATED = 2  # times that an irregular form of an uninflected tag must be seen: once is a slip
PREFIXES = ("fore", "mis", "out", "over", "re", "under", "up", "with")
LONGEST_COMPARED = 6  # letters of an adjective that takes -er and -est
VERBS, NOUNS = ("VB", "VBP"), ("NN",)
UNTAUGHT = ("ADD", "AFX", "CD", "FW", "GW", "LS", "SYM", "UH", ":", ",", ".")  # too mixed to learn from, or no words
HEADER = "# Learnt from UD English EWT and GUM (open genres), CC BY-SA 4.0, by training/lemmas.py. Do not edit.\n"

Pairs = dict[str, dict[str, str]]
"""Paradigm → form → lemma."""


def observations(path: Path) -> Iterator[tuple[str, str, str]]:
    """(form, tag, lemma) of each word of a treebank that is spelt right."""
    data = path.read_bytes()
    for line in (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            _, form, lemma, _, tag, features, _, relation, _, _ = columns
            if "Typo=Yes" not in features and relation != "goeswith" and lemma != "_" and tag not in UNTAUGHT:
                yield form.replace("’", "'"), tag, lemma


def regular_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """(paradigm, form) of the regular inflections of a verb whose spelling needs no knowledge of stress."""
    yield "third-person", with_s(lemma)
    if lemma.endswith("e"):
        yield "past", lemma + "d"
        if not lemma.endswith(("ee", "ie", "oe", "ye")):
            yield "gerund", lemma[:-1] + "ing"
        return
    yield "past", lemma[:-1] + "ied" if softens(lemma) else lemma + "ed"
    yield "gerund", lemma + "ing"
    if lemma.endswith("el"):
        yield "past", lemma + "led"
        yield "gerund", lemma + "ling"


def with_s(lemma: str) -> str:
    """The plural of a noun, the third person of a verb."""
    hisses = lemma.endswith(("s", "x", "z", "ch", "sh"))
    return lemma + "es" if hisses else lemma[:-1] + "ies" if softens(lemma) else lemma + "s"


def softens(lemma: str) -> bool:
    """Whether a last y becomes i."""
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def inflections(lemmas: dict[tuple[str, str], Counter[str]]) -> Pairs:
    """The lemma of each inflected form that was seen or that follows from what was seen. What was seen goes first."""
    pairs: Pairs = defaultdict(dict)
    for (form, tag), counts in lemmas.items():
        if tag in PARADIGMS:
            pairs[PARADIGMS[tag]].setdefault(form.lower(), _most(counts).lower())
    for form, lemma in list(pairs["past"].items()):
        if len(form) <= 4 or not form.endswith("ed"):
            for prefix in PREFIXES:
                pairs["past"].setdefault(prefix + form, prefix + lemma)
    for line in MORE_VERBS.read_text(encoding="utf-8").splitlines():
        verb, *doubled = line.partition("#")[0].split() or [""]
        if doubled:
            past, gerund = doubled
            pairs["past"].setdefault(past, verb)
            pairs["gerund"].setdefault(gerund, verb)
        for paradigm, form in regular_forms(verb) if verb else ():
            pairs[paradigm].setdefault(form, verb)
    verbs, nouns = (_words_of(lemmas, tags) for tags in (VERBS, NOUNS))
    for noun in nouns:
        pairs["plural"].setdefault(with_s(noun), noun)
    for verb in [*verbs, *(noun for noun in nouns if noun.endswith("e"))]:  # most nouns in -e can be verbs
        for paradigm, form in regular_forms(verb):
            pairs[paradigm].setdefault(form, verb)
    for adjective in _words_of(lemmas, ("JJ",)):
        if len(adjective) <= LONGEST_COMPARED:
            stem = adjective[:-1] + "i" if softens(adjective) else adjective.removesuffix("e")
            pairs["comparative"].setdefault(stem + "er", adjective)
            pairs["superlative"].setdefault(stem + "est", adjective)
    return pairs


def _words_of(lemmas: dict[tuple[str, str], Counter[str]], tags: tuple[str, ...]) -> list[str]:
    """The ordinary words seen with these tags, the most frequent first."""
    words: Counter[str] = Counter()
    for (form, tag), counts in lemmas.items():
        if tag in tags and form.isascii() and form.isalpha() and form.islower() and len(form) > 2:
            words[form] += counts.total()
    return sorted(words, key=lambda word: (-words[word], word))


def learn_endings(pairs: Pairs) -> dict[tuple[str, str], str]:
    """The endings of each paradigm: each form has one vote, however frequent."""
    endings: dict[tuple[str, str], str] = {}
    for paradigm, forms in pairs.items():
        votes: dict[str, Counter[str | None]] = defaultdict(Counter)
        for form, lemma in forms.items():
            for cut in range(max(0, len(form) - LONGEST_ENDING), len(form) + 1):
                votes[form[cut:]][lemma[cut:] if lemma.startswith(form[:cut]) else None] += 1
        for ending in sorted(votes, key=lambda ending: (len(ending), ending)):
            new, count = max(votes[ending].items(), key=lambda vote: (vote[1], str(vote[0])))
            agreed = len(ending) <= SHORT or count >= AGREED * votes[ending].total()
            if (
                new is not None
                and agreed
                and (count >= SEEN or not ending)
                and new != _inherited(endings, paradigm, ending)
            ):
                endings[paradigm, ending] = new
    return endings


def _inherited(endings: dict[tuple[str, str], str], paradigm: str, ending: str) -> str:
    """What the longest known shorter ending makes of this one."""
    for start in range(1, len(ending) + 1):
        new = endings.get((paradigm, ending[start:]))
        if new is not None:
            return ending[:start] + new
    return ending


def learn(paths: list[Path]) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """The words, keyed by (form, tag), and the endings, keyed by (paradigm, ending), of all the treebanks together."""
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for form, tag, lemma in observations(path):
            lemmas[form, tag][lemma] += 1
    pairs = inflections(lemmas)
    endings = learn_endings(pairs)
    by_rule = Lemmatiser(words={}, endings=endings, is_state=lambda words: False)
    words: dict[tuple[str, str], str] = {}
    for tag, paradigm in PARADIGMS.items():
        words |= {(form, tag): lemma for form, lemma in pairs[paradigm].items() if by_rule(form, tag).lower() != lemma}
    wrong: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    right: Counter[tuple[str, str]] = Counter()
    for (form, tag), counts in lemmas.items():
        if tag in PARADIGMS:
            continue
        for lemma, count in counts.items():
            if by_rule(form, tag) == lemma:
                right[form.lower(), tag] += count
            else:
                wrong[form.lower(), tag][lemma] += count
    for key, counts in wrong.items():
        if counts[_most(counts)] >= REPEATED and counts[_most(counts)] > right[key]:
            words[key] = _most(counts)
    return words, endings


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda lemma: (counts[lemma], lemma))


def main(target: Path, *sources: Path) -> None:
    """Write the tables learnt from `sources` to `target`."""
    words, endings = learn(list(sources))
    lines = [f"ending\t{paradigm}\t{ending}\t{new}\n" for (paradigm, ending), new in sorted(endings.items())]
    lines += [f"word\t{tag}\t{form}\t{lemma}\n" for (form, tag), lemma in sorted(words.items())]
    target.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
