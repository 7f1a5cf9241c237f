"""Graphs as exports and pushes take them."""

from __future__ import annotations

from dataclasses import replace

import worlds
from pyoxigraph import Quad, Store

from kg.export import Source, exported
from kg.graph import BASE, triples
from kg.world import World

ODD_NAMES = (
    '"Annie" \'Berg\' \\ "',
    "\\",
    "Berg\nof\r\nOslo\t.",
    "بيرغ \u202eأنا\u202c",
    "🇳🇴 Berg 👩🏽‍💼",
    "  Berg \u00a0\u2003 ",
    "a\x00b\x01\x07\x1b\x1f\x7f\x85\u2028\ufffe",
    '<Berg> & "co" ]]> ; , . @en ^^xsd:date #',
)


def source(world: World | None = None, *, base: str = BASE) -> Source:
    """The graph of a world, by default that of the two articles made by hand."""
    store = Store()
    store.extend(Quad(*triple) for triple in triples(worlds.world() if world is None else world, base=base))
    return Source(store=store, base=base)


def named(name: str) -> World:
    """The world of the two articles, in which Anna Berg and the first article have another name."""
    world = worlds.world()
    people = [replace(one, name=name, names=(name,)) if one.id == "person/anna-berg" else one for one in world.people]
    articles = [replace(one, title=name, source=name) if one.id == "first" else one for one in world.articles]
    return replace(world, people=tuple(people), articles=tuple(articles))


def written(source: Source, format: str) -> bytes:
    """All of an export of one file."""
    return b"".join(exported(source, format))


def half(source: Source) -> Source:
    """The same source without half of its triples."""
    store = Store()
    store.extend(quad for number, quad in enumerate(sorted(source.store, key=str)) if number % 2)
    return replace(source, store=store)
