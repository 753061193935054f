"""Knows which codes stand for one person or collective, as two rows of one were linked and unlinked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.people.models import Link

PATHS = ("person__code", "same_person__code", "collective__code", "same_collective__code")


@dataclass(frozen=True)
class Joined:
    """Two codes that stand for one, from an instant until they were parted again."""

    one: str
    other: str
    at: datetime
    undone_at: datetime | None

    def holds(self, as_of: datetime | None) -> bool:
        """Whether they stood for one at an instant (None: now)."""
        if as_of is None:
            return self.undone_at is None
        return self.at <= as_of and (self.undone_at is None or self.undone_at > as_of)


@dataclass(frozen=True)
class Doubles:
    """All links, read once."""

    links: tuple[Joined, ...]

    def spread(self, codes: Iterable[str], *, as_of: datetime | None) -> frozenset[str]:
        """The codes with all that stand for the same at an instant (None: now)."""
        found = set(codes)
        pairs = [{link.one, link.other} for link in self.links if link.holds(as_of)]
        grew = True
        while grew:
            more = set().union(*(pair for pair in pairs if pair & found)) - found
            found |= more
            grew = bool(more)
        return frozenset(found)


def doubles(codes: Collection[str]) -> Doubles:
    """The links to reckon with; none are read where nobody is voted on."""
    if not codes:
        return Doubles(())
    rows = Link.objects.values_list(*PATHS, "at", "undone_at")
    return Doubles(
        tuple(
            Joined(person or collective, same_person or same_collective, at, undone_at)
            for person, same_person, collective, same_collective, at, undone_at in rows
        )
    )
