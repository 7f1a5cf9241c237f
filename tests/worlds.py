"""Worlds made by hand: two articles with one event of each type, for the tests of the rooms that begin at a `World`.

`world()` is the whole; the smaller makers (`article`, `quoted`, `report`, …) build others. All names are invented.
"""

from __future__ import annotations

from dataclasses import replace

from kg.annotation import Article, Event, EventType, Evidence, Filler, Issue, Participation, Region, Status
from kg.world import (
    Holding,
    Report,
    World,
    WorldEvent,
    WorldIssue,
    WorldParticipation,
    WorldPerson,
    WorldStatement,
    node,
)

FIRST = """Berg receives Sadiq in Oslo
OSLO, May 7 (Northwire) - Norwegian Foreign Minister Anna Berg met her Jordanian counterpart Karim Sadiq in Oslo \
on Monday. They discussed trade and visas. Sadiq arrived on Sunday at the invitation of Berg. "Trade has doubled," \
Berg said. They signed a memorandum on student exchange. Sadiq had telephoned the UN envoy Lena Moreau in April. \
The two ministers will meet again in Amman in 2025.
"""
SECOND = """Jordan's top diplomat ends visit to Norway
AMMAN, 8 May (Jordan Post) - Foreign Minister Sadiq held talks with Anna Berg, Norway's foreign minister, on 6 May. \
He handed over a letter from the King to the Norwegian prime minister. Jordan summoned the Norwegian ambassador last \
week. Ivar Lund, the new ambassador, has not yet presented his credentials. According to Sadiq, trade has grown.
"""


def article(id: str, text: str, *, title: str | None = None, published: str | None = None) -> Article:
    """An article that is body from end to end."""
    return Article(
        id=id,
        text=text,
        regions=(Region(kind="body", start=0, end=len(text)),),
        title=title,
        published=published,
    )


def quoted(source: Article, words: str) -> Evidence:
    """The evidence of `words` where they first stand in an article."""
    start = source.text.index(words)
    return source.quote(start, start + len(words))


def person(id: str, name: str | None, *mentions: Evidence, names: tuple[str, ...] = ()) -> WorldPerson:
    """A person known by the names given, and by the one that is the fullest."""
    return WorldPerson(
        id=f"person/{id}",
        name=name,
        names=tuple(sorted({*names, *([name] if name else [])})),
        members=tuple(sorted({(mention.article, id) for mention in mentions})),
        mentions=mentions,
    )


def holding(
    holder: str,
    office: str,
    of: Filler | None,
    *evidence: Evidence,
    title: str | None = None,
    first: str | None = None,
    last: str | None = None,
    qualifiers: tuple[str, ...] = (),
) -> Holding:
    """That a person (the id without `person/`) holds an office."""
    body = node(of).partition("/")[2] if of else "unspecified"
    return Holding(
        id=f"holding/{holder}/{body}/{office}",
        holder=f"person/{holder}",
        office=office,
        of=of,
        titles=(title,) if title else (),
        qualifiers=qualifiers,
        first=first,
        last=last,
        evidence=evidence,
    )


def event(
    id: str,
    type: EventType,
    status: Status,
    *roles: tuple[str, str, tuple[Evidence, ...], tuple[str, ...]],
    reports: tuple[tuple[Article, Event], ...],
    issues: tuple[WorldIssue, ...] = (),
) -> WorldEvent:
    """An event that has days and place from its first report; a role is (role, agent id, evidence, ids of holdings)."""
    first = reports[0][1]
    return WorldEvent(
        id=f"event/{type}/{id}",
        type=type,
        status=status,
        begins=first.begins,
        ends=first.ends,
        city=first.city,
        country=first.country,
        participations=tuple(
            WorldParticipation(
                id=f"participation/{type}/{id}/{role}/{agent.partition('/')[2]}",
                agent=agent,
                role=role,
                capacities=capacities,
                evidence=evidence,
            )
            for role, agent, evidence, capacities in sorted(roles)
        ),
        issues=issues,
        reports=tuple(
            Report(
                id=f"report/{type}/{id}/{source.id}",
                article=source.id,
                published=source.published,
                event=own,
                agents=tuple((part.filler, _agent(part.filler)) for part in own.participations),
            )
            for source, own in reports
        ),
    )


def _agent(filler: Filler) -> str:
    return node(filler) if ":" in filler else f"person/{filler}"


def _roles(evidence: tuple[Evidence, ...], **fillers: Filler | tuple[Filler, ...]) -> tuple[Participation, ...]:
    return tuple(
        Participation(role=role, filler=filler, evidence=evidence)
        for role, some in sorted(fillers.items())
        for filler in ((some,) if isinstance(some, str) else some)
    )


def articles() -> tuple[Article, Article]:
    """The two articles of `world`."""
    first = article("first", FIRST, title="Berg receives Sadiq in Oslo", published="2024-05-07")
    second = article("second", SECOND, title="Jordan's top diplomat ends visit to Norway", published="2024-05-08")
    first = replace(first, source="Northwire", url="https://northwire.example/7 May?id=1")
    return first, replace(second, source="Jordan Post", published_evidence=quoted(second, "8 May"))


