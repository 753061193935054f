"""Seats on the council: who has one by which decision, and who is near family of a member."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from hoadep.contest.council.models import Kin, Member, OpinionSlip
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A seat as the decision gives it; `account`, `person` and `unit` tie it to who is known already."""

    name: str
    post: str
    since: date
    decision: str
    work: str = ""
    votes: bool = True
    until: date | None = None
    account: Account | None = None
    person: Person | None = None
    unit: Unit | None = None


@transaction.atomic
def add_member(season: Season, seat: Seat, *, by: Account, at: datetime) -> Member:
    """Somebody gets a seat. Raises `Refused` for days in the wrong order or an account with a seat."""
    _require(season, seat, None)
    code = next_code(f"{season.code}-HD", width=2)
    journal.record(code, "add_member", by=by.code, at=at, codes=[seat.post])
    n = Member.objects.filter(season=season).count() + 1
    return Member.objects.create(season=season, code=code, n=n, **_cleaned(seat))


@transaction.atomic
def change_member(member: Member, seat: Seat, *, by: Account, at: datetime) -> Member:
    """Correct a seat, or end it with its last day; votes given before stay as they were."""
    _require(member.season, seat, member)
    journal.record(member.code, "change_member", by=by.code, at=at, codes=[seat.post])
    for key, value in _cleaned(seat).items():
        setattr(member, key, value)
    member.save()
    return member


def _cleaned(seat: Seat) -> dict[str, object]:
    texts = {key: one_line(getattr(seat, key)) for key in ("name", "work", "decision")}
    return {**vars(seat), **texts}


def _require(season: Season, seat: Seat, member: Member | None) -> None:
    if seat.until and seat.until < seat.since:
        raise Refused(not_met("", "Ngày thôi tham gia Hội đồng không thể trước ngày bắt đầu."))
    others = Member.objects.filter(season=season, account=seat.account)
    if member:
        others = others.exclude(pk=member.pk)
    at_once = others.filter(Q(until__isnull=True) | Q(until__gte=seat.since))
    if seat.until:
        at_once = at_once.filter(since__lte=seat.until)
    twin = at_once.first() if seat.account else None
    if twin:
        raise Refused(
            not_met(
                "", f"Cùng thời gian ấy, tài khoản này gắn với thành viên {twin.name}.", evidence=(twin.code,)
            )
        )


@transaction.atomic
def add_kin(member: Member, who: Person | Collective, relation: str, *, by: Account, at: datetime) -> Kin:
    """Note that a person is near family of a member, or that a household or group is the member's own."""
    journal.record(member.code, "add_kin", by=by.code, at=at, codes=[who.code])
    person, collective = (who, None) if isinstance(who, Person) else (None, who)
    row, _ = Kin.objects.update_or_create(
        member=member, person=person, collective=collective, defaults={"relation": one_line(relation)}
    )
    return row


@transaction.atomic
def remove_kin(kin: Kin, *, by: Account, at: datetime) -> None:
    """Take such a note back."""
    journal.record(kin.member.code, "remove_kin", by=by.code, at=at, codes=[kin.who.code] if kin.who else [])
    kin.delete()


@transaction.atomic
def give_slip(member: Member, *, key: str, secret: str, by: Account, at: datetime) -> OpinionSlip:
    """A link and a short code with which the member answers in writing; those given before open nothing."""
    before = OpinionSlip.objects.filter(member=member).first()
    given = {"key": key, "secret": make_password(secret), "at": at, "by": by}
    given["n"] = before.n + 1 if before else 1
    journal.record(member.code, "give_slip", by=by.code, at=at)
    row, _ = OpinionSlip.objects.update_or_create(member=member, defaults=given)
    return row
