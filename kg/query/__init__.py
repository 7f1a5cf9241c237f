"""Questions to the graph: named queries with parameters, on a folder, a file, a store or an endpoint."""

from kg.query.errors import QueryError
from kg.query.formats import FORMATS, to_csv, to_json, to_markdown, to_text
from kg.query.graph import Graph
from kg.query.header import Column, Parameter, Query
from kg.query.library import find, library
from kg.query.result import Result
from kg.query.run import run

__all__ = [
    "FORMATS",
    "Column",
    "Graph",
    "Parameter",
    "Query",
    "QueryError",
    "Result",
    "find",
    "library",
    "run",
    "to_csv",
    "to_json",
    "to_markdown",
    "to_text",
]