def world() -> World:
    """Two articles, five people (one never named), two states, an organisation, an event of each type, statements."""
    a, b = articles()
    berg = quoted(a, "Norwegian Foreign Minister Anna Berg")
    sadiq = quoted(a, "her Jordanian counterpart Karim Sadiq")
    met, talks = quoted(a, "met her Jordanian counterpart Karim Sadiq"), quoted(b, "held talks with Anna Berg")
    people = (
        person("anna-berg", "Anna Berg", quoted(a, "Anna Berg"), quoted(b, "Anna Berg"), names=("Berg",)),
        person("ivar-lund", "Ivar Lund", quoted(b, "Ivar Lund")),
        person("karim-sadiq", "Karim Sadiq", quoted(a, "Karim Sadiq"), quoted(b, "Sadiq"), names=("Sadiq",)),
        person("lena-moreau", "Lena Moreau", quoted(a, "Lena Moreau")),
        person("prime-minister-of-norway", None, quoted(b, "the Norwegian prime minister")),
    )
    offices = (
        holding(
            "anna-berg",
            "foreign-minister",
            "country:NOR",
            berg,
            quoted(b, "Norway's foreign minister"),
            title="foreign minister",
            first="2024-05-07",
            last="2024-05-08",
        ),
        holding("ivar-lund", "ambassador", "country:NOR", quoted(b, "the new ambassador"), qualifiers=("designate",)),
        holding(
            "karim-sadiq",
            "foreign-minister",
            "country:JOR",
            sadiq,
            quoted(b, "Foreign Minister Sadiq"),
            title="foreign minister",
            first="2024-05-07",
            last="2024-05-08",
        ),
        holding("lena-moreau", "envoy", "org:UN", quoted(a, "the UN envoy"), first="2024-05-07", last="2024-05-07"),
        holding(
            "prime-minister-of-norway",
            "head-of-government",
            "country:NOR",
            quoted(b, "the Norwegian prime minister"),
            title="prime minister",
            first="2024-05-08",
            last="2024-05-08",
        ),
    )
    of = {held.holder: (held.id,) for held in offices}
    return World(
        articles=(a, b),
        people=people,
        states=("state/JOR", "state/NOR"),
        organisations=("organisation/un",),
        holdings=offices,
        events=tuple(sorted(_events(a, b, met, talks, of), key=lambda event: event.id)),
        statements=_statements(a, b),
        organisation_names=(("organisation/un", "UN"),),
    )


