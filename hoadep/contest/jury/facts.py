"""Reads rounds: their sheets and marks, how far each judge is, and who may not mark what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from hoadep.contest.jury import blinding
from hoadep.contest.jury.models import Conflict, Mark, Numbered, Panelist, Round, Sheet, SheetQuerySet
from hoadep.contest.jury.rubrics import Rubric
from hoadep.vietnamese.folding import fold

OWN_UNIT = "bài của đơn vị mình"
OWN_ENTRY = "bài của chính mình"
SAME_NAME = "trùng họ tên với tác giả"
DECLARED = "đã khai có liên quan"


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


def progress_of(lines: Sequence[SheetLine]) -> Progress:
    """How many of the judge's sheets are marked; a withdrawn entry asks for nothing."""
    asked = [line for line in lines if not line.withdrawn]
    return Progress(sum(line.done for line in asked), len(asked))


def standing_sheets(panelist: Panelist) -> SheetQuerySet:
    """The sheets that the judge has, by number."""
    rows = Sheet.objects.standing().filter(panelist=panelist)
    return rows.select_related("numbered__round", "panelist").order_by("numbered__number")


def marks_of(sheets: Sequence[Sheet]) -> dict[int, dict[str, Decimal]]:
    """The marks of each sheet, by its key and the criterion."""
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for mark in Mark.objects.filter(sheet__in=[sheet.pk for sheet in sheets]):
        found[mark.sheet_id][mark.criterion] = mark.value
    return found


def barred(round: Round, *, at: datetime) -> dict[int, dict[int, str]]:
    """Why a judge (key) does not mark an entry (number): own unit, own authorship, declared."""
    origins = blinding.origins(round, at=at)
    units, numbers = _declared(round)
    found: dict[int, dict[int, str]] = {}
    for panelist in round.panelists.select_related("unit"):
        person = blinding.person_key(panelist.person_id, at=at)
        found[panelist.pk] = {
            number: reason
            for number, origin in origins.items()
            if (reason := _barred(panelist, origin, person))
            or (reason := _named(origin.unit in units[panelist.pk] or number in numbers[panelist.pk]))
        }
    return found


def _named(declared: bool) -> str:
    return DECLARED if declared else ""


def _barred(panelist: Panelist, origin: blinding.Origin, person: str) -> str:
    if panelist.unit and origin.unit == panelist.unit.code:
        return OWN_UNIT
    if person and person in origin.authors:
        return OWN_ENTRY
    same = fold(panelist.name) in {fold(name) for name in origin.author_names}
    return SAME_NAME if same else ""


def _declared(round: Round) -> tuple[Mapping[int, set[str]], Mapping[int, set[int]]]:
    units: dict[int, set[str]] = defaultdict(set)
    numbers: dict[int, set[int]] = defaultdict(set)
    rows = Conflict.objects.filter(panelist__round=round)
    for panelist, unit, number in rows.values_list("panelist_id", "unit__code", "numbered__number"):
        if unit:
            units[panelist].add(unit)
        else:
            numbers[panelist].add(number)
    return units, numbers


def short_of(round: Round) -> dict[int, int]:
    """The numbers whose entries have fewer judges than the rubric asks, with how many are missing."""
    each = rubric_of(round).marks_each
    held = dict.fromkeys(Numbered.objects.filter(round=round).values_list("number", flat=True), 0)
    rows = Sheet.objects.standing().filter(numbered__round=round, third=False)
    for number in rows.values_list("numbered__number", flat=True):
        held[number] += 1
    gone = blinding.withdrawn(round)
    return {n: each - count for n, count in held.items() if count < each and n not in gone}


def progress_of_round(round: Round) -> Progress:
    """How many sheets of a round are marked; entries withdrawn ask for none."""
    gone = blinding.withdrawn(round)
    rows = Sheet.objects.standing().filter(numbered__round=round).exclude(numbered__number__in=gone)
    return Progress(rows.filter(pk__in=Sheet.objects.marked().values("pk")).count(), rows.count())


def ended_sheets(panelist: Panelist) -> list[Sheet]:
    """The sheets that were taken back from a judge, with the reasons."""
    rows = Sheet.objects.filter(panelist=panelist, ended_at__isnull=False)
    return list(rows.select_related("numbered").order_by("numbered__number"))


def to_check(round: Round) -> SheetQuerySet:
    """The sheets typed in whole from paper that nobody has checked yet."""
    rows = Sheet.objects.standing().filter(numbered__round=round, total__isnull=False)
    rows = rows.filter(typed_by__isnull=False, checked_by__isnull=True)
    return rows.select_related("numbered__round", "panelist", "typed_by").order_by(
        "panelist__code", "numbered__number"
    )
