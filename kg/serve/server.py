"""Serving until somebody stops it: the address, the processes that answer, and a clean end."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from kg.serve.workers import WorkerError, Workers

HOST = "127.0.0.1"
AT_ONCE = 4  # queries at most; each process has the graph open


class ServeError(ValueError):
    """That nothing can be served: which graph or port, why, and what to do."""


def serve(source: Path, *, port: int, limit: float, ready: Callable[[str], None]) -> None:
    """Serves the graph of a built folder or an RDF file on loopback until SIGINT or SIGTERM.

    `port` 0 takes any that is free; `limit` are the seconds that a query may take; `ready` is told the address when all
    is set. Raises ServeError.
    """
    import uvicorn

    from kg.serve.app import app

    if limit <= 0:
        raise ServeError(f"--timeout {limit:g}: expected more than 0 seconds")
    with _listening(port) as listening:
        try:
            workers = Workers(source, count=min(AT_ONCE, os.cpu_count() or 1), limit=limit)
        except WorkerError as error:
            raise ServeError(str(error)) from error

        class Server(uvicorn.Server):
            def handle_exit(self, sig: int, frame: FrameType | None) -> None:
                workers.close()  # first: uvicorn waits for the requests that they are busy with
                super().handle_exit(sig, frame)

        config = uvicorn.Config(app(workers), log_level="error", access_log=False, timeout_graceful_shutdown=2)
        try:
            ready(f"http://{HOST}:{listening.getsockname()[1]}/")
            Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            return  # how it is meant to end
        finally:
            workers.close()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OverflowError as error:
        raise ServeError(f"--port {port}: expected 0 to 65535") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ServeError(f"--port {port}: taken by another program; choose another, or 0 for any") from error
        raise ServeError(f"--port {port}: {error.strerror}; choose another, or 0 for any") from error
