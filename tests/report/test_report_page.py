"""The report: one page that holds its facts and their proof, needs nothing else, and lets no article write markup."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
import worlds

from kg.report import facts, page
from kg.world import World

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&{{ 7 * 7 }}]]>"
VOID = {"meta", "input", "line", "rect", "path", "circle", "br"}


class Read(HTMLParser):
    """The elements of a page with their attributes, and whether each is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, self.getpos()

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        yield from (attributes for name, attributes in self.elements if name == tag)


def made(world: World, title: str = "Diplomacy in the news") -> str:
    return page(facts(world), title=title).decode()


@pytest.fixture(scope="module")
def text() -> str:
    return made(worlds.world())


def hostile() -> World:
    """The usual world with names, titles, sources and addresses that want to be markup."""
    world = worlds.world()
    articles = tuple(
        replace(article, title=HOSTILE, source=HOSTILE, url="javascript:alert(1)") for article in world.articles
    )
    people = tuple(replace(person, name=f"{person.id} {HOSTILE}") for person in world.people)
    events = tuple(replace(event, id=event.id + HOSTILE, city=HOSTILE) for event in world.events)
    holdings = tuple(replace(held, titles=(HOSTILE,), qualifiers=(HOSTILE,)) for held in world.holdings)
    return replace(world, articles=articles, people=people, events=events, holdings=holdings)


def test_the_page_is_well_formed_and_the_same_each_time(text: str) -> None:
    assert Read(text).open == []
    assert made(worlds.world()) == text


def test_meetings_and_calls_that_took_place_stand_in_the_table_others_only_among_the_events(text: str) -> None:
    table = text[text.index('<section id="met">') : text.index('<section id="time">')]
    assert table.count('<tr class="fact"') == 2
    assert "Anna Berg" in table
    assert "foreign minister (Norway)" in table
    assert "2024-05-06" in table
    assert text.count("<article") == len(worlds.world().events) + len(worlds.world().statements)


def test_each_fact_has_its_sentence_with_the_words_marked_and_its_article(text: str) -> None:
    assert 'class="place issue"' not in text
    found = re.search(r'<article[^>]*id="event/meeting/2024-05-06/.*?</article>', text, re.DOTALL)
    assert found
    card = found[0]
    assert "Berg receives Sadiq in Oslo, Northwire" in re.sub(r"<[^>]*>", "", card)
    assert re.search(r'<mark class="[^"]*date[^"]*" title="[^"]*date: 2024-05-06[^"]*">on Monday</mark>', card)
    assert re.search(r'<mark class="issue" title="issue: trade">trade</mark>', card)
    assert "on 6 May" in card  # the other report


def test_links_lead_to_elements_of_the_page(text: str) -> None:
    read = Read(text)
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {unquote(str(a["href"])[1:]) for a in read.all("a") if str(a["href"]).startswith("#")}
    assert inner <= set(ids)
    assert len(inner) > 7


@pytest.mark.parametrize("world", [worlds.world(), hostile()], ids=["usual", "hostile"])
def test_nothing_is_loaded_from_elsewhere(world: World) -> None:
    read = Read(made(world))
    for tag, attributes in read.elements:
        assert tag not in {"link", "iframe", "object", "embed", "base"}
        assert "src" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert not re.search(r"@import|url\(", made(world))
    (policy,) = [meta["content"] for meta in read.all("meta") if "content" in meta and "http-equiv" in meta]
    assert str(policy).startswith("default-src 'none'")


def test_the_only_script_that_may_run_is_the_page_s_own(text: str) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text


def test_hostile_names_stay_words() -> None:
    text = made(hostile(), title=HOSTILE)
    read = Read(text)
    assert read.open == []
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in read.elements}
    assert "javascript:" not in text
    assert "{{ 7 * 7 }}" in text


def test_an_address_on_the_web_is_linked(text: str) -> None:
    assert 'href="https://northwire.example/7 May?id=1" rel="noreferrer noopener"' in text


def test_an_empty_world_has_a_page_too() -> None:
    assert Read(made(World())).open == []
    assert "No meeting or call" in made(World())


def test_every_table_names_its_columns_and_every_picture_says_what_it_shows(text: str) -> None:
    read = Read(text)
    assert all(attributes.get("scope") in ("col", "row") for attributes in read.all("th"))
    assert all(attributes.get("aria-label") for attributes in read.all("svg"))
    assert all(attributes.get("aria-label") for tag, attributes in read.elements if attributes.get("role") == "button")
