"""The databases that tests talk to are real ones, and keep what is written."""

from __future__ import annotations

from pathlib import Path
from urllib.request import Request, urlopen

import pytest
import servers


def test_an_oxigraph_server_keeps_what_is_written(tmp_path: Path) -> None:
    text = b"INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    with servers.oxigraph(location=tmp_path) as address:
        urlopen(Request(f"{address}/update", data=text, headers={"Content-Type": "application/sparql-update"})).close()
    with servers.oxigraph(location=tmp_path) as address:
        accept = {"Accept": "application/n-triples"}
        with urlopen(Request(f"{address}/store?default", headers=accept)) as answer:
            assert answer.read() == b"<urn:a> <urn:b> <urn:c> .\n"


def test_a_program_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(servers.REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-program is not installed: pip install it"):
        servers.program("no-such-program", "pip install it")


def test_in_ci_nothing_that_is_missing_passes_for_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(servers.REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is not installed"):
        servers.program("no-such-program", "pip install it")
