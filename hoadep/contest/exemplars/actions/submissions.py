"""Makes lists of fit dossiers, settles them by what the vote said, and forwards those of the upper level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.council.actions import put_motions
from hoadep.contest.exemplars.actions.dossier_steps import take_dossier_step
from hoadep.contest.exemplars.models import Dossier, Submission, SubmissionItem
from hoadep.contest.exemplars.submission_facts import list_lines, require_stage, standing_items
from hoadep.contest.exemplars.submission_motions import moved
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of, noon
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.office.numbers import actions as numbers
from hoadep.rules import dossiers as rules
from hoadep.rules.doubles import judge_list
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Answer, Refused, Verdict, not_met, require
from hoadep.rules.voting import WAYS, judge_way
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a list is about: keys of the plan, and one of the four ways to settle it."""

    title: str
    level: str
    form: str
    occasion: str
    way: str


@transaction.atomic
def start_list(
    season: Season, heading: Heading, dossiers: Sequence[Dossier], *, by: Account, at: datetime
) -> Submission:
    """A new list with these dossiers, in their order."""
    _require_way(book_of(season, at).latest, heading)
    code = next_code(f"{season.code}-T", width=4)
    journal.record(code, "start_list", by=by.code, at=at, codes=[heading.way])
    given = {**vars(heading), "title": one_line(heading.title)}
    submission = Submission.objects.create(season=season, code=code, at=at, by=by, **given)
    for dossier in dossiers:
        put_on_list(submission, dossier, by=by, at=at)
    return submission


def _require_way(plan: Plan, heading: Heading) -> None:
    """The plan says in which ways a form may be settled; of a form it does not name, any will do."""
    rule = next((rule for rule in plan.votes if heading.form in rule.forms), None)
    if rule:
        way = next(way for way in WAYS if way == heading.way)
        require(judge_way(rule, way, secret=rule.secret_only))


@transaction.atomic
def put_on_list(submission: Submission, dossier: Dossier, *, by: Account, at: datetime) -> SubmissionItem:
    """Add a fit dossier that asks for just what the list gives. A subject stands in a list but once."""
    require_stage(submission, "open")
    if any(getattr(dossier, key) != getattr(submission, key) for key in ("level", "form", "occasion")):
        raise Refused(
            not_met("", f"Hồ sơ {dossier.code} đề nghị cấp, hình thức hoặc diện khen khác với danh sách.")
        )
    others = [item.dossier for item in standing_items(submission)]
    for verdict in judge_list(list_lines([*others, dossier], as_of=at)):
        if verdict.answer is Answer.NOT_MET:
            raise Refused(verdict)
    take_dossier_step(dossier, "put_on_list", by=by, at=at, reason="")
    last = submission.items.order_by("-n").first()
    return SubmissionItem.objects.create(submission=submission, dossier=dossier, n=last.n + 1 if last else 1)


@transaction.atomic
def take_off_list(
    submission: Submission, dossier: Dossier, *, reason: str, by: Account, at: datetime
) -> SubmissionItem:
    """Take a dossier off before the decision, with the reason; it is fit for another list again.

    Raises `Refused` while the council votes on it.
    """
    require(rules.judge_reason("Đưa ra khỏi danh sách", reason))
    item: SubmissionItem = submission.items.get(dossier=dossier, removed_at__isnull=True)
    take_dossier_step(dossier, "take_off_list", by=by, at=at, reason=reason)
    item.removed_at, item.reason = at, reason
    item.save(update_fields=["removed_at", "reason"])
    return item


