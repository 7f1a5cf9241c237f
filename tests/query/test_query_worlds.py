"""Questions about one world of many reports: what they disagree on, who held an office after whom."""

from __future__ import annotations

import pytest
from annotations import annotation, event, person
from pyoxigraph import Quad, Store

from kg.annotation import Annotation
from kg.graph import triples
from kg.query import run
from kg.resolve import resolve

PEOPLE = [
    person("berg", "Anna Berg", "foreign-minister NOR"),
    person("sadiq", "Karim Sadiq", "foreign-minister JOR"),
    person("moreau", "Lena Moreau", "envoy UN"),
]
PLAIN = {"on": "2024-05-06", "city": "Oslo", "country": "NOR"}


def stored(*annotations: Annotation) -> Store:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(resolve(annotations)))
    return store


def told(id: str, day: str, *others: str, **changes: str | None) -> Annotation:
    """An article about one meeting in Oslo, but for the `changes` in what it says."""
    happened = event("meeting", "berg", "sadiq", *others, **{**PLAIN, **changes})  # type: ignore[arg-type]
    return annotation(id, published=day, people=PEOPLE, events=[happened])


FIRST = told("first", "2024-05-07")


def disagreements(other: Annotation, **params: str) -> list[tuple[object, object]]:
    rows = run("disagreements", stored(FIRST, other), params).to_dicts()
    assert all(row["reports"] == 2 for row in rows)
    return [(row["about"], row["said"]) for row in rows]


@pytest.mark.parametrize(
    ("other", "about", "said"),
    [
        (told("second", "2024-05-08", on="2024-05-07"), "date", ["2024-05-06 (first)", "2024-05-07 (second)"]),
        (
            told("second", "2024-05-08", city="Amman", country="JOR"),
            "place",
            ["Amman, Jordan (second)", "Oslo, Norway (first)"],
        ),
        (told("second", "2024-05-08", status="denied"), "status", ["denied (second)", "occurred (first)"]),
        (
            told("second", "2024-05-08", "moreau"),
            "participants",
            [
                "Anna Berg (first)",
                "Anna Berg (second)",
                "Karim Sadiq (first)",
                "Karim Sadiq (second)",
                "Lena Moreau (second)",
            ],
        ),
    ],
)
def test_each_kind_of_disagreement_is_found_with_what_each_article_says(
    other: Annotation, about: str, said: list[str]
) -> None:
    ((found, values),) = disagreements(other)
    assert found == about
    assert str(values).split("; ") == said
    assert disagreements(other, about=about, state="Jordan") == [(found, values)]
    others = {"date", "place", "participants", "status"} - {about}
    assert all(disagreements(other, about=word) == [] for word in others)


@pytest.mark.parametrize(
    "other",
    [
        told("second", "2024-05-08"),
        told("second", "2024-05-08", on="2024-05"),
        told("second", "2024-05-08", city=None, country=None),
        told("second", "2024-05-02", status="planned"),
    ],
)
def test_less_precision_and_a_plan_before_are_no_disagreement(other: Annotation) -> None:
    assert disagreements(other) == []


def test_the_holders_of_an_office_stand_in_their_sequence() -> None:
    office = "foreign-minister NOR"
    days = [("Anna Berg", "2023-01-05"), ("Anna Berg", "2023-09-01"), ("Lena Holt", "2025-02-01")]
    articles = [annotation(day, published=day, people=[person("p", name, office)]) for name, day in days]
    articles += [annotation("late", published="2025-03-01", people=[person("p", "Anna Berg", office + " former")])]
    articles += [annotation("nameless", published="2024-05-01", people=[person("p", None, office)])]
    rows = run("offices-of", stored(*articles), {"state": "Norway", "office": "foreign-minister"}).to_dicts()
    assert [(row["person"], row["first"], row["last"], row["qualifiers"]) for row in rows] == [
        ("Anna Berg", "2023-01-05", "2023-09-01", "former"),
        ("Lena Holt", "2025-02-01", "2025-02-01", None),
    ]
