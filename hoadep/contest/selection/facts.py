"""Reads a choice: the eligible entries with their final marks, what it says of each, and its limits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from hoadep.contest.entries.models import Authorship, Entry, Telling
from hoadep.contest.jury.facts import FinalMark, finals
from hoadep.contest.jury.models import Round
from hoadep.contest.people.facts import participations, same_collectives, same_persons
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.contest.selection import kept
from hoadep.contest.selection.models import Pick, Selection
from hoadep.rules.plan import Plan
from hoadep.rules.plan.schema import Block
from hoadep.rules.selection_limits import Limit, Scored

ELIGIBLE = "eligible"

Named = dict[str, str]
"""Names by codes."""


@dataclass(frozen=True)
class Line:
    """An entry that may be chosen, or was, with its authors and the exemplars it tells of by their codes."""

    pk: int
    title: str
    scored: Scored
    unit_name: str
    block_name: str
    kind_name: str
    writers: Named
    told: Named
    final: FinalMark | None
    eligible: bool
    pick: Pick | None

    @property
    def code(self) -> str:
        """The entry's code."""
        return self.scored.code

    @property
    def value(self) -> Decimal | None:
        """The official mark; None without one."""
        return self.final.value if self.final else None

    @property
    def chosen(self) -> bool:
        """Whether it stands in the list."""
        return self.pick is not None and self.pick.chosen

    @property
    def fixed(self) -> str:
        """Whether a person keeps it in or out: "in", "out" or nothing."""
        return self.pick.fixed if self.pick else ""


@dataclass(frozen=True)
class Desk:
    """A choice with every line, highest mark first, and how the keys of its limits read."""

    selection: Selection
    plan: Plan
    lines: tuple[Line, ...]
    names: Mapping[str, str]

    @property
    def by_marks(self) -> bool:
        """Whether the entries are chosen by marks of a jury."""
        return bool(self.selection.round_key)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What the list must keep to."""
        return limits_of(self.selection)

    @property
    def eligible(self) -> list[Line]:
        """Those that may stand in the list now."""
        return [line for line in self.lines if line.eligible]

    @property
    def chosen(self) -> list[Line]:
        """Those that stand in the list."""
        return [line for line in self.lines if line.chosen]

    @property
    def gone(self) -> list[Line]:
        """Those that stand in the list and may no longer."""
        return [line for line in self.chosen if not line.eligible]

    def line(self, code: str) -> Line | None:
        """The line of an entry."""
        return next((line for line in self.lines if line.code == code), None)


def limits_of(selection: Selection) -> tuple[Limit, ...]:
    """The limits that the selection keeps as JSON."""
    return tuple(Limit(**limit) for limit in selection.limits)


def desk(selection: Selection, *, at: datetime) -> Desk:
    """The whole choice as of an instant, with a fixed number of queries."""
    season, plan = selection.season, book_of(selection.season, at).latest
    picks = {pick.entry_id: pick for pick in selection.picks.select_related("by")}
    rows = _entries(season, picks)
    around = _Around(
        plan=plan,
        blocks={part.unit_id: plan.block_of(part.kind) for part in participations(season)},
        kinds={kind.key: kind.name for kind in plan.entry_kinds},
        marks=_marks(selection),
        picks=picks,
        writers=_writers(season, same_persons(at)),
        told=_told(season, same_persons(at), same_collectives(at)),
    )
    lines = [_line(entry, around) for entry in rows]
    lines.sort(key=lambda line: (line.value is None, -(line.value or Decimal(0)), line.code))
    return Desk(selection, plan, tuple(lines), _names(lines, plan))


@dataclass(frozen=True)
class _Around:
    """What lines need to know beside the entries' own rows, by the keys of units and entries."""

    plan: Plan
    blocks: Mapping[int, Block]
    kinds: Mapping[str, str]
    marks: Mapping[str, FinalMark]
    picks: Mapping[int, Pick]
    writers: Mapping[int, Named]
    told: Mapping[int, Named]


