"""Sentences as newsrooms write them, with the events that they tell: the files of the folder `constructions`.

    # whoever was received
    Danish Foreign Minister Lars Lindqvist was received in Oslo on Monday by Kenyan President Akinyi Oduya.
      meeting occurred akinyi-oduya lars-lindqvist in Oslo on 2024-05-13

A blank line ends an example. Its first line is a text, each indented one an event: type, status, who takes part (a
person's key, a state's ISO code, `org:` and an organisation's key), then, if they are to be compared, `in` a city or a
state's code and `on` a day, or two with a slash between them. `nothing` tells of no event. The day of publication is
that of `told.py`. What stands in `lost` is not read as it should be: who mends an example moves it.

    python tests/extract/constructions.py FILE …

prints the examples that are read otherwise, with what was read instead.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from told import article

import kg.nlp
from kg.extract import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from kg.annotation import Event

FOLDER = Path(__file__).parent / "constructions"
EVENT = re.compile(
    r"(?P<type>\S+) (?P<status>\S+)(?P<who>(?: (?!in |on )\S+)*)(?: in (?P<place>.+?))?(?: on (?P<day>\S+))?"
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a text tells of; `place` and `day` are `None` if they are not to be compared."""

    type: str
    status: str
    who: frozenset[str]
    place: str | None
    day: str | None

    def __str__(self) -> str:
        words = [self.type, self.status, *sorted(who.removeprefix("country:") for who in self.who)]
        return " ".join(words + (["in", self.place] if self.place else []) + (["on", self.day] if self.day else []))


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the events that it tells of."""

    text: str
    told: tuple[Told, ...]


def examples(path: Path) -> Iterator[Example]:
    """The examples of a file; `ValueError` for an event that is not written as told above."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield Example(lines[0], tuple(_told(line.strip(), path) for line in lines[1:] if line.strip() != "nothing"))


def _told(line: str, path: Path) -> Told:
    match = EVENT.fullmatch(line)
    if match is None:
        raise ValueError(f"{path.name}: {line!r} is no event; write: type status who … in place on day")
    who = frozenset(f"country:{each}" if re.fullmatch("[A-Z]{3}", each) else each for each in match["who"].split())
    return Told(match["type"], match["status"], who, match["place"], match["day"])


def read(nlp: Language, example: Example) -> list[Told]:
    """What is read of an example; place and day are left out where it leaves them out of all events of that type."""
    placed = {told.type for told in example.told if told.place}
    dated = {told.type for told in example.told if told.day}
    return sorted(
        (
            Told(
                event.type,
                event.status,
                frozenset(each.filler for each in event.participations),
                (event.city or event.country) if event.type in placed else None,
                _days(event) if event.type in dated else None,
            )
            for event in annotate(article(example.text), nlp).events
        ),
        key=str,
    )


def _days(event: Event) -> str | None:
    return event.begins if event.ends in (None, event.begins) else f"{event.begins}/{event.ends}"


def is_read(nlp: Language, example: Example) -> bool:
    """Whether exactly the events are read that the example tells of."""
    return read(nlp, example) == sorted(example.told, key=str)


def main(paths: list[Path]) -> None:
    nlp = kg.nlp.load()
    for path in paths:
        found = list(examples(path))
        misread = [example for example in found if not is_read(nlp, example)]
        for example in misread:
            told = [f"  told {each}" for each in example.told]
            sys.stdout.write(
                "\n".join([example.text, *told, *(f"  read {each}" for each in read(nlp, example))]) + "\n\n"
            )
        sys.stdout.write(f"{path.name}: {len(found) - len(misread)} of {len(found)} are read\n")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or sorted(FOLDER.glob("*.txt")))
