"""The questions that the tests ask of `worlds.world()`, and the rows that are right: `rows/NAME.csv`.

`python tests/query/asked.py` writes the rows anew; read the difference before you keep it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROWS = Path(__file__).parent / "rows"
QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "articles": ("articles", {}),
    "articles-since": ("articles", {"since": "2024-05-08"}),
    "evidence-of-event": ("evidence-of", {"iri": "event/meeting/2024-05-06/anna-berg-karim-sadiq"}),
    "evidence-of-person": ("evidence-of", {"iri": "person/lena-moreau"}),
    "evidence-of-statement": ("evidence-of", {"iri": "statement/second/1"}),
    "issues-by-pair": ("issues-by-pair", {}),
    "issues-by-pair-trade": ("issues-by-pair", {"issue": "trade", "state": "JOR", "person": "Berg"}),
    "meetings-of-person": ("meetings-of", {"agent": "Sadiq"}),
    "meetings-of-state": ("meetings-of", {"agent": "Norway"}),
    "meetings-of-state-planned": ("meetings-of", {"agent": "NOR", "status": "planned"}),
    "offices-of": ("offices-of", {"person": "Berg"}),
    "offices-of-designate": ("offices-of", {"person": "lund"}),
    "planned-and-hoped-for": ("planned-and-hoped-for", {}),
    "planned-and-hoped-for-type": ("planned-and-hoped-for", {"type": "appointment"}),
    "statements-about": ("statements-about", {"issue": "trade"}),
    "statements-about-state": ("statements-about", {"issue": "trade", "state": "Jordan"}),
    "statements-of": ("statements-of", {"agent": "Anna Berg"}),
    "states-in-contact": ("states-in-contact", {}),
    "states-in-contact-since": ("states-in-contact", {"state": "Jordan", "since": "2024-05"}),
    "timeline": ("timeline", {}),
    "timeline-april": ("timeline", {"since": "2024-04", "until": "2024-04"}),
    "timeline-person": ("timeline", {"person": "Lena Moreau"}),
    "timeline-state": ("timeline", {"state": "JOR", "type": "message", "status": "occurred"}),
    "visits": ("visits", {"of": "Jordan", "to": "Norway"}),
    "who-met-whom": ("who-met-whom", {}),
    "who-met-whom-state": ("who-met-whom", {"state": "Norway", "until": "2024"}),
    "who-met-whom-un": ("who-met-whom", {"state": "UN", "person": "moreau"}),
}

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    import worlds
    from pyoxigraph import Quad, Store

    from kg.graph import triples
    from kg.query import run, to_csv

    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(worlds.world()))
    for name, (query, params) in QUESTIONS.items():
        (ROWS / f"{name}.csv").write_text(to_csv(run(query, store, params)), encoding="utf-8")
