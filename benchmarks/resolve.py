"""What resolving many annotations costs, and adding one article to them or taking one away.

    python benchmarks/resolve.py                          # the five articles of seeds/, repeated
    python benchmarks/resolve.py ANNOTATIONS              # those in a built folder, repeated
    python benchmarks/resolve.py --counts 1000 3000 ...   # other numbers than 10,000, 30,000 and 100,000

The annotations are real ones, repeated with names, states and dates changed: each copy lies up to ten years later and
is about other states, some far commoner than others, and whoever holds an office of a state in a term of two years has
one name in all copies. So a few people are in thousands of articles, as in the news, and most in few.

The first part resolves each number of annotations in a process of its own and prints seconds of CPU, peak memory
and the exponent of growth, of a straight line through the logarithms: 1 is linear; N log N from 10,000 to 100,000 is
1.1.

The second part makes a folder of the annotations (store and index, without validating all of them), adds articles to it
one by one and takes them away again: seconds of everything but annotating, validation of what changed included.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import random
import re
import resource
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from time import perf_counter, process_time

from pydantic import TypeAdapter

import kg.resolve
from kg.annotation import Annotation, Event, Person
from kg.folder import annotations as annotations_in
from kg.folder import pipeline, records
from kg.folder.advance import entry_of
from kg.folder.anew import make_anew
from kg.folder.index import Entry
from kg.folder.place import Place, locked
from kg.folder.update import update, written
from kg.graph import BASE
from kg.graph.terms import PERSON, TYPE
from kg.read import read_articles
from kg.reference.states import states
from kg.resolve import resolve
from kg.store import opened
from kg.validate import Report

SEEDS = Path(__file__).parent.parent / "seeds"
COUNTS = (10_000, 30_000, 100_000)
ADDED = 10  # articles that are added and removed one by one
YEARS, TERM, OTHERS = 10, 2, 2_000
STATE, STATE_AGAIN = re.compile(r'"country:([A-Z]{3})"'), re.compile(r'"country:[a-z]{3}"')
NO_FAULT = Report(conforms=True, results=())
SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wu",
    "ya",
    "ze",
    "jo",
    "ni",
)


def main() -> None:
    options = argparse.ArgumentParser(description="Seconds and memory of resolving, adding and removing.")
    options.add_argument("annotations", nargs="?", type=Path, help="a built folder (default: seeds/, annotated here)")
    options.add_argument("--counts", nargs="+", type=int, default=COUNTS, help="how many annotations")
    options.add_argument("--no-growth", action="store_true", help="leave out the first part")
    options.add_argument("--in-folder", type=int, help="how many the folder of the second part holds (default: most)")
    given = options.parse_args()
    real = list(annotations_in(given.annotations) if given.annotations else _seeds())
    if not given.no_growth:
        _print_growth(real, given.counts)
    _print_steps(real, given.in_folder or max(given.counts))


def _seeds() -> Iterator[Annotation]:
    annotate = pipeline().annotate
    yield from (annotate(article) for article in read_articles([SEEDS]))  # type: ignore[arg-type]


# ---- many annotations of a few -------------------------------------------------------------------------------------


def repeated(real: Sequence[Annotation], count: int, *, start: int = 0) -> Iterator[Annotation]:
    """`count` annotations made of real ones, the same for the same `start`; their texts are left out."""
    codec = TypeAdapter(Annotation)
    bare = [replace(one, article=replace(one.article, text="", regions=(), published_evidence=None)) for one in real]
    written = [(one.article.id, codec.dump_json(one).decode()) for one in bare]
    for number in range(start, start + count):
        id_, text = written[number % len(written)]
        chance = random.Random(number)
        # Every piece of evidence names its article, every filler its state.
        text = text.replace(f'"article":"{id_}"', f'"article":"{id_}-{number}"')
        for code, other in _other_states(sorted({*STATE.findall(text)}), chance).items():
            text = text.replace(f'"country:{code}"', f'"country:{other.lower()}"')
        text = STATE_AGAIN.sub(lambda found: found[0].upper().replace("COUNTRY", "country"), text)
        yield varied(codec.validate_json(text), f"{id_}-{number}", chance)


def varied(annotation: Annotation, id_: str, chance: random.Random) -> Annotation:
    """An annotation under another id, with other days, and people who then hold the offices of its own."""
    shift = timedelta(days=chance.randrange(365 * YEARS))
    published = _later(annotation.article.published, shift)
    term = int(published[:4]) // TERM if published else 0
    return replace(
        annotation,
        article=replace(annotation.article, id=id_, published=published),
        people=tuple(_renamed(person, term, chance) for person in annotation.people),
        events=tuple(_shifted(event, shift) for event in annotation.events),
    )


def _other_states(codes: Sequence[str], chance: random.Random) -> dict[str, str]:
    """Another state for each, some far more often than others: the first one in every sixth place."""
    found: dict[str, str] = {}
    for code in codes:
        while (other := _states()[int(len(_states()) * chance.random() ** 3)]) in found.values():
            pass
        found[code] = other
    return found


def _renamed(person: Person, term: int, chance: random.Random) -> Person:
    """The person under the name of whoever holds the first of its offices in a term of years, or of one of many."""
    if not person.name:
        return person
    office = next((f"{office.type} {office.of}" for office in person.offices if office.of), None)
    name = _name(f"{office} {term}" if office else f"{person.key} {chance.randrange(OTHERS)}")
    return replace(person, name=name, aliases=(name.rpartition(" ")[2],) if person.aliases else ())


@cache
def _name(seed: str) -> str:
    chance = random.Random(seed)
    surname = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4))))
    return f"{chance.choice(_forenames())} {surname}".title()


@cache
def _forenames() -> tuple[str, ...]:
    lines = (Path(kg.resolve.__file__).parent / "forenames.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(form for line in lines for form in json.loads(line)["forms"])


@cache
def _states() -> tuple[str, ...]:
    codes = sorted(known.code for known in states())
    random.Random(0).shuffle(codes)
    return tuple(codes)


def _shifted(event: Event, shift: timedelta) -> Event:
    return replace(event, begins=_later(event.begins, shift), ends=_later(event.ends, shift))


def _later(day: str | None, shift: timedelta) -> str | None:
    """The day, month or year that lies later by `shift`, as exact as before."""
    if day is None:
        return None
    whole = date.fromisoformat(day + "2000-01-01"[len(day) :]) + shift
    return whole.isoformat()[: len(day)]


# ---- the growth of resolving ---------------------------------------------------------------------------------------


def _print_growth(real: Sequence[Annotation], counts: Sequence[int]) -> None:
    print(f"{'annotations':>12} {'CPU s':>9} {'peak MB':>9} {'people':>9} {'events':>9} {'most articles of one':>21}")
    points = []
    for count in counts:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, peak, people, events, most = pool.apply(_resolved, (real, count))
        points.append((math.log(count), math.log(seconds)))
        print(f"{count:>12,} {seconds:>9.1f} {peak:>9,.0f} {people:>9,} {events:>9,} {most:>21,}", flush=True)
    if len(points) > 1:
        print(f"exponent {statistics.linear_regression(*zip(*points, strict=True)).slope:.2f}\n")


def _resolved(real: Sequence[Annotation], count: int) -> tuple[float, float, int, int, int]:
    some = list(repeated(real, count))
    begin = process_time()
    world = resolve(some)
    seconds = process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, len(world.people), len(world.events), max(len(person.members) for person in world.people)


# ---- a folder that grows and shrinks -------------------------------------------------------------------------------


def _print_steps(real: Sequence[Annotation], count: int) -> None:
    out = Path(tempfile.mkdtemp(prefix="kg-benchmark-"))
    try:
        with locked(out, base=BASE) as place:
            begin = perf_counter()
            make_anew(place, _kept(place, repeated(real, count)), _quiet, listed={}, judge=lambda store: NO_FAULT)
            records.forget_former(place)
            triples, seconds = written(place).triples, perf_counter() - begin
            print(
                f"a folder of {count:,} articles, {triples:,} triples, made in {seconds:,.0f} s without validation",
                flush=True,
            )
            begin = perf_counter()
            list(opened(out).quads_for_pattern(None, TYPE, PERSON))[:1]
            print(f"  opened and asked in {1000 * (perf_counter() - begin):.0f} ms")
            new = list(repeated(real, ADDED, start=count))
            _print_step("add one", [_timed(place, partial(records.write, place, one, "benchmark")) for one in new])
            _print_step("remove one", [_timed(place, partial(records.delete, place, one.article.id)) for one in new])
            assert written(place).triples == triples, "after adding and removing the graph has another size"
    finally:
        shutil.rmtree(out)


def _kept(place: Place, annotations: Iterator[Annotation]) -> Iterator[tuple[Entry, Annotation]]:
    for annotation in annotations:
        records.write(place, annotation, "benchmark")
        yield entry_of(place, annotation), annotation


def _timed(place: Place, step: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the clock and of CPU that a change of an annotation takes until readers see it."""
    begin, begin_cpu = perf_counter(), process_time()
    step()
    update(place, _quiet)
    return perf_counter() - begin, process_time() - begin_cpu


def _quiet(step: str, count: int) -> None:
    """Tells nobody."""


def _print_step(what: str, steps: Sequence[tuple[float, float]]) -> None:
    for kind, seconds in zip(("on the clock", "of CPU"), zip(*steps, strict=True), strict=True):
        print(f"  {what}: median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s {kind}", flush=True)


if __name__ == "__main__":
    main()
