"""The words: JSONL files of which every line carries a sentence that it must hit and one that it must miss.

This room owns the files and the form of a line: one JSON object with an `id` of its own, `hits` and `misses`. What the
other keys mean is known where the words are used. Empty lines part a file into paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).parent
EVERY_LINE = ("id", "hits", "misses")


class LexiconError(ValueError):
    """A line of a lexicon is not as it must be. The message says file, line, what was found, what was expected."""


def lines(name: str, *, required: Collection[str], optional: Collection[str] = ()) -> tuple[Mapping[str, Any], ...]:
    """The lines of `lexicon/NAME.jsonl` in the order of the file, each a read-only mapping.

    Every line has `id`, `hits` and `misses`, the `required` keys, and no others but the `optional` ones. Read once in
    the life of the process.

    Raises:
        LexiconError: a line is no JSON object, lacks a key, has an unknown one, repeats an `id`, or has no sentences.
    """
    return _lines(FOLDER / f"{name}.jsonl", frozenset(required), frozenset(optional))


@cache
def _lines(path: Path, required: frozenset[str], optional: frozenset[str]) -> tuple[Mapping[str, Any], ...]:
    return tuple(read(path, required=required, optional=optional))


def read(path: Path, *, required: Collection[str], optional: Collection[str] = ()) -> Iterator[Mapping[str, Any]]:
    """The checked lines of any file of that form, see `lines`."""
    if not path.is_file():
        raise LexiconError(f"lexicon/{path.name}: no such file; there are {', '.join(_names(path.parent))}")
    wanted = [*EVERY_LINE[:1], *(key for key in sorted(required) if key not in EVERY_LINE), *EVERY_LINE[1:]]
    extra = sorted(set(optional) - set(wanted))
    shape = f"a line has {', '.join(wanted)}" + (f" and may have {', '.join(extra)}" if extra else "")
    seen: dict[str, int] = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not raw.strip():
            continue
        where = f"lexicon/{path.name}:{number}"
        try:
            line = json.loads(raw)
        except json.JSONDecodeError as error:
            raise LexiconError(f"{where}: no JSON ({error.msg} at column {error.colno}); {shape}") from error
        if not isinstance(line, dict):
            raise LexiconError(f"{where}: expected an object, got {type(line).__name__}; {shape}")
        for key in line:
            if key not in wanted and key not in extra:
                raise LexiconError(f"{where}: unknown key {key!r}; {shape}")
        for key in wanted:
            if key not in line:
                raise LexiconError(f"{where}: no key {key!r}; {shape}")
        _check(where, line, seen)
        seen[line["id"]] = number
        yield MappingProxyType(line)


def _check(where: str, line: Mapping[str, Any], seen: Mapping[str, int]) -> None:
    """Raise where the keys that every line has hold something else than they must."""
    if not isinstance(line["id"], str) or not line["id"]:
        raise LexiconError(f"{where}: 'id' is {line['id']!r}; expected a word of its own")
    if line["id"] in seen:
        raise LexiconError(
            f"{where}: id {line['id']!r} stands on line {seen[line['id']]} already; give this line another"
        )
    for key in ("hits", "misses"):
        value = line[key]
        if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
            raise LexiconError(f"{where}: {key!r} is {value!r}; expected a list of one or more sentences")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.jsonl")) or ["none"]
