"""The web application: `/sparql` is the endpoint, `/` a page to ask it, `/questions` the library of named queries."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from kg.serve.protocol import Ask, Offers, Question, Reply, best, refusal
from kg.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

PAGE = Path(__file__).parent / "page"
HOSTS = ["127.0.0.1", "localhost"]  # others would be a page of the web that got hold of our address (DNS rebinding)
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Vary": "Accept"}
DESCRIPTIONS: Offers = {"text/turtle": (), "text/html": ()}
FORMATS = "http://www.w3.org/ns/formats/"
FORMAT_NAMES = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
READ_ONLY = "this endpoint answers questions; it takes no updates"


def app(workers: Workers) -> Starlette:
    """The application on these workers."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import RedirectResponse, Response
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    async def answered(asked: Ask | Question | Reply) -> Response:
        reply = asked if isinstance(asked, Reply) else await run_in_threadpool(workers.ask, asked)
        return Response(reply.body, reply.status, HEADERS, reply.kind)

    async def sparql(request: Request) -> Response:
        if request.method != "POST" and not request.query_params:
            if best(_accept(request), DESCRIPTIONS) == "text/html":
                return RedirectResponse("/")
            return await answered(Reply(kind="text/turtle", body=_description(str(request.url)).encode()))
        return await answered(await _asked(request))

    async def question(request: Request) -> Response:
        params = tuple((key, value) for key, value in request.query_params.items() if value)
        return await answered(Question(name=request.path_params["name"], params=params, accept=_accept(request)))

    async def questions(request: Request) -> Response:
        return await answered(Reply(kind="application/json", body=_library().encode()))

    return Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/questions", questions),
            Route("/questions/{name}", question),
            Mount("/", StaticFiles(directory=PAGE, html=True)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)],
    )


def _accept(request: Request) -> str:
    return request.headers.get("accept", "*/*")


async def _asked(request: Request) -> Ask | Reply:
    """The query of a request, sent in one of the three ways of the protocol (section 2.1), or why there is none."""
    params = parse_qs(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            body = (await request.body()).decode()
        except UnicodeDecodeError as error:
            return refusal(400, f"the request is not UTF-8 at byte {error.start}")
        if kind == UPDATE:
            return refusal(403, READ_ONLY)
        if kind == QUERY:
            params["query"] = [body]
        elif kind == FORM:
            params = parse_qs(body, keep_blank_values=True)
        else:
            return refusal(415, f"{kind or 'no content type'}: send the query as {QUERY} or {FORM}")
    if "update" in params:
        return refusal(403, READ_ONLY)
    if len(params.get("query", [])) != 1:
        return refusal(400, "expected one parameter `query` that holds SPARQL")
    return Ask(
        text=params["query"][0],
        accept=_accept(request),
        default_graphs=tuple(params.get("default-graph-uri", ())),
        named_graphs=tuple(params.get("named-graph-uri", ())),
    )


def _library() -> str:
    from kg.query import library

    return json.dumps([asdict(query) for query in library()], ensure_ascii=False)


def _description(url: str) -> str:
    """What the service can do, in Turtle (https://www.w3.org/TR/sparql11-service-description/)."""
    formats = " , ".join(f"<{FORMATS}{name}>" for name in FORMAT_NAMES)
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .

<{url}> a sd:Service ;
    sd:endpoint <{url}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {formats} .
"""