@transaction.atomic
def close_list(submission: Submission, *, by: Account, at: datetime) -> Submission:
    """The list is put before the council as it stands; one that needs no vote is settled with it.

    Raises `Refused` where the council does not take one of its dossiers: then the list stays as it was.
    """
    require_stage(submission, "open")
    items = standing_items(submission)
    if not items:
        raise Refused(not_met("", "Danh sách chưa có hồ sơ nào."))
    journal.record(submission.code, "close_list", by=by.code, at=at, codes=[i.dossier.code for i in items])
    submission.put_at = at
    submission.save(update_fields=["put_at"])
    if submission.way == Submission.Way.NONE:
        said = Verdict(answer=Answer.MET, clause="", reason="Không phải biểu quyết: thẩm định và tờ trình.")
        outcomes = {item.dossier.code: said for item in items}
        settle(submission, outcomes, settled_on=timezone.localdate(at), by=by, at=at)
        return submission
    plan = book_of(submission.season, at).latest
    motions = moved(submission, items, plan, as_of=at)
    put_motions(submission.season, plan, motions, way=submission.way, by=by, at=at)
    return submission


@transaction.atomic
def settle(
    submission: Submission, outcomes: Mapping[str, Verdict], *, settled_on: date, by: Account, at: datetime
) -> Submission:
    """Carry out what the vote said of each dossier (by code); what came out open cannot be settled."""
    require_stage(submission, "put")
    items = [item for item in standing_items(submission) if item.dossier.state == "listed"]
    waiting = [
        item.dossier.code
        for item in items
        if item.dossier.code not in outcomes or outcomes[item.dossier.code].answer is Answer.NOT_YET
    ]
    if waiting:
        raise Refused(not_met("", f"Chưa có kết quả của: {', '.join(waiting)}.", evidence=tuple(waiting)))
    for item in items:
        verdict = outcomes[item.dossier.code]
        name = "pass_vote" if verdict.met else "fail_vote"
        take_dossier_step(item.dossier, name, by=by, at=at, reason=verdict.reason)
    journal.record(submission.code, "settle_list", by=by.code, at=at)
    submission.settled_on = settled_on
    submission.save(update_fields=["settled_on"])
    return submission


@transaction.atomic
def close_without_decision(submission: Submission, *, by: Account, at: datetime) -> Submission:
    """End a list of which nobody passed: there is nothing to decide. Raises `Refused` while somebody has."""
    require_stage(submission, "settled")
    if any(item.dossier.state == "passed" for item in standing_items(submission)):
        raise Refused(not_met("", "Còn hồ sơ được thông qua: hãy ghi quyết định hoặc đưa ra khỏi danh sách."))
    journal.record(submission.code, "close_without_decision", by=by.code, at=at)
    submission.closed_on = timezone.localdate(at)
    submission.save(update_fields=["closed_on"])
    return submission


@transaction.atomic
def forward(
    submission: Submission, *, number: str, forwarded_on: date, by: Account, at: datetime
) -> Submission:
    """Note the number and day of the paper that took the list to the upper level."""
    require_stage(submission, "settled")
    if submission.level != "upper":
        raise Refused(not_met("", "Danh sách này không do cấp trên khen."))
    if not one_line(number):
        raise Refused(not_met("", "Phải ghi số tờ trình."))
    require(
        rules.judge_decision_day(forwarded_on, settled_on=submission.voted_on, today=timezone.localdate(at))
    )
    passed = [item.dossier for item in standing_items(submission) if item.dossier.state == "passed"]
    if not passed:
        raise Refused(not_met("", "Danh sách không có hồ sơ nào được thông qua để trình cấp trên."))
    entered = numbers.enter(number, _proposal(submission, forwarded_on), by=by.code, at=at)
    for dossier in passed:
        take_dossier_step(dossier, "forward", by=by, at=at, reason=entered.notation)
    journal.record(submission.code, "forward_list", by=by.code, at=at)
    submission.forwarded_number, submission.forwarded_on = entered.notation, forwarded_on
    submission.save(update_fields=["forwarded_number", "forwarded_on"])
    return submission


def _proposal(submission: Submission, dated: date) -> numbers.Entered:
    """The paper that takes the list upwards, as the register tells of it."""
    plan = book_of(submission.season, noon(dated)).latest
    form = next((form.name for form in plan.forms if form.key == submission.form), submission.form)
    return numbers.Entered(
        issuer=plan.plan.issuer,
        dated=dated,
        abstract=f"Tờ trình về việc đề nghị tặng {form}: {submission.title}",
        subject=submission.code,
        recipients=plan.level("upper").giver,
    )
