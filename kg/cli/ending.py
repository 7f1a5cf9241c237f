"""How a command ends: 0 done, 1 the graph does not conform, 2 could not be done, 130 stopped by Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

NOT_CONFORMING, IMPOSSIBLE, STOPPED = 1, 2, 130


@contextmanager
def one_line_errors(*known: type[Exception], stopped: str = "stopped") -> Iterator[None]:
    """Turns errors that a user can mend into a line on stderr; `stopped` is what Ctrl-C says.

    Others are faults of the program and keep their traceback.
    """
    try:
        yield
    except known as error:
        typer.echo(f"kg: {error}", err=True)
        raise typer.Exit(IMPOSSIBLE) from error
    except BrokenPipeError:
        raise  # whoever read our output has enough; Click ends quietly
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"kg: {where}{error.strerror or error}; check the path, its permissions and the disk", err=True)
        raise typer.Exit(IMPOSSIBLE) from error
    except KeyboardInterrupt as error:
        typer.echo(f"kg: {stopped}", err=True)
        raise typer.Exit(STOPPED) from error
