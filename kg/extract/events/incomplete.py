"""Where meetings were, as mentions tell that name too few to be events themselves.

"She will meet several leaders in Oslo. … Oduya is to meet Berg": in Oslo. "Oduya met with rebels in Chad. … She and
Berg met with rebel leaders": there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotation import AHEAD
from kg.extract.events.mentions import Mention
from kg.extract.settings.setting import Whereabouts


def tell_place(events: Sequence[Mention], bare: Sequence[Mention]) -> None:
    """Gives meetings without a place that of incomplete mentions which can be of them, if these are in one state."""
    for event in events:
        if event.type != "meeting" or event.place is not None:
            continue
        places = sorted(_places(event, bare), key=lambda place: abs(place.head - event.trigger))
        if len({place.country for place in places}) == 1:
            event.place = places[0]


def _places(event: Mention, bare: Sequence[Mention]) -> Iterator[Whereabouts]:
    """The places of mentions that name nobody else: of plans, and of what somebody who takes part did."""
    for mention in bare:
        if mention.type != event.type or mention.cue.besides or mention.earlier or mention.place is None:
            continue
        if not event.may_overlap(mention):
            continue
        both_ahead = {event.status, mention.status} <= AHEAD
        did = event.status == mention.status == "occurred" and mention.cue.pos == "VERB" and mention.fillers()
        if mention.fillers() <= event.fillers() and (both_ahead or did):
            yield mention.place
