"""Who is one person in many articles."""

from __future__ import annotations

from itertools import permutations

import pytest
from annotations import annotation, event, person

from kg.annotation import Annotation
from kg.resolve import AnnotationError, resolve

FOREIGN = "foreign-minister NOR"


def articles(*people: tuple[str | None, str]) -> list[Annotation]:
    """An article for each person, given as name and offices with commas between them."""
    return [
        annotation(f"a{i}", people=[person("p", name, *filter(None, offices.split(", ")))])
        for i, (name, offices) in enumerate(people)
    ]


def together(*people: tuple[str | None, str]) -> set[frozenset[int]]:
    """Which of the people, by their numbers, are one."""
    made = articles(*people)
    worlds = {resolve(order) for order in permutations(made)} if len(made) < 5 else {resolve(made)}
    assert len(worlds) == 1, "the order of the articles matters"
    return {frozenset(int(article[1:]) for article, _ in p.members) for p in worlds.pop().people}


def is_one(*people: tuple[str | None, str]) -> bool:
    return len(together(*people)) == 1


def test_one_name_is_one_person_with_or_without_an_office() -> None:
    assert is_one(("Anna Berg", FOREIGN), ("Anna Berg", ""), ("Anna Berg", "minister NOR"))


def test_spelling_order_and_accents_do_not_part_a_person() -> None:
    assert is_one(("Péter Szabó", ""), ("Szabo Peter", ""), ("PETER SZABO", ""))


def test_namesakes_who_serve_different_states_are_two() -> None:
    assert not is_one(("Omar Khan", "foreign-minister PAK"), ("Omar Khan", "legislator IND"))


def test_a_state_that_far_more_articles_tell_outweighs_one_that_may_be_misread() -> None:
    often, once = ("Omar Khan", "minister PAK"), ("Omar Khan", "aide IND")
    assert is_one(*[often] * 3, once)
    assert not is_one(*[often] * 2, once)
    assert len(together(*[often] * 5, *[once] * 2)) == 2


def test_someone_without_a_state_goes_with_the_namesake_of_most_articles() -> None:
    groups = together(
        ("Omar Khan", "foreign-minister PAK"),
        ("Omar Khan", "minister PAK"),
        ("Omar Khan", "envoy IND"),
        ("Omar Khan", ""),
    )
    assert groups == {frozenset({0, 1, 3}), frozenset({2})}


def test_a_son_of_the_same_name_is_another_unless_he_holds_the_office_himself() -> None:
    president, son = ("Omar Falk", "head-of-state NOR"), ("Omar Falk Jr.", "")
    assert together(president, son, ("Omar Falk", "")) == {frozenset({0, 2}), frozenset({1})}
    assert not is_one(("Omar Falk", "head-of-state NOR, other NOR"), ("Omar Falk Jr.", "other NOR"))
    assert not is_one(("Omar Falk Jr.", "envoy NOR"), ("Omar Falk Sr.", "envoy NOR"))
    assert is_one(("Omar Falk Junior", "head-of-state NOR"), ("Omar Falk", "vice-president NOR"))


def test_a_person_may_serve_a_state_and_an_organisation() -> None:
    assert is_one(("Lena Moreau", "minister FRA"), ("Lena Moreau", "envoy UN"))


def test_a_close_spelling_needs_the_same_office() -> None:
    assert is_one(("Karim Rasulov", "aide AZE"), ("Kareem Rasulov", "aide AZE"))
    assert not is_one(("Karim Rasulov", "aide AZE"), ("Kareem Rasulov", "legislator AZE"))
    assert not is_one(("Karim Rasulov", ""), ("Kareem Rasulov", ""))


def test_a_short_forename_needs_the_same_office() -> None:
    assert is_one(("Joe Falk", "envoy USA"), ("Joseph R. Falk, Jr.", "envoy USA"), ("Falk", "envoy USA"))
    assert is_one(("Bill Falk", "envoy USA"), ("William Falk", "envoy USA"))
    assert not is_one(("Joe Falk", "aide USA"), ("Joseph Falk", "envoy USA"))


def test_initials_need_the_same_office() -> None:
    assert is_one(("S. Markov", "envoy RUS"), ("Sergei Markov", "envoy RUS"))
    assert not is_one(("S. Markov", ""), ("Sergei Markov", "envoy RUS"))


def test_a_middle_name_more_or_less_does_not_part_a_person() -> None:
    assert is_one(("Ali Reza Farhadi", "envoy IRN"), ("Ali Farhadi", "minister IRN"))
    assert is_one(("Ali Reza Farhadi", "envoy IRN"), ("Ali Farhadi", ""))
    assert not is_one(("Ali Reza Farhadi", "envoy IRN"), ("Ali Farhadi", "minister IRQ"))


