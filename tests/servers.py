"""Real graph databases for tests: started on loopback, gone with the test that asked for them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

REQUIRED = "KG_TEST_SERVERS"
"""Where this variable of the environment is set (as in CI), a server that is not installed fails the tests."""
STARTING = 30.0


def program(name: str, how: str) -> str:
    """The path of a server's program, beside this Python or on the path; skips the test where it is not installed."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if found is None:
        message = f"{name} is not installed: {how}"
        pytest.fail(message) if REQUIRED in os.environ else pytest.skip(message)
    return found


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Waits until a server answers on a port; raises `RuntimeError` where it ends or does not within `STARTING` s."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.01)
    process.kill()
    raise RuntimeError(f"{process.args!r} does not listen on port {port}")


@contextmanager
def oxigraph(*options: str, location: Path | None = None, port: int | None = None) -> Iterator[str]:
    """The address of an Oxigraph server, without a slash: `/query`, `/update` and `/store` are its services.

    It is empty, unless `location` is a folder in which an earlier one left its data.
    """
    serve = program("oxigraph", "pip install oxigraph")
    port = port or free_port()
    with tempfile.TemporaryDirectory() as place:
        command = [serve, "serve", "--location", str(location or place), "--bind", f"127.0.0.1:{port}", *options]
        with _running(command, port, place):
            yield f"http://127.0.0.1:{port}"


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
FileExtend = 200
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso() -> Iterator[str]:
    """The address of an empty Virtuoso server, with `/sparql`, `/sparql-auth` and `/sparql-graph-crud-auth`.

    It writes for `dba` with the password `dba` only, by digest, and only into named graphs.
    """
    serve, http = program("virtuoso-t", "apt-get install virtuoso-opensource-7-bin"), free_port()
    with tempfile.TemporaryDirectory() as place:
        Path(place, "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=http), encoding="utf-8")
        with _running([serve, "+configfile", "virtuoso.ini", "+foreground"], http, place):
            yield f"http://127.0.0.1:{http}"


@contextmanager
def _running(command: list[str], port: int, place: str) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield
    finally:
        process.kill()
        process.wait()
