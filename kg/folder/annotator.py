"""What makes annotations of articles, and how to tell whether it is still the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from kg.annotation import Annotation, Article
from kg.folder.fingerprint import of_reading
from kg.resolve import AnnotationError

if TYPE_CHECKING:
    from spacy.language import Language


class ModelError(ValueError):
    """A language pipeline that cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A pure function from article to annotation, and a name that changes whenever the function does.

    `annotate` raises AnnotationError for an article that it can make nothing of.
    """

    name: str
    annotate: Callable[[Article], Annotation]


def pipeline(model: str | None = None) -> Annotator:
    """The annotator on the pipeline that ships with the package, or on another spaCy pipeline with UD labels.

    `model` is the name of an installed package or a folder; raises ModelError where there is none. The pipeline of the
    package is loaded when the first article needs it.
    """
    if model is None:
        return Annotator(name=of_reading(), annotate=annotate)
    meta = _nlp(model).meta
    name = f"{of_reading()} {meta['lang']}_{meta['name']} {meta['version']}"
    return Annotator(name=name, annotate=partial(annotate, model=model))


def annotate(article: Article, *, model: str | None = None) -> Annotation:
    """The annotation of an article by the pipeline of the package or by `model`, which is loaded once.

    Raises AnnotationError for an article longer than the pipeline takes, ModelError where there is no such model.
    """
    from kg.extract import annotate as extract

    nlp = _nlp(model)
    if len(article.text) > nlp.max_length:
        length, most = len(article.text), nlp.max_length
        raise AnnotationError(f"{article.id}: {length:,} characters; expected at most {most:,}; split it into articles")
    return extract(article, nlp)


@cache
def _nlp(model: str | None) -> Language:
    from kg.nlp import load

    try:
        return load(model)
    except OSError as error:
        if model is None:
            raise
        raise ModelError(f"--model {model}: neither a spaCy package that is installed nor a folder of one") from error
