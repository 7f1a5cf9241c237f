"""Reference data: states and the words for them, places, organisations, regions, forenames. Imports nothing of kg.

Everything is looked up by words as they stand in a text, and loaded when it is first asked for.
"""

from __future__ import annotations

from kg.reference.forenames import Gender, gender_of
from kg.reference.organisations import (
    Organisation,
    OrganisationKind,
    begins_organisation,
    organisation,
    organisation_of,
    organisations,
)
from kg.reference.places import Place, place_of
from kg.reference.regions import region_of
from kg.reference.spelling import spelt_like
from kg.reference.states import (
    Kind,
    State,
    StateMention,
    begins_state,
    kind_of,
    mention_of,
    state,
    state_before,
    state_of,
    state_of_seat,
    states,
)

__all__ = [
    "Gender",
    "Kind",
    "Organisation",
    "OrganisationKind",
    "Place",
    "State",
    "StateMention",
    "begins_organisation",
    "begins_state",
    "gender_of",
    "kind_of",
    "mention_of",
    "organisation",
    "organisation_of",
    "organisations",
    "place_of",
    "region_of",
    "spelt_like",
    "state",
    "state_before",
    "state_of",
    "state_of_seat",
    "states",
]
