"""Agreement of verbs with their subjects, parts of speech and features: what follows from tags and tree."""

from __future__ import annotations

from training.templates.trees import Node
from training.templates.words import Words

_SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARIES = ("aux", "aux:pass", "cop")
_GERUNDS = ("acl", "xcomp", "csubj", "amod")
_FINITE = ("VBD", "VBZ", "VBP")


def agree(node: Node, parent: Node | None, words: Words) -> None:
    """Give the finite verbs of a clause and of those below it the number and person of their subjects."""
    subject = _subject(node, parent)
    if subject is not None:
        for verb in (node, *(child for child in node.children() if child.relation in _AUXILIARIES)):
            verb.person = 1 if subject.form in words.lists["first-person"] else 3
            if _plural(subject, words) and verb.tag in _FINITE:
                _make_plural(verb, words)
    for child in node.children():
        agree(child, node, words)
        if child.relation == "conj":
            child.coordinated_with = node.coordinated_with or node.relation


def _subject(node: Node, parent: Node | None) -> Node | None:
    """The subject of a predicate; for "who" the noun that it stands for, for a second verb that of the first."""
    subject = next((child for child in node.children() if child.relation in _SUBJECTS), None)
    if subject is None:
        return _subject(parent, None) if parent is not None and node.relation == "conj" else None
    return parent if subject.tag in ("WP", "WDT") and node.relation == "acl:relcl" else subject


def _plural(subject: Node, words: Words) -> bool:
    """Whether a subject is plural: several joined, a plural noun that is no name of a state or body, "they"."""
    if any(child.relation == "conj" for child in subject.children()):
        return True
    if subject.tag == "NNPS":
        return subject.entity is None or subject.entity[0] == "NORP"
    return subject.tag in ("NNS", "CD") or subject.form in words.lists["plural-pronouns"]


def _make_plural(verb: Node, words: Words) -> None:
    verb.plural = True
    pairs = dict(pair.split("/") for pair in words.lists["plural-verbs"])
    if verb.form in pairs:
        verb.form = pairs[verb.form]
    elif verb.tag == "VBZ":
        stem = verb.form.removesuffix("s")
        if stem.endswith("ie"):
            stem = stem[:-2] + "y"
        elif stem.endswith(tuple(words.lists["stems-in-es"])):
            stem = stem[:-1]
        verb.form = stem
    if verb.tag == "VBZ":
        verb.tag = "VBP"


def analysis(node: Node, words: Words) -> tuple[str, str]:
    """The part of speech and the features of a word."""
    fixed = [child.form for child in node.after if child.relation == "fixed"]
    entry = words.entry("_".join([node.form, *fixed]), node.tag)
    pos, features = (entry.pos, entry.features) if entry else words.tags[node.tag]
    if node.tag.startswith("VB") and node.relation not in ("case", "mark"):
        pos = "AUX" if node.relation in _AUXILIARIES else "VERB"
        features = _verb(node)
    elif node.tag == "NNP" and node.relation == "amod":
        pos, features = "ADJ", "Degree=Pos"
    elif node.tag == "CD" and node.form[0].isalpha():
        features = "NumForm=Word|NumType=Card"
    elif node.tag == "IN" and node.relation == "mark":
        pos = "SCONJ"
    return pos, features


def _verb(node: Node) -> str:
    """The features of a verb."""
    if node.tag in _FINITE:
        number = "Plur" if node.plural else "Sing"
        tense = "Past" if node.tag == "VBD" else "Pres"
        return f"Mood=Ind|Number={number}|Person={node.person}|Tense={tense}|VerbForm=Fin"
    helped = any(child.relation == "aux" for child in node.children())
    if node.tag == "VBG":
        gerund = (node.coordinated_with or node.relation) in _GERUNDS and not helped
        return "VerbForm=Ger" if gerund else "Tense=Pres|VerbForm=Part"
    if node.tag == "VBN":
        passive = any(child.relation == "aux:pass" for child in node.children())
        active = node.relation in _AUXILIARIES or (helped and not passive)
        return "Tense=Past|VerbForm=Part" + ("" if active else "|Voice=Pass")
    return "VerbForm=Inf"
