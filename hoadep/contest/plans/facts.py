"""Reads the plans of a season: which version holds when."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone

from hoadep.contest.plans.models import Plan as Version
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan, read_plan


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
    known = season.plans.defer("text", "document")  # long, and read once: see `rules_of`
    versions = list(known.in_force(as_of, known_at)) or list(known.order_by("at", "n")[:1])
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
