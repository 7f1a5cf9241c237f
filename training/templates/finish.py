"""From grown trees to samples: articles, commas, spaces, capitals, and the columns of the treebanks."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training.sample import Sample, Syntax
from training.templates.analysis import agree, analysis
from training.templates.trees import Node
from training.templates.words import Words

_PLAIN = 0.7  # of the samples have plain quotation marks
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "’": "'"})
_BRACKETS = {"[": "(", "]": ")"}


def finish(roots: Sequence[Node], words: Words, random: Random) -> Sample:
    """The sample of these sentences. The trees are used up."""
    rows: list[tuple[str, bool, int, str, str, str, str, bool, str]] = []
    marks = _STRAIGHT if random.random() < _PLAIN else {}
    for root in roots:
        agree(root, None, words)
        nodes = _tidy(list(root.words()), words)
        number = {id(node): len(rows) + i for i, node in enumerate(nodes)}
        heads = {id(child): number[id(node)] for node in nodes for child in node.children()}
        for i, node in enumerate(nodes):
            following = nodes[i + 1] if i + 1 < len(nodes) else None
            rows.append(
                (
                    _capital(node, words, first=i == 0 or nodes[i - 1].form == "“").translate(marks),
                    following is None or _spaced(node, following, words),
                    heads.get(id(node), number[id(node)]),
                    node.relation,
                    node.tag,
                    *analysis(node, words),
                    i == 0,
                    _label(node, nodes[i - 1] if i else None),
                )
            )
    forms, spaces, numbers, relations, tags, pos, features, starts, labels = zip(*rows, strict=True)
    syntax = Syntax(heads=numbers, relations=relations, tags=tags, pos=pos, features=features, starts=starts)
    return Sample(words=forms, spaces=(*spaces[:-1], False), syntax=syntax, entities=labels)


def _tidy(nodes: list[Node], words: Words) -> list[Node]:
    """The words without commas before other marks; with the articles, possessives and full stops that fit."""
    kept: list[Node] = []
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        if node.form == "," and (not kept or following is None or following.form in words.lists["swallow-comma"]):
            continue
        if node.form == "." and kept and kept[-1].form.endswith("."):
            continue
        if node.form == "a" and node.tag == "DT" and following is not None:
            node.form = words.article(following.form)
        elif node.tag == "POS" and kept[-1].tag in ("NNS", "NNPS") and kept[-1].form.endswith("s"):
            node.form = "’"
        kept.append(node)
    return kept


def _capital(node: Node, words: Words, *, first: bool) -> str:
    """The form with a capital where a sentence begins or title case asks for one."""
    large = first or (node.title_case and node.form not in words.lists["small"])
    form = _BRACKETS.get(node.form, node.form)
    return form[0].upper() + form[1:] if large else form


def _spaced(node: Node, following: Node, words: Words) -> bool:
    """Whether a space stands between two words."""
    if "HYPH" in (node.tag, following.tag) or node.form in words.lists["no-space-after"]:
        return False
    return following.form not in words.lists["no-space-before"]


def _label(node: Node, previous: Node | None) -> str:
    """The BIO label."""
    if node.entity is None:
        return "O"
    return ("I-" if previous is not None and previous.entity == node.entity else "B-") + node.entity[0]
