"""A graph in a notebook: questions, a network, charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query import Graph as Asked

if TYPE_CHECKING:
    import altair
    import networkx


class Graph(Asked):
    """A graph to ask and to look at: what `kg.open` gives.

    >>> graph = kg.open("build/graph")                                  # doctest: +SKIP
    >>> graph.query("who-met-whom", state="NOR", since="2024-05")       # doctest: +SKIP
    >>> graph.timeline(type="visit")                                    # doctest: +SKIP
    """

    def network(self, **params: str) -> networkx.Graph:
        """Who was in contact with whom, as a networkx graph: an edge for each pair that met or called each other.

        A node is named by the end of its IRI (`person/anna-berg`) and has `label`, `kind` (person, state, organisation)
        and `of` (whom a person serves). An edge has `weight` (meetings and calls together), `meetings`, `calls`, the
        `first` and `last` day known (ISO, `""` for none) and `issues`. Parameters are those of the query who-met-whom:
        `person`, `state`, `since`, `until`. Raises `kg.query.QueryError` for others.
        """
        import networkx

        from kg.export import contacts
        from kg.graph import BASE

        made = contacts(self, BASE, **params)
        made.remove_nodes_from(list(networkx.isolates(made)))
        return made

    def timeline(self, **params: str) -> altair.Chart:
        """All events on a line of time, by type and status, as an altair chart; hover to see who, where, about what.

        Parameters are those of the query timeline: `person`, `state`, `type`, `status`, `since`, `until`. Events of
        which no day is known are counted in the title. The chart shows without a network, in JupyterLab and in exported
        HTML: unless you chose another, altair's renderer is set to one that has the scripts inside, about 1 MB a
        chart; `altair.renderers.enable("svg")` shows still pictures of a few kB. Needs `pip install
        'diplomacy-kg[notebook]'`, raises `ImportError` without.
        """
        from kg.show.charts import timeline

        return timeline(self.query("timeline", **params))

    def contacts_chart(self, *, most: int = 20, **params: str) -> altair.Chart:
        """The pairs that met or called each other most often, as an altair chart; shows without a network.

        `most`: so many pairs. Parameters are those of the query who-met-whom. See `timeline` for what it needs.
        """
        from kg.show.charts import contacts_chart

        return contacts_chart(self.query("who-met-whom", **params), most=most)
