"""One page that shows what a graph holds, each fact with the sentences that prove it; it needs no network.

A pure function of a world: the same world gives the same bytes.
"""

from kg.report.facts import Facts, facts
from kg.report.page import page

__all__ = ["Facts", "facts", "page"]
