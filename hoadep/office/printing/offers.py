"""What rooms hand over to be printed: decisions that give certificates, and to whom each gives one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Granted:
    """A decision that gives certificates.

    `code` names it in addresses: the code of its list, or of the first of those that it commends. `form` is
    the name of what is given, `layout` the key of the layout that fits it, `page` where the decision is told.
    """

    code: str
    giver: str
    number: str
    decided_on: date
    form: str
    many: int
    layout: str = ""
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """One to whom a certificate is given; `subject` is the code under which the register knows it.

    `salutation` stands before the name (Ông, Bà, Em, Tập thể, Gia đình), `achievement` is the recipient's
    own line, `page` the address of what is behind it.
    """

    subject: str
    salutation: str
    name: str
    place: str
    achievement: str = ""
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """How a room tells what is to be printed.

    `decisions` takes the scope (the season's code) and an instant; `recipients` also the code of one of
    these decisions, and gives them in the order of the print, or nobody where the code is not its own.
    """

    decisions: Callable[[str, datetime], list[Granted]]
    recipients: Callable[[str, str, datetime], list[Recipient]]


_SOURCES: dict[str, Source] = {}


def offer(room: str, source: Source) -> None:
    """Called once by the module `certificates` of a room, which is found by its name."""
    _SOURCES[room] = source


def decisions(scope: str, *, as_of: datetime) -> list[Granted]:
    """All decisions of a scope that give certificates, the newest first."""
    found = [each for source in _SOURCES.values() for each in source.decisions(scope, as_of)]
    return sorted(found, key=lambda each: (each.decided_on, each.code), reverse=True)


def decision(scope: str, code: str, *, as_of: datetime) -> tuple[Granted, list[Recipient]] | None:
    """One decision with its recipients; None where no room knows it."""
    for source in _SOURCES.values():
        granted = next((each for each in source.decisions(scope, as_of) if each.code == code), None)
        if granted:
            return granted, source.recipients(scope, code, as_of)
    return None