def _entries(season: Season, picked: Iterable[int]) -> list[Entry]:
    rows = Entry.objects.filter(season=season).defer("text", "extra").select_related("unit")
    return list(rows.filter(Q(state=ELIGIBLE) | Q(pk__in=list(picked))))


def open_round(selection: Selection) -> Round | None:
    """The round whose marks are gone by, while it is marked."""
    rounds = Round.objects.filter(season=selection.season, key=selection.round_key, state=Round.State.OPEN)
    return rounds.first() if selection.round_key else None


def _marks(selection: Selection) -> Mapping[str, FinalMark]:
    if selection.marks is not None:
        return kept.marks_from(selection.marks)
    if not selection.round_key or open_round(selection):
        return {}
    return {final.entry: final for final in finals(selection.season, key=selection.round_key)}


def _line(entry: Entry, around: _Around) -> Line:
    unit, block = entry.unit, around.blocks.get(entry.unit_id or 0)
    writers, told = around.writers.get(entry.pk, {}), around.told.get(entry.pk, {})
    final = around.marks.get(entry.code or "")
    pick = around.picks.get(entry.pk)
    line = Line(
        pk=entry.pk,
        title=entry.title,
        scored=Scored(
            code=entry.code or "",
            value=(final.value if final else None) or Decimal(0),
            unit=unit.code if unit else "",
            block=block.key if block else "",
            kind=entry.kind,
            authors=tuple(writers),
            exemplars=tuple(told),
        ),
        unit_name=unit.short_name if unit else "",
        block_name=block.name if block else "",
        kind_name=around.kinds.get(entry.kind, entry.kind),
        writers=writers,
        told=told,
        final=final,
        eligible=entry.state == ELIGIBLE,
        pick=pick,
    )
    return _as_decided(line, pick.said) if pick and pick.chosen and pick.said else line


def _as_decided(line: Line, said: Mapping[str, Any]) -> Line:
    """The line as it stood when the list was decided, whatever was renamed since."""
    fields = kept.said_from(said)
    writers, told = fields["writers"], fields["told"]
    scored = replace(line.scored, **fields.pop("scored"), authors=tuple(writers), exemplars=tuple(told))
    return replace(line, scored=scored, **fields)


def _writers(season: Season, same: Mapping[int, int]) -> dict[int, Named]:
    """The authors of each entry (by its key): their codes and names, linked persons under one code."""
    rows = Authorship.objects.filter(entry__season=season).order_by("n")
    listed = list(rows.values_list("entry_id", "person_id", "person__code", "person__name"))
    code_of: dict[int, str] = {}
    for _, person, code, _ in listed:
        code_of.setdefault(same.get(person, person), code)
    found: dict[int, Named] = defaultdict(dict)
    for entry, person, _, name in listed:
        found[entry][code_of[same.get(person, person)]] = name
    return found


def _told(season: Season, persons: Mapping[int, int], collectives: Mapping[int, int]) -> dict[int, Named]:
    """The exemplars that each entry tells of, likewise."""
    rows = Telling.objects.filter(entry__season=season).select_related(
        "exemplar__person", "exemplar__collective"
    )
    code_of: dict[tuple[int, int], str] = {}
    found: dict[int, Named] = defaultdict(dict)
    for telling in rows.order_by("exemplar__code"):
        one = telling.exemplar
        person, collective = one.person_id or 0, one.collective_id or 0
        root = (persons.get(person, person), collectives.get(collective, collective))
        found[telling.entry_id][code_of.setdefault(root, one.code)] = one.name
    return found


def _names(lines: Sequence[Line], plan: Plan) -> dict[str, str]:
    """How the keys of limits read."""
    names = {kind.key: kind.name for kind in plan.entry_kinds}
    names |= {block.key: block.name for block in plan.blocks}
    for line in lines:
        names |= {line.scored.unit: line.unit_name, **line.writers, **line.told}
    return names
