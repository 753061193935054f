"""Finds the line of a key in TOML text, so that a fault can say where it stands."""

import re
from collections import Counter

Path = tuple[str | int, ...]

HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"^\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*=")
FENCES = ('"""', "'''")


class Lines:
    """The line (from 1) of every table and key of a TOML text."""

    def __init__(self, text: str) -> None:
        self._line: dict[Path, int] = {(): 1}
        self._arrays: Counter[str] = Counter()
        table: Path = ()
        fence = ""
        for number, line in enumerate(text.splitlines(), 1):
            if fence:
                fence = "" if fence in line else fence
                continue
            header = HEADER.match(line)
            if header:
                table = self._open(header[1], header[2])
                self._line.setdefault(table, number)
            elif key := KEY.match(line):
                self._line.setdefault((*table, key[1].strip("\"'")), number)
            fence = next((mark for mark in FENCES if line.count(mark) % 2), "")

    def _open(self, bracket: str, name: str) -> Path:
        """The path of the table that a header opens; `[[name]]` counts its tables."""
        parts: Path = tuple(part.strip("\"'") for part in name.split("."))
        if bracket == "[[":
            self._arrays[name] += 1
            return (*parts, self._arrays[name] - 1)
        return parts

    def of(self, path: Path) -> int:
        """The line of a key, or of the nearest table around it."""
        while path not in self._line:
            path = path[:-1]
        return self._line[path]
