"""Articles into a folder and out of it again, and the graph of what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from kg.annotation import Article
from kg.folder import decided, records
from kg.folder.annotator import Annotator, pipeline
from kg.folder.place import FolderError, Place, check_free, locked
from kg.folder.progress import Progress
from kg.folder.update import Written, update
from kg.graph import BASE
from kg.read import Unreadable, read_articles
from kg.resolve import AnnotationError, check


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did: numbers of articles, what it could not read with the reasons, and the graph there is now."""

    added: int
    changed: int
    unchanged: int
    set_aside: tuple[Unreadable, ...]
    graph: Written


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveReport:
    """The number of articles taken out, and the graph there is now."""

    removed: int
    graph: Written


class NothingToBuild(FolderError):
    """No article could be read; `set_aside` says why for each."""

    def __init__(self, message: str, set_aside: tuple[Unreadable, ...]) -> None:
        super().__init__(message)
        self.set_aside = set_aside


def build(
    inputs: Sequence[Path | str],
    out: Path | str,
    *,
    base: str = BASE,
    progress: Progress | None = None,
    annotator: Annotator | None = None,
    decisions: Path | str | None = None,
) -> BuildReport:
    """Adds the articles of `inputs` to the folder `out` and brings its graph up to them.

    Only what is new is annotated: an article whose fields, and the annotator, are as they were is left alone, one whose
    text changed replaces what was there. An annotation is kept as soon as it is made: a stopped build goes on where it
    was. Articles whose facts break a shape are set aside (`graph.refused`) until their text, or the software, changes.
    Without `inputs` the graph is made anew of the annotations that are there. `progress` is called with the name of a
    step ("annotate", "resolve", "validate") and a count. `decisions` is a file of decisions about merging; the folder
    keeps it (`kg.folder.decided`).

    Raises InputError for an input that does not exist, FolderError for a folder that cannot be used, NothingToBuild
    where no article could be read; none of them touches the folder.
    """
    out, decisions = Path(out), Path(decisions) if decisions is not None else None
    if decisions is not None:
        decided.check(decisions)
    if not inputs:
        return _catch_up(out, progress, decisions)
    articles = read_articles(inputs)
    check_free(out, base=base)
    annotator = annotator or pipeline()
    tell = progress or (lambda step, count: None)

    set_aside: list[Unreadable] = []
    first = None
    for first in articles:
        if isinstance(first, Article):
            break
        set_aside.append(first)
    if not isinstance(first, Article):
        raise NothingToBuild(f"{out}: nothing to build, no article could be read", tuple(set_aside))

    counts = {"added": 0, "changed": 0, "unchanged": 0}
    with locked(out, base=base) as place:
        if decisions is not None:
            decided.adopt(place, decisions)
        for number, article in enumerate(chain([first], articles)):
            tell("annotate", number)
            if isinstance(article, Unreadable):
                set_aside.append(article)
                continue
            try:
                counts[_keep(place, article, annotator)] += 1
            except AnnotationError as error:
                set_aside.append(_set_aside(article, error))
        return BuildReport(**counts, set_aside=tuple(set_aside), graph=update(place, tell))


def _catch_up(folder: Path, progress: Progress | None, decisions: Path | None) -> BuildReport:
    with locked(folder) as place:
        if decisions is not None:
            decided.adopt(place, decisions)
        graph = update(place, progress or (lambda step, count: None), anew=True)
    return BuildReport(added=0, changed=0, unchanged=graph.articles, set_aside=(), graph=graph)


def remove(folder: Path | str, articles: Sequence[str], *, progress: Progress | None = None) -> RemoveReport:
    """Takes articles, by their ids, out of a folder, which is then as if they had never been added.

    Raises FolderError, and removes nothing, where one of them is not in it.
    """
    with locked(Path(folder)) as place:
        paths = {article: records.path_of(place, article) for article in articles}
        missing = next((article for article, path in paths.items() if not path.is_file()), None)
        if missing is not None:
            ids = [annotation.article.id for annotation in records.read_all(place)]
            raise FolderError(f"{folder}: holds no article {missing!r}; {_meant(missing, ids, folder)}")
        for article in paths:
            records.delete(place, article)
        return RemoveReport(removed=len(paths), graph=update(place, progress or (lambda step, count: None)))


def _meant(missing: str, ids: Sequence[str], folder: Path | str) -> str:
    near = get_close_matches(missing, ids, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"`kg query articles -g {folder}` lists the {len(ids)} that it has"


def _keep(place: Place, article: Article, annotator: Annotator) -> str:
    """Annotates an article unless that is done; gives what it was to the folder."""
    path, made_from = records.path_of(place, article.id), records.made_from(article, annotator.name)
    if records.is_current(path, made_from):
        return "unchanged"
    known = path.is_file()
    annotation = annotator.annotate(article)
    check(annotation)
    records.write(place, annotation, made_from)
    return "changed" if known else "added"


def _set_aside(article: Article, error: AnnotationError) -> Unreadable:
    reason = str(error).removeprefix(f"{article.id}: ")
    return Unreadable(where=article.id, reason=reason, advice="the rest is built; please report it with the article")
