"""What may be done with a list of awards: in which stages, what is asked, what is done."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.awards import actions
from hoadep.contest.awards import list_forms as asking
from hoadep.contest.awards.list_motions import subject_of
from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.contest.council.facts import outcome_of
from hoadep.rules.verdict import Verdict

Items = list[tuple[AwardItem, Verdict]]


def choices(items: Items) -> list[tuple[str, str]]:
    """Those who may still be taken off, as a form offers them."""
    open_ones = (AwardItem.Outcome.LISTED, AwardItem.Outcome.PASSED)
    return _named([row for row, _ in items if row.outcome in open_ones])


def _with(items: Items, outcome: str) -> list[AwardItem]:
    return [row for row, _ in items if row.outcome == outcome]


def _to_recover(items: Items) -> list[AwardItem]:
    """Those taken back whose money and things have not come back yet."""
    revoked = _with(items, AwardItem.Outcome.REVOKED)
    return [row for row in revoked if row.revocation.recovered_on is None]


def _named(rows: list[AwardItem]) -> list[tuple[str, str]]:
    return [(row.assessment.subject, f"{row.name} ({row.assessment.subject})") for row in rows]


def _chosen(items: Items, form: Any) -> AwardItem:
    return next(row for row, _ in items if row.assessment.subject == form.cleaned_data["item"])


def _strike(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    item = _chosen(items, form)
    actions.strike_off(item, reason=form.cleaned_data["reason"], **who)
    return f"Đã đưa {item.name} ra khỏi danh sách."


def _close(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    actions.close_award_list(found, **who)
    if found.way == AwardList.Way.NONE:
        return "Danh sách không phải biểu quyết: đã có kết quả xét."
    return "Đã đưa danh sách ra xét: các trường hợp chờ ở trang Hội đồng."


def _settle(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    outcomes = outcome_of([subject_of(row) for row, _ in items])
    results = {
        row.assessment.subject: outcomes[subject_of(row)][0]
        for row, _ in items
        if subject_of(row) in outcomes
    }
    last = max((day for _, day in outcomes.values()), default=timezone.localdate(who["at"]))
    actions.settle_awards(found, results, settled_on=last, **who)
    return "Đã ghi kết quả xét."


def _end(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    actions.close_without_award(found, **who)
    return "Đã kết thúc danh sách: không có trường hợp nào được thông qua."


def _decide(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    actions.decide_awards(found, form.ruling, **who)
    return "Đã ghi quyết định khen thưởng."


def _revoke(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    item = _chosen(items, form)
    actions.revoke_award(item, form.withdrawal, **who)
    return f"Đã ghi hủy khen thưởng của {item.name}; không còn được tính."


def _recover(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    given = {name: form.cleaned_data[name] for name in ("recovered_on", "note")}
    actions.note_award_recovery(_chosen(items, form).revocation, **given, **who)
    return "Đã ghi thu hồi."


Do = Callable[..., str]
ACTS: dict[str, tuple[str, tuple[str, ...], Do]] = {
    "dua-xet": ("Đưa ra xét", ("open",), _close),
    "ket-qua": ("Lấy kết quả xét của Hội đồng", ("put",), _settle),
    "ket-thuc": ("Kết thúc: không có trường hợp nào được thông qua", ("settled",), _end),
    "quyet-dinh": ("Ghi quyết định khen thưởng", ("settled",), _decide),
    "thu-hoi": ("Ghi đã thu hồi", ("decided",), _recover),
    "huy": ("Hủy khen thưởng của một trường hợp", ("decided",), _revoke),
    "dua-ra": ("Đưa một trường hợp ra khỏi danh sách", ("open", "put", "settled"), _strike),
}


def fits(name: str, items: Items) -> bool:
    """Whether an act fits what came of the list: a decision needs somebody who passed, its end nobody."""
    passed = bool(_with(items, AwardItem.Outcome.PASSED))
    fitting = {
        "quyet-dinh": passed,
        "ket-thuc": not passed,
        "huy": bool(_with(items, AwardItem.Outcome.AWARDED)),
        "thu-hoi": bool(_to_recover(items)),
    }
    return fitting.get(name, True)


def form_of(
    name: str,
    data: Any,
    items: Items,
    *,
    given: dict[str, str],
    signers: Sequence[tuple[str, str]],
    money: Verdict | None,
) -> forms.Form:
    """The form of an act, empty or with what was typed."""
    if name == "quyet-dinh":
        return asking.AwardRulingForm(data, prefix=name, initial=given, signers=signers)
    if name == "dua-ra":
        return asking.StrikingForm(data, items=choices(items), prefix=name)
    if name == "huy":
        awarded = _named(_with(items, AwardItem.Outcome.AWARDED))
        return asking.AwardWithdrawalForm(data, items=awarded, money=money, prefix=name)
    if name == "thu-hoi":
        return asking.AwardRecoveryForm(data, items=_named(_to_recover(items)), prefix=name)
    return forms.Form(data)
