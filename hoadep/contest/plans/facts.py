"""Reads the plans of a season: which version holds when."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.utils import timezone

from hoadep.contest.plans.models import Plan as Version
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan, read_plan

Mark = tuple[int, int | None, Any]
"""A season's key, and the key and the recording of its newest plan: a version is never edited."""
_SEASON_AT = """
    SELECT season.*, MAX(plan.id) AS newest, MAX(plan.recorded_at) AS newest_recorded_at
    FROM plans_season season LEFT JOIN plans_plan plan ON plan.season_id = season.id
    WHERE season.slug = %s
    GROUP BY season.id
"""


@dataclass(frozen=True)
class PlanBook:
    """The versions of a season's plan that had taken effect, oldest first, each with its first instant."""

    versions: tuple[Version, ...]

    @property
    def version(self) -> Version:
        """The version that holds now."""
        return self.versions[-1]

    @property
    def latest(self) -> Plan:
        """The rules that hold now."""
        return rules_of(self.version)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The rules of each version, oldest first."""
        return tuple(rules_of(version) for version in self.versions)

    def for_period(self, ends: datetime) -> Plan:
        """The rules that judge a period: the last version that took effect no later than its end."""
        held = [version for version in self.versions if version.at <= ends]
        return rules_of((held or self.versions[:1])[-1])


def book_of(season: Season, as_of: datetime, known_at: datetime | None = None) -> PlanBook:
    """The versions in force at an instant. A correction replaces all that were there before it.

    Before the first version takes effect the first one is shown, since a season without rules is none.
    Raises `Version.DoesNotExist` when the season has no version.
    """
    every = Version.objects.filter(season=season).defer("text", "document")  # long, and read once: `rules_of`
    return _book(season, every.order_by("at", "n"), as_of, known_at)


def season_at(slug: str) -> tuple[Season, Mark] | None:
    """The season of an address, and a mark that tells apart what has been put in force in it so far.

    Every page asks this, and writing such a query anew takes Django longer than the database answers it.
    """
    season: Any = next(iter(Season.objects.raw(_SEASON_AT, [slug])), None)
    return (season, (season.pk, season.newest, season.newest_recorded_at)) if season else None


def book_known(season: Season, mark: Mark, as_of: datetime) -> PlanBook:
    """Like `book_of`, without asking again for what was read before; the mark is `season_at`'s."""
    return _book(season, map(copy, _versions(mark)), as_of)


@lru_cache(maxsize=32)
def _versions(mark: Mark) -> tuple[Version, ...]:
    every = Version.objects.filter(season_id=mark[0]).defer("text", "document")
    return tuple(every.order_by("at", "n"))


def _book(
    season: Season, every: Iterable[Version], as_of: datetime, known_at: datetime | None = None
) -> PlanBook:
    known = list(every)
    versions = [v for v in known if v.at <= as_of and (known_at is None or v.recorded_at <= known_at)]
    versions = versions or known[:1]
    if not versions:
        raise Version.DoesNotExist(f"Mùa {season.code} chưa có kế hoạch nào được áp dụng.")
    newest_correction = max((v.n for v in versions if v.corrects), default=0)
    return PlanBook(tuple(v for v in versions if v.n >= newest_correction))


def rules_of(version: Version) -> Plan:
    """The rules that a version's text says; read once, since a version is never edited."""
    return _read(version.pk, version.recorded_at)


@lru_cache(maxsize=32)
def _read(pk: int, _recorded_at: datetime) -> Plan:
    version = Version.objects.get(pk=pk)
    return read_plan(version.text, version.document)


def noon(day: date) -> datetime:
    """The instant that a day on paper counts as."""
    return timezone.make_aware(datetime.combine(day, time(12)))
