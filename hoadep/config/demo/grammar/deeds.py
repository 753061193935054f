"""What people did: each deed with its own sentences, read from the files of the folder `deeds`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
BEATS = ("scene", "act", "how", "snag", "moment", "fruit")
"""The parts of a deed's tale, in their order; a deed has at least two wordings of each."""


@dataclass(frozen=True)
class Deed:
    """A deed: where and by whom it can be done, and how it is told."""

    key: str
    field: str
    fits: tuple[str, ...]
    roles: tuple[str, ...]
    titles: tuple[str, ...]
    beats: Mapping[str, tuple[str, ...]]
    sums: tuple[str, ...]
    jobs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """What the doer is called, where it is not a person."""
    called: str = ""
    """The short word for that doer: "tổ", "nhóm", "lớp"."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    pick: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suits: str = ""
    """A pattern that the unit's name must meet, for deeds of one trade."""
    until: int = 9999
    """The last year in which the deed can be told of as fresh."""

    def can_be_told(self, setting: str, place: str, year: int) -> bool:
        """Whether somebody of the place can have done it in or just before the year."""
        return setting in self.fits and year <= self.until and bool(re.search(self.suits, place))


def read_toml(name: str) -> dict[str, Any]:
    """A data file of this package."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def read_deeds() -> tuple[Deed, ...]:
    """Every deed, by file name and place in the file."""
    files = sorted((FOLDER / "deeds").glob("*.toml"))
    return tuple(_deed(deed) for file in files for deed in read_toml(f"deeds/{file.name}")["deeds"])


def _deed(data: dict[str, Any]) -> Deed:
    beats = {beat: tuple(data.pop(beat)) for beat in BEATS}
    lists = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
    return Deed(**data | lists, beats=beats)
