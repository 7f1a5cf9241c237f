"""A real HTTP server of the standard library that misbehaves as it is told, in front of a store that works."""

from __future__ import annotations

import json
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal
from urllib.parse import parse_qs

from pyoxigraph import Store

Answer = int | Literal["cut", "lose"]
"""A status to answer with; "cut": no answer, and nothing done; "lose": done, but the answer is lost."""


@dataclass
class Unruly:
    """A SPARQL server: `/update` and `/query`. `answers` are for the requests that change something, 200 after them."""

    store: Store = field(default_factory=Store)
    answers: list[Answer] = field(default_factory=list)
    largest: int = 10**9
    basic: tuple[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    bodies: list[str] = field(default_factory=list)
    logins: list[str | None] = field(default_factory=list)
    url: str = ""


@contextmanager
def unruly(
    answers: Sequence[Answer] = (),
    *,
    certificate: Path | None = None,
    largest: int = 10**9,
    basic: tuple[str, str] | None = None,
    **headers: str,
) -> Iterator[Unruly]:
    """A server as long as the context lasts: by TLS with a certificate (and its key in the same file), with a login."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    state = Unruly(answers=list(answers), largest=largest, basic=basic, headers=named)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            state.logins.append(self.headers["Authorization"])
            if state.basic and not self.knows(*state.basic):
                self.reply(401)
            elif self.path == "/query":
                self.select(parse_qs(body)["query"][0])
            elif re.search(r"\{\s*\}", body):
                self.reply(204)
            elif "}" not in body:
                self.reply(400)
            else:
                self.change(body)

        def knows(self, user: str, password: str) -> bool:
            expected = b64encode(f"{user}:{password}".encode()).decode()
            return self.headers["Authorization"] == f"Basic {expected}"

        def select(self, query: str) -> None:
            found = state.store.query(query)
            names = [variable.value for variable in found.variables]  # type: ignore[union-attr]
            rows = [
                {name: {"value": term.value} for name, term in zip(names, row, strict=True) if term is not None}
                for row in found  # type: ignore[union-attr]
            ]
            self.reply(200, json.dumps({"results": {"bindings": rows}}).encode())

        def change(self, body: str) -> None:
            state.bodies.append(body)
            if len(body) > state.largest:
                self.reply(413)
                return
            answer = state.answers.pop(0) if state.answers else 200
            if answer in (200, "lose"):
                state.store.update(body)
            if isinstance(answer, int):
                self.reply(answer)
            else:
                self.close_connection = True

        def reply(self, status: int, data: bytes = b"") -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="store"')
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    state.url = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}/update"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
