"""Files become articles: `.txt`, folders, `.jsonl`, `.jsonl.gz`, standard input. What cannot be read is set aside."""

from __future__ import annotations

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from kg.annotation import Article
from kg.read.language import is_another_language
from kg.read.text import read_text

LIMIT = 5_000_000  # bytes of an article; the longest newspaper page has a hundredth of it
STDIN = "-"
_SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")
_EXPECTED = "expected a .txt file, a .jsonl or .jsonl.gz file, a folder of them, or - for JSONL on standard input"
_KEYS = "an article has `id`, `text`, and if known `title`, `date` (ISO day), `source` or `agency`, `url`"


class InputError(ValueError):
    """An input that cannot be read at all: it does not exist, or is of no kind that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An article that was set aside. `where` is the file, or `file:line`; `advice` says what to do about it."""

    where: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}; {self.advice}"


class _Bad(Exception):
    """Why a single article cannot be read: reason and advice."""


def read_articles(
    paths: Sequence[Path | str], *, stdin: BinaryIO | None = None, limit: int = LIMIT
) -> Iterator[Article | Unreadable]:
    """The articles of files, folders (all below them, sorted by path) and JSONL corpora, one at a time, in order.

    What is no article (empty, not UTF-8, binary, no JSON, without text, longer than `limit` bytes, in another language,
    an id that came before) comes as an `Unreadable` in its place. `-` reads JSONL from `stdin`. The id of a `.txt` file
    is its name without the suffix. Raises `InputError`, before anything is read, for a path that does not exist, a file
    of another kind, a folder without a file to read.
    """
    if not paths:
        raise InputError(f"no input: {_EXPECTED}")
    files = [file for path in paths for file in _files(path)]
    return _articles(files, stdin if stdin is not None else sys.stdin.buffer, limit)


def _files(path: Path | str) -> list[Path | str]:
    """The files to read of a path: itself, or all below a folder, sorted."""
    if str(path) == STDIN:
        return [STDIN]
    path = Path(path)
    if path.is_dir():
        found: list[Path | str] = []
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found.extend(Path(folder, name) for name in names if name.endswith(_SUFFIXES) and not name.startswith("."))
        if not found:
            raise InputError(f"{path}: the folder holds no file to read; {_EXPECTED}")
        return sorted(found, key=lambda file: Path(file).parts)
    if not path.exists():
        raise InputError(f"{path}: does not exist; {_EXPECTED}")
    if not path.name.endswith(_SUFFIXES):
        raise InputError(f"{path}: unknown kind of file {path.suffix or '(no suffix)'!r}; {_EXPECTED}")
    return [path]


def _articles(files: Sequence[Path | str], stdin: BinaryIO, limit: int) -> Iterator[Article | Unreadable]:
    seen: set[str] = set()
    for file in files:
        for each in _jsonl(file, stdin, limit) if not str(file).endswith(".txt") else _text_file(Path(file), limit):
            if isinstance(each, Unreadable):
                yield each
                continue
            where, article = each
            if article.id in seen:
                yield Unreadable(
                    where=where,
                    reason=f"the id {article.id!r} came before",
                    advice="give every article an id of its own (the id of a .txt file is its name)",
                )
                continue
            seen.add(article.id)
            yield article


def _text_file(path: Path, limit: int) -> Iterator[tuple[str, Article] | Unreadable]:
    where = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
        if len(raw) > limit:
            raise _Bad(f"longer than {limit:,} bytes", "split it: one file holds one article")
        text = _decoded(raw)
        _check(text)
    except _Bad as bad:
        yield Unreadable(where=where, reason=bad.args[0], advice=bad.args[1])
    except OSError as error:
        yield Unreadable(where=where, reason=f"cannot be opened ({error.strerror})", advice="check its permissions")
    else:
        yield where, read_text(path.stem, text)


