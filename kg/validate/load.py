"""RDF files as stores."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
BUILT = "graph.nt"


class LoadError(Exception):
    """A file that cannot be read as RDF: which, where, why, and what to do."""


def load(*paths: Path) -> Store:
    """A store in memory with all triples of the files, or of built folders (their `graph.nt`).

    The ending of a file tells its format. Raises `LoadError` for a missing file, an unknown ending, an error of syntax
    (with its line), and where there is no triple at all.
    """
    store = Store()
    for path in paths:
        _load(path / BUILT if path.is_dir() else path, store)
    if not len(store):
        raise LoadError(f"{', '.join(map(str, paths))}: no triples; is it the right file?")
    return store


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
