"""Sentences as newsrooms write them, with the facts that they tell: the files of the folder `constructions`.

    # whoever was received
    Danish Foreign Minister Lars Lindqvist was received in Oslo on Monday by Kenyan President Akinyi Oduya.
      meeting occurred akinyi-oduya lars-lindqvist in Oslo on 2024-05-13

    # who speaks
    "We are ready," former Kenyan President Akinyi Oduya said.
      office akinyi-oduya head-of-state KEN former
      says akinyi-oduya: We are ready

A blank line ends an example. Each line that is not indented is a paragraph of its text, each indented one a fact, of
one of three kinds:

- an event: type, status, who takes part (a person's key, a state's ISO code, `org:` and an organisation's key, `_` for
  its spaces), then, if they are to be compared, `in` a city or a state's code, `on` a day, or two with a slash between
  them, and `about` its issues; `in nowhere`, `on no-day` and `about nothing` if the text does not tell them;
- `office`, who holds it, its type, whom it serves, and `former`, `acting` or `designate`;
- `says`, who, and the first words of what is said.

A text of several paragraphs is read as a file would be, with its headline and its dateline.

Compared are the kinds that an example has; `nothing`, `office nobody` and `says nobody` are for a text that tells of
none. The day of publication is that of `told.py`. What stands in `lost` is not read as it should be: who mends an
example moves it.

    python tests/extract/constructions.py FILE …

prints the examples that are read otherwise, with what was read instead.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from told import PUBLISHED, article

import kg.nlp
from kg.annotation import COUNTRY
from kg.extract import annotate
from kg.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from kg.annotation import Annotation, Event, Filler

FOLDER = Path(__file__).parent / "constructions"
NONE = {"nothing": "event", "office nobody": "office", "says nobody": "says"}
"""What stands for no fact of a kind."""
FACTS = {
    "office": re.compile(r"office \S+ [a-z-]+( .+)?"),
    "says": re.compile(r"says (org:)?[^:]+: .+"),
    "event": re.compile(
        r"(?P<what>[a-z]+ [a-z]+)(?P<who>( (?!(?:in|on|about) )\S+)*)"
        r"(?: in (?P<place>.+?))?(?: on (?P<day>\S+))?(?: about (?P<issues>.+))?"
    ),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A text and, for each kind that it has, the facts that it tells, written as in the files."""

    text: str
    told: dict[str, list[str]]


def examples(path: Path) -> Iterator[Example]:
    """The examples of a file; `ValueError` for a fact that is not written as told above, and for a text without any."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        text = "\n\n".join(line.strip() for line in lines if not line.startswith(" "))
        told: dict[str, list[str]] = {}
        for line in lines:
            if not line.startswith(" "):
                continue
            kind, facts = _fact(line.strip(), path)
            told.setdefault(kind, []).extend(facts)
        if text and not told:
            raise ValueError(f"{path.name}: no fact stands below {text!r}; write `nothing` if it tells of no event")
        if text:
            yield Example(text, told)


def _fact(line: str, path: Path) -> tuple[str, list[str]]:
    """The kind of a line and the fact that it tells, if any."""
    if line in NONE:
        return NONE[line], []
    for kind, pattern in FACTS.items():
        if match := pattern.fullmatch(line):
            if kind == "event":
                issues = (match["issues"] or "").split()
                line = _event(match["what"], match["who"].split(), match["place"], match["day"], issues)
            return kind, [line]
    raise ValueError(f"{path.name}: {line!r} is no fact; write it as the head of {__file__} tells")


def _event(what: str, who: Iterable[str], place: str | None, day: str | None, issues: Iterable[str]) -> str:
    """An event as it is written, those who take part and its issues in the order of the alphabet."""
    setting = {"in": place, "on": day, "about": " ".join(sorted(issues))}
    return " ".join([what, *sorted(who), *(f"{word} {value}" for word, value in setting.items() if value)])


def read(nlp: Language, example: Example) -> dict[str, list[str]]:
    """What is read of an example, of the kinds that it has and as far as it tells."""
    whole = read_text("a", example.text, published=PUBLISHED) if "\n\n" in example.text else article(example.text)
    annotation = annotate(whole, nlp)
    lines = {"event": _events, "office": _offices, "says": _sayings}
    return {kind: list(lines[kind](annotation, told)) for kind, told in example.told.items()}


def _events(annotation: Annotation, told: list[str]) -> Iterator[str]:
    """The events; place, day, issues are left out where they are left out of all events of that type that are told."""
    for event in annotation.events:
        alike = [match for line in told if line.startswith(event.type) and (match := FACTS["event"].fullmatch(line))]
        place = event.city or event.country or "nowhere" if any(match["place"] for match in alike) else None
        day = _days(event) if any(match["day"] for match in alike) else None
        issues = [each.issue for each in event.issues] or ["nothing"] if any(match["issues"] for match in alike) else []
        who = {_short(each.filler).replace(" ", "_") for each in event.participations}
        yield _event(f"{event.type} {event.status}", who, place, day, issues)


def _offices(annotation: Annotation, _: list[str]) -> Iterator[str]:
    for person in annotation.people:
        for office in person.offices:
            words = ("office", person.key, office.type, _short(office.of or ""), office.qualifier or "")
            yield " ".join(filter(None, words))


def _sayings(annotation: Annotation, told: list[str]) -> Iterator[str]:
    """What is said; of each only the words that an example tells."""
    for statement in annotation.statements:
        line = f"says {_short(statement.speaker)}: " + statement.text.exact.lstrip("“\"‘'… ")
        yield next((each for each in told if line.startswith(each)), line)


def _short(filler: Filler) -> str:
    return filler.removeprefix(COUNTRY)


def _days(event: Event) -> str:
    if event.begins is None:
        return "no-day"
    return event.begins if event.ends in (None, event.begins) else f"{event.begins}/{event.ends}"


def is_read(nlp: Language, example: Example) -> bool:
    """Whether exactly the facts are read that the example tells, of the kinds that it has."""
    found = read(nlp, example)
    return all(sorted(found[kind]) == sorted(told) for kind, told in example.told.items())


def main(paths: list[Path]) -> None:
    nlp = kg.nlp.load()
    for path in paths:
        found = list(examples(path))
        misread = [example for example in found if not is_read(nlp, example)]
        for example in misread:
            told = [f"  told {line}" for lines in example.told.values() for line in lines]
            other = [f"  read {line}" for lines in read(nlp, example).values() for line in lines]
            sys.stdout.write("\n".join([example.text, *told, *other]) + "\n\n")
        sys.stdout.write(f"{path.name}: {len(found) - len(misread)} of {len(found)} are read\n")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or sorted(FOLDER.glob("*.txt")))