def _decoded(raw: bytes) -> str:
    """The text of UTF-8 bytes, without a byte order mark."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Bad("not UTF-8 (it looks like UTF-16)", "save it as UTF-8")
    if b"\0" in raw:
        raise _Bad("a binary file", "give plain text in UTF-8")
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Bad(f"not UTF-8 (byte 0x{raw[error.start]:02x} in line {line})", "save it as UTF-8") from None


def _check(text: str) -> None:
    """Raises `_Bad` for a text that no article can be made of."""
    if not text.strip():
        raise _Bad("empty", "leave it out")
    if "\0" in text:
        raise _Bad("the text holds NUL characters, it is binary", "give plain text")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise _Bad("the text holds half of a surrogate pair", "write the character itself, or both halves")
    if is_another_language(text):
        raise _Bad("not in English", "give English articles; other languages are not supported")


def _jsonl(path: Path | str, stdin: BinaryIO, limit: int) -> Iterator[tuple[str, Article] | Unreadable]:
    name = "stdin" if path == STDIN else str(path)
    try:
        if path == STDIN:
            yield from _records(stdin, name, limit)
            return
        opener = gzip.open if str(path).endswith(".gz") else open
        with opener(path, "rb") as file:
            yield from _records(file, name, limit)  # type: ignore[arg-type]
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Unreadable(where=name, reason=f"the rest is damaged ({error})", advice="pack it again with gzip")
    except OSError as error:
        yield Unreadable(where=name, reason=f"cannot be opened ({error.strerror})", advice="check its permissions")


def _records(file: BinaryIO, name: str, limit: int) -> Iterator[tuple[str, Article] | Unreadable]:
    """The articles of a JSONL stream, never more than one line of `limit` bytes in memory."""
    number = 0
    while raw := file.readline(limit + 1):
        number += 1
        where = f"{name}:{number}"
        try:
            if len(raw) > limit:
                while raw and not raw.endswith(b"\n"):
                    raw = file.readline(limit)
                raise _Bad(f"a line longer than {limit:,} bytes", "split it: one line holds one article")
            if not raw.strip():
                continue
            yield where, _record(raw)
        except _Bad as bad:
            yield Unreadable(where=where, reason=bad.args[0], advice=bad.args[1])


def _record(raw: bytes) -> Article:
    """The article of a line of JSON."""
    try:
        entry: Any = json.loads(_decoded(raw))
    except json.JSONDecodeError as error:
        raise _Bad(f"no JSON ({error.msg} in column {error.colno})", _KEYS) from None
    except RecursionError:
        raise _Bad("no JSON that can be read (too deeply nested)", _KEYS) from None
    if not isinstance(entry, dict):
        raise _Bad(f"a JSON {type(entry).__name__}, not an object", _KEYS)
    for key in ("id", "text"):
        if entry.get(key) is None:
            raise _Bad(f"lacks `{key}`", _KEYS)
    identifier = entry["id"]
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    fields = {"id": identifier, **{key: entry.get(key) for key in ("text", "title", "date", "source", "agency", "url")}}
    for key, value in fields.items():
        if value is not None and not isinstance(value, str):
            raise _Bad(f"`{key}` is not a string but {json.dumps(value)[:40]}", _KEYS)
    if not identifier.strip():
        raise _Bad("`id` is empty", _KEYS)
    text = fields["text"].removeprefix("\ufeff")
    _check(text)
    return read_text(
        identifier,
        text,
        title=_filled(fields["title"]),
        published=_day(fields["date"]),
        source=_filled(fields["source"]) or _filled(fields["agency"]),
        url=_filled(fields["url"]),
    )


def _filled(words: str | None) -> str | None:
    return words.strip() or None if words else None


def _day(words: str | None) -> str | None:
    """The ISO day of a `date`, which may carry a time of day behind it."""
    if not words or not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip()[:10]).isoformat()
    except ValueError:
        raise _Bad(f"`date` is {words[:40]!r}", "give an ISO day such as 2025-02-04, or null") from None
