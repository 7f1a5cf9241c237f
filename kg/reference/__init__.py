"""Reference data: states and the words for them, places, organisations, regions, peoples, forenames.

Imports nothing of kg. Everything is looked up by words as they stand in a text, and loaded when it is first asked for.
"""

from __future__ import annotations

from kg.reference.forenames import Gender, gender_of
from kg.reference.names import NameKind, names_beginning
from kg.reference.organisations import (
    Organisation,
    OrganisationKind,
    begins_organisation,
    organisation,
    organisation_of,
    organisations,
)
from kg.reference.peoples import is_people, peoples
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
    state_of_prefix,
    state_of_seat,
    states,
)

__all__ = [
    "Gender",
    "Kind",
    "NameKind",
    "Organisation",
    "OrganisationKind",
    "Place",
    "State",
    "StateMention",
    "begins_organisation",
    "begins_state",
    "gender_of",
    "is_people",
    "kind_of",
    "mention_of",
    "names_beginning",
    "organisation",
    "organisation_of",
    "organisations",
    "peoples",
    "place_of",
    "region_of",
    "spelt_like",
    "state",
    "state_before",
    "state_of",
    "state_of_prefix",
    "state_of_seat",
    "states",
]
