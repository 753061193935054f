"""Sends the entries and nominations of the demonstration, each with what becomes of it."""

from datetime import date, datetime, timedelta
from random import Random

from hoadep.config.demo import chronicle
from hoadep.config.demo.chronicle import DAY, HOUR, EntryPlan, Praise
from hoadep.config.demo.sentences import Story
from hoadep.config.demo.stage import Stage
from hoadep.contest.awards import actions as awards
from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.exemplars.actions import Decision, NominationText
from hoadep.contest.exemplars.models import Exemplar, Nomination
from hoadep.contest.people.models import Person
from hoadep.contest.plans.facts import noon

CHECKED = (
    "Đã gặp người được giúp và tổ trưởng dân phố; việc làm đúng như bài viết.",
    "Tổ công tác của đơn vị xác minh tại chỗ, có ý kiến của chi bộ và khu dân cư.",
    "Đối chiếu hồ sơ, hỏi ba người làm chứng; thành tích có thật.",
    "Đã nghe người thật kể lại và xem sổ ghi chép kèm theo.",
)
LACKING = (
    "Bài chưa ghi rõ nơi ở của gương, đề nghị bổ sung.",
    "Cần nêu thời gian và kết quả cụ thể của việc làm.",
    "Ảnh gửi kèm bị mờ, đề nghị thay ảnh khác.",
)
UNFIT = "Việc nêu trong bài đã được khen từ năm trước, không có thành tích mới."
FOUND_NEW = "Gương chưa được nơi nào biểu dương trước khi có bài."


def entries(stage: Stage) -> int:
    """Send every entry of the season; the number of entries."""
    planned = []
    for unit in stage.demo_units:
        planned += chronicle.entry_plans(stage.plan, unit, stage.parts[unit.code], stage.rng)
    authors: dict[str, Person] = {}
    for entry in chronicle.by_time(planned):
        _play_entry(stage, entry, authors)
    return len(planned)


def _play_entry(stage: Stage, planned: EntryPlan, authors: dict[str, Person]) -> None:
    at = planned.arrives_at
    story = stage.hand_made_story(at.date()) if planned.praises else None
    story = story or stage.written_story(planned.unit)
    sent_at = max(at - stage.rng.uniform(3, 60) * HOUR, stage.opens_at + HOUR)
    exemplar = stage.enter_exemplar(story, at=sent_at)
    author = _author(stage, planned, authors, at=sent_at)
    entry = _write(stage, planned, story, author=author, exemplar=exemplar, at=sent_at)
    stage.told[planned.unit.code].append((at, exemplar, story))
    _walk(stage, entry, planned)
    if planned.praises:
        _praise(stage, entry, exemplar, planned)


def _author(stage: Stage, planned: EntryPlan, authors: dict[str, Person], *, at: datetime) -> Person:
    """A new author, or the one who wrote this unit's other entry on a commended exemplar."""
    code = planned.unit.code
    if planned.same_author and code in authors:
        return authors[code]
    author = stage.enter_author(planned.unit.short_name, at=at)
    if planned.same_author:
        authors[code] = author
    return author


def _write(
    stage: Stage, planned: EntryPlan, story: Story, *, author: Person, exemplar: Exemplar, at: datetime
) -> Entry:
    head = stage.cast.heads[planned.unit.code]
    online = stage.plan.pilot is not None and stage.plan.pilot.starts_on <= at.date()
    return actions.start_draft(
        stage.season,
        actions.Writing(kind=stage.plan.entry_kinds[0].key, title=story.title, text=story.text),
        unit=stage.units[planned.unit.code],
        authors=[author],
        exemplars=[exemplar],
        origin=Entry.Origin.ONLINE if online and stage.rng.random() < 0.7 else Entry.Origin.PAPER,
        by=head,
        at=at,
    )


def _walk(stage: Stage, entry: Entry, planned: EntryPlan) -> None:
    """Send the entry and take the steps that its fate holds."""
    rng, officer, head = stage.rng, stage.cast.officer, stage.cast.heads[planned.unit.code]
    at = planned.arrives_at
    actions.submit(entry, by=head, at=max(at - rng.uniform(0.2, 3) * HOUR, stage.opens_at + HOUR))
    if planned.fate == "submitted":
        return
    if planned.fate == "withdrawn":
        actions.withdraw(entry, reason="Tác giả xin rút để viết lại.", by=head, at=at)
        return
    actions.approve(entry, appraisal=rng.choice(CHECKED), by=head, at=at)
    if planned.fate == "approved":
        return
    received_at = at + rng.uniform(4, 70) * HOUR
    actions.receive(entry, by=officer, at=received_at)
    if planned.fate in ("returned", "came_back"):
        received_at = _send_back(stage, entry, planned, at=received_at + 2 * HOUR)
    if planned.fate in ("eligible", "came_back"):
        actions.appraise(entry, eligible=True, reason="", by=officer, at=received_at + 2 * DAY)
    if planned.fate == "ineligible":
        actions.appraise(entry, eligible=False, reason=UNFIT, by=officer, at=received_at + 3 * DAY)


