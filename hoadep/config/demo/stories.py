"""The hand-made stories of the demonstration, in the order in which they may be told."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from hoadep.config.demo.sentences import Story

FOLDER = Path(__file__).parent / "stories"


def hand_made() -> list[tuple[Story, date | None]]:
    """Each story with the first day on which it can have been told, by file name."""
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        told_from = data.pop("told_from", None)
        data.pop("fits")
        data["text"] = data["text"].strip()
        found.append((Story(**{"born": None} | data), told_from))
    return found
