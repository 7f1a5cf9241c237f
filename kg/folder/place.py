"""The built folder as a place: what lies where in it, who may write, and how a file is there whole or not at all.

DIR/kg.json                    what the folder is: its format, the base of its IRIs, the version that wrote it
DIR/annotations/3f/3f….json    one article each, by a digest of its id: the truth from which all else can be made again
DIR/store/                     the graph of all of them, see `kg.store`; `kg export` makes files of it
DIR/index.sqlite               what is in the graph, to find what an article touches, see `kg.folder.index`
DIR/decisions.txt              what users decided about merging, see `kg.folder.decided`; may be missing
DIR/.former/                   annotations that were replaced or deleted since the graph was made
DIR/.lock                      held by the process that writes
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

FORMAT = 2
OLDER = frozenset({1})  # formats whose annotations are the same; `kg build` makes the rest anew
MARK, ANNOTATIONS, INDEX, DECISIONS = "kg.json", "annotations", "index.sqlite", "decisions.txt"
_LOCK, _PART, _FORMER = ".lock", ".part", ".former"
_OF_OLDER = ("graph.nt", "graph.rejected.nt")


# An absolute IRI to which an id can be added; the characters are those that RFC 3987 has no use for.
BASE_FORM = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]*[/#]")


class FolderError(ValueError):
    """A folder that cannot be used: the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A built folder that is there: where, and the base of its IRIs."""

    path: Path
    base: str

    @property
    def annotations(self) -> Path:
        return self.path / ANNOTATIONS

    @property
    def index(self) -> Path:
        return self.path / INDEX

    @property
    def decisions(self) -> Path:
        return self.path / DECISIONS

    @property
    def former(self) -> Path:
        return self.path / _FORMER

    def write(self, path: Path, data: bytes) -> None:
        """Makes `path` hold `data`; until it does, it is as it was. Only for who holds the lock."""
        part = self.path / _PART
        part.write_bytes(data)
        os.replace(part, path)


def opened(path: Path, *, older: bool = False) -> Place:
    """The built folder at `path`; raises FolderError where there is none. `older`: one of an older format too."""
    mark = path / MARK
    if not path.exists():
        raise FolderError(f"{path}: does not exist; name a folder that `kg build` wrote")
    if not mark.is_file():
        raise FolderError(f"{path}: holds no {MARK}; name a folder that `kg build` wrote")
    try:
        known = json.loads(mark.read_bytes())
        format_, base = known["format"], known["base"]
    except (ValueError, TypeError, KeyError) as error:
        raise FolderError(
            f"{mark}: damaged ({error}); expected format, version and base; build into a new folder"
        ) from error
    if format_ in OLDER and not older:
        raise FolderError(f"{path}: was built by an earlier version; `kg build -o {path}` makes its graph anew")
    if format_ not in OLDER | {FORMAT}:
        written = known.get("version", "another version")
        raise FolderError(
            f"{mark}: format {format_}, written by diplomacy-kg {written}; this one reads {FORMAT}; build anew"
        )
    return Place(path=path, base=str(base))


def check_free(path: Path, *, base: str) -> None:
    """Raises FolderError unless `path` is a built folder of this `base`, an empty folder, or not there yet."""
    if not BASE_FORM.fullmatch(base):
        raise FolderError(f"--base {base}: expected an absolute IRI that ends in / or #, like https://example.org/id/")
    if not path.exists():
        return
    if not path.is_dir():
        raise FolderError(f"{path}: is a file; name a folder to build into")
    if (path / MARK).exists():
        known = opened(path, older=True).base
        if known != base:
            raise FolderError(
                f"{path}: was built with --base {known}, not {base}; use the same base, or another folder"
            )
    elif any(not entry.name.startswith(".") for entry in path.iterdir()):
        raise FolderError(f"{path}: is not empty and was not written by `kg build`; name another folder, or empty it")


@contextmanager
def locked(path: Path, *, base: str | None = None) -> Iterator[Place]:
    """The folder at `path` for as long as this process alone may write to it.

    With a `base` the folder is made if it is not there; without one it has to be. Raises FolderError.
    """
    if base is None:
        base = opened(path, older=True).base
    else:
        check_free(path, base=base)
        path.mkdir(parents=True, exist_ok=True)
    with (path / _LOCK).open("a+b") as file:
        try:
            _hold(file.fileno())
        except OSError as error:
            raise FolderError(
                f"{path}: another process is writing to it; wait until it has ended, then try again"
            ) from error
        check_free(path, base=base)
        _mark(Place(path=path, base=base))
        yield opened(path)


def _mark(place: Place) -> None:
    known = {"base": place.base, "format": FORMAT, "version": version("diplomacy-kg")}
    data = (json.dumps(known, indent=1, sort_keys=True) + "\n").encode()
    place.annotations.mkdir(exist_ok=True)
    if not (place.path / MARK).exists() or (place.path / MARK).read_bytes() != data:
        place.write(place.path / MARK, data)
    for name in _OF_OLDER:
        (place.path / name).unlink(missing_ok=True)


def _hold(file: int) -> None:
    """Takes the lock of an open file; the system gives it back when the process ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
