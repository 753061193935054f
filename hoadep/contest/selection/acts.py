"""What may be done with a choice, when, what is asked for it, what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from hoadep.contest.selection import actions
from hoadep.contest.selection.facts import Desk
from hoadep.contest.selection.forms import LimitsForm, PrizeForm, ReasonForm, RulingForm, TiesForm
from hoadep.contest.selection.models import Selection

DRAFT, PROPOSED, DECIDED = Selection.State.DRAFT, Selection.State.PROPOSED, Selection.State.DECIDED


@dataclass(frozen=True)
class Act:
    """One thing to do with a choice: its name on the button, when it fits, what is asked, what is done."""

    label: str
    offered: Callable[[Desk], bool]
    form: Callable[[Any, Desk], forms.Form]
    do: Callable[..., str]


def _nothing(data: Any, desk: Desk) -> forms.Form:
    return forms.Form(data)


def _limits(data: Any, desk: Desk) -> forms.Form:
    return LimitsForm(data, plan=desk.plan, number=desk.selection.number, limits=desk.limits)


def _change_limits(desk: Desk, form: Any, **who: Any) -> str:
    actions.change_limits(desk.selection, number=form.cleaned_data["number"], limits=form.asked, **who)
    return "Đã ghi số bài và điều kiện."


def _choose(desk: Desk, form: Any, **who: Any) -> str:
    found = actions.choose_by_marks(desk.selection, **who)
    proved = "không có cách chọn nào tổng điểm cao hơn" if found.optimal else "chưa chắc là cách tốt nhất"
    return f"Đã chọn {len(found.chosen)} bài theo điểm: {proved}."


def _ties(data: Any, desk: Desk) -> forms.Form:
    tied = [line for line in desk.lines if line.code in desk.selection.tied]
    return TiesForm(data, tied=tied, prefix="ngang-nhau")


def _settle_ties(desk: Desk, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    actions.settle_ties(desk.selection, take=given["take"], reason=given["reason"], **who)
    return "Đã ghi quyết định giữa các bài ngang nhau."


def _proposing(data: Any, desk: Desk) -> forms.Form:
    said = "Chỉ cần ghi khi danh sách chưa đạt điều kiện nào đó mà vẫn trình."
    return ReasonForm(data, required=False, help_text=said, prefix="trinh")


def _propose(desk: Desk, form: Any, **who: Any) -> str:
    actions.propose(desk.selection, reason=form.cleaned_data["reason"], **who)
    return "Đã trình danh sách. Hãy in tờ trình kèm danh sách để ký."


def _decide(desk: Desk, form: Any, **who: Any) -> str:
    actions.decide(desk.selection, form.ruling, **who)
    return "Đã ghi quyết định về danh sách."


def _take_back(desk: Desk, form: Any, **who: Any) -> str:
    actions.take_back(desk.selection, reason=form.cleaned_data["reason"], **who)
    return "Đã rút lại danh sách để chọn lại."


def _give_prize(desk: Desk, form: Any, **who: Any) -> str:
    given = dict(form.cleaned_data)
    prize = actions.give_prize(desk.selection, given.pop("entry"), **given, **who)
    return f"Đã ghi {prize.name} cho bài {prize.entry.code}."


def _has_marks(desk: Desk) -> bool:
    return any(line.value is not None for line in desk.eligible)


ACTS = {
    "chon": Act(
        "Chọn theo điểm",
        lambda desk: desk.selection.state == DRAFT and desk.by_marks and _has_marks(desk),
        _nothing,
        _choose,
    ),
    "ngang-nhau": Act(
        "Quyết định giữa các bài ngang nhau",
        lambda desk: desk.selection.state == DRAFT and bool(desk.selection.tied) and desk.by_marks,
        _ties,
        _settle_ties,
    ),
    "trinh": Act(
        "Trình danh sách",
        lambda desk: desk.selection.state == DRAFT and bool(desk.chosen),
        _proposing,
        _propose,
    ),
    "quyet-dinh": Act(
        "Ghi quyết định",
        lambda desk: desk.selection.state == PROPOSED,
        lambda data, desk: RulingForm(
            data, prefix="quyet-dinh", initial={"decided_by": desk.plan.office("chairman")}
        ),
        _decide,
    ),
    "rut-lai": Act(
        "Rút lại để chọn lại",
        lambda desk: desk.selection.state == PROPOSED,
        lambda data, desk: ReasonForm(data, prefix="rut-lai"),
        _take_back,
    ),
    "giai": Act(
        "Ghi giải thưởng",
        lambda desk: bool(desk.chosen),
        lambda data, desk: PrizeForm(data, prefix="giai", chosen=desk.chosen, prizes=desk.plan.prizes),
        _give_prize,
    ),
    "dieu-kien": Act(
        "Số bài và điều kiện", lambda desk: desk.selection.state == DRAFT, _limits, _change_limits
    ),
}
