"""What a folder has sent to a graph of a store, kept on disk, so that a push can go on and later be replaced.

sending.nt     the graph that is being sent, or was sent last, as sorted N-Triples
earlier.nt     what other pushes before it may have left there; none where they are taken out
state.json     which graph of which store, and how many bytes of sending.nt the store has confirmed
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from heapq import merge
from pathlib import Path
from typing import IO

from kg.push.errors import PushError

MOST_BYTES = 1_000_000  # of lines in one chunk
SENDING, EARLIER, STATE, LOCK = "sending.nt", "earlier.nt", "state.json", ".lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a push is: `digest` is that of the graph, `confirmed` bytes and `triples` of it are there."""

    url: str
    graph: str | None
    digest: str
    confirmed: int = 0
    triples: int = 0
    complete: bool = False


class Record:
    """The record of one graph of one store in a folder `pushes`."""

    def __init__(self, pushes: Path, *, url: str, graph: str | None) -> None:
        name = hashlib.sha256(f"{url}\n{graph or ''}".encode()).hexdigest()[:10]
        host = re.sub(r"[^A-Za-z0-9.-]+", "-", url.partition("://")[2].partition("/")[0])
        self._place, self._url, self._graph = pushes / f"{host}-{name}", url, graph

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps other pushes to the same place from running; raises `PushError` where one does."""
        self._place.mkdir(parents=True, exist_ok=True)
        with (self._place / LOCK).open("a+b") as file:
            if sys.platform != "win32":
                import fcntl

                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError as error:
                    raise PushError(
                        f"{self._url}: another push to there is running; wait until it has ended"
                    ) from error
            yield

    @property
    def state(self) -> State | None:
        """How far the last push is; `None` where there was none, or its record cannot be read."""
        try:
            return State(**json.loads((self._place / STATE).read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def begin(self, lines: Iterable[bytes]) -> tuple[State, Counter[str]]:
        """Takes the graph to be sent; gives where to begin and how many triples with each predicate it has.

        Where the last push of the same graph was cut, that is where it was. The graph before goes to the earlier ones.
        Only for who holds the record.
        """
        found, counts = hashlib.sha256(), Counter[str]()
        fresh = self._place / (SENDING + ".part")
        with fresh.open("wb") as file:
            for line in lines:
                file.write(line)
                found.update(line)
                counts[line.split(b" ", 2)[1].strip(b"<>").decode()] += 1
        digest, state = found.hexdigest(), self.state
        if state is None or state.digest != digest:
            self._keep_earlier()
        os.replace(fresh, self._place / SENDING)
        if state is None or state.digest != digest or state.complete:
            state = State(url=self._url, graph=self._graph, digest=digest)
            self.save(state)
        return state, counts

    def save(self, state: State) -> None:
        """Keeps how far the push is."""
        part = self._place / (STATE + ".part")
        part.write_text(json.dumps(asdict(state), indent=1) + "\n", encoding="utf-8")
        os.replace(part, self._place / STATE)

    def chunks(self, start: int, size: int) -> Iterator[tuple[list[bytes], int]]:
        """The lines to send from byte `start` on, at most `size` at a time, each time with the byte where they end."""
        with (self._place / SENDING).open("rb") as file:
            file.seek(start)
            while chunk := _batch(file, size):
                start += sum(map(len, chunk))
                yield chunk, start

    def superfluous(self) -> Iterator[bytes]:
        """The lines of earlier pushes that are not in the graph that is being sent."""
        if (self._place / EARLIER).exists():
            with (self._place / EARLIER).open("rb") as earlier, (self._place / SENDING).open("rb") as sending:
                yield from _without(earlier, sending)

    def has_superfluous(self) -> bool:
        """Whether earlier pushes may have left what is not in the graph that is being sent."""
        return any(True for _ in self.superfluous())

    def forget_earlier(self) -> None:
        """Says that of earlier pushes nothing is left but what is being sent."""
        (self._place / EARLIER).unlink(missing_ok=True)

    def sent_before(self) -> int:
        """How many triples the store may have from all pushes of this folder, at most."""
        paths = [self._place / name for name in (SENDING, EARLIER) if (self._place / name).exists()]
        return sum(sum(1 for _ in path.open("rb")) for path in paths)

    def _keep_earlier(self) -> None:
        """Adds the graph that was sent last to those of before."""
        paths = [self._place / name for name in (SENDING, EARLIER) if (self._place / name).exists()]
        part = self._place / (EARLIER + ".part")
        files = [path.open("rb") for path in paths]
        try:
            with part.open("wb") as file:
                file.writelines(_once(merge(*files)))
        finally:
            for opened in files:
                opened.close()
        os.replace(part, self._place / EARLIER)


def _batch(file: IO[bytes], size: int) -> list[bytes]:
    lines: list[bytes] = []
    held = 0
    for line in file:
        lines.append(line)
        held += len(line)
        if len(lines) >= size or held >= MOST_BYTES:
            break
    return lines


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
        last = line


def _without(lines: Iterable[bytes], others: Iterable[bytes]) -> Iterator[bytes]:
    """Of sorted lines those that are not among other sorted lines."""
    rest = iter(others)
    other = next(rest, None)
    for line in lines:
        while other is not None and other < line:
            other = next(rest, None)
        if line != other:
            yield line
