"""Reads a plan from the files that stand beside each other: its rules in TOML, its words as text."""

import tomllib
from pathlib import Path


def read_files(file: Path) -> tuple[str, str]:
    """The TOML text and the plan document it names; the document is empty where it cannot be found.

    Raises OSError when the TOML file cannot be read. Faults in the texts are `read_plan`'s matter.
    """
    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        name = tomllib.loads(text).get("plan", {}).get("document", "")
        document = file.parent / Path(str(name)).name
        return text, document.read_text(encoding="utf-8") if document.is_file() else ""
    except (tomllib.TOMLDecodeError, AttributeError):
        return text, ""
