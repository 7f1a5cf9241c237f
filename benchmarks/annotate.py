"""How fast articles are annotated, beside the bare language pipeline on the same articles in the same run.

    python benchmarks/annotate.py                   # the five articles of seeds/, four times over
    python benchmarks/annotate.py PATH...           # any folder, .txt or .jsonl that `kg build` reads
    python benchmarks/annotate.py --no-growth PATH  # without the second part

The first part prints words per second of the bare pipeline (text in, spaCy `Doc` out) and of the whole annotation
(text in, `Annotation` out: reading, pipeline, extraction), and their ratio: 1 would be extraction for nothing, the aim
is 0.7. The two take turns in who goes first, article by article, so that what a word costs when it is first seen, and
whatever else the machine does, falls on both; times are CPU seconds of this process, the pipeline runs on one thread.
Words are what stands between blanks in an article's text.

The second part joins the articles to one of 5,000, 10,000, 20,000 and 40,000 words and prints for each stage its
seconds and the exponent of its growth, of a straight line through the logarithms: 1 is linear, 2 quadratic. People of
one family name who never met do so in joined articles: a little over 1 is no alarm, 1.3 is.
"""

from __future__ import annotations

import argparse
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, TypeVar

import kg.nlp
from kg.annotation import Article
from kg.extract import spoken_text
from kg.extract.article import read_doc
from kg.read import Unreadable, read_articles, read_text

if TYPE_CHECKING:
    from spacy.language import Language

SEEDS = Path(__file__).parent.parent / "seeds"
LENGTHS = (5_000, 10_000, 20_000, 40_000)
STAGES = ("reading", "pipeline", "extraction")
AIM = 0.7

T = TypeVar("T")


def main() -> None:
    options = argparse.ArgumentParser(description="Words per second of annotation and of the bare language pipeline.")
    options.add_argument("paths", nargs="*", type=Path, help="folders or files of articles (default: seeds/)")
    options.add_argument("--repeat", type=int, help="how often over (default: 4 for the seeds, else 1)")
    options.add_argument("--no-growth", action="store_true", help="leave out the growth over the length of an article")
    given = options.parse_args()
    articles = list(_articles(given.paths or [SEEDS]))
    if not articles:
        raise SystemExit("no readable article in what was given")
    nlp = kg.nlp.load()
    _annotate(articles[0], nlp)  # lexicons and gazetteers are read once, and stay
    _print_speed(articles, nlp, repeat=given.repeat or (1 if given.paths else 4))
    if not given.no_growth:
        _print_growth(articles, nlp)


def _articles(paths: Sequence[Path]) -> Iterator[Article]:
    for each in read_articles(paths):
        if not isinstance(each, Unreadable):
            yield each


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """The CPU seconds of a piece of work and its result."""
    start = process_time()
    done = work()
    return process_time() - start, done


def _annotate(article: Article, nlp: Language) -> tuple[float, float, float]:
    """The seconds of each stage for one article: reading, pipeline, extraction."""
    given = {"title": article.title, "published": article.published, "source": article.source, "url": article.url}
    reading, read = _timed(lambda: read_text(article.id, article.text, **given))
    pipeline, doc = _timed(lambda: nlp(spoken_text(read)))
    extraction, _ = _timed(lambda: read_doc(doc, read))
    return reading, pipeline, extraction


def _print_speed(articles: Sequence[Article], nlp: Language, *, repeat: int) -> None:
    words, bare = 0, 0.0
    whole = dict.fromkeys(STAGES, 0.0)
    for turn, (index, article) in itertools.product(range(repeat), enumerate(articles)):
        words += len(article.text.split())
        seconds = {}
        for each in ("bare", "whole") if (turn + index) % 2 else ("whole", "bare"):
            if each == "bare":
                text = spoken_text(article)
                bare += _timed(lambda text=text: nlp(text))[0]  # type: ignore[misc]
            else:
                seconds = dict(zip(STAGES, _annotate(article, nlp), strict=True))
        whole = {stage: whole[stage] + seconds[stage] for stage in STAGES}
    total = sum(whole.values())
    print(f"{len(articles)} articles, {repeat} times, {words:,} words")
    print(f"bare pipeline     {words / bare:8,.0f} words/s")
    print(f"whole annotation  {words / total:8,.0f} words/s  " + ", ".join(f"{s} {whole[s]:.2f} s" for s in STAGES))
    print(f"ratio             {bare / total:8.2f}  (aim: {AIM} or more)")


def _print_growth(articles: Sequence[Article], nlp: Language) -> None:
    rows = [_annotate(_joined(articles, length), nlp) for length in LENGTHS]
    print(f"\n{'words':>12}" + "".join(f"{length:>10,}" for length in LENGTHS) + "  exponent")
    for stage, seconds in zip(STAGES, zip(*rows, strict=True), strict=True):
        print(f"{stage:>12}" + "".join(f"{s:>8.2f} s" for s in seconds) + f"{_exponent(LENGTHS, seconds):>10.2f}")


def _joined(articles: Sequence[Article], length: int) -> Article:
    """One article of that many words, of the articles one after the other, over again where they are too few."""
    parts: list[str] = []
    words = 0
    for article in itertools.cycle(articles):
        if words >= length:
            break
        parts.append(article.text)
        words += len(article.text.split())
    return read_text("joined", "\n\n".join(parts), title="A long day of diplomacy", published="2025-02-04")


def _exponent(lengths: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the straight line through the logarithms (least squares)."""
    xs, ys = [math.log(n) for n in lengths], [math.log(max(s, 1e-4)) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


if __name__ == "__main__":
    main()
