"""RDF files as stores."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.store import StoreError, opened

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


class LoadError(Exception):
    """A file that cannot be read as RDF: which, where, why, and what to do."""


def load(*paths: Path) -> Store:
    """A store with all triples of the files or built folders: one folder alone where it lies, all else in memory.

    The ending of a file tells its format. Raises `LoadError` for a missing file, an unknown ending, an error of syntax
    (with its line), and where there is no triple at all.
    """
    if len(paths) == 1 and paths[0].is_dir():
        return _built(paths[0])
    store = Store()
    for path in paths:
        if path.is_dir():
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


def _load(path: Path, store: Store) -> None:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise LoadError(f"{path}: unknown ending {path.suffix!r}; expected one of {', '.join(FORMATS)}")
    try:
        store.bulk_load(path=path, format=form, base_iri=path.absolute().as_uri())
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise LoadError(
            f"{path}{line}: no {form.name}: {error.msg}; mend the file, or give it the right ending"
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LoadError(f"{path}: {reason}; expected a file of RDF or a folder made by `kg build`") from error
