"""A push that meets trouble says so, loses nothing, and goes on where it was."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import graphs
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad
from servers import program
from unruly import unruly

from kg.export import Source
from kg.push import Pushed, PushError, push
from kg.push.record import Record

WAITS = (0.01, 0.01)


@pytest.fixture(scope="module")
def source() -> Source:
    return graphs.source()


@pytest.fixture(scope="module")
def smaller(source: Source) -> Source:
    return graphs.half(source)


def send(source: Source, url: str, place: Path, chunk: int = 100, replace: bool = False) -> Pushed:
    return push(source, url, pushes=place, chunk=chunk, waits=WAITS, replace=replace)


def test_a_busy_server_is_asked_again(source: Source, tmp_path: Path) -> None:
    with unruly([503, 429, 200, 502, 504]) as server:
        assert send(source, server.url, tmp_path).missing == ()
        assert set(server.store) == set(source.store)


def test_a_server_that_says_how_long_is_given_that_time(source: Source, tmp_path: Path) -> None:
    with unruly([503], Retry_After="0") as server:
        assert send(source, server.url, tmp_path).missing == ()


@pytest.mark.parametrize("answer", [503, "cut", "lose"])
def test_a_server_that_stays_away_is_named_and_the_push_goes_on_later(
    source: Source, tmp_path: Path, answer: int | str
) -> None:
    with unruly([200, 200, *[answer] * 3]) as server:  # type: ignore[list-item]
        with pytest.raises(PushError) as error:
            send(source, server.url, tmp_path)
        assert str(error.value).startswith(f"{server.url}: ")
        assert f"200 of {len(source.store):,} triples are there, the same command goes on" in str(error.value)
        before = len(server.bodies)
        pushed = send(source, server.url, tmp_path)
        assert set(server.store) == set(source.store)
        assert (pushed.sent, pushed.triples, pushed.missing) == (len(source.store) - 200, len(source.store), ())
        assert len(server.bodies) - before == -(-pushed.sent // 100)


def test_a_push_that_was_cut_is_seen_in_the_count_if_the_store_lost_it(source: Source, tmp_path: Path) -> None:
    with unruly([200, 500]) as server:
        with pytest.raises(PushError, match="answered 500 Internal Server Error"):
            send(source, server.url, tmp_path)
        server.store.clear()
        pushed = send(source, server.url, tmp_path)
        assert sum(expected - found for _, expected, found in pushed.missing) == 100
        assert send(source, server.url, tmp_path).missing == ()  # the next push sends everything again
        assert set(server.store) == set(source.store)


def test_another_graph_after_a_cut_push_leaves_nothing_of_it_behind(
    source: Source, smaller: Source, tmp_path: Path
) -> None:
    with unruly([200, 200, 200, 500]) as server:
        with pytest.raises(PushError):
            send(source, server.url, tmp_path)
        pushed = send(smaller, server.url, tmp_path, replace=True)
        assert set(server.store) == set(smaller.store)
        assert (pushed.others, pushed.missing) == (0, ())


def test_a_request_that_is_too_large_is_halved(source: Source, tmp_path: Path) -> None:
    with unruly(largest=4000) as server:
        assert send(source, server.url, tmp_path).missing == ()
        assert set(server.store) == set(source.store)


def test_a_triple_that_is_too_large_is_an_error(source: Source, tmp_path: Path) -> None:
    with (
        unruly(largest=10) as server,
        pytest.raises(PushError, match=r"answered 413 .*even one triple is too large for it"),
    ):
        send(source, server.url, tmp_path)


def test_a_redirection_is_not_followed(source: Source, tmp_path: Path) -> None:
    with (
        unruly() as other,
        unruly([307], Location=other.url) as server,
        pytest.raises(PushError, match=f"sends on to {other.url}, where nothing was sent; if that is right, name it"),
    ):
        send(source, server.url, tmp_path)
    assert len(other.store) == 0


def test_an_address_where_nobody_answers_is_an_error_before_anything_is_recorded(
    source: Source, tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/update"
    with pytest.raises(PushError, match=r"no answer after 3 tries \(.*refused.*\); is the server running"):
        send(source, url, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody has signed but itself, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    openssl = program("openssl", "apt-get install openssl")
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out", f"{path}.crt"]
    subprocess.run([*made, *names], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def test_a_certificate_that_nobody_signed_is_an_error(source: Source, tmp_path: Path, certificate: Path) -> None:
    with (
        unruly(certificate=certificate) as server,
        pytest.raises(PushError, match=r"its certificate is not trusted \(self.signed certificate\); .*SSL_CERT_FILE"),
    ):
        send(source, server.url, tmp_path)


def test_a_certificate_that_is_named_is_trusted(
    source: Source, tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    with unruly(certificate=certificate) as server:
        assert send(source, server.url, tmp_path).missing == ()


def test_http_spoken_where_https_is_expected_is_an_error(source: Source, tmp_path: Path) -> None:
    with unruly() as server, pytest.raises(PushError, match="no TLS connection"):
        send(source, server.url.replace("http:", "https:"), tmp_path)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://ana:secret@127.0.0.1:9/update", "the address has a login in it"),
        ("ftp://127.0.0.1/update", "expected http://… or https://…"),
        ("127.0.0.1:7878/store", "expected http"),
    ],
)
def test_addresses_that_are_none_are_errors(source: Source, tmp_path: Path, url: str, words: str) -> None:
    with pytest.raises(PushError) as error:
        send(source, url, tmp_path)
    assert words in str(error.value)
    assert "secret" not in str(error.value)


def test_a_login_is_never_sent_to_who_does_not_ask_for_it(source: Source, tmp_path: Path) -> None:
    with unruly() as server:
        push(source, server.url, pushes=tmp_path, login=("ana", "secret"), waits=WAITS)
        assert set(server.logins) == {None}


def test_a_basic_login_is_given_when_it_is_asked_for(source: Source, tmp_path: Path) -> None:
    with unruly(basic=("ana", "s3cret:with:colons")) as server:
        pushed = push(source, server.url, pushes=tmp_path, login=("ana", "s3cret:with:colons"), waits=WAITS)
        assert pushed.missing == ()
        assert server.logins[0] is None
        assert None not in server.logins[1:]
        with pytest.raises(PushError, match=r"answered 401 Unauthorized; check KG_USER \(ana\)") as error:
            push(source, server.url, pushes=tmp_path, login=("ana", "wrong-one"), waits=WAITS)
        assert "wrong-one" not in str(error.value)


def test_a_graph_that_is_no_iri_is_an_error(source: Source, tmp_path: Path) -> None:
    with unruly() as server, pytest.raises(PushError, match="--graph my graph: no IRI"):
        push(source, server.url, pushes=tmp_path, graph="my graph")


def test_a_store_with_other_triples_keeps_them(source: Source, tmp_path: Path) -> None:
    other = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"), DefaultGraph())
    with unruly() as server:
        server.store.add(other)
        assert send(source, server.url, tmp_path).others == 1
        assert send(source, server.url, tmp_path, replace=True).others == 1
        assert other in server.store


def test_two_pushes_to_one_place_do_not_run_at_once(source: Source, tmp_path: Path) -> None:
    with unruly() as server:
        with Record(tmp_path, url=server.url, graph=None).held(), pytest.raises(PushError, match="another push"):
            send(source, server.url, tmp_path)
        assert send(source, server.url, tmp_path).missing == ()