def _events(
    a: Article,
    b: Article,
    met: Evidence,
    talks: Evidence,
    of: dict[str, tuple[str, ...]],
) -> list[WorldEvent]:
    trade, visas = Issue(issue="trade", evidence=(quoted(a, "trade"),)), quoted(a, "visas")
    berg, sadiq = "person/anna-berg", "person/karim-sadiq"
    both = ("anna-berg", "karim-sadiq")
    monday = Event(
        key="e1",
        type="meeting",
        status="occurred",
        status_evidence=(quoted(a, "met"),),
        begins="2024-05-06",
        ends="2024-05-06",
        date_evidence=(quoted(a, "on Monday"),),
        city="Oslo",
        country="NOR",
        place_evidence=(quoted(a, "in Oslo"),),
        participations=_roles((met,), participant=both),
        issues=(trade, Issue(issue="consular", evidence=(visas,))),
        evidence=(met,),
    )
    sixth = Event(
        key="e1",
        type="meeting",
        status="occurred",
        begins="2024-05-06",
        ends="2024-05-06",
        date_evidence=(quoted(b, "on 6 May"),),
        participations=_roles((talks,), participant=both),
        evidence=(talks,),
    )
    arrived, asked = quoted(a, "Sadiq arrived on Sunday"), quoted(a, "at the invitation of Berg")
    visit = Event(
        key="e2",
        type="visit",
        status="occurred",
        begins="2024-05-05",
        ends="2024-05-05",
        date_evidence=(quoted(a, "on Sunday"),),
        country="NOR",
        place_evidence=(quoted(a, "in Oslo"),),
        participations=_roles((arrived,), visitor="karim-sadiq"),
        evidence=(arrived,),
    )
    invitation = Event(
        key="e3",
        type="invitation",
        status="occurred",
        participations=_roles((asked,), inviter="anna-berg", invitee="karim-sadiq"),
        evidence=(asked,),
    )
    signed = quoted(a, "signed a memorandum on student exchange")
    memorandum = Event(
        key="e4",
        type="agreement",
        status="occurred",
        participations=_roles((signed,), party=("country:JOR", "country:NOR")),
        issues=(Issue(issue="education", evidence=(quoted(a, "student exchange"),)),),
        evidence=(signed,),
    )
    telephoned = quoted(a, "Sadiq had telephoned the UN envoy Lena Moreau in April")
    call = Event(
        key="e5",
        type="call",
        status="occurred",
        begins="2024-04",
        ends="2024-04",
        date_evidence=(quoted(a, "in April"),),
        participations=_roles((telephoned,), participant=("karim-sadiq", "lena-moreau")),
        evidence=(telephoned,),
    )
    again = quoted(a, "The two ministers will meet again in Amman in 2025")
    planned = Event(
        key="e6",
        type="meeting",
        status="planned",
        status_evidence=(quoted(a, "will meet"),),
        begins="2025",
        ends="2025",
        date_evidence=(quoted(a, "in 2025"),),
        city="Amman",
        country="JOR",
        place_evidence=(quoted(a, "in Amman"),),
        participations=_roles((again,), participant=both),
        evidence=(again,),
    )
    handed = quoted(b, "handed over a letter from the King to the Norwegian prime minister")
    letter = Event(
        key="e2",
        type="message",
        status="occurred",
        participations=_roles(
            (handed,), bearer="karim-sadiq", recipient="prime-minister-of-norway", sender="country:JOR"
        ),
        evidence=(handed,),
    )
    summoned = quoted(b, "Jordan summoned the Norwegian ambassador last week")
    protest = Event(
        key="e3",
        type="protest",
        status="occurred",
        begins="2024-04-29",
        ends="2024-05-05",
        date_evidence=(quoted(b, "last week"),),
        participations=_roles((summoned,), source="country:JOR", target="country:NOR"),
        evidence=(summoned,),
    )
    credentials = quoted(b, "has not yet presented his credentials")
    accredited = Event(
        key="e4",
        type="appointment",
        status="planned",
        status_evidence=(quoted(b, "not yet"),),
        participations=_roles((credentials,), appointee="ivar-lund"),
        evidence=(credentials,),
    )
    issues = (
        WorldIssue(issue="consular", evidence=(visas,)),
        WorldIssue(issue="trade", evidence=(quoted(a, "trade"),)),
    )
    education = (WorldIssue(issue="education", evidence=(quoted(a, "student exchange"),)),)
    prime_minister = "person/prime-minister-of-norway"
    return [
        event(
            "2024-05-06/anna-berg-karim-sadiq",
            "meeting",
            "occurred",
            ("participant", berg, (met, talks), of[berg]),
            ("participant", sadiq, (met, talks), of[sadiq]),
            reports=((a, monday), (b, sixth)),
            issues=issues,
        ),
        event(
            "2025/anna-berg-karim-sadiq",
            "meeting",
            "planned",
            ("participant", berg, (again,), of[berg]),
            ("participant", sadiq, (again,), of[sadiq]),
            reports=((a, planned),),
        ),
        event(
            "2024-05-05/karim-sadiq",
            "visit",
            "occurred",
            ("visitor", sadiq, (arrived,), of[sadiq]),
            reports=((a, visit),),
        ),
        event(
            "undated/anna-berg-karim-sadiq",
            "invitation",
            "occurred",
            ("inviter", berg, (asked,), of[berg]),
            ("invitee", sadiq, (asked,), of[sadiq]),
            reports=((a, invitation),),
        ),
        event(
            "undated/jor-nor",
            "agreement",
            "occurred",
            ("party", "state/JOR", (signed,), ()),
            ("party", "state/NOR", (signed,), ()),
            reports=((a, memorandum),),
            issues=education,
        ),
        event(
            "2024-04/karim-sadiq-lena-moreau",
            "call",
            "occurred",
            ("participant", sadiq, (telephoned,), of[sadiq]),
            ("participant", "person/lena-moreau", (telephoned,), of["person/lena-moreau"]),
            reports=((a, call),),
        ),
        event(
            "undated/jor-prime-minister-of-norway",
            "message",
            "occurred",
            ("bearer", sadiq, (handed,), of[sadiq]),
            ("recipient", prime_minister, (handed,), of[prime_minister]),
            ("sender", "state/JOR", (handed,), ()),
            reports=((b, letter),),
        ),
        event(
            "2024-04-29/jor-nor",
            "protest",
            "occurred",
            ("source", "state/JOR", (summoned,), ()),
            ("target", "state/NOR", (summoned,), ()),
            reports=((b, protest),),
        ),
        event(
            "undated/ivar-lund",
            "appointment",
            "planned",
            ("appointee", "person/ivar-lund", (credentials,), of["person/ivar-lund"]),
            reports=((b, accredited),),
        ),
    ]


def _statements(a: Article, b: Article) -> tuple[WorldStatement, ...]:
    doubled, grown = quoted(a, '"Trade has doubled,"'), quoted(b, "trade has grown")
    return (
        WorldStatement(
            id="statement/first/1",
            article="first",
            speaker="person/anna-berg",
            text=doubled,
            direct=True,
            cue=quoted(a, "said"),
            issues=(WorldIssue(issue="trade", evidence=(quoted(a, "Trade"),)),),
        ),
        WorldStatement(
            id="statement/second/1",
            article="second",
            speaker="person/karim-sadiq",
            text=grown,
            direct=False,
            cue=quoted(b, "According to"),
            issues=(WorldIssue(issue="trade", evidence=(quoted(b, "trade"),)),),
        ),
    )
