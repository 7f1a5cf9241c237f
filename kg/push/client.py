"""HTTP as pushes need it: login as the server asks for it, patience with a busy server, errors that say what to do."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Mapping, Sequence

import httpx

from kg.push.errors import PushError, TooLarge

WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to wait before each further try where nobody answers or the server is busy."""
LONGEST_WAIT = 60.0
BUSY = frozenset({429, 502, 503, 504})
TIMEOUT = httpx.Timeout(120.0, connect=10.0)


class Client:
    """Talks to the server of one address; `login` is a name and a password, sent by Basic or Digest as it asks."""

    def __init__(self, url: str, *, login: tuple[str, str] | None, waits: Sequence[float] = WAITS) -> None:
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise PushError(f"{url}: no address ({error}); expected https://…") from error
        if address.userinfo:
            shown = address.copy_with(userinfo=b"")
            raise PushError(f"{shown}: the address has a login in it, which logs would show; use KG_USER, KG_PASSWORD")
        if address.scheme not in ("http", "https") or not address.host:
            raise PushError(f"{url}: no address of a server; expected http://… or https://…")
        self._origin = (address.scheme, address.host, address.port)
        self._login, self._waits = login, waits
        self._auth: httpx.Auth | None = None
        self._http = httpx.Client(timeout=TIMEOUT, follow_redirects=False)

    def close(self) -> None:
        """Ends the connections."""
        self._http.close()

    def post(
        self, url: str, content: bytes, *, kind: str, accept: str = "*/*", params: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """The answer to a body, whatever its status is; see `request`."""
        return self.request(
            "POST", url, content=content, headers={"Content-Type": kind, "Accept": accept}, params=params
        )

    def request(
        self,
        method: str,
        url: str,
        *,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer of a server, tried again while nobody answers or it is busy.

        Raises `PushError` for a server that stays away or busy, a certificate that is not trusted, a redirection, a
        login that is missing or wrong; other answers are given back whatever their status.
        """
        request = self._http.build_request(method, url, content=content, headers=headers, params=params)
        for wait in (*self._waits, None):
            try:
                response = self._answered(request)
            except httpx.TransportError as error:
                distrust = _distrust(error)
                if distrust or wait is None or isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
                    raise PushError(f"{url}: {distrust or self._silence(error)}") from error
            else:
                if response.status_code not in BUSY:
                    return self._accepted(response)
                if wait is None:
                    raise PushError(f"{url}: {_status(response)}, after {len(self._waits) + 1} tries; try again later")
                wait = _asked_to_wait(response) or wait
            time.sleep(wait)
        raise AssertionError("the last try has no wait")

    def _answered(self, request: httpx.Request) -> httpx.Response:
        """Sends a request, with the login once the server has asked for it; never to another server."""
        own = (request.url.scheme, request.url.host, request.url.port) == self._origin
        response = self._http.send(request, auth=self._auth if own else None)
        if response.status_code == 401 and self._auth is None and self._login and own:
            self._auth = _scheme(response, self._login)
            if self._auth is not None:
                response = self._http.send(request, auth=self._auth)
        return response

    def _accepted(self, response: httpx.Response) -> httpx.Response:
        url = response.request.url.copy_with(query=None)
        if response.is_redirect:
            where = response.headers.get("Location", "nowhere")
            raise PushError(f"{url}: sends on to {where}, where nothing was sent; if that is right, name it instead")
        if response.status_code in (401, 403):
            if self._login is None:
                raise PushError(f"{url}: {_status(response)}; it wants a login: set KG_USER and KG_PASSWORD")
            user = self._login[0]
            raise PushError(f"{url}: {_status(response)}; check KG_USER ({user}), KG_PASSWORD, and what {user} may do")
        return response

    def _silence(self, error: httpx.TransportError) -> str:
        if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
            return f"no answer within {TIMEOUT.read:g} s; is the server busy? fewer triples at a time: --chunk"
        tries = f" after {len(self._waits) + 1} tries" if self._waits else ""
        return f"no answer{tries} ({error or type(error).__name__}); is the server running, and the address right?"


def refused(response: httpx.Response, expected: str) -> PushError:
    """The error of an answer that is no success; `expected` ends the message where the request may be wrong."""
    url, said = response.request.url.copy_with(query=None), f"{_status(response)}{words(response)}"
    if response.status_code == 413:
        return TooLarge(f"{url}: {said}; even one triple is too large for it: raise the limit of its requests")
    return PushError(f"{url}: {said}; {expected if response.status_code < 500 else 'its log may say more'}")


def words(response: httpx.Response) -> str:
    """The first words of an answer, without tags, after a colon; nothing where there are none."""
    text = " ".join(re.sub(r"<[^>]*>", " ", response.text[:4000]).split())[:300]
    return f": {text}" if text else ""


def _status(response: httpx.Response) -> str:
    return f"answered {response.status_code} {response.reason_phrase}".rstrip()


def _scheme(response: httpx.Response, login: tuple[str, str]) -> httpx.Auth | None:
    """How the server wants to have the login (RFC 7235); `None` where in no way known here."""
    asked = {value.split(" ", 1)[0].lower() for value in response.headers.get_list("WWW-Authenticate")}
    if "digest" in asked:
        return httpx.DigestAuth(*login)
    return httpx.BasicAuth(*login) if "basic" in asked else None


def _distrust(error: httpx.TransportError) -> str | None:
    """What is wrong with a certificate, if that is why there is no connection."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return (
                f"its certificate is not trusted ({cause.verify_message}); if it is right, name the file of the "
                "authority that signed it in SSL_CERT_FILE"
            )
        if isinstance(cause, ssl.SSLError):
            return f"no TLS connection ({cause.reason or cause}); does it speak https on that port?"
        cause = cause.__cause__ or cause.__context__
    return None


def _asked_to_wait(response: httpx.Response) -> float | None:
    """The seconds of a Retry-After header (RFC 9110, 10.2.3), if it is a number."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), LONGEST_WAIT) if asked.isdecimal() else None
