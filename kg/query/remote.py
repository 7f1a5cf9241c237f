"""A SPARQL endpoint elsewhere, asked over HTTP as if it were a store of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.engines import NONE, Answer, Values, answer_of, triples_of
from kg.query.errors import QueryError
from kg.query.text import with_prefixes, with_values

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

SILENCE = 120.0
"""Seconds that an endpoint may be silent where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/), asked by POST.

    `timeout` is how many seconds it may be silent; `login` a name and a password, given only to the server that asks.
    """

    url: str
    timeout: float | None = None
    login: tuple[str, str] | None = None

    def ask(self, text: str, values: Values = NONE) -> Answer:
        from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

        kind, body = self._post(with_prefixes(with_values(text, values)))
        try:
            if kind == "application/n-triples":
                return triples_of([quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)])
            return answer_of(parse_query_results(body, format=QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            message = f"{self.url}: answered {kind}, not SPARQL results in JSON ({error}); is it a SPARQL endpoint?"
            raise QueryError(message) from error

    def _post(self, text: str) -> tuple[str, bytes]:
        """The media type and the body of the answer."""
        from http.client import HTTPException
        from urllib.error import HTTPError
        from urllib.parse import urlencode
        from urllib.request import Request

        accept = "application/sparql-results+json, application/n-triples;q=0.9"
        try:
            request = Request(self.url, data=urlencode({"query": text}).encode(), headers={"Accept": accept})
            with self._opener().open(request, timeout=self.timeout or SILENCE) as response:
                return response.headers.get_content_type(), response.read()
        except HTTPError as error:
            if error.code in (401, 403):
                raise QueryError(f"{self.url}: answered {error.code} {error.reason}; {self._login_hint()}") from error
            said = error.read(500).decode("utf-8", "replace").strip()
            raise QueryError(f"{self.url}: answered {error.code} {error.reason}: {said}") from error
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise QueryError(f"{self.url}: no answer ({reason}); is it the address of a SPARQL endpoint?") from error

    def _opener(self) -> OpenerDirector:
        from urllib.request import (
            HTTPBasicAuthHandler,
            HTTPDigestAuthHandler,
            HTTPPasswordMgrWithDefaultRealm,
            build_opener,
        )

        if self.login is None:
            return build_opener()
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, self.url, *self.login)
        return build_opener(HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known))

    def _login_hint(self) -> str:
        if self.login is None:
            return "it wants a login: set KG_USER and KG_PASSWORD"
        return f"check KG_USER ({self.login[0]}), KG_PASSWORD, and what {self.login[0]} may do"
