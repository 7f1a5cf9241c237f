"""The facts as one HTML file that holds all it needs: words, pictures, style, script."""

from __future__ import annotations

import base64
import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.report.circle import circle
from kg.report.facts import Facts
from kg.report.timeline import timeline
from kg.report.topics import topics

FILES = Path(__file__).parent / "template"


def page(facts: Facts, *, title: str) -> bytes:
    """The page, UTF-8. It allows itself no address to load from and no script but its own (Content Security Policy)."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(FILES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    pages.filters["anchor"] = lambda id: quote(id, safe="/")
    script = (FILES / "report.js").read_text(encoding="utf-8")
    shown: dict[str, Any] = {
        "title": title,
        "facts": facts,
        "timeline": timeline(facts.events),
        "circle": circle(facts.contacts, facts.labels),
        "topics": topics(facts),
        "style": (FILES / "report.css").read_text(encoding="utf-8"),
        "script": script,
        "script_digest": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "version": version("diplomacy-kg"),
    }
    return pages.get_template("report.html").render(shown).encode()
