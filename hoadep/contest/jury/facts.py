"""Reads rounds: their sheets and marks, how far each judge is, and who may not mark what."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from hoadep.contest.jury import blinding
from hoadep.contest.jury.conflict_facts import barred
from hoadep.contest.jury.models import Mark, Numbered, Panelist, Round, Sheet, SheetQuerySet
from hoadep.contest.jury.rubrics import Rubric
from hoadep.contest.plans.models import Season
from hoadep.rules.scoring import Given
from hoadep.rules.verdict import Verdict


def rubric_of(round: Round) -> Rubric:
    """The rubric that the round was made under."""
    return Rubric.from_json(round.rubric)


@dataclass(frozen=True)
class Progress:
    """How many of some sheets are marked."""

    done: int
    given: int

    @property
    def left(self) -> int:
        """How many wait."""
        return self.given - self.done


@dataclass(frozen=True)
class Load:
    """A judge of a round, with the progress and the number of entries that are barred."""

    panelist: Panelist
    progress: Progress
    to_check: int
    barred: int


def loads(round: Round, *, at: datetime) -> list[Load]:
    """Every judge of a round, those who left too, by code."""
    gone, sheets = blinding.withdrawn(round), defaultdict(list)
    for sheet in Sheet.objects.standing().filter(numbered__round=round).select_related("numbered"):
        sheets[sheet.panelist_id].append(sheet)
    closed_to = barred(round, at=at)
    return [
        Load(
            panelist=panelist,
            progress=_progress(sheets[panelist.pk], gone),
            to_check=sum(_to_check(sheet) for sheet in sheets[panelist.pk]),
            barred=len(closed_to[panelist.pk]),
        )
        for panelist in round.panelists.select_related("unit")
    ]


def _progress(sheets: Sequence[Sheet], gone: set[int]) -> Progress:
    asked = [sheet for sheet in sheets if sheet.numbered.number not in gone]
    return Progress(sum(map(is_marked, asked)), len(asked))


def is_marked(sheet: Sheet) -> bool:
    """Whether a sheet counts: every criterion has its mark, and what was typed in is checked."""
    return sheet.total is not None and not _to_check(sheet)


def markable(sheet: Sheet) -> bool:
    """Whether the round lets it be marked: once results were seen, only sheets given since may be."""
    reopened_at = sheet.numbered.round.reopened_at
    return reopened_at is None or sheet.at >= reopened_at


def _to_check(sheet: Sheet) -> bool:
    return sheet.typed_by_id is not None and sheet.checked_by_id is None


@dataclass(frozen=True)
class SheetLine:
    """One sheet in a judge's list."""

    number: int
    title: str
    total: Decimal | None
    given: int
    criteria: int
    done: bool
    withdrawn: bool

    @property
    def begun(self) -> bool:
        """Whether some criterion has its mark."""
        return self.given > 0 and not self.done


def lines_of(panelist: Panelist) -> list[SheetLine]:
    """The judge's sheets in the order of their random numbers."""
    sheets = list(standing_sheets(panelist))
    marks = marks_of(sheets)
    texts = blinding.blind_texts([sheet.numbered for sheet in sheets])
    criteria = len(panelist.round.rubric["criteria"])
    return [
        SheetLine(
            number=sheet.numbered.number,
            title=texts[sheet.numbered.number].title,
            total=sheet.total,
            given=len(marks[sheet.pk]),
            criteria=criteria,
            done=is_marked(sheet),
            withdrawn=texts[sheet.numbered.number].withdrawn,
        )
        for sheet in sheets
    ]


def progress_of(panelist: Panelist) -> Progress:
    """How many of the judge's sheets are marked; a withdrawn entry asks for nothing."""
    return _progress(list(standing_sheets(panelist)), blinding.withdrawn(panelist.round))


def standing_sheets(panelist: Panelist) -> SheetQuerySet:
    """The sheets that the judge has, by number."""
    rows = Sheet.objects.standing().filter(panelist=panelist)
    return rows.select_related("numbered__round", "panelist").order_by("numbered__number")


def numbers_of(panelist: Panelist) -> list[int]:
    """The numbers of the judge's sheets, in order."""
    return list(standing_sheets(panelist).values_list("numbered__number", flat=True))


def marks_of(sheets: Sequence[Sheet] | SheetQuerySet) -> dict[int, dict[str, Decimal]]:
    """The marks of each sheet, by its key and the criterion."""
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for mark in Mark.objects.filter(sheet__in=sheets):
        found[mark.sheet_id][mark.criterion] = mark.value
    return found


def short_of(round: Round) -> dict[int, int]:
    """The numbers whose entries have fewer judges than they are to have, with how many are missing."""
    first, more = missing_of(round)
    return {number: first[number] + more[number] for number in sorted(first | more)}


