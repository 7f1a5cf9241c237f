"""Holders of an office without a name whom other words of the text name in it.

"The foreign ministers of Kenya and Denmark met … . The Danish minister, Lars Lindqvist, …": one person, not two.
"""

from __future__ import annotations

from kg.annotation import SINGLE_OFFICES
from kg.extract.people.descriptions import INDEFINITE
from kg.extract.people.figures import Figure
from kg.extract.people.scene import Scene


def name_holders(scene: Scene) -> None:
    """Lets words that stand for an unnamed holder of an office stand for the one whom other words name in it."""
    known = {figure.key: _namesake(figure, scene) for figure in scene.figures if not figure.forms}
    named = {key: figure.key for key, figure in known.items() if figure is not None}
    for i, fillers in scene.fillers.items() if named else ():
        if not named.keys().isdisjoint(fillers):
            scene.fillers[i] = tuple(dict.fromkeys(named.get(filler, filler) for filler in fillers))


def _namesake(unnamed: Figure, scene: Scene) -> Figure | None:
    """The only one named with the one office of somebody without a name, who is nobody new ("a Kenyan president")."""
    if len(unnamed.offices) != 1 or unnamed.offices[0].qualifier or unnamed.offices[0].type not in SINGLE_OFFICES:
        return None
    (office,) = unnamed.offices
    of = unnamed.of(office)
    if any(child.lower_ in INDEFINITE for child in scene.doc[office.head].children):
        return None
    named = [figure for figure in scene.figures if figure.forms]
    held = [(f, o) for f in named for o in f.offices if o.type == office.type and f.of(o) == of is not None]
    found = {figure.key: figure for figure, other in held if not other.qualifier}
    return next(iter(found.values())) if len(found) == 1 else None
