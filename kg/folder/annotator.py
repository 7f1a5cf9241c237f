"""What makes annotations of articles, and how to tell whether it is still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.annotation import Annotation, Article
from kg.resolve import AnnotationError

if TYPE_CHECKING:
    from spacy.language import Language

# All that decides what is read out of an article: code, words, weights, and the libraries that run them.
ROOMS = ("annotation.py", "days", "extract", "lexicon", "nlp", "reference")
LIBRARIES = ("spacy", "onnxruntime", "tokenizers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A pure function from article to annotation, and a name that changes whenever the function does.

    `annotate` raises AnnotationError for an article that it can make nothing of.
    """

    name: str
    annotate: Callable[[Article], Annotation]


def pipeline() -> Annotator:
    """The annotator that ships with the package; the language pipeline is loaded when the first article needs it."""
    return Annotator(name=_fingerprint(), annotate=annotate)


def annotate(article: Article) -> Annotation:
    """The annotation of an article by the pipeline that ships with the package, which is loaded once.

    Raises AnnotationError for an article longer than the pipeline takes.
    """
    from kg.extract import annotate as extract

    nlp = _nlp()
    if len(article.text) > nlp.max_length:
        length, most = len(article.text), nlp.max_length
        raise AnnotationError(f"{article.id}: {length:,} characters; expected at most {most:,}; split it into articles")
    return extract(article, nlp)


@cache
def _nlp() -> Language:
    from kg.nlp import load

    return load()


@cache
def _fingerprint() -> str:
    found = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    for file in sorted(_files(Path(kg.__file__).parent)):
        found.update(f"{file.name}\0{file.stat().st_size}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def _files(package: Path) -> list[Path]:
    rooms = [package / room for room in ROOMS]
    files = [file for room in rooms for file in ([room] if room.is_file() else room.rglob("*"))]
    return [file for file in files if file.is_file() and "__pycache__" not in file.parts]
