"""RDF/XML that can be read without harm: expat looks at it first, as the parser of RDF expands entities without end.

Entities that stand for a namespace, as ontologies have them, are allowed; those that hold others, or lie elsewhere,
are not (https://en.wikipedia.org/wiki/Billion_laughs_attack).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

LONGEST = 1 << 24  # bytes of one text, tag or comment, as many as the parsers of the other formats take
LONGEST_ENTITY = 1_000


class XmlError(Exception):
    """What is wrong with a file of XML, and its line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def check(chunks: Iterable[bytes]) -> None:
    """Reads XML and keeps nothing; raises `XmlError` for what is not well-formed or could hurt."""
    parser = expat.ParserCreate()
    parser.buffer_text = False
    text = 0
    since_last = 0

    def seen(*_: object) -> None:
        nonlocal text, since_last
        text = since_last = 0

    def characters(data: str) -> None:
        nonlocal text, since_last
        text, since_last = text + len(data), 0
        if text > LONGEST:
            raise XmlError(f"one text is longer than {LONGEST >> 20} MiB; take it out", parser.CurrentLineNumber)

    def entity(name: str, _: object, value: str | None, base: object, system: str | None, *rest: object) -> None:
        line = parser.CurrentLineNumber
        if value is None:
            raise XmlError(f"the entity {name} lies elsewhere ({system}), and nothing is ever fetched", line)
        if "&" in value or "%" in value or len(value) > LONGEST_ENTITY:
            raise XmlError(f"the entity {name} could grow without end; write out what it stands for", line)

    parser.StartElementHandler = parser.EndElementHandler = parser.CommentHandler = seen
    parser.ProcessingInstructionHandler = parser.StartDoctypeDeclHandler = seen
    parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = entity
    try:
        for chunk in chunks:
            since_last += len(chunk)
            parser.Parse(chunk, False)
            if since_last > LONGEST:
                raise XmlError(f"one tag is longer than {LONGEST >> 20} MiB; take it out", parser.CurrentLineNumber)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise XmlError(f"no XML: {expat.ErrorString(error.code)}; mend the file", error.lineno) from error
