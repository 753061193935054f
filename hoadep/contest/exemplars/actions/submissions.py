"""Makes lists of fit dossiers, settles them by what the vote said, and carries the decision out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.council.actions import put_motions
from hoadep.contest.exemplars.actions.commendations import Decision, record_commendation
from hoadep.contest.exemplars.actions.dossier_steps import take_dossier_step
from hoadep.contest.exemplars.models import Commendation, Dossier, SettledList, Submission, SubmissionItem
from hoadep.contest.exemplars.submission_facts import list_lines, standing_items
from hoadep.contest.exemplars.submission_motions import moved
from hoadep.contest.papers.actions import Decided, enter_decision
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules import dossiers as rules
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
    _require_stage(submission, "open")
    if any(getattr(dossier, key) != getattr(submission, key) for key in ("level", "form", "occasion")):
        raise Refused(
            not_met("", f"Hồ sơ {dossier.code} đề nghị cấp, hình thức hoặc diện khen khác với danh sách.")
        )
    others = [item.dossier for item in standing_items(submission)]
    for verdict in rules.judge_list(list_lines([*others, dossier], as_of=at)):
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


def _require_stage(submission: Submission, *stages: str) -> None:
    if submission.stage not in stages:
        said = "Danh sách đã đưa ra xét, không sửa được nữa."
        raise Refused(not_met("", said if "open" in stages else "Danh sách chưa đến hoặc đã qua bước này."))


@transaction.atomic
def close_list(submission: Submission, *, by: Account, at: datetime) -> Submission:
    """The list is put before the council as it stands; one that needs no vote is settled with it.

    Raises `Refused` where the council does not take one of its dossiers: then the list stays as it was.
    """
    _require_stage(submission, "open")
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
    _require_stage(submission, "put")
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
def forward(
    submission: Submission, *, number: str, forwarded_on: date, by: Account, at: datetime
) -> Submission:
    """Note the number and day of the paper that took the list to the upper level."""
    _require_stage(submission, "settled")
    if submission.level != "upper":
        raise Refused(not_met("", "Danh sách này không do cấp trên khen."))
    if not one_line(number):
        raise Refused(not_met("", "Phải ghi số tờ trình."))
    require(
        rules.judge_decision_day(forwarded_on, settled_on=submission.voted_on, today=timezone.localdate(at))
    )
    for item in standing_items(submission):
        if item.dossier.state == "passed":
            take_dossier_step(item.dossier, "forward", by=by, at=at, reason=one_line(number))
    journal.record(submission.code, "forward_list", by=by.code, at=at)
    submission.forwarded_number, submission.forwarded_on = one_line(number), forwarded_on
    submission.save(update_fields=["forwarded_number", "forwarded_on"])
    return submission


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A decision on a list as it stands on paper; `granted` are the codes of the dossiers it commends."""

    number: str
    decided_on: date
    giver: str
    signer: str = ""
    granted: Collection[str] = ()

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
    """Record the decision: each dossier granted becomes a commendation, the others are declined.

    Only the upper level declines; at home a dossier is taken off the list before. Raises `Refused` for a
    number that another list has, a day before the vote or to come, and a list that is not settled.
    """
    before = "forwarded" if submission.level == "upper" else "settled"
    _require_stage(submission, before)
    require(
        rules.judge_decision_day(
            ruling.decided_on, settled_on=submission.voted_on, today=timezone.localdate(at)
        )
    )
    number = enter_decision(submission.season, ruling.on(submission), by=by, at=at)
    made = _commend(submission, ruling, by=by, at=at)
    journal.record(submission.code, "decide_list", by=by.code, at=at, codes=[row.code for row in made])
    submission.number, submission.decided_on = number, ruling.decided_on
    submission.giver, submission.signer = one_line(ruling.giver), one_line(ruling.signer)
    submission.save(update_fields=["number", "decided_on", "giver", "signer"])
    return made


def _commend(submission: Submission, ruling: Ruling, *, by: Account, at: datetime) -> list[Commendation]:
    decision = Decision(
        level=submission.level,
        form=submission.form,
        occasion=submission.occasion,
        giver=ruling.giver,
        number=ruling.number,
        decided_on=ruling.decided_on,
    )
    made = []
    for item in standing_items(submission):
        dossier = item.dossier
        if dossier.state not in ("passed", "forwarded"):
            continue
        if ruling.granted and dossier.code not in ruling.granted:
            take_dossier_step(dossier, "decline", by=by, at=at, reason="Không có trong quyết định.")
            continue
        made.append(record_commendation(dossier.exemplar, decision, by=by, at=at, dossier=dossier))
        take_dossier_step(dossier, "commend", by=by, at=at, reason=one_line(ruling.number))
    if not made:
        raise Refused(not_met("", "Danh sách không có hồ sơ nào được thông qua để khen."))
    return made
