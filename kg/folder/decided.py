"""What the users of a folder decided about merging: `decisions.txt` in it, read whenever its graph is made."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.folder.place import FolderError, Place
from kg.resolve import DecisionError, Decisions, parse


def decisions(place: Place) -> Decisions:
    """The decisions of a folder; none where it has no such file. Raises FolderError for one that cannot be followed."""
    return _read(place.decisions) if place.decisions.is_file() else Decisions()


def digest(place: Place) -> str:
    """A digest of the decisions of a folder, the same for none and for an empty file."""
    text = place.decisions.read_bytes() if place.decisions.is_file() else b""
    return hashlib.sha256(text).hexdigest()


def adopt(place: Place, file: Path) -> None:
    """Makes the decisions in `file` those of the folder. Raises FolderError for one that cannot be followed."""
    _read(file)
    if file.resolve() != place.decisions.resolve():
        place.write(place.decisions, file.read_bytes())


def check(file: Path) -> None:
    """Raises FolderError unless `file` holds decisions that can be followed."""
    _read(file)


def _read(file: Path) -> Decisions:
    if not file.is_file():
        raise FolderError(f"{file}: no such file; name a file of decisions about merging, see docs/merging.md")
    try:
        return parse(file.read_text(encoding="utf-8"), str(file))
    except UnicodeDecodeError as error:
        raise FolderError(f"{file}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    except DecisionError as error:
        raise FolderError(str(error)) from error
