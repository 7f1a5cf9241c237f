"""Articles of invented people to build folders from, as files."""

from __future__ import annotations

import json
from pathlib import Path

from worlds import FIRST, SECOND

ARTICLES = {
    "berg-receives-sadiq": FIRST,
    "sadiq-ends-visit": SECOND,
    "moreau-in-amman": """UN envoy Moreau in Amman for talks
AMMAN, May 9, 2024 (Northwire) - The UN envoy Lena Moreau met Jordanian Foreign Minister Karim Sadiq in Amman on \
Thursday. They discussed humanitarian aid. Moreau said that the ceasefire must hold.
""",
}


def write(folder: Path, *names: str) -> Path:
    """The folder, made and filled with the articles of those names, by default all, as .txt files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or ARTICLES:
        (folder / f"{name}.txt").write_text(ARTICLES[name], encoding="utf-8")
    return folder


def write_many(path: Path, count: int) -> Path:
    """A JSONL corpus of `count` articles that tell of as many meetings."""
    lines = (
        {
            "id": f"story-{i:04}",
            "date": "2024-05-07",
            "text": f"The foreign minister of Norway, Anna Berg, met the {ordinal} envoy of the UN in Oslo on Monday. "
            "They discussed trade with each other and the visas of students.",
        }
        for i, ordinal in ((i, f"{i}th") for i in range(count))
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a built folder with their bytes, but for the lock."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
