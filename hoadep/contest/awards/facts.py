"""Reads what the award rules judge: entries, credits and judgements of units and authors."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.awards.models import Judgement
from hoadep.contest.entries.models import Authorship, CommendationEntry, Entry, EntryStep, Telling
from hoadep.contest.exemplars.models import Commendation, Exemplar
from hoadep.contest.people.facts import heirs, same_collectives, same_persons
from hoadep.contest.people.models import Participation, Person
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.facts import Board, UnitBoard, board
from hoadep.rules.awards import (
    AuthorEntry,
    AuthorFacts,
    Credit,
    Ruling,
    UnitAwardFacts,
    judge_author_award,
    judge_unit_award,
)
from hoadep.rules.verdict import Verdict


@dataclass(frozen=True)
class Prospect:
    """Whether a unit or an author qualifies, as of an instant."""

    subject: str
    kind: str
    name: str
    group: str
    verdict: Verdict


@dataclass(frozen=True)
class Told:
    """What the season's eligible entries tell, as of an instant."""

    entry_of: dict[int, str]
    unit_of: dict[int, int]
    credits: dict[int, list[Credit]]
    exemplars: dict[int, list[str]]
    rulings: dict[tuple[str, str], Ruling]


def told(season: Season, *, as_of: datetime, known_at: datetime | None = None) -> Told:
    """Read, in six queries, every eligible entry with its exemplars, credits and judgements."""
    steps = EntryStep.objects.standing(as_of, known_at).filter(season=season, state="eligible")
    rows = list(steps.values_list("entry_id", "entry__code", "unit_id"))
    canonical = _canonical_exemplars(season, as_of)
    return Told(
        entry_of={entry: code for entry, code, _ in rows},
        unit_of={entry: unit for entry, _, unit in rows if unit},
        credits=_credits(season, canonical, as_of=as_of, known_at=known_at),
        exemplars=_told_exemplars(season, canonical),
        rulings=_rulings(season, as_of=as_of, known_at=known_at),
    )


def _canonical_exemplars(season: Season, as_of: datetime) -> dict[int, str]:
    """Each exemplar with the code that stands for it: rows of one linked person count as one exemplar."""
    persons, collectives = same_persons(as_of), same_collectives(as_of)
    first: dict[tuple[str, int], str] = {}
    found: dict[int, str] = {}
    rows = Exemplar.objects.filter(season=season).order_by("pk")
    for pk, code, person, collective in rows.values_list("pk", "code", "person_id", "collective_id"):
        key = ("p", persons.get(person, person)) if person else ("c", collectives.get(collective, collective))
        found[pk] = first.setdefault(key, code)
    return found


def _told_exemplars(season: Season, canonical: dict[int, str]) -> dict[int, list[str]]:
    told_of: dict[int, list[str]] = defaultdict(list)
    rows = Telling.objects.filter(entry__season=season).values_list("entry_id", "exemplar_id")
    for entry, exemplar in rows:
        told_of[entry].append(canonical[exemplar])
    return told_of


def _credits(
    season: Season, canonical: dict[int, str], *, as_of: datetime, known_at: datetime | None
) -> dict[int, list[Credit]]:
    """Commendations that stood at the instant, by the entry that tells of the deed."""
    standing = Commendation.objects.standing(as_of, known_at).filter(season=season)
    links = CommendationEntry.objects.standing(as_of, known_at).filter(commendation__in=standing)
    credits: dict[int, list[Credit]] = defaultdict(list)
    for link in links.select_related("commendation", "entry").order_by("commendation__code"):
        commendation = link.commendation
        credits[link.entry_id].append(
            Credit(
                exemplar=canonical[commendation.exemplar_id],
                entry=link.entry.code or "",
                commendation=commendation.code,
                level=commendation.level,
                occasion=commendation.occasion,
                decided_on=commendation.decided_on,
            )
        )
    return credits


def _rulings(season: Season, *, as_of: datetime, known_at: datetime | None) -> dict[tuple[str, str], Ruling]:
    """The last judgement of each subject and clause by then."""
    rows = Judgement.objects.filter(season=season, at__lte=as_of)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return {
        (row.subject, row.clause): Ruling(
            clause=row.clause, holds=row.holds, reason=row.reason, code=row.subject
        )
        for row in rows.order_by("at", "pk")
    }


