"""Opens seasons, puts plans in force, and gives out the numbers of a season."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from hoadep.contest.plans.models import Plan, Season, Step
from hoadep.office.files.models import IncomingLetter
from hoadep.office.journal import actions as journal
from hoadep.rules import verdict
from hoadep.rules.lifecycle import Lifecycle, honoured_arrival, next_state
from hoadep.rules.plan import read_plan

_NEXT = """
    INSERT INTO plans_series (prefix, last) VALUES (%s, 1)
    ON CONFLICT (prefix) DO UPDATE SET last = plans_series.last + 1 RETURNING last
"""


@transaction.atomic
def open_season(text: str, document: str, *, by: str, at: datetime) -> Season:
    """Open the season that a sound plan describes and put the plan in force from its first day.

    `by` is an account's code. Raises `PlanFaults` for an unsound text, `Refused` when the season exists.
    """
    plan = read_plan(text, document)
    if Season.objects.filter(code=plan.season.code).exists():
        raise verdict.Refused(verdict.not_met("", f"Mùa {plan.season.code} đã được mở."))
    season = Season.objects.create(
        code=plan.season.code, slug=plan.season.slug, name=plan.season.name, starts_on=plan.season.starts_on
    )
    journal.record(season.code, "open_season", by=by, at=at)
    starts_at = datetime.combine(plan.season.starts_on, datetime.min.time(), plan.plan.zone)
    add_version(season, text=text, document=document, effective_at=starts_at, by=by, at=at)
    return season


@transaction.atomic
def add_version(
    season: Season,
    *,
    text: str,
    document: str,
    effective_at: datetime,
    by: str,
    at: datetime,
    corrects: bool = False,
    reason: str = "",
) -> Plan:
    """Put a text in force: an amendment judges periods that end at or after `effective_at`.

    With `corrects` it replaces every earlier version from the season's start, and `reason` is needed.
    What was judged and stored before keeps the version it was judged under.
    """
    plan = read_plan(text, document)
    _require_same_season(season, plan.season.code)
    if corrects and not reason.strip():
        raise verdict.Refused(verdict.not_met("", "Đính chính kế hoạch phải nêu lý do."))
    n = (season.plans.aggregate(last=Max("n"))["last"] or 0) + 1
    row = journal.record(
        season.code, "correct_plan" if corrects else "adopt_plan", by=by, at=at, secrets={"text": text}
    )
    return Plan.objects.create(
        season=season,
        n=n,
        text=text,
        document=document,
        at=effective_at,
        recorded_at=row.recorded_at,
        corrects=corrects,
        reason=reason,
        by=by,
    )


def _require_same_season(season: Season, code: str) -> None:
    if season.code != code:
        raise verdict.Refused(
            verdict.not_met("", f"Văn bản này thuộc mùa {code}, không phải mùa {season.code}.")
        )


def next_code(prefix: str, *, width: int) -> str:
    """The next code of a series, such as BD21-B0001 or N000123. Call inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [prefix])
        return f"{prefix}{cursor.fetchone()[0]:0{width}d}"


def take_step(
    subject: Any,
    life: Lifecycle,
    name: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    due_at: datetime | None = None,
    letter: IncomingLetter | None = None,
) -> Any:
    """Move a thing that has steps (an entry, a nomination) one step on, and enter it in the journal.

    `subject` has `code`, `season`, `unit`, `state` and `steps`; `by` is an account, or None for a person
    without one; `letter` is the unit's, when somebody acts for it. Raises `Refused` when its state does not
    allow the step, or when `at` lies before the step that this one would follow. Call inside a transaction.
    """
    last = subject.steps.select_for_update().order_by("-n").first()
    state = next_state(life, last.state if last else subject.state, name)
    if last and at < last.at:
        raise verdict.Refused(_before(subject.code, last))
    row = journal.record(
        subject.code,
        name,
        by=by.code if by else "",
        at=at,
        codes=[subject.unit.code] if subject.unit else [],
        secrets={"reason": reason} if reason else {},
    )
    step = _following(last or subject.steps.model(n=0, counts_at=at), life, name, at=at)
    step.state, step.reason, step.by, step.recorded_at = state, reason, by, row.recorded_at
    step.due_at, step.letter = due_at or step.due_at, letter
    step.on_behalf, step.counts = bool(letter) or step.on_behalf, state in life.counting
    step.season, step.unit = subject.season, subject.unit
    setattr(step, subject.steps.field.name, subject)
    step.save()
    _close(last, at=at, recorded_at=row.recorded_at)
    subject.state = state
    subject.save(update_fields=["state"])
    return step


def _before(code: str, last: Step) -> verdict.Verdict:
    when = timezone.localtime(last.at).strftime("%H:%M ngày %d/%m/%Y")
    return verdict.not_met("", f"Việc này không thể ghi trước bước gần nhất của {code} ({when}).")


def _following(last: Step, life: Lifecycle, name: str, *, at: datetime) -> Step:
    """The next step with what it carries on: a thing that comes back in time keeps its first arrival."""
    arrives = name in life.arriving
    first = last.arrival_at
    arrival_at = honoured_arrival(first, back_at=at, due_at=last.due_at) if arrives else first
    return type(last)(
        n=last.n + 1,
        name=name,
        at=at,
        arrival_at=arrival_at,
        counts_at=arrival_at or (at if name in life.lodging else last.counts_at),
        due_at=None if arrives else last.due_at,
        received=name == life.acknowledging or (last.received and not arrives),
        on_behalf=last.on_behalf and not (arrives or name in life.lodging),
    )


def _close(last: Step | None, *, at: datetime, recorded_at: datetime) -> None:
    if last:
        last.ended_at, last.ended_recorded_at = at, recorded_at
        last.save(update_fields=["ended_at", "ended_recorded_at"])
