"""What may not be installed: libraries of the package's extras, and the words that say how to get them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def extra(name: str, *, what: str) -> Iterator[None]:
    """Around imports of libraries of the extra `name`: raises `ImportError` that says what needs them and what to do.

    >>> with extra("notebook", what="to_pandas()"):
    ...     import pandas
    """
    try:
        yield
    except ModuleNotFoundError as error:
        message = f"{what} needs {error.name}, which is not installed: pip install 'diplomacy-kg[{name}]'"
        raise ImportError(message, name=error.name) from error