def missing_of(round: Round) -> tuple[Counter[int], Counter[int]]:
    """How many sheets are missing, by number: of those that the rubric asks for, of those asked beside."""
    each, gone = rubric_of(round).marks_each, blinding.withdrawn(round)
    asked = dict(Numbered.objects.filter(round=round).values_list("number", "more"))
    first = Counter({number: each for number in asked if number not in gone})
    more = Counter({number: asked[number] for number in asked if number not in gone})
    rows = Sheet.objects.standing().filter(numbered__round=round, third=False)
    for number, further in rows.values_list("numbered__number", "more"):
        (more if further else first)[number] -= 1
    return +first, +more


def progress_of_round(round: Round) -> Progress:
    """How many sheets of a round are marked; entries withdrawn ask for none."""
    gone = blinding.withdrawn(round)
    rows = Sheet.objects.standing().filter(numbered__round=round).exclude(numbered__number__in=gone)
    return Progress(rows.filter(pk__in=Sheet.objects.marked().values("pk")).count(), rows.count())


def open_rounds(season: Season) -> list[tuple[Round, Progress]]:
    """The rounds under way, each with how far it is."""
    rounds = Round.objects.filter(season=season, state=Round.State.OPEN)
    return [(round, progress_of_round(round)) for round in rounds]


def remarks_of(round: Round) -> list[Sheet]:
    """The sheets on which judges wrote to the organiser or to the author, by number."""
    rows = Sheet.objects.standing().filter(numbered__round=round).exclude(remark_office="", remark_author="")
    return list(rows.select_related("numbered", "panelist").order_by("numbered__number", "panelist__code"))


def ended_sheets(panelist: Panelist) -> list[Sheet]:
    """The sheets that were taken back from a judge, with the reasons."""
    rows = Sheet.objects.filter(panelist=panelist, ended_at__isnull=False)
    return list(rows.select_related("numbered").order_by("numbered__number"))


def marked_of_unit(panelist: Panelist, unit: str) -> int:
    """How many entries of a unit (code) the judge has marked."""
    return Sheet.objects.marked().filter(panelist=panelist, numbered__entry__unit__code=unit).count()


def to_check(round: Round) -> SheetQuerySet:
    """The sheets typed in whole from paper that nobody has checked yet."""
    rows = Sheet.objects.standing().filter(numbered__round=round, total__isnull=False)
    rows = rows.filter(typed_by__isnull=False, checked_by__isnull=True)
    return rows.select_related("numbered__round", "panelist", "typed_by").order_by(
        "panelist__code", "numbered__number"
    )


@dataclass(frozen=True)
class FinalMark:
    """What the latest closed round gave an entry; `value` is None for one withdrawn since.

    `confidence` is that by which the round's rubric draws the cut line. `corrected` is the advice beside
    it with its place among all, None without.
    """

    entry: str
    round: str
    number: int
    value: Decimal | None
    marks: tuple[tuple[str, Decimal], ...]
    verdict: Verdict
    withdrawn: bool
    confidence: float
    corrected: Decimal | None
    corrected_place: int | None


def finals(season: Season, *, key: str | None = None) -> list[FinalMark]:
    """The final marks of the season's latest closed round (of that key of the plan), by entry's code.

    `marks` are (judge's code, total); all codes, so that a selection can be explained.
    """
    rounds = Round.objects.filter(season=season, state=Round.State.CLOSED)
    round = (rounds.filter(key=key) if key else rounds).order_by("-closed_at", "-pk").first()
    if round is None:
        return []
    rubric, rows = rubric_of(round), list(Numbered.objects.filter(round=round))
    codes, gone, marks = blinding.entry_codes(rows), blinding.withdrawn(round), totals_of(round)
    advised = [row for row in rows if row.corrected is not None and row.number not in gone]
    advised.sort(key=lambda row: -(row.corrected or Decimal(0)))
    first: dict[Decimal | None, int] = {}
    places = {row.number: first.setdefault(row.corrected, n) for n, row in enumerate(advised, 1)}
    found = [
        FinalMark(
            entry=codes[row.pk],
            round=round.code,
            number=row.number,
            value=None if row.number in gone else row.final,
            marks=tuple((one.judge, one.total) for one in marks[row.number]),
            verdict=Verdict.from_json(row.explanation or {}),
            withdrawn=row.number in gone,
            confidence=rubric.confidence,
            corrected=row.corrected,
            corrected_place=places.get(row.number),
        )
        for row in rows
    ]
    return sorted(found, key=lambda final: final.entry)


def totals_of(round: Round) -> dict[int, list[Given]]:
    """The sheets that count with their marks, by number."""
    sheets = Sheet.objects.marked().filter(numbered__round=round)
    rubric, marks = rubric_of(round), marks_of(sheets)
    found: dict[int, list[Given]] = defaultdict(list)
    for sheet in sheets.select_related("numbered", "panelist").order_by("panelist__code"):
        lines = tuple(
            (one.name, marks[sheet.pk].get(one.key, Decimal(0)), one.weight) for one in rubric.criteria
        )
        given = Given(sheet.panelist.code, sheet.total or Decimal(0), sheet.role, lines)
        found[sheet.numbered.number].append(given)
    return found
