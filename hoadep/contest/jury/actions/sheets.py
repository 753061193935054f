"""Sheets: given by the solver, moved by hand with a reason, and a third one where two differ too much."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from hoadep.contest.jury import conflict_facts, facts, scores
from hoadep.contest.jury.assigning import Assignment, solved
from hoadep.contest.jury.models import Numbered, Panelist, Round, Sheet
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.scoring import Role
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def assign(round: Round, *, seed: int, by: Account, at: datetime) -> Assignment:
    """Give every entry its judges, as balanced as can be; what was moved by hand or is under way stays.

    Raises `Refused` with the limit that stands in the way.
    """
    _require_not_closed(round)
    standing = list(_standing(round))
    if round.state == Round.State.PREPARING:
        for sheet in [sheet for sheet in standing if not sheet.reason]:
            sheet.delete()
        standing = [sheet for sheet in standing if sheet.reason]
    each = facts.rubric_of(round).marks_each
    beside = {(s.numbered.number, s.panelist.code) for s in standing if s.third or s.more}
    counted = [sheet for sheet in standing if not (sheet.third or sheet.more)]
    found = solved(round, counted, marks_each=each, seed=seed, at=at, taken=beside)
    _give(round, found, standing, role="first", by=by, at=at)
    _, missing = facts.missing_of(round)
    _give_more(round, missing, seed=seed, by=by, at=at)
    round.seed = seed
    round.save(update_fields=["seed"])
    journal.record(round.code, "assign", by=by.code, at=at, codes=[str(seed)])
    return found


@transaction.atomic
def ask_thirds(round: Round, *, seed: int, by: Account, at: datetime) -> int:
    """Give one more judge to each entry whose marks differ by more than the plan allows. Returns how many."""
    _require_open(round)
    apart = [result.number for result in scores.results(round) if result.needs_third]
    standing = [sheet for sheet in _standing(round) if sheet.numbered.number in apart]
    waiting = {sheet.numbered.number for sheet in standing if sheet.third}
    asked = [number for number in apart if number not in waiting]
    if not asked:
        raise Refused(not_met("", "Không còn bài nào cần giao chấm thêm."))
    kept = [sheet for sheet in standing if sheet.numbered.number in asked]
    each = facts.rubric_of(round).marks_each + 1
    found = solved(round, kept, marks_each=each, seed=seed, at=at, only=asked)
    _give(round, found, kept, role="third", by=by, at=at)
    journal.record(round.code, "ask_thirds", by=by.code, at=at, codes=[str(seed)])
    return len(asked)


@transaction.atomic
def ask_more(
    round: Round, more: Mapping[int, int], *, reason: str, seed: int, by: Account, at: datetime
) -> int:
    """Give entries (by number) so many further judges each, all of whom count in the mean.

    Returns how many sheets were given. Raises `Refused` with the limit that stands in the way.
    """
    _require_open(round)
    for row in Numbered.objects.select_for_update().filter(round=round, number__in=list(more)):
        row.more += more[row.number]
        row.save(update_fields=["more"])
    _give_more(round, more, seed=seed, by=by, at=at)
    codes = [str(seed), *(f"{number}+{further}" for number, further in sorted(more.items()))]
    journal.record(round.code, "ask_more", by=by.code, at=at, codes=codes, secrets={"reason": reason})
    return sum(more.values())


def _give_more(round: Round, more: Mapping[int, int], *, seed: int, by: Account, at: datetime) -> None:
    """Find so many further judges for each of these entries (by number), whoever has marked it left out."""
    standing = [sheet for sheet in _standing(round) if sheet.numbered.number in more]
    held = Counter(sheet.numbered.number for sheet in standing)
    groups: dict[int, list[int]] = defaultdict(list)
    for number, further in more.items():
        groups[held[number] + further].append(number)
    for each, numbers in sorted(groups.items()):
        kept = [sheet for sheet in standing if sheet.numbered.number in numbers]
        found = solved(round, kept, marks_each=each, seed=seed, at=at, only=numbers)
        _give(round, found, kept, role="more", by=by, at=at)


@transaction.atomic
def move_sheet(sheet: Sheet, to: Panelist, *, reason: str, by: Account, at: datetime) -> Sheet:
    """Give a sheet without marks to another judge, by hand."""
    round = sheet.numbered.round
    _require_not_closed(round)
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do chuyển phiếu."))
    if sheet.ended_at is not None or sheet.marks.exists():
        raise Refused(not_met("", "Phiếu này đã có điểm hoặc đã thu lại, không chuyển được."))
    if to.left_at is not None or to.round_id != round.pk:
        raise Refused(not_met("", f"{to.name} không chấm vòng này."))
    if why := conflict_facts.barred(round, at=at)[to.pk].get(sheet.numbered.number):
        raise Refused(not_met("", f"{to.name} không chấm bài số phách {sheet.numbered.number}: {why}."))
    if Sheet.objects.standing().filter(numbered=sheet.numbered, panelist=to).exists():
        raise Refused(not_met("", f"{to.name} đã có phiếu chấm bài số phách {sheet.numbered.number}."))
    codes = [sheet.numbered.code, sheet.panelist.code, to.code]
    journal.record(round.code, "move_sheet", by=by.code, at=at, codes=codes, secrets={"reason": reason})
    sheet.ended_at, sheet.ended_reason = at, f"chuyển sang giám khảo khác: {reason}"
    sheet.save(update_fields=["ended_at", "ended_reason"])
    return Sheet.objects.create(
        numbered=sheet.numbered,
        panelist=to,
        third=sheet.third,
        more=sheet.more,
        reason=reason,
        at=at,
        by=by.code,
    )


def _give(
    round: Round, found: Assignment, standing: Iterable[Sheet], *, role: Role, by: Account, at: datetime
) -> None:
    """Make the sheets of the assignment that do not stand yet."""
    held = {(str(sheet.numbered.number), sheet.panelist.code) for sheet in standing}
    numbered = {str(row.number): row for row in Numbered.objects.filter(round=round)}
    panelists = {panelist.code: panelist for panelist in round.panelists.all()}
    Sheet.objects.bulk_create(
        Sheet(
            numbered=numbered[entry],
            panelist=panelists[judge],
            third=role == "third",
            more=role == "more",
            at=at,
            by=by.code,
        )
        for entry, judge in found.pairs
        if (entry, judge) not in held
    )


def _standing(round: Round) -> Iterable[Sheet]:
    rows = Sheet.objects.standing().filter(numbered__round=round)
    return rows.select_related("numbered", "panelist")


def _require_open(round: Round) -> None:
    if round.state != Round.State.OPEN:
        raise Refused(not_met("", f"{round.name} {round.get_state_display()}."))


def _require_not_closed(round: Round) -> None:
    if round.state == Round.State.CLOSED:
        raise Refused(not_met("", f"{round.name} đã đóng."))
