"""What an article says: people with their offices, events with roles, statements; from a `Doc` to an `Annotation`.

The way, a room each, and each knows only those before it: the verbs of saying and quotations (`speech`), who is who
(`people`), what happened (`triggers`), when and where (`settings`), which mentions are one event (`events`), which
issues came up (`topics`). `article` puts them together; `syntax` reads the trees, `support` and `naming` words of the
lexicon that several rooms need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotation import Annotation, Article

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["annotate", "spoken_text"]


def annotate(article: Article, nlp: Language) -> Annotation:
    """What the article says, a pure function of the article and the pipeline."""
    from kg.extract.article import read_doc

    with nlp.memory_zone():  # what it learns of new words goes with the article: memory stays flat over many
        return read_doc(nlp(spoken_text(article)), article)


SPACES = dict.fromkeys(map(ord, "\n\u00a0\u2007\u2009\u202f"), " ")


def spoken_text(article: Article) -> str:
    """The text with all that does not speak (bylines, datelines, page furniture) blanked out: the offsets stay.

    Line breaks inside a paragraph and spaces of other kinds become spaces: a name or a sentence may run over them.
    """
    parts, at = [], 0
    for region in article.regions:
        parts.append(_blank(article.text[at : region.start]))
        words = article.text[region.start : region.end]
        parts.append(words.translate(SPACES) if region.kind in ("headline", "body") else _blank(words))
        at = region.end
    parts.append(_blank(article.text[at:]))
    return "".join(parts)


def _blank(words: str) -> str:
    return "".join("\n" if c == "\n" else " " for c in words)