def _send_back(stage: Stage, entry: Entry, planned: EntryPlan, *, at: datetime) -> datetime:
    """Return the entry for completion; one that comes back does so in time and keeps its first arrival."""
    officer, head = stage.cast.officer, stage.cast.heads[planned.unit.code]
    due_at = at + 10 * DAY
    reason = stage.rng.choice(LACKING)
    actions.return_for_changes(entry, reason=reason, due_at=due_at, by=officer, at=at)
    if planned.fate == "returned":
        return at
    back_at = at + stage.rng.uniform(2, 8) * DAY
    actions.submit(entry, by=head, at=back_at)
    actions.approve(
        entry, appraisal="Đã bổ sung theo yêu cầu, thành tích không đổi.", by=head, at=back_at + HOUR
    )
    return back_at + HOUR


def _praise(stage: Stage, entry: Entry, exemplar: Exemplar, planned: EntryPlan) -> None:
    """Commend the exemplar as planned and take down that the entry tells of the deed."""
    officer = stage.cast.officer
    appraised_at = entry.steps.latest("n").at
    for praise in planned.praises:
        decided_on = chronicle.decision_day(appraised_at, praise.months)
        commendation = exemplars.record_commendation(
            exemplar,
            _decision(stage, praise, decided_on),
            other_deed="Việc làm khác, ở thời gian khác.",
            by=officer,
            at=noon(decided_on) + DAY,
        )
        actions.credit_entry(
            commendation, entry, by=officer, at=noon(decided_on) + DAY, effective_at=noon(decided_on)
        )
    if planned.new is not None:
        clause = stage.plan.author_award.clause
        when = appraised_at + 5 * DAY
        awards.judge(
            stage.season, entry.code or "", clause, holds=planned.new, reason=FOUND_NEW, by=officer, at=when
        )


def _decision(stage: Stage, praise: Praise, decided_on: date) -> Decision:
    """The decision of that day: one list for each level and day, so one number."""
    level = stage.plan.level("upper" if praise.level == "upper" else "host")
    number = 100 * decided_on.month + (7 if praise.level == "upper" else 20 + decided_on.month)
    return Decision(
        level=praise.level,
        form=stage.form(praise.level),
        occasion=stage.occasion(praise.occasion or stage.plan.occasions[0].key),
        giver=level.giver,
        number=f"{number}/QĐ-UBND",
        decided_on=decided_on,
    )


def nominations(stage: Stage) -> int:
    """Send every nomination: of exemplars told of in the unit's entries where there are new ones."""
    planned = []
    for unit in stage.demo_units:
        planned += chronicle.nomination_plans(stage.plan, unit, stage.parts[unit.code], stage.rng)
    for plan in sorted(planned, key=lambda plan: (plan.sent_at, plan.unit.code)):
        exemplar, story = _nominee(stage, plan, stage.rng)
        focus = stage.rng.choice([focus.key for focus in stage.plan.foci] or [""])
        head = stage.cast.heads[plan.unit.code]
        nomination = exemplars.nominate(
            stage.season,
            stage.units[plan.unit.code],
            exemplar,
            text=NominationText(achievement=story.achievement, foci=(focus,) if focus else ()),
            by=head,
            at=plan.sent_at,
        )
        entry = exemplar.entries.filter(unit=nomination.unit, code__isnull=False).first()
        if entry:
            actions.point_nomination(nomination, entry, by=head, at=plan.sent_at + timedelta(minutes=5))
        _consider(stage, nomination, at=plan.sent_at)
    return len(planned)


def _consider(stage: Stage, nomination: Nomination, *, at: datetime) -> None:
    """The office receives nearly every nomination and puts about half on the monthly list."""
    chance, officer = stage.rng.random(), stage.cast.officer
    if chance < 0.04:
        return
    exemplars.step(nomination, "receive", by=officer, at=at + stage.rng.uniform(2, 60) * HOUR)
    listed_at = at + stage.rng.uniform(3, 9) * DAY
    if chance < 0.5:
        exemplars.decide(nomination, accepted=True, reason="", by=officer, at=listed_at)
    elif chance < 0.6:
        why = "Thành tích chưa nêu kết quả cụ thể, chưa đủ để xét đợt này."
        exemplars.decide(nomination, accepted=False, reason=why, by=officer, at=listed_at)


def _nominee(stage: Stage, plan: chronicle.NominationPlan, rng: Random) -> tuple[Exemplar, Story]:
    told = stage.told[plan.unit.code]
    for place, (at, exemplar, story) in enumerate(told):
        if at < plan.sent_at and rng.random() < 0.7:
            del told[place]
            return exemplar, story
    story = stage.written_story(plan.unit)
    return stage.enter_exemplar(story, at=plan.sent_at), story
