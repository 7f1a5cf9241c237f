"""In which articles the annotations of a folder differ from what its graph was made of.

Not all files are looked for: a folder of annotations whose last change is known from the last time holds what it held
then. A change that is only just made may be followed by another one at the same time, as clocks of file systems are
coarse; such a folder is looked into again next time.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from kg.folder import records
from kg.folder.index import Entry, Index
from kg.folder.place import Place

JUST_NOW = -1
SETTLED = 3_000_000_000  # nanoseconds after which a change of a folder has another time than the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The files of articles that are new or `changed`, and of those that are `gone`, without their endings.

    `known` has what the index keeps of those that were there before; `listed` the folders of annotations whose files
    are all known once this difference is, each with the time of its last change or `JUST_NOW`.
    """

    changed: frozenset[str]
    gone: frozenset[str]
    known: Mapping[str, Entry]
    listed: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)


def settled(folders: Mapping[str, int]) -> dict[str, int]:
    """What `records.folders` gave, with `JUST_NOW` for those that may be changed again at the time of their change."""
    latest = time.time_ns() - SETTLED
    return {name: changed if changed < latest else JUST_NOW for name, changed in folders.items()}


def difference(place: Place, found: Index) -> Difference:
    """The difference between the annotations and what the index knows of them."""
    folders, listed = records.folders(place), found.listed()
    unknown = {name for name in folders.keys() | listed.keys() if folders.get(name) != listed.get(name)}
    here = {file for folder in unknown for file in records.stems_in(place, folder)}
    known = {file for folder in unknown for file in found.files_in(folder)}
    replaced = {entry.file: entry for entry in found.entries_of(records.former(place).keys() & here & known)}
    other = {file for file, entry in replaced.items() if _is_other(place, entry)}
    gone = known - here
    return Difference(
        changed=frozenset(other | (here - known)),
        gone=frozenset(gone),
        known={entry.file: entry for entry in found.entries_of(other | gone)},
        listed=settled(folders),
    )


def _is_other(place: Place, entry: Entry) -> bool:
    return records.digest(records.path_of_stem(place, entry.file)) != entry.digest
