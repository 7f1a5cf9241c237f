"""Two people in one word: "the Oduya-Lindqvist summit"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.people.figures import Figure
from kg.extract.people.scene import Scene


def mark_couples(scene: Scene) -> None:
    """Lets a word made of the names of two people of the article stand for both."""
    words = [token for token in scene.doc if "-" in token.text[1:-1] and token.i not in scene.fillers]
    if not words:
        return
    known = _by_word(scene)
    for token in words:
        halves = token.text.split("-")
        people = [known[half] for half in halves if half in known]
        if len(halves) == 2 and len(people) == 2 and people[0] is not people[1]:
            scene.mark(token.i, token.i, token.i + 1, people)


def _by_word(scene: Scene) -> Mapping[str, Figure]:
    """Whom each word of a name stands for, of several the one whom the article names most often."""
    known: dict[str, Figure] = {}
    for figure in sorted(scene.figures, key=lambda figure: len(figure.mentions)):
        known.update(dict.fromkeys((word for form in figure.forms for word in form.split()), figure))
    return known
