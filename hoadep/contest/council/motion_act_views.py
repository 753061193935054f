"""What may be done with a motion: at which stage, what is asked, what is done."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django import forms as django_forms
from django.utils import timezone

from hoadep.contest.council import actions, facts, forms, vote_forms
from hoadep.contest.council.facts import Sitting, day_of
from hoadep.contest.council.models import Member, Motion
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict

Mode = Motion.Mode


def _usual_hour(found: Motion) -> time:
    """Now, for a vote of today; otherwise the hour at which the meeting began."""
    now = timezone.localtime()
    if found.meeting and timezone.localdate(found.meeting.starts_at) != now.date():
        return timezone.localtime(found.opened_at or found.meeting.starts_at).time()
    return now.time()


def _counts_form(found: Motion, known: Sitting, data: Any) -> vote_forms.CountsForm:
    at = found.meeting.starts_at if found.meeting else timezone.now()
    last = max([at, *(stay.came_at for stay in known.stays)])
    many = len({one.code for one in known.free} & known.there(last))
    usual = dict.fromkeys(("given_out", "returned", "valid"), many)
    return vote_forms.CountsForm(data, initial={**usual, "hour": _usual_hour(found)})


def _votes_form(found: Motion, known: Sitting, data: Any) -> vote_forms.NamedVotesForm:
    free = {one.code for one in known.free}
    members = [row for row in Member.objects.filter(season=found.season) if row.code in free]
    given = {row.member.code: row for row in found.named_votes.select_related("member")}
    usual = set() if given or found.way == "written" else known.there(found.opened_at or timezone.now())
    return vote_forms.NamedVotesForm(
        data,
        members=members,
        given=given,
        usual=set(usual),
        closes=bool(found.meeting),
        notes=found.mode == Mode.LETTER,
    )


def _hour_form(found: Motion, known: Sitting, data: Any) -> forms.HourForm:
    return forms.HourForm(data, initial={"hour": _usual_hour(found)})


def _day_form(found: Motion, known: Sitting, data: Any) -> forms.DayForm:
    return forms.DayForm(data, initial={"day": timezone.localdate()})


def _declaring_form(found: Motion, known: Sitting, data: Any) -> vote_forms.DeclaringForm:
    free = {one.code for one in known.free}
    members = [row for row in Member.objects.filter(season=found.season) if row.code in free]
    return vote_forms.DeclaringForm(data, members=members)


def _no_form(found: Motion, known: Sitting, data: Any) -> django_forms.Form:
    return django_forms.Form(data)


def _open(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    opened_at = _at(found, form.cleaned_data["hour"])
    actions.open_vote(found, plan, opened_at=opened_at, **who)
    return "Đã mở biểu quyết."


def _at(found: Motion, hour: Any) -> datetime:
    return forms.moment(day_of(found), hour)


def _count(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    verdict = actions.count_paper(
        found,
        plan,
        form.ballots,
        tellers=given["tellers"],
        counted_at=_at(found, given["hour"]),
        **who,
    )
    return verdict.reason


def _note_votes(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    known = facts.sitting(found, plan)
    there = known.there(found.opened_at or who["at"])
    for member, option, note in form.changed:
        if not option:
            actions.strike_named(found, member, **who)
            continue
        letter = found.way == "written" or member.code not in there
        said = {"by": who["by"], "at": who["at"] if letter else found.opened_at}
        actions.cast_named(found, member, option, plan, by_letter=letter, note=note, **said)
    if form.cleaned_data.get("close"):
        closed_at = max(_at(found, _usual_hour(found)), found.opened_at or who["at"])
        return actions.close_vote(found, plan, closed_at=min(closed_at, who["at"]), **who).reason
    return f"Đã ghi ý kiến của {len(form.changed)} thành viên."


def _close(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    if "day" in given:
        closed_at = forms.in_working_hours(given["day"], who["at"])
    else:
        closed_at = _at(found, given["hour"])
    return actions.close_vote(found, plan, closed_at=closed_at, **who).reason


def _declare(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    member = Member.objects.get(season=found.season, code=given["member"])
    actions.declare(found, member, given["reason"], **who)
    return f"{member.name} không tham gia biểu quyết nội dung này."


def _take_out(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    actions.take_out(found, **who)
    return "Đã đưa ra khỏi chương trình, chờ cuộc họp khác."


def _again(found: Motion, plan: Plan, form: Any, **who: Any) -> str:
    actions.put_again(found, **who)
    return "Đã đưa nội dung ra xét lại."


ACTS: dict[str, tuple[str, Callable[..., django_forms.Form], Callable[..., str]]] = {
    "mo": ("Mở biểu quyết", _hour_form, _open),
    "kiem-phieu": ("Ghi kết quả kiểm phiếu", _counts_form, _count),
    "y-kien": ("Ghi ý kiến của từng thành viên", _votes_form, _note_votes),
    "ket-thuc": ("Kết thúc biểu quyết", _hour_form, _close),
    "dong": ("Chốt ý kiến bằng văn bản", _day_form, _close),
    "khai": ("Thành viên có liên quan", _declaring_form, _declare),
    "dua-ra": ("Đưa ra khỏi chương trình", _no_form, _take_out),
    "xet-lai": ("Đưa ra xét lại", _no_form, _again),
}


def open_acts(found: Motion) -> list[str]:
    """What may be done with a motion where it stands."""
    if found.stage == "closed":
        again = bool(found.result) and Verdict.from_json(found.result or {}).answer == "not_yet"
        return ["xet-lai"] if again else []
    if found.stage == "waiting":
        return ["mo", "khai", "dua-ra"] if found.meeting else []
    return {
        Mode.PAPER: ["kiem-phieu", "khai"],
        Mode.OPEN: ["y-kien", "ket-thuc", "khai"],
        Mode.ONLINE: ["ket-thuc", "khai"],
        Mode.LETTER: ["y-kien", "dong", "khai"],
    }[Mode(found.mode)]
