"""What a query can be asked of: a store, a built folder, RDF files, or a SPARQL endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.login import login
from kg.query.engines import Engine, Local
from kg.query.errors import QueryError
from kg.query.remote import Remote
from kg.store import StoreError, opened

if TYPE_CHECKING:
    from pyoxigraph import Store

SUFFIXES = (".nt", ".nq", ".ttl", ".trig", ".jsonld", ".rdf")


def engine(source: Store | Path | str | Sequence[Path | str], *, timeout: float | None = None) -> Engine:
    """What answers for a source: a `Store`, the path of a built folder, RDF file or files, or the URL of an endpoint.

    A built folder is asked where it lies, read-only, as it is now; files are read into memory at once; a server that
    wants a login gets that of `KG_USER`. `timeout` is how many seconds a query may take. Raises `QueryError` for what
    is not there or cannot be read.
    """
    from pyoxigraph import Store

    if isinstance(source, Store):
        return Local(source, timeout)
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return Remote(source, timeout, login())
    paths = [Path(source)] if isinstance(source, str | Path) else [Path(path) for path in source]
    if len(paths) == 1 and paths[0].is_dir():
        return Local(_built(paths[0]), timeout)
    store = Store()
    for path in paths:
        _load(store, path)
    return Local(store, timeout)


def _built(folder: Path) -> Store:
    try:
        return opened(folder)
    except StoreError as error:
        raise QueryError(str(error)) from error


def _load(store: Store, path: Path) -> None:
    from pyoxigraph import RdfFormat

    if not path.exists():
        raise QueryError(
            f"{path}: is not there; name a folder that `kg build` wrote, an RDF file, or the URL of an endpoint"
        )
    if path.is_dir():
        store.bulk_extend(_built(path))
        return
    format = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format is None:
        raise QueryError(f"{path}: '{path.suffix}' is no RDF; name a built folder or a file {', '.join(SUFFIXES)}")
    try:
        store.bulk_load(path=str(path), format=format)
    except SyntaxError as error:
        raise QueryError(f"{path}:{error.lineno or 1}: {error.msg}; the file must be valid {format.name}") from error
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror or error}); name a file that can") from error
