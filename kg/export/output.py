"""Files that are there whole or as they were before, whatever happens while they are written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Output:
    """Files in the making: each is written beside its place, and all are put in place together at the end."""

    def __init__(self) -> None:
        self._parts: dict[Path, Path] = {}

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which they were begun."""
        return tuple(self._parts)

    def part(self, path: Path) -> Path:
        """Where to write what is to stand at `path`; the folder is made if need be."""
        path.parent.mkdir(parents=True, exist_ok=True)
        return self._parts.setdefault(path, path.with_name(path.name + ".part"))

    def write(self, path: Path, pieces: Iterable[bytes]) -> None:
        """Writes all pieces to what is to stand at `path`."""
        with self.part(path).open("wb") as file, named(path):
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())

    def put_in_place(self) -> None:
        """Lets every file take its place."""
        for path, part in self._parts.items():
            os.replace(part, path)

    def discard(self) -> None:
        """Removes what is not in place yet."""
        for part in self._parts.values():
            with suppress(OSError):
                part.unlink()


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Gives the name of a file to errors of writing, which have none of their own."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


@contextmanager
def output() -> Iterator[Output]:
    """Files that take their places when the context ends; an error or Ctrl-C leaves everything as it was."""
    files = Output()
    try:
        yield files
        files.put_in_place()
    finally:
        files.discard()
