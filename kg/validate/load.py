"""RDF files as stores: nothing is fetched, and no file, however made, takes more memory than what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat, Store

from kg.store import StoreError, opened
from kg.validate.xml import XmlError, check

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
}
STDIN, STDIN_BASE = Path("-"), "urn:stdin:"
CHUNK = 1 << 20  # a tag in smaller pieces is read again for each of them
REMOTE = "No LoadDocumentCallback"  # how the parser of JSON-LD says that it would have to fetch something


class LoadError(Exception):
    """A file that cannot be read as RDF: which, where, why, and what to do."""


def load(*paths: Path, stdin: tuple[IO[bytes], str] | None = None) -> Store:
    """A store with all triples of the files or built folders: one folder alone where it lies, all else in memory.

    The ending of a file tells its format. `stdin` is the stream that the path `-` stands for, with the ending that its
    format has. Raises `LoadError` for a missing file, an unknown ending, an error of syntax (with its line), a term of
    more than 16 MiB, and where there is no triple at all.
    """
    if len(paths) == 1 and paths[0].is_dir():
        return _built(paths[0])
    store = Store()
    for path in paths:
        if stdin is not None and path == STDIN:
            _load_stream(*stdin, store)
        elif path.is_dir():
            store.bulk_extend(_built(path))
        else:
            _load(path, store)
    if not store:
        raise LoadError(f"{', '.join(map(str, paths))}: no triples; is it the right file?")
    return store


def _built(folder: Path) -> Store:
    try:
        return opened(folder)
    except StoreError as error:
        raise LoadError(str(error)) from error


def _load_stream(stream: IO[bytes], ending: str, store: Store) -> None:
    form = _format(f"standard input as {ending}", ending)
    with _said("standard input", form):
        if form == RdfFormat.RDF_XML:  # read twice
            data = stream.read()
            check([data[i : i + CHUNK] for i in range(0, len(data), CHUNK)])
            store.bulk_load(data, format=form, base_iri=STDIN_BASE)
        else:
            store.bulk_load(stream, format=form, base_iri=STDIN_BASE)


def _load(path: Path, store: Store) -> None:
    if not path.exists():
        raise LoadError(f"{path}: No such file or directory; expected a file of RDF or a folder made by `kg build`")
    form = _format(str(path), path.suffix)
    with _said(str(path), form):
        if form == RdfFormat.RDF_XML:
            check(_chunks(path))
        store.bulk_load(path=path, format=form, base_iri=path.absolute().as_uri())


def _format(where: str, ending: str) -> RdfFormat:
    form = FORMATS.get(ending.lower())
    if form is None:
        raise LoadError(f"{where}: unknown ending {ending!r}; expected one of {', '.join(FORMATS)}")
    return form


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


@contextmanager
def _said(where: str, form: RdfFormat) -> Iterator[None]:
    """Turns what parsers raise into `LoadError`s that name the file."""
    try:
        yield
    except XmlError as error:
        raise LoadError(f"{where}:{error.line}: {error}") from error
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        if REMOTE in error.msg:
            raise LoadError(
                f"{where}{line}: names a context that is elsewhere, and nothing is ever fetched; write it into the file"
            ) from error
        said = error.msg if len(error.msg) < 500 else error.msg[:500] + " …"
        raise LoadError(f"{where}{line}: no {form.name}: {said}; mend the file, or give it the right ending") from error
    except MemoryError as error:
        raise LoadError(f"{where}: one term is longer than 16 MiB; take it out, or name its file instead") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LoadError(f"{where}: {reason}; expected a file of RDF or a folder made by `kg build`") from error