def test_a_short_form_that_fits_two_people_joins_neither() -> None:
    groups = together(
        ("Ali Farhadi", "envoy IRN"), ("Ali Reza Farhadi", "envoy IRN"), ("Ali Akbar Farhadi", "envoy IRN")
    )
    assert len(groups) == 3


def test_people_of_one_surname_and_office_are_two() -> None:
    assert not is_one(("Anna Berg", FOREIGN), ("Lena Berg", FOREIGN))


def test_a_surname_alone_joins_the_one_holder_of_the_office() -> None:
    assert is_one(("Berg", FOREIGN), ("Anna Berg", FOREIGN))
    assert is_one(("Park", "head-of-state KOR"), ("Park Min-jun", "head-of-state KOR"))


def test_a_surname_alone_joins_nobody_without_the_same_office_of_the_same_state() -> None:
    assert not is_one(("Berg", ""), ("Anna Berg", FOREIGN))
    assert not is_one(("Berg", "foreign-minister SWE"), ("Anna Berg", FOREIGN))
    assert not is_one(("Berg", "foreign-minister -"), ("Anna Berg", FOREIGN))


def test_a_title_is_no_part_of_a_name() -> None:
    king = "head-of-state NOR"
    assert is_one(("King Harald", king), ("Harald", king), ("Harald V", king))


def test_one_name_and_one_kind_of_office_outweigh_a_state_that_an_article_misread() -> None:
    assert is_one(("Anna Berg", FOREIGN), ("Anna Berg", "foreign-minister SWE"))
    assert is_one(*[("Anna Berg", FOREIGN)] * 3, ("Berg", "foreign-minister SWE"))
    assert not is_one(*[("Anna Berg", FOREIGN)] * 3, ("Berg", "minister SWE"))
    assert not is_one(*[("Harald V", "head-of-state NOR")] * 3, ("Harald", "head-of-state DNK"))


def test_a_fuller_name_a_generation_later_is_another_person() -> None:
    def of(*days: str) -> int:
        names = ("George Holt", "George W. Holt")
        people = [person("p", name, "head-of-state USA") for name in names]
        return len(resolve(annotation(d, published=d, people=[p]) for d, p in zip(days, people, strict=True)).people)

    assert of("1990-01-01", "1991-01-01") == 1
    assert of("1990-01-01", "2003-01-01") == 2


def test_a_merge_has_a_reason_and_a_score() -> None:
    (found,) = resolve(articles(("Anna Berg", FOREIGN), ("Berg", FOREIGN), ("A. Berg", FOREIGN))).people
    assert {(merge.one, merge.other) for merge in found.merges} == {
        (("a0", "p"), ("a2", "p")),
        (("a0", "p"), ("a1", "p")),
    }
    assert all(merge.reason and 0 < merge.score < 1 for merge in found.merges)


def test_a_surname_alone_joins_neither_of_two_holders() -> None:
    assert len(together(("Berg", FOREIGN), ("Anna Berg", FOREIGN), ("Lena Berg", FOREIGN))) == 3


def test_a_surname_alone_joins_the_holder_whom_far_more_articles_give_the_office_on_those_days() -> None:
    def of(single: str, *told: tuple[str, str], office: str = "head-of-state NOR") -> frozenset[str]:
        people = [
            ("single", single, "Berg", office),
            *((f"{i}", day, name, office) for i, (day, name) in enumerate(told)),
        ]
        world = resolve(annotation(id, published=day, people=[person("p", *who)]) for id, day, *who in people)
        (found,) = (one for one in world.people if ("single", "p") in one.members)
        return frozenset(called for _, called in found.called)

    anna = [(f"2024-0{month}-01", "Anna Berg") for month in range(1, 7)]
    lena = [("2024-02-01", "Lena Berg"), ("2024-03-01", "Lena Berg")]
    assert of("2024-03-09", *anna, *lena) == {"Berg", "Anna Berg"}
    assert of("2024-02-09", *anna, *lena) == {"Berg", "Anna Berg"}
    assert of("2024-02-09", *anna[:5], *lena) == {"Berg"}
    assert of("2026-03-09", *anna, *lena) == {"Berg"}
    assert of("2024-02-09", *anna, *lena, office="head-of-state NOR former") == {"Berg"}
    father = [(f"2003-0{month}-01", "Lena Berg") for month in range(1, 5)]
    assert of("2003-03-09", *anna, *father) == {"Berg", "Lena Berg"}


