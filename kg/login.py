"""The login for servers: name and password from the environment, so that neither stands in a command or a log."""

from __future__ import annotations

import os


def login() -> tuple[str, str] | None:
    """`KG_USER` and `KG_PASSWORD`; `None` where no user is set."""
    user = os.environ.get("KG_USER")
    return (user, os.environ.get("KG_PASSWORD", "")) if user else None
