"""The graph of a built folder on disk: an Oxigraph store in *generations*, each of which is whole and never changes.

DIR/store/current    the number of the generation that readers open
DIR/store/7/         one generation: an Oxigraph (RocksDB) store

A writer makes the next generation out of the current one (tables that stay the same are hard links) and switches
`current` when it is done. So readers need no lock, see the old graph or the new one and never half of one, and a writer
may be killed at any moment. A process that reads a generation keeps it from being swept away until it ends.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pyoxigraph import Store

T = TypeVar("T")

STORE, CURRENT, _LEASE = "store", "current", "lease"
_COMPACTED = "compacted"
"""The file of a generation that tells how many bytes its tables had when they were last compacted."""
GROWTH, SLACK = 1.01, 1 << 17
"""Tables that grew by this factor and these bytes are compacted: that costs .1 s in all for a thousand triples."""
_OWN = frozenset({_LEASE, "LOCK", "LOG"})  # files of one generation that mean nothing to the next
_leases: dict[Path, IO[bytes]] = {}


class StoreError(ValueError):
    """A folder whose graph cannot be opened: which, why, and what to do."""


def opened(folder: Path) -> Store:
    """The graph of a built folder, read-only, as it is now: what a build does later is not seen. Raises StoreError."""
    from pyoxigraph import Store

    if not (folder / STORE / CURRENT).is_file():
        raise StoreError(
            f"{folder}: holds no graph; name a folder that `kg build` wrote. A build that was stopped goes on by "
            f"{_again(folder)}; articles become a graph by `kg build {folder} -o DIR`"
        )
    while True:
        number = current(folder)
        place = generation(folder, number)
        try:
            _lease(place)
            return Store.read_only(str(place))
        except (OSError, RuntimeError) as error:  # the engine calls a damaged file a RuntimeError
            if current(folder) == number:
                raise StoreError(f"{place}: cannot be opened ({error}); make it anew: {_again(folder)}") from error


def current(folder: Path) -> int:
    """The number of the generation that readers open; 0 where there is none."""
    try:
        return int((folder / STORE / CURRENT).read_text(encoding="ascii"))
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise StoreError(f"{folder / STORE / CURRENT}: damaged; make the graph anew: {_again(folder)}") from error


def following(folder: Path) -> int:
    """The number of the generation to be made next: above all that are there."""
    places = (folder / STORE).glob("[0-9]*")
    return 1 + max((int(place.name) for place in places if place.name.isdecimal()), default=0)


def generation(folder: Path, number: int) -> Path:
    """Where a generation lies."""
    return folder / STORE / str(number)


def write(folder: Path, number: int, change: Callable[[Store], T], *, anew: bool = False) -> T:
    """Makes generation `number` by `change` of the current one, or of an empty store; nobody reads it yet.

    Gives what `change` gives, which must not be the store. Only for who holds the lock of the folder. Whatever `change`
    raises, nothing is left behind. A store made anew is taken to be compacted by `change`.
    """
    from pyoxigraph import Store

    place = generation(folder, number)
    place.parent.mkdir(exist_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    try:
        if not anew:
            _copy(generation(folder, current(folder)), place)
        result = _changed(place, change)
        if not anew and _size(place) > GROWTH * _compacted(place) + SLACK:
            _changed(place, Store.optimize)
            anew = True
        if anew:
            (place / _COMPACTED).write_text(f"{_size(place)}\n", encoding="ascii")
        (place / _LEASE).touch()
        return result
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def switch(folder: Path, number: int) -> None:
    """Lets readers open generation `number` from now on, and sweeps away those that nobody reads any more."""
    part = folder / STORE / f"{CURRENT}.part"
    part.write_text(f"{number}\n", encoding="ascii")
    os.replace(part, folder / STORE / CURRENT)
    for place in (folder / STORE).iterdir():
        if place.name.isdecimal() and int(place.name) != number and not _is_read(place):
            shutil.rmtree(place, ignore_errors=True)


def _again(folder: Path) -> str:
    return f"`kg build -o {folder}`"


def _changed(place: Path, change: Callable[[Store], T]) -> T:
    """Lets `change` work on the store; it is closed when this returns, since no name holds it any more."""
    from pyoxigraph import Store

    store = Store(str(place))
    result = change(store)
    store.flush()
    return result


def _size(place: Path) -> int:
    """The bytes of a generation's tables."""
    return sum(table.stat().st_size for table in place.glob("*.sst"))


def _compacted(place: Path) -> int:
    """The bytes of the tables when they were last compacted; 0 where that is not known."""
    try:
        return int((place / _COMPACTED).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0


def _copy(old: Path, new: Path) -> None:
    """Copies a generation that is whole and that nobody has open for writing. Its tables (.sst) never change."""
    new.mkdir()
    for file in old.iterdir():
        if file.name in _OWN:
            continue
        if file.suffix == ".sst":
            try:
                os.link(file, new / file.name)
                continue
            except OSError:  # no hard links here
                pass
        shutil.copyfile(file, new / file.name)


def _lease(place: Path) -> None:
    """Holds a generation for as long as this process lives; one open file for each however often it is opened."""
    if place in _leases or sys.platform == "win32":  # there an open file cannot be removed anyway
        return
    import fcntl

    file = (place / _LEASE).open("rb")
    fcntl.flock(file, fcntl.LOCK_SH)
    _leases[place] = file


def _is_read(place: Path) -> bool:
    if sys.platform == "win32" or not (place / _LEASE).is_file():
        return False
    import fcntl

    with (place / _LEASE).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
