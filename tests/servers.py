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
def oxigraph(*options: str) -> Iterator[str]:
    """The address of an empty Oxigraph server, without a slash: `/query`, `/update` and `/store` are its services."""
    serve = program("oxigraph", "pip install oxigraph")
    port = free_port()
    with tempfile.TemporaryDirectory() as place:
        command = [serve, "serve", "--location", place, "--bind", f"127.0.0.1:{port}", *options]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()
