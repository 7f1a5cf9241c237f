"""The library of named queries: the files of `queries/`."""

from __future__ import annotations

from pathlib import Path

from kg import files
from kg.query.errors import QueryError, near
from kg.query.header import Query, read_query


def library() -> tuple[Query, ...]:
    """All named queries, by name."""
    return tuple(read_query(path) for path in sorted(files.folder("queries").glob("*.rq")))


def find(name: str | Path) -> Query:
    """The query of that name, or of the `.rq` file at that path; raises `QueryError` naming what is near."""
    if str(name).endswith(".rq"):
        return read_query(Path(name))
    known = {path.stem: path for path in files.folder("queries").glob("*.rq")}
    if str(name) in known:
        return read_query(known[str(name)])
    hint = near(str(name), known)
    raise QueryError(f"there is no query '{name}'{hint} `kg query --list` shows all; files of your own end in .rq.")
