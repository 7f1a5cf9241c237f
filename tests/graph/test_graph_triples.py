"""What triples say of a world made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Quad, Store
from worlds import articles, world

from kg.graph import BASE, PREFIXES, triples, turtle
from kg.world import World

PATTERN = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items()) + f"BASE <{BASE}>\n"
MEETING = "event/meeting/2024-05-06/anna-berg-karim-sadiq"


@pytest.fixture(scope="module")
def store() -> Store:
    return stored(world())


def stored(world: World) -> Store:
    store = Store()
    store.extend(Quad(*triple) for triple in triples(world))
    return store


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"{PATTERN} ASK {{ {pattern} }}"))


def values(store: Store, subject: str, predicate: str) -> list[str]:
    rows = store.query(f"{PATTERN} SELECT ?value {{ <{subject}> {predicate} ?value }}")
    return sorted(row["value"].value.removeprefix(BASE) for row in rows)


def test_a_meeting_is_one_event_with_a_report_of_each_article(store: Store) -> None:
    assert ask(store, f"<{MEETING}> a dip:Meeting, dip:Event ; dip:status status:occurred")
    assert values(store, MEETING, "dip:report/dip:article") == ["article/first", "article/second"]
    assert values(store, MEETING, "dip:participation/dip:agent") == ["person/anna-berg", "person/karim-sadiq"]


def test_a_report_keeps_what_its_own_article_says(store: Store) -> None:
    first, second = f"report/{MEETING.partition('/')[2]}/first", f"report/{MEETING.partition('/')[2]}/second"
    assert values(store, first, "dip:place") == ["place/NOR/oslo"]
    assert values(store, second, "dip:place") == []
    assert values(store, second, "dip:dateEvidence/dip:exact") == ["on 6 May"]
    assert values(store, first, "dip:statusEvidence/dip:exact") == ["met"]


def test_people_take_part_in_the_capacity_of_an_office(store: Store) -> None:
    office = values(store, MEETING, "dip:participation/dip:capacity/dip:office")
    assert office == ["office/JOR/foreign-minister", "office/NOR/foreign-minister"]
    assert values(store, "office/NOR/foreign-minister", "dip:officeOf") == ["state/NOR"]
    assert ask(store, '<office/NOR/foreign-minister> rdfs:label "foreign minister (Norway)"')


def test_an_issue_stands_on_the_event_and_with_the_words_that_show_it(store: Store) -> None:
    assert ask(store, f"<{MEETING}> dip:issue issue:trade, issue:consular")
    assert values(store, MEETING, "dip:issueMention/dip:evidence/dip:exact") == ["trade", "visas"]


def test_days_keep_their_precision_and_have_bounds(store: Store) -> None:
    assert ask(store, '?call a dip:Call ; dip:begins "2024-04"^^xsd:gYearMonth ; dip:ends "2024-04"^^xsd:gYearMonth')
    assert ask(store, '?call a dip:Call ; sem:hasLatestEndTimeStamp "2024-04-30"^^xsd:date')
    assert ask(store, '?plan dip:status status:planned ; dip:begins "2025"^^xsd:gYear')


def test_who_met_is_said_of_meetings_that_occurred_in_both_directions(store: Store) -> None:
    assert values(store, "person/anna-berg", "dip:met") == ["person/karim-sadiq"]
    assert values(store, "person/karim-sadiq", "dip:met") == ["person/anna-berg"]
    assert values(store, "person/karim-sadiq", "dip:spokeWith") == ["person/lena-moreau"]


def test_who_will_meet_has_not_met() -> None:
    planned = tuple(event for event in world().events if event.status == "planned")
    assert not ask(stored(replace(world(), events=planned)), "?one dip:met ?other")


def test_people_without_name_are_called_by_their_office(store: Store) -> None:
    assert values(store, "person/prime-minister-of-norway", "rdfs:label") == ["prime minister (Norway)"]
    assert values(store, "person/prime-minister-of-norway", "foaf:name") == []


def test_names_can_be_found_without_case_and_accents(store: Store) -> None:
    assert values(store, "person/karim-sadiq", "skos:hiddenLabel") == ["karim sadiq", "sadiq"]
    assert "norway" in values(store, "state/NOR", "skos:hiddenLabel")
    assert "united nations" in values(store, "organisation/un", "skos:hiddenLabel")


def test_states_that_are_only_named_as_place_or_employer_are_described(store: Store) -> None:
    bare = stored(replace(world(), states=(), organisations=(), organisation_names=()))
    assert ask(bare, '<state/NOR> a dip:State ; skos:notation "NOR" . <organisation/un> rdfs:label "UN"')


def test_words_that_prove_many_things_are_one_node(store: Store) -> None:
    exact = [row["e"] for row in store.query(f'{PATTERN} SELECT ?e {{ ?e dip:exact "visas" }}')]
    assert len(exact) == 1


def test_quotes_are_the_words_at_their_offsets(store: Store) -> None:
    texts = {article.id: article.text for article in articles()}
    rows = list(
        store.query(
            f"{PATTERN} SELECT * {{ ?e dip:article/schema:identifier ?id ; dip:start ?s ; dip:end ?n ; dip:exact ?x }}",
            use_default_graph_as_union=True,
        )
    )
    assert len(rows) > 30
    for row in rows:
        assert texts[row["id"].value][int(row["s"].value) : int(row["n"].value)] == row["x"].value


def test_every_node_has_one_label(store: Store) -> None:
    labels = "?node rdfs:label ?one, ?other . FILTER ( ?one != ?other )"
    assert not ask(store, labels)
    assert not ask(store, "?node a ?type . FILTER NOT EXISTS { ?node rdfs:label ?label }")
    assert not ask(store, f'?s ?p ?node . FILTER ( STRSTARTS(STR(?node), "{BASE}") && NOT EXISTS {{ ?node a ?type }} )')


def test_concepts_and_classes_in_use_come_with_their_names(store: Store) -> None:
    assert ask(store, 'issue:trade skos:notation "trade" ; skos:prefLabel "trade"@en ; rdfs:label "trade"')
    assert ask(store, 'dip:Meeting rdfs:subClassOf dip:Event ; rdfs:label "meeting"')
    assert not ask(store, "issue:nuclear ?p ?o")


def test_reports_and_statements_were_made_by_a_run_without_time(store: Store) -> None:
    assert ask(store, "?report a dip:Report ; prov:wasGeneratedBy ?run . ?run prov:used <article/first>")
    assert not ask(store, "?s ?p ?o . FILTER ( DATATYPE(?o) = xsd:dateTime )")


def test_data_move_with_the_base_and_terms_do_not() -> None:
    moved = set(triples(world(), base="https://kg.example/"))
    assert not any(BASE in str(triple) for triple in moved)
    assert {str(triple).replace("https://kg.example/", BASE) for triple in moved} == set(map(str, triples(world())))


def test_an_empty_world_has_no_triples() -> None:
    assert list(triples(World())) == []


def test_a_day_that_no_calendar_has_is_refused() -> None:
    event = world().events[0]
    with pytest.raises(ValueError, match="2024-02-31"):
        list(triples(replace(world(), events=(replace(event, begins="2024-02-31"),))))


def test_turtle_is_written_for_people() -> None:
    written = turtle(triples(world()))
    assert '\n\n<person/anna-berg> a dip:Agent, dip:Person ;\n    rdfs:label "Anna Berg" ;\n' in written
    assert 'dip:begins "2024-04"^^xsd:gYearMonth ;\n' in written
    assert "    dip:direct true ;\n" in written
