"""In whose name a whole text speaks."""

from __future__ import annotations

import pytest

from kg.annotation import Person
from kg.extract.people.issuers import issuer_of_title, issuer_words, issuers

PEOPLE = (Person(key="venn", name="Orla Venn", aliases=("Venn",)), Person(key="drost", name="Pavel Drost"))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Statement by NSC Spokesperson Orla Venn on Pavel Drost’s Meeting", "NSC Spokesperson Orla Venn"),
        ("Statement from Secretary Orla Venn", "Secretary Orla Venn"),
        ("Readout from Secretary Orla Venn on the Summit", "Secretary Orla Venn"),
        ("Readout of Orla Venn’s Call with Pavel Drost", None),
        (None, None),
    ],
)
def test_a_title_names_the_issuer_before_the_matter(title: str | None, words: str | None) -> None:
    assert issuer_words(title) == words


def test_the_issuer_is_one_of_the_people_of_the_text() -> None:
    assert issuers("Statement by Spokesperson Orla Venn on Pavel Drost’s Meeting", PEOPLE) == ("venn",)
    assert issuers("Statement by Spokesperson Ida Kolm on Pavel Drost’s Meeting", PEOPLE) == ()


def test_an_issuer_whom_only_the_title_names_is_a_person_without_proven_office() -> None:
    found = issuer_of_title("Statement by NSC Spokesperson Ida Kolm on Pavel Drost’s Meeting", PEOPLE)
    assert found == Person(key="ida-kolm", name="Ida Kolm")
    assert issuer_of_title("Statement by the Ministry of Fisheries on the Summit", PEOPLE) is None
    assert issuer_of_title("Venn meets Drost", PEOPLE) is None


def test_a_joint_statement_speaks_for_its_states() -> None:
    title = "Joint Statement Between Costa Rica, the Netherlands, and the United States on the Summit"
    assert issuers(title, PEOPLE) == ("country:CRI", "country:NLD", "country:USA")


def test_the_seat_of_a_government_issues_for_the_state() -> None:
    assert issuers("Statement from the White House", PEOPLE) == ("country:USA",)


def test_a_text_without_such_a_title_has_no_issuer() -> None:
    assert issuers("Venn meets Drost", PEOPLE) == ()
