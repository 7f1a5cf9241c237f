"""The header of a query file: comment lines `#+ key: value` above a query that is valid SPARQL as it stands.

    #+ theme: offices
    #+ summary: The offices of a person
    #+ description: One row for each office, from the earliest.
    #+ columns:
    #+   - person: name of the person
    #+   - titles (list): words of the office
    #+ params:
    #+   - person (person): any part of the name
    #+   - since (date, optional): not before this day, month or year
    #+ example: kg query offices-of -p person=Berg

A parameter `person` is the variable `?_person` of the query (the convention of grlc, https://grlc.io), so that a query
without values for its optional parameters is the file, to the letter. A column marked `(list)` holds several values,
`; ` between them; their order is made here, as SPARQL leaves that of GROUP_CONCAT open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.query.errors import QueryError, near
from kg.query.text import parameters

TYPES = ("person", "state", "agent", "issue", "office", "status", "event", "date", "number", "text", "iri")
KEYS = ("theme", "summary", "description", "columns", "params", "example")
ENTRY = re.compile(r"-\s+(?P<name>[\w-]+)\s*(?:\((?P<marks>[^)]*)\))?\s*:\s*(?P<what>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the answer and what it means; `is_list`: several values, `; ` between them."""

    name: str
    what: str
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: `type` says how its value is read (`TYPES`, or words to choose from: `date|place`).

    `default` is `None` where there is none.
    """

    name: str
    type: str
    what: str
    optional: bool = False
    default: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words that its value is one of; empty where it can be any."""
        return tuple(self.type.split("|")) if "|" in self.type else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question: its name (the stem of the file), what the header says of it, and the SPARQL text.

    `columns` is empty for a file without a header, which takes no parameters.
    """

    name: str
    text: str
    theme: str = ""
    summary: str = ""
    description: str = ""
    columns: tuple[Column, ...] = ()
    params: tuple[Parameter, ...] = ()
    example: str = ""


def read_query(path: Path) -> Query:
    """The query of a `.rq` file; raises `QueryError` for a file that cannot be read or whose header is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}); name a .rq file") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    return parse(text, where=str(path), name=path.stem)


def parse(text: str, *, where: str, name: str) -> Query:
    """The query of that text; `where` begins the messages of errors."""
    entries = _entries(text, where)
    if not entries:
        return Query(name=name, text=text)
    query = Query(
        name=name,
        text=text,
        theme=_line(entries, "theme"),
        summary=_line(entries, "summary"),
        description=_line(entries, "description"),
        columns=tuple(_column(number, line, where) for number, line in entries.get("columns", ())),
        params=tuple(_parameter(number, line, where) for number, line in entries.get("params", ())),
        example=_line(entries, "example"),
    )
    declared, used = {parameter.name for parameter in query.params}, parameters(text)
    for odd in sorted(used - declared):
        raise QueryError(f"{where}: the query uses ?_{odd}, the header does not declare it; add it under `#+ params:`")
    for odd in sorted(declared - used):
        raise QueryError(f"{where}: the header declares {odd}, the query has no ?_{odd}; use it or take it out")
    return query


def _entries(text: str, where: str) -> dict[str, list[tuple[int, str]]]:
    """The lines under each key, with their numbers; text on the line of the key is its first line."""
    entries: dict[str, list[tuple[int, str]]] = {}
    key = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        content = line[2:].strip()
        head, colon, rest = content.partition(":")
        if colon and not content.startswith("-") and re.fullmatch(r"[a-z]+", head):
            if head not in KEYS:
                raise QueryError(f"{where}:{number}: unknown key '{head}'; a header has {', '.join(KEYS)}")
            key = head
            entries[key] = [(number, rest.strip())] if rest.strip() else []
        elif key is None:
            raise QueryError(f"{where}:{number}: a line before any key; write `#+ summary:` first")
        elif content:
            entries[key].append((number, content))
    return entries


def _line(entries: dict[str, list[tuple[int, str]]], key: str) -> str:
    return " ".join(line for _, line in entries.get(key, ()))


def _entry(number: int, line: str, where: str, form: str) -> tuple[str, list[str], str]:
    found = ENTRY.fullmatch(line)
    if not found:
        raise QueryError(f"{where}:{number}: '{line}' was not understood; write `{form}`")
    marks = [mark.strip() for mark in (found["marks"] or "").split(",") if mark.strip()]
    return found["name"], marks, found["what"].strip()


def _column(number: int, line: str, where: str) -> Column:
    name, marks, what = _entry(number, line, where, "- name: what it means")
    if marks not in ([], ["list"]):
        raise QueryError(f"{where}:{number}: ({', '.join(marks)}) was not understood; a column may only be a (list)")
    return Column(name=name, what=what, is_list=bool(marks))


def _parameter(number: int, line: str, where: str) -> Parameter:
    form = "- name (type, optional): what it is"
    name, marks, what = _entry(number, line, where, form)
    if not marks or (marks[0] not in TYPES and "|" not in marks[0]):
        hint = near(marks[0], TYPES) if marks else ""
        raise QueryError(f"{where}:{number}: {name} has no known type; one of {', '.join(TYPES)}{hint}")
    optional, default = False, None
    for mark in marks[1:]:
        if mark == "optional":
            optional = True
        elif mark.startswith("default "):
            default = mark.removeprefix("default ").strip()
        else:
            raise QueryError(f"{where}:{number}: '{mark}' was not understood; write `{form}`, or `default VALUE`")
    return Parameter(name=name, type=marks[0], what=what, optional=optional, default=default)
