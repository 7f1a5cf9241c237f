"""How well events and people are merged across articles, held to judgements made by hand.

    python benchmarks/merging.py GOLD                  # from the gold annotations of the dev articles
    python benchmarks/merging.py GOLD --built FOLDER   # and from what `kg build` extracted of them into FOLDER
    python benchmarks/merging.py GOLD --pairs          # with the pairs that are wrong or missed

GOLD is the file of gold annotations, `dev.jsonl`. Scores are pairwise (tests/judgements.py says how). From extracted
annotations only events and people count that stand in the gold annotations and were found; of the rest nobody has
judged who they are. "Sound" are those of them that were not given another day or place than they have.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import judgements
from gold_records import annotations

from kg.folder import annotations as read_folder
from kg.resolve import resolve


def main() -> None:
    parser = argparse.ArgumentParser(description="how well events and people are merged across articles")
    parser.add_argument("gold", type=Path, metavar="GOLD", help="dev.jsonl")
    parser.add_argument("--built", type=Path, metavar="FOLDER", help="a folder that kg build made of the dev articles")
    parser.add_argument("--pairs", action="store_true", help="show the pairs that are wrong or missed")
    options = parser.parse_args()

    gold = list(annotations(options.gold))
    world = resolve(gold)
    show("events, gold", judgements.score(judgements.events(world), "events", judgements.told(gold)), options.pairs)
    show("people, gold", judgements.score(judgements.people(world), "people", judgements.named(gold)), options.pairs)
    if options.built is not None:
        ids = {annotation.article.id for annotation in gold}
        extracted = [one for one in read_folder(options.built) if one.article.id in ids]
        world = resolve(extracted)
        events, people = judgements.alike(gold, extracted)
        found = {item for item in people.values() if item in judgements.named(gold)}
        score = judgements.score(judgements.events(world, events), "events", events.values())
        show("events, extracted", score, options.pairs)
        sound = judgements.sound(gold, extracted, events)
        score = judgements.score(judgements.events(world, events), "events", sound)
        show("events, sound", score, options.pairs)
        score = judgements.score(judgements.people(world, people), "people", found)
        show("people, extracted", score, options.pairs)


def show(what: str, score: judgements.Score, pairs: bool) -> None:
    print(f"{what:18} {score}")
    for kind, some in (("wrong", score.wrong), ("missed", score.missed)) if pairs else ():
        for one, other in sorted(some):
            print(f"    {kind:7} {one}   {other}")


if __name__ == "__main__":
    main()
