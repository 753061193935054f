"""What happens in the demonstration season, decided from a seed before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from hoadep.config.demo.units import DemoUnit
from hoadep.rules.periods import Period, periods_of
from hoadep.rules.plan import Plan
from hoadep.rules.plan.schema import Counts

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FATES = (
    *["eligible"] * 15,
    *["came_back"] * 2,
    "approved",
    "ineligible",
    "returned",
    "submitted",
    "withdrawn",
)
"""What becomes of an ordinary entry, each as often as it stands here."""


@dataclass(frozen=True)
class Praise:
    """A commendation to come: by which level, how many months after the appraisal."""

    level: str
    months: int = 1
    occasion: str = ""


@dataclass
class EntryPlan:
    """An entry to be sent; `arrives_at` is when its unit approves it."""

    unit: DemoUnit
    arrives_at: datetime
    fate: str
    praises: list[Praise] = field(default_factory=list)
    same_author: bool = False
    new: bool | None = None


@dataclass(frozen=True)
class NominationPlan:
    """A nomination to be sent."""

    unit: DemoUnit
    sent_at: datetime


@dataclass(frozen=True)
class Part:
    """How a unit plays: the share of its quotas that it fulfils and what its exemplars are given."""

    entries: float | None
    missing: int = 0
    praises: tuple[tuple[Praise, ...], ...] = ()
    judged: bool | None = True


def parts(plan: Plan, units: list[DemoUnit], rng: Random) -> dict[str, Part]:
    """A part for each unit: one for each interesting verdict first, chance for the others."""
    shown = {block.kinds[0] for block in plan.blocks} | {
        kind.key for kind in plan.unit_kinds if _monthly(plan, kind.key)
    }
    found: dict[str, Part] = {}
    for kind in plan.unit_kinds:
        own = [unit for unit in units if unit.kind == kind.key]
        leading = _leading_parts(plan, kind.key) if kind.key in shown else []
        for n, unit in enumerate(own):
            found[unit.code] = leading[n] if n < len(leading) else _ordinary(rng)
    return found


def _monthly(plan: Plan, kind: str) -> bool:
    """Whether the kind owes entries by the month though its block goes by the quarter."""
    quota = plan.quota(kind, "entries")
    block = plan.block_of(kind)
    first = plan.quota(block.kinds[0], "entries")
    return bool(quota and first and quota.every != first.every)


def _leading_parts(plan: Plan, kind: str) -> list[Part]:
    """Qualifies; misses by one exemplar, one commended twice; misses its quota; upper route; silent."""
    award = plan.unit_award(kind)
    if award is None:
        return []
    host, upper = (Praise("host"),), (Praise("upper", months=2),)
    twice = (Praise("host"), Praise("host", months=2))
    return [
        Part(1.0, praises=(host,) * award.exemplars_host),
        Part(1.0, praises=(twice, *[host] * (award.exemplars_host - 2))),
        Part(1.0, missing=1, praises=(host,) * award.exemplars_host),
        Part(1.0, praises=(upper,) * award.exemplars_upper),
        Part(0.0, judged=None),
    ]


def _ordinary(rng: Random) -> Part:
    praised = rng.random() < 0.18
    yearly = Praise("host", occasion="yearly") if rng.random() < 0.2 else Praise("host")
    return Part(
        None,
        praises=((yearly,),) if praised else (),
        judged=rng.choice([True, True, None, False]),
    )


def entry_plans(plan: Plan, unit: DemoUnit, part: Part, rng: Random) -> list[EntryPlan]:
    """Every entry of a unit, oldest first. Units with a set part send exactly what it says."""
    exact = part.entries is not None
    arrivals = list(_arrivals(plan, unit, "entries", part=part, rng=rng))
    if exact and part.missing:
        del arrivals[len(arrivals) // 2 : len(arrivals) // 2 + part.missing]
    entries = [EntryPlan(unit, at, "eligible" if exact else rng.choice(FATES)) for at in arrivals]
    if not exact and rng.random() < 0.3:
        for entry in entries[-1:]:
            entry.fate = "eligible"
    for n, praises in enumerate(part.praises):
        if n < len(entries):
            chosen = entries[-1 - n]
            chosen.fate, chosen.praises, chosen.new = (
                "eligible",
                list(praises),
                exact or rng.choice([True, None]),
            )
            chosen.same_author = exact and n < plan.author_award.entries and part.missing == 0
    return entries


def nomination_plans(plan: Plan, unit: DemoUnit, part: Part, rng: Random) -> list[NominationPlan]:
    """Every nomination of a unit, oldest first."""
    return [NominationPlan(unit, at) for at in _arrivals(plan, unit, "nominations", part=part, rng=rng)]


def _arrivals(plan: Plan, unit: DemoUnit, counts: Counts, *, part: Part, rng: Random) -> Iterator[datetime]:
    """Instants at which things arrive: most in their period, some late at the start of the next."""
    quota = plan.quota(unit.kind, counts)
    if quota is None or part.entries == 0.0:
        return
    share = part.entries or rng.uniform(0.6, 1.1)
    periods = [period for period in periods_of(plan, counts, quota.every) if period.owes]
    for period, following in zip(periods, [*periods[1:], None], strict=True):
        number = quota.owed if share == 1.0 else _rounded(quota.owed * share, rng)
        for _ in range(number):
            late = part.entries is None and following is not None and rng.random() < 0.07
            day = following.starts + rng.uniform(0.2, 5) * DAY if late and following else _within(period, rng)
            yield _in_office_hours(day)


def _rounded(number: float, rng: Random) -> int:
    """The number, its fraction decided by chance."""
    return int(number) + (rng.random() < number - int(number))


def _within(period: Period, rng: Random) -> datetime:
    """An instant of the period; people send late in it rather than early."""
    length = (period.ends - period.starts) - 2 * DAY
    return period.starts + DAY + length * max(rng.random(), rng.random())


def _in_office_hours(at: datetime) -> datetime:
    """The same day, between 8:00 and 17:00."""
    return at.replace(hour=8 + at.hour * 9 // 24)


def decision_day(appraised_at: datetime, months: int) -> date:
    """Decisions are signed on the 25th, some months after the appraisal."""
    month = appraised_at.month - 1 + months
    return date(appraised_at.year + month // 12, month % 12 + 1, 25)


def by_time(plans: Iterable[EntryPlan]) -> list[EntryPlan]:
    """Entries in the order in which they arrive."""
    return sorted(plans, key=lambda entry: (entry.arrives_at, entry.unit.code))