def unit_prospects(season: Season, *, as_of: datetime, units: Sequence[str] | None = None) -> list[Prospect]:
    """The award prospects of every unit, or of those of the codes given."""
    everything = board(season, as_of=as_of)
    facts = told(season, as_of=as_of)
    heir_of = heirs(as_of) if everything.book.latest.counting.successor_inherits else {}
    credits: dict[int, list[Credit]] = defaultdict(list)
    for entry in facts.entry_of:
        unit = facts.unit_of.get(entry)
        if unit is not None:
            credits[heir_of.get(unit, unit)].extend(facts.credits.get(entry, ()))
    found = []
    for row in everything.units:
        if units is None or row.participation.unit.code in units:
            award = _unit_award_facts(everything, row, credits=credits, told=facts, heir_of=heir_of)
            found.append(_unit_prospect(everything, row, award))
    return found


def _unit_prospect(everything: Board, row: UnitBoard, facts: UnitAwardFacts) -> Prospect:
    plan = everything.book.latest
    verdict = judge_unit_award(plan, facts, as_of=everything.as_of)
    block = plan.block_of(row.participation.kind).key
    return Prospect(facts.unit, "unit", row.participation.unit.name, block, verdict)


def _unit_award_facts(
    everything: Board,
    row: UnitBoard,
    *,
    credits: dict[int, list[Credit]],
    told: Told,
    heir_of: dict[int, int],
) -> UnitAwardFacts:
    """A unit's own figures with those of the units that wholly went into it."""
    unit = row.participation.unit
    stands_for = {old for old, new in heir_of.items() if new == unit.pk} | {unit.pk}
    lines = [
        line
        for other in everything.units
        if other.participation.unit_id in stands_for
        for line in other.of("entries")
    ]
    clause = everything.book.latest.unit_conditions.clause
    return UnitAwardFacts(
        unit=unit.code,
        kind=row.participation.kind,
        name=unit.name,
        sent=sum(line.received for line in lines),
        owed=sum(line.owed for line in lines),
        lines=tuple(lines),
        credits=tuple(credits[unit.pk]),
        ruling=told.rulings.get((unit.code, clause)),
        ended_at=row.participation.until,
    )


def author_prospects(
    season: Season, *, as_of: datetime, authors: Sequence[str] | None = None
) -> list[Prospect]:
    """The award prospects of every author with an entry sent, or of those of the codes given."""
    plan = book_of(season, as_of).latest
    facts = told(season, as_of=as_of)
    same = same_persons(as_of)
    written: dict[int, set[int]] = defaultdict(set)
    rows = Authorship.objects.filter(entry__season=season, entry__code__isnull=False)
    for entry, writer in rows.values_list("entry_id", "person_id"):
        written[same.get(writer, writer)].add(entry)
    people = Person.objects.filter(pk__in=written).order_by("sort_key", "code")
    if authors is not None:
        people = people.filter(code__in=authors)
    found = []
    for person in people:
        entries = sorted(entry for entry in written[person.pk] if entry in facts.entry_of)
        award = _author_facts(person, entries, facts, clause=plan.author_award.clause)
        verdict = judge_author_award(plan, award, as_of=as_of)
        found.append(Prospect(person.code, "author", person.name, "", verdict))
    return found


def _author_facts(person: Person, entries: Sequence[int], facts: Told, *, clause: str) -> AuthorFacts:
    return AuthorFacts(
        author=person.code,
        entries=tuple(
            AuthorEntry(
                code=facts.entry_of[entry],
                exemplars=tuple(sorted(facts.exemplars.get(entry, ()))),
                newness=facts.rulings.get((facts.entry_of[entry], clause)),
            )
            for entry in entries
        ),
        credits=tuple(credit for entry in entries for credit in facts.credits.get(entry, ())),
    )


def entries_of_author(season: Season, author: str, *, as_of: datetime) -> list[str]:
    """Codes of the author's entries that were eligible at an instant, whose newness a person judges."""
    steps = EntryStep.objects.standing(as_of).filter(season=season, state="eligible")
    rows = steps.filter(entry__authors__code=author).order_by("entry__code")
    return list(rows.values_list("entry__code", flat=True).distinct())


def kind_of(season: Season, subject: str) -> str | None:
    """Whether a code is a unit or an entry of the season; None when it is neither."""
    if Participation.objects.filter(season=season, unit__code=subject).exists():
        return "unit"
    return "entry" if Entry.objects.filter(season=season, code=subject).exists() else None
