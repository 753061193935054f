"""Who may be written to: what rooms offer as groups of recipients, and lists that are pasted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hoadep.contest.plans.models import Season
from hoadep.vietnamese.text import one_line

MOST = 2_000


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """One to whom a letter goes. `account` is a code, or empty; `more` are further fields of the letter."""

    name: str
    honorific: str = ""
    place: str = ""
    address: str = ""
    account: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, str]:
        """What fills the placeholders of a letter; "{kính gửi}" is form of address and name together."""
        greeted = f"{self.honorific} {self.name}".strip()
        own = {"tên": self.name, "xưng hô": self.honorific, "kính gửi": greeted, "nơi": self.place}
        return {**self.more, **own}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Groups of a kind: which there are in a season (key and name), and who stands in one."""

    label: str
    groups: Callable[[Season, datetime], list[tuple[str, str]]]
    read: Callable[[Season, str, datetime], list[Addressee]]


_OFFERS: dict[str, Offer] = {}


def offer(key: str, made: Offer) -> None:
    """Called once by the module `addressees` of a room, which is found by its name."""
    _OFFERS[key] = made


def groups(season: Season, at: datetime) -> list[tuple[str, list[tuple[str, str]]]]:
    """All groups of a season under the names of their kinds, as a form offers them."""
    found = [
        (one.label, [(f"{kind}.{key}", name) for key, name in one.groups(season, at)])
        for kind, one in _OFFERS.items()
    ]
    return [(label, rows) for label, rows in found if rows]


def members(season: Season, group: str, at: datetime) -> list[Addressee]:
    """Who stands in a group, nobody for an unknown one."""
    kind, _, key = group.partition(".")
    return _OFFERS[kind].read(season, key, at)[:MOST] if kind in _OFFERS else []


def pasted(text: str) -> list[Addressee]:
    """A list as it was pasted from Excel or typed: name, place, e-mail, apart by tabs or ";"; one a line."""
    found = []
    for line in text.splitlines():
        cells = [one_line(cell) for cell in line.replace("\t", ";").split(";")]
        name, *rest = [cell for cell in cells if cell] or [""]
        mails = [cell for cell in rest if "@" in cell]
        places = [cell for cell in rest if "@" not in cell]
        if name:
            honorific, told = _honorific(name)
            found.append(
                Addressee(
                    name=told,
                    honorific=honorific,
                    place=", ".join(places),
                    address=mails[0] if mails else "",
                )
            )
    return found[:MOST]


def _honorific(name: str) -> tuple[str, str]:
    """ "Bà Nguyễn Thị Lan" → ("Bà", "Nguyễn Thị Lan")."""
    first, _, rest = name.partition(" ")
    return (first, rest) if rest and first in ("Ông", "Bà", "Anh", "Chị", "Em", "Cháu") else ("", name)
