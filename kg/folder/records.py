"""Annotations as files: one for each article, JSON with every field in the order of its record."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kg.annotation import Annotation, Article
from kg.folder.place import FolderError, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a file holds. `made_from` stands first, so that a look at the beginning tells whether it is still good."""

    made_from: str
    annotation: Annotation


@cache
def _stored() -> TypeAdapter[Stored]:
    return TypeAdapter(Stored)


@cache
def _article() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


def made_from(article: Article, annotator: str) -> str:
    """A digest of all that an annotation depends on: every field of the article and what the annotator is."""
    return hashlib.sha256(_article().dump_json(article) + b"\0" + annotator.encode()).hexdigest()


def stem(article: str) -> str:
    """The name of the file of an article, without its ending, by the article's id."""
    return hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def path_of(place: Place, article: str) -> Path:
    """Where the annotation of an article lies, by the article's id."""
    return path_of_stem(place, stem(article))


def path_of_stem(place: Place, stem: str) -> Path:
    """Where the annotation lies whose file has that name."""
    return place.annotations / stem[:2] / f"{stem}.json"


def is_current(path: Path, made_from: str) -> bool:
    """Whether the file at `path` holds what would be made again."""
    start = b'{"made_from":"' + made_from.encode() + b'"'
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(start)) == start


def write(place: Place, annotation: Annotation, made_from: str) -> None:
    """Keeps an annotation in the folder, in the place of an older one of its article."""
    path = path_of(place, annotation.article.id)
    path.parent.mkdir(exist_ok=True)
    _keep_former(place, path)
    place.write(path, _stored().dump_json(Stored(made_from=made_from, annotation=annotation)) + b"\n")


def delete(place: Place, article: str) -> None:
    """Takes the annotation of an article out of the folder."""
    path = path_of(place, article)
    _keep_former(place, path)
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()


def folders(place: Place) -> dict[str, int]:
    """The folders in which annotations lie, by their names, each with the time of its last change in nanoseconds."""
    with os.scandir(place.annotations) as found:
        # Not `folder.stat()`: on Windows that may be older than the last change.
        return {folder.name: os.stat(folder).st_mtime_ns for folder in found if folder.is_dir()}


def stems_in(place: Place, folder: str) -> set[str]:
    """The names of the files of the articles in one of `folders`; none where it is gone."""
    try:
        names = os.listdir(place.annotations / folder)
    except FileNotFoundError:
        return set()
    return {name.removesuffix(".json") for name in names if name.endswith(".json")}


def former(place: Place) -> dict[str, Path]:
    """What was in the place of annotations that were replaced or deleted since `forget_former`, by names of files.

    After a build that was killed some of it may be in the graph no more: `Entry.digest` tells.
    """
    return {path.stem: path for path in place.former.glob("*.json")}


def forget_former(place: Place) -> None:
    """To be called when the graph is that of the annotations."""
    shutil.rmtree(place.former, ignore_errors=True)


def _keep_former(place: Place, path: Path) -> None:
    """Keeps what is in the place of an annotation before it goes, unless something older is kept already."""
    kept = place.former / path.name
    if path.exists() and not kept.exists():
        place.former.mkdir(exist_ok=True)
        try:
            os.link(path, kept)
        except OSError:  # no hard links here
            part = kept.with_suffix(".part")
            shutil.copyfile(path, part)
            os.replace(part, kept)


def digest(path: Path) -> str:
    """A digest of what a file holds."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(path: Path) -> Annotation:
    """The annotation in a file; raises FolderError for a damaged one."""
    try:
        return _stored().validate_json(path.read_bytes()).annotation
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise FolderError(f"{path}: damaged ({where}: {first['msg']}); delete the file and build again") from error


def read_all(place: Place) -> Iterator[Annotation]:
    """The annotations of all articles, by the digests of their ids."""
    for path in sorted(place.annotations.glob("*/*.json")):
        yield read(path)
