"""Tokens: spaCy's English rules without its smileys, and where a hyphen cuts.

The treebanks that the encoder learnt from cut hyphenated words ("Baku-based" is three tokens) but for a list of
prefixes ("vice-president"). Two things matter more for diplomacy: two states joined ("Tehran-Baku ties") must be two
words, and one name ("Amir-Bahrami", "Kang Tae-min") must be one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

IsState = Callable[[str], bool]

Rules = Mapping[str, list[dict[Any, str]]]

_SMILEY = re.compile(r"[()\[\]]|\d.*[()\[\]]")
_CUT = frozenset(("and/or",))  # as the treebanks do
_LETTER = r"[^\W\d_]"
_HYPHEN = r"[-‐‑]"
_INFIXES = (
    rf"(?<={_LETTER}\.){_HYPHEN}(?={_LETTER})",  # U.S.-China
    rf"(?<={_LETTER}[)\]]){_HYPHEN}+(?={_LETTER})",  # (IRNA)-The
    r"(?<=\w)[)\]](?=[-–—―])",  # the bracket of the same
    r"(?<=[^\W_])(?:--+|[—–―])(?=[^\W_])",  # ended--it, 17–19
    r"(?<=[.,;:!?)\]\"'”’])(?:--+|[—–―])(?=\w)",  # (Reuters)--The
    r"(?<=\d)[-‐‑–—](?=[$£€¥])",  # $3-$5
    r"(?<=[-‐‑–—])[$£€¥](?=\d)",  # the second sign of the same
)
_AFFIXES = (r"--+", r"[—–―]")
_PREFIXES = (*_AFFIXES, rf"-(?={_LETTER})")
_SUFFIXES = (*_AFFIXES, rf"(?<={_LETTER})-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that decide where a word is cut.

    First parts that keep a hyphen, second parts of a name that lose it, months and days of the week, words that a lost
    space runs into a name, given names of one syllable and words that it runs onto them, abbreviations that keep their
    full stop, what stands behind a number without a space.
    """

    prefixes: frozenset[str]
    name_prefixes: frozenset[str]
    endings: frozenset[str]
    times: frozenset[str]
    run_in: frozenset[str]
    syllables: frozenset[str]
    run_on: frozenset[str]
    abbreviations: frozenset[str]
    units: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Words:
        """Read a file of lines `kind: word word …`; `#` begins a comment."""
        words: dict[str, frozenset[str]] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            kind, colon, rest = line.partition("#")[0].partition(":")
            if not kind.strip():
                continue
            if not colon or kind not in cls.__slots__:
                raise ValueError(f"{path}:{number}: expected 'kind: words', kind one of {', '.join(cls.__slots__)}")
            words[kind] = words.get(kind, frozenset()) | frozenset(rest.split())
        return cls(**words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Infixes:
    """Finds where to cut inside a word; stands in for the `finditer` of a pattern in spaCy's tokenizer."""

    pattern: re.Pattern[str]
    words: Words
    is_state: IsState

    def __call__(self, word: str) -> Iterator[re.Match[str]]:
        """The places of the pattern, without the hyphens that belong to the word."""
        for match in self.pattern.finditer(word):
            if not re.fullmatch(_HYPHEN, match.group()) or self._cuts(word, match.start(), match.end()):
                yield match

    def _cuts(self, word: str, start: int, end: int) -> bool:
        """Whether the hyphen at `start` to `end` of the word separates two words."""
        before = re.split(_HYPHEN, word[:start])[-1].lstrip("(\"'“‘[")
        after = re.split(_HYPHEN, word[end:])[0].rstrip(")\"'”’],;:!?")
        after = re.sub(r"['’]s$", "", after)
        if not (before[:1].isalpha() and after[:1].isalpha()):
            return True
        if before.lower() in self.words.prefixes:
            return False
        if before[0].isupper() and after[0].isupper():
            return self._pair(before, after)
        if before[0].isupper():
            return not self._given_name(after)
        return before not in self.words.name_prefixes

    def _pair(self, before: str, after: str) -> bool:
        """Whether two capitalised words stand side by side: one of them a state, an abbreviation, a month or a day."""
        if self.is_state(f"{before}-{after}"):
            return False
        return any(
            self.is_state(part) or part in self.words.times or (len(part) > 1 and part.isupper())
            for part in (before, after)
        )

    def _given_name(self, after: str) -> bool:
        """Whether this is the second syllable of an East Asian given name ("Tae-min") and no English word ("led")."""
        return (
            len(after) <= 5
            and after.islower()
            and after not in self.words.endings
            and not after.endswith(("ed", "ing", "ly"))
        )


def tokenizer(nlp: Language, words: Words, *, is_state: IsState) -> Tokenizer:
    """The tokenizer of the pipeline. `is_state` tells the names, demonyms and capitals of states."""
    defaults = nlp.Defaults
    run_in = [rf"(?<=^{word})(?=[A-Z][a-z])" for word in sorted(words.run_in)]
    run_on = [rf"(?<=^{name})(?=(?:{'|'.join(sorted(words.run_on))})(?:$|[A-Z]))" for name in sorted(words.syllables)]
    run_on += [rf"(?<=^{name}and)(?=[A-Z][a-z])" for name in sorted(words.syllables)]
    units = "|".join(sorted(words.units))
    infixes = compile_infix_regex([*(defaults.infixes or ()), *_INFIXES, *run_in, *run_on])
    return Tokenizer(
        nlp.vocab,
        rules=_exceptions(defaults.tokenizer_exceptions or {}, words),
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), *_PREFIXES]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), *_SUFFIXES, rf"(?<=\d)(?:{units})"]).search,
        infix_finditer=Infixes(pattern=infixes, words=words, is_state=is_state),
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _exceptions(rules: Rules, words: Words) -> Rules:
    """The words that no rule cuts rightly: ours, and spaCy's but for smileys that in news are brackets ("(aged 8)")."""
    kept = {word: tokens for word, tokens in rules.items() if not _SMILEY.match(word) and word not in _CUT}
    return kept | {f"{word}.": [{"ORTH": f"{word}."}] for word in words.abbreviations}
