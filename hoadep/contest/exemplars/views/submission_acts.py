"""What may be done with a list: in which stages, whose duty, what is asked, what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.council.facts import outcome_of
from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.forms import submissions as asking
from hoadep.contest.exemplars.submission_facts import Opened
from hoadep.contest.papers.signing import chosen_for, name_choices
from hoadep.contest.people.models import Account
from hoadep.office.files.actions import store
from hoadep.office.files.models import Stored
from hoadep.rules.plan import Plan


@dataclass(frozen=True)
class Act:
    """One thing to do with a list: in which stages, whose duty, what is asked, what is done."""

    label: str
    stages: tuple[str, ...]
    form: Callable[[Any, Any, Opened, Plan], forms.Form]
    do: Callable[..., str]
    duty: str = "manage_submissions"


def _take_off(shown: Opened, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    row = next(row for row in shown.rows if row.candidate.code == given["dossier"])
    actions.take_off_list(shown.submission, row.item.dossier, reason=given["reason"], **who)
    return f"Đã đưa {given['dossier']} ra khỏi danh sách."


def _close(shown: Opened, form: Any, **who: Any) -> str:
    submission = shown.submission
    actions.close_list(submission, **who)
    if submission.way == submission.Way.NONE:
        return "Danh sách không phải biểu quyết: đã có kết quả xét."
    return "Đã đưa danh sách ra xét: các hồ sơ chờ ở trang Hội đồng."


def _settle(shown: Opened, form: Any, **who: Any) -> str:
    found = outcome_of([code for code, _ in shown.choices])
    results = {code: said for code, (said, _) in found.items()}
    last = max((day for _, day in found.values()), default=timezone.localdate(who["at"]))
    actions.settle(shown.submission, results, settled_on=last, **who)
    return "Đã ghi kết quả xét."


def _end(shown: Opened, form: Any, **who: Any) -> str:
    actions.close_without_decision(shown.submission, **who)
    return "Đã kết thúc danh sách: không có trường hợp nào được thông qua."


def _forward(shown: Opened, form: Any, **who: Any) -> str:
    actions.forward(shown.submission, **form.cleaned_data, **who)
    return "Đã ghi tờ trình gửi cấp trên."


def _decide(shown: Opened, form: Any, **who: Any) -> str:
    made = actions.decide_list(shown.submission, form.ruling(_scan(form, **who)), **who)
    return f"Đã ghi quyết định, {len(made)} khen thưởng. Hãy gắn bài viết về việc được khen, rồi in giấy."


def _refuse(shown: Opened, form: Any, **who: Any) -> str:
    actions.refuse_list(shown.submission, form.refusal(_scan(form, **who)), **who)
    return "Đã ghi trả lời của cấp trên."


def _scan(form: Any, *, by: Account, at: datetime) -> Stored | None:
    """The scan that came with a form, kept."""
    brought = form.cleaned_data.get("scan")
    return store(brought.content, brought.media_type, by=by.code, at=at) if brought else None


def _no_form(data: Any, files: Any, shown: Opened, plan: Plan) -> forms.Form:
    return forms.Form(data)


ACTS = {
    "dua-xet": Act("Đưa ra xét", ("open",), _no_form, _close),
    "ket-qua": Act("Lấy kết quả xét của Hội đồng", ("put",), _no_form, _settle),
    "ket-thuc": Act("Kết thúc: không có trường hợp nào được thông qua", ("settled",), _no_form, _end),
    "trinh-cap-tren": Act(
        "Ghi tờ trình gửi cấp trên",
        ("settled",),
        lambda data, files, shown, plan: asking.ForwardingForm(data, prefix="trinh-cap-tren"),
        _forward,
    ),
    "quyet-dinh": Act(
        "Ghi quyết định khen thưởng",
        ("settled", "forwarded"),
        lambda data, files, shown, plan: asking.RulingForm(
            data,
            files,
            prefix="quyet-dinh",
            dossiers=shown.passed,
            chosen=shown.submission.stage == "forwarded",
            signers=_signers(shown, plan),
            initial={"giver": _giver(shown, plan), "signer": _usual_signer(shown, plan)},
        ),
        _decide,
        "record_commendation",
    ),
    "khong-khen": Act(
        "Ghi cấp trên không khen",
        ("forwarded",),
        lambda data, files, shown, plan: asking.RefusalForm(
            data,
            files,
            prefix="khong-khen",
            dossiers=shown.passed,
            initial={"giver": _giver(shown, plan)},
        ),
        _refuse,
        "record_commendation",
    ),
    "dua-ra": Act(
        "Đưa một hồ sơ ra khỏi danh sách",
        ("open", "put", "settled"),
        lambda data, files, shown, plan: asking.TakingOffForm(data, dossiers=shown.choices, prefix="dua-ra"),
        _take_off,
    ),
}


def _signers(shown: Opened, plan: Plan) -> list[tuple[str, str]]:
    """Who may have signed at home; whoever signs at the upper level is typed in."""
    if shown.submission.level == "upper":
        return []
    return name_choices(plan, "host", on=timezone.localdate())


def _usual_signer(shown: Opened, plan: Plan) -> str:
    if shown.submission.level == "upper":
        return ""
    chosen = chosen_for(plan, shown.submission.code, on=timezone.localdate()).get("host")
    return chosen.name if chosen else ""


def _giver(shown: Opened, plan: Plan) -> str:
    return next((level.giver for level in plan.levels if level.key == shown.submission.level), "")
