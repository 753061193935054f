"""Carries decisions on lists out: at home on the whole list, at the upper level on all or part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.exemplars.actions.commendations import Decision, record_commendation
from hoadep.contest.exemplars.actions.dossier_steps import take_dossier_step
from hoadep.contest.exemplars.models import (
    Commendation,
    SettledList,
    Submission,
    SubmissionItem,
    UpperAnswer,
)
from hoadep.contest.exemplars.submission_facts import require_stage, standing_items
from hoadep.contest.papers.actions import Decided, enter_decision
from hoadep.contest.people.models import Account
from hoadep.office.files.models import Stored
from hoadep.office.journal import actions as journal
from hoadep.rules import dossiers as rules
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.text import clean, one_line

WAITING = {"upper": "forwarded"}
"""The state in which a dossier of a level waits for its decision, where it is not "passed"."""


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A decision on a list as it stands on paper.

    `granted` are the codes of the dossiers that it commends, None for all that passed. With `final` the
    upper level commends nobody else of the list. `stored` is its scan, `name` that file's name.
    """

    number: str
    decided_on: date
    giver: str
    signer: str = ""
    granted: Collection[str] | None = None
    final: bool = False
    stored: Stored | None = None
    name: str = ""

    def on(self, settled: SettledList) -> Decided:
        """The decision on a list as the register takes it."""
        return Decided(
            subject=settled.code,
            title=settled.title,
            level=settled.level,
            form=settled.form,
            giver=self.giver,
            number=self.number,
            decided_on=self.decided_on,
            signer=self.signer,
        )


@transaction.atomic
def decide_list(submission: Submission, ruling: Ruling, *, by: Account, at: datetime) -> list[Commendation]:
    """Record a decision: each dossier granted becomes a commendation.

    Only the upper level commends part of a list; the others wait for another decision of its, or are
    declined. At home a dossier is taken off the list before. Raises `Refused` for a number that another
    list has, a day before the vote or to come, and a list that is not settled.
    """
    upper = submission.level == "upper"
    require_stage(submission, "forwarded" if upper else "settled")
    _require_day(submission, ruling.decided_on, at)
    waiting = _waiting(submission)
    granted = _chosen(waiting, ruling.granted)
    if not upper and len(granted) < len(waiting):
        raise Refused(
            not_met("", "Hồ sơ không được khen: hãy đưa ra khỏi danh sách trước khi ghi quyết định.")
        )
    number = enter_decision(submission.season, ruling.on(submission), by=by, at=at)
    made = [_commend(item, ruling, number, by=by, at=at) for item in granted]
    journal.record(submission.code, "decide_list", by=by.code, at=at, codes=[row.code for row in made])
    submission.number, submission.decided_on = number, ruling.decided_on
    submission.giver, submission.signer = one_line(ruling.giver), one_line(ruling.signer)
    submission.save(update_fields=["number", "decided_on", "giver", "signer"])
    if upper:
        _answer(submission, ruling, number, granted, by=by, at=at)
    return made


def _require_day(submission: Submission, dated: date, at: datetime) -> None:
    today = timezone.localdate(at)
    if submission.level == "upper":
        require(rules.judge_answer_day(dated, forwarded_on=submission.forwarded_on, today=today))
    else:
        require(rules.judge_decision_day(dated, settled_on=submission.voted_on, today=today))


def _waiting(submission: Submission) -> list[SubmissionItem]:
    state = WAITING.get(submission.level, "passed")
    return [item for item in standing_items(submission) if item.dossier.state == state]


def _chosen(waiting: Sequence[SubmissionItem], codes: Collection[str] | None) -> list[SubmissionItem]:
    chosen = [item for item in waiting if codes is None or item.dossier.code in codes]
    if not chosen:
        raise Refused(not_met("", "Hãy chọn ít nhất một hồ sơ; danh sách phải còn hồ sơ chờ quyết định."))
    return chosen


def _commend(item: SubmissionItem, ruling: Ruling, number: str, *, by: Account, at: datetime) -> Commendation:
    submission, dossier = item.submission, item.dossier
    decision = Decision(
        level=submission.level,
        form=submission.form,
        occasion=submission.occasion,
        giver=ruling.giver,
        number=number,
        decided_on=ruling.decided_on,
    )
    made = record_commendation(dossier.exemplar, decision, by=by, at=at, dossier=dossier)
    take_dossier_step(dossier, "commend", by=by, at=at, reason=number)
    return made


def _answer(
    submission: Submission,
    ruling: Ruling,
    number: str,
    granted: Sequence[SubmissionItem],
    *,
    by: Account,
    at: datetime,
) -> None:
    """Keep the upper level's decision with the dossiers that it settles."""
    kept = {"number": number, "dated": ruling.decided_on, "stored": ruling.stored, "name": ruling.name[:200]}
    who = {"giver": one_line(ruling.giver), "signer": one_line(ruling.signer)}
    answer = submission.answers.create(granted=True, at=at, by=by, **kept, **who)
    rest = [item for item in _waiting(submission) if ruling.final and item not in granted]
    for item in rest:
        take_dossier_step(
            item.dossier, "decline", by=by, at=at, reason=f"Không có trong quyết định {number}."
        )
    _settle_items(submission, answer, [*granted, *rest])


def _settle_items(submission: Submission, answer: UpperAnswer, items: Sequence[SubmissionItem]) -> None:
    for item in items:
        item.answer = answer
        item.save(update_fields=["answer"])
    if not _waiting(submission):
        submission.answered_on = answer.dated
        submission.save(update_fields=["answered_on"])


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A paper with which the upper level commends nobody, or not these dossiers (by code; None: all)."""

    number: str
    dated: date
    giver: str
    reason: str
    refused: Collection[str] | None = None
    stored: Stored | None = None
    name: str = ""


@transaction.atomic
def refuse_list(submission: Submission, refusal: Refusal, *, by: Account, at: datetime) -> UpperAnswer:
    """Record that the upper level does not commend dossiers of a list, with the paper that says why."""
    require_stage(submission, "forwarded")
    if not one_line(refusal.number):
        raise Refused(not_met("", "Phải ghi số văn bản trả lời."))
    require(rules.judge_reason("Cấp trên không khen", refusal.reason))
    _require_day(submission, refusal.dated, at)
    chosen, reason = _chosen(_waiting(submission), refusal.refused), clean(refusal.reason).strip()
    codes = [item.dossier.code for item in chosen]
    journal.record(submission.code, "refuse_list", by=by.code, at=at, codes=codes, secrets={"reason": reason})
    answer: UpperAnswer = submission.answers.create(
        granted=False,
        number=one_line(refusal.number),
        dated=refusal.dated,
        giver=one_line(refusal.giver),
        reason=reason,
        stored=refusal.stored,
        name=refusal.name[:200],
        at=at,
        by=by,
    )
    for item in chosen:
        take_dossier_step(item.dossier, "decline", by=by, at=at, reason=f"{answer.number}: {reason}")
    _settle_items(submission, answer, chosen)
    return answer
