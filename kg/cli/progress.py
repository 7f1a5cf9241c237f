"""A line on stderr that says how far long work is, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STEPS = {
    "annotate": "annotating articles",
    "resolve": "resolving articles",
    "validate": "validating triples",
    "write": "writing",
}


@contextmanager
def progress() -> Iterator[Callable[[str, int], None]]:
    """A function to be told of steps and counts, as `kg.folder.build` tells them."""
    if not sys.stderr.isatty():
        yield lambda step, count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step, count: bar.update(task, description=STEPS.get(step, step), completed=count)
