"""A SPARQL 1.1 endpoint on loopback: the protocol's query operation by POST, over a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store


@contextmanager
def endpoint(store: Store) -> Iterator[str]:
    """The URL of an endpoint that is there as long as the context."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            try:
                found = store.query(parse_qs(body)["query"][0])
            except SyntaxError as error:
                self.answer(400, "text/plain", str(error).encode())
                return
            if isinstance(found, QueryTriples):
                self.answer(200, "application/n-triples", found.serialize(format=RdfFormat.N_TRIPLES) or b"")
            else:
                data = found.serialize(format=QueryResultsFormat.JSON) or b""
                self.answer(200, "application/sparql-results+json", data)

        def do_GET(self) -> None:
            self.answer(200, "text/html", b"<p>No endpoint.</p>")

        def answer(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
