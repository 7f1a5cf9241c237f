"""A read-only SPARQL 1.1 endpoint on loopback, with a page to ask it; https://www.w3.org/TR/sparql11-protocol/.

Queries run in processes of their own, which can be stopped at any moment: so a time limit holds whatever is asked.
"""

from kg.serve.server import ServeError, serve

__all__ = ["ServeError", "serve"]