def test_a_surname_without_an_office_joins_the_outstanding_holder_of_a_high_office() -> None:
    def people(day: str, *others: tuple[str, str], articles: int = 10) -> int:
        """How many people there are, if so many articles name the president, one the others, one on a day "Berg"."""
        told = [(f"2024-05-{10 + i}", "Anna Berg", "head-of-state NOR") for i in range(articles)]
        told += [("2024-05-10", name, office) for name, office in others]
        made = [annotation(f"a{i}", published=d, people=[person("p", *who)]) for i, (d, *who) in enumerate(told)]
        return len(resolve([*made, annotation("b", published=day, people=[person("p", "Berg")])]).people)

    minister = ("Lena Berg", "foreign-minister SWE")
    assert people("2024-05-12") == 1
    assert people("2024-05-12", minister) == 2
    assert people("2024-05-12", minister, minister) == 3
    assert people("2024-05-12", articles=9) == 2
    assert people("2026-05-12") == 2


def test_two_surnames_alone_with_one_office_are_one_person() -> None:
    assert is_one(("Berg", FOREIGN), ("Berg", FOREIGN))
    assert not is_one(("Berg", ""), ("Berg", ""))


def test_the_unnamed_stay_people_of_their_articles() -> None:
    assert not is_one((None, FOREIGN), (None, FOREIGN))


def test_people_who_meet_each_other_are_never_one() -> None:
    couple = [person("p", "Omar Khan", "envoy PAK"), person("q", "Khan", "envoy PAK")]
    world = resolve(
        [annotation("a", people=couple, events=[event("meeting", "p", "q")]), annotation("b", people=couple)]
    )
    assert len(world.people) == 2
    assert len(world.events[0].participations) == 2
    assert len(resolve([annotation("b", people=couple)]).people) == 1


def test_people_are_called_by_the_full_name_that_most_articles_use() -> None:
    world = resolve(
        articles(("Berg", FOREIGN), ("Berg", FOREIGN), *[("Anna Berg", FOREIGN)] * 2, ("Anna Maria Berg", ""))
    )
    assert [p.name for p in world.people] == ["Anna Berg"]


def test_of_equally_common_names_people_are_called_by_the_fullest_and_keep_all_forms() -> None:
    world = resolve(articles(("Berg", FOREIGN), ("Anna Berg", FOREIGN), ("Anna Maria Berg", FOREIGN)))
    (found,) = world.people
    assert (found.id, found.name) == ("person/anna-maria-berg", "Anna Maria Berg")
    assert found.names == ("Anna Berg", "Anna Maria Berg", "Berg")
    assert found.members == (("a0", "p"), ("a1", "p"), ("a2", "p"))


def test_ids_are_ascii_and_namesakes_are_told_apart_by_whom_they_serve_then_by_a_digest() -> None:
    ids = [p.id for p in resolve(articles(("Zoë Łęcki", ""), ("山田", ""), (None, FOREIGN))).people]
    assert "person/zoe-lecki" in ids
    assert "person/unnamed-foreign-minister-nor-in-a2" in ids
    assert all(i.isascii() for i in ids)
    ids = [p.id for p in resolve(articles(("Omar Khan", "envoy PAK"), ("Omar Khan", "envoy IND"))).people]
    assert ids == ["person/omar-khan-ind", "person/omar-khan-pak"]
    ids = [p.id for p in resolve(articles(("Berg", ""), ("Berg", ""))).people]
    assert len(set(ids)) == 2
    assert all(i.startswith("person/berg-") for i in ids)


def test_an_office_is_attested_on_the_days_of_the_articles_that_do_not_call_it_former() -> None:
    days = {"a": ("2024-05-07", FOREIGN), "b": ("2023-01-02", FOREIGN), "c": ("2025-01-01", FOREIGN + " former")}
    world = resolve(
        annotation(id_, published=day, people=[person("p", "Anna Berg", office)]) for id_, (day, office) in days.items()
    )
    (holding,) = world.holdings
    assert holding.id == "holding/anna-berg/nor/foreign-minister"
    assert (holding.first, holding.last, holding.qualifiers) == ("2023-01-02", "2024-05-07", ("former",))
    assert {e.article for e in holding.evidence} == {"a", "b", "c"}
    assert world.states == ("state/NOR",)


def test_organisations_that_differ_in_case_are_one_node_and_keep_the_commoner_name() -> None:
    world = resolve(articles(("Anna Berg", "envoy Nato"), ("Lena Falk", "envoy NATO"), ("Omar Haddad", "aide NATO")))
    assert world.organisations == ("organisation/nato",)
    assert world.organisation_names == (("organisation/nato", "NATO"),)
    assert len(world.holdings) == 3


def test_two_annotations_of_one_article_are_an_error() -> None:
    with pytest.raises(AnnotationError, match="a: two annotations"):
        resolve([annotation("a"), annotation("a")])
