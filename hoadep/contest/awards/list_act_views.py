"""What may be done with a list of awards: in which stages, what is asked, what is done."""

from collections.abc import Callable
from typing import Any

from django import forms

from hoadep.contest.awards import actions
from hoadep.contest.awards import list_forms as asking
from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.rules.verdict import Verdict, met, not_met
from hoadep.vietnamese.dates import short_date_screen

Items = list[tuple[AwardItem, Verdict]]


def choices(items: Items) -> list[tuple[str, str]]:
    return [
        (row.assessment.subject, f"{row.name} ({row.assessment.subject})")
        for row, _ in items
        if row.outcome in (AwardItem.Outcome.LISTED, AwardItem.Outcome.PASSED)
    ]


def _strike(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    chosen = form.cleaned_data["item"]
    item = next(row for row, _ in items if row.assessment.subject == chosen)
    actions.strike_off(item, reason=form.cleaned_data["reason"], **who)
    return f"Đã đưa {item.name} ra khỏi danh sách."


def _close(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    actions.close_award_list(found, **who)
    return "Đã đưa danh sách ra xét."


def _settle(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    said = f"{found.get_way_display()}, {short_date_screen(given['settled_on'])}"

    def verdict(code: str) -> Verdict:
        if code in given["passed"]:
            return met("", f"{said}: được thông qua.")
        return not_met("", f"{said}: không được thông qua.")

    results = {code: verdict(code) for code, _ in choices(items)}
    actions.settle_awards(found, results, settled_on=given["settled_on"], **who)
    return "Đã ghi kết quả xét."


def _decide(found: AwardList, items: Items, form: Any, **who: Any) -> str:
    actions.decide_awards(found, form.ruling, **who)
    return "Đã ghi quyết định khen thưởng."


Do = Callable[..., str]
ACTS: dict[str, tuple[str, tuple[str, ...], Do]] = {
    "dua-xet": ("Đưa ra xét", ("open",), _close),
    "ket-qua": ("Ghi kết quả xét", ("put",), _settle),
    "quyet-dinh": ("Ghi quyết định khen thưởng", ("settled",), _decide),
    "dua-ra": ("Đưa một trường hợp ra khỏi danh sách", ("open", "put", "settled"), _strike),
}


def form_of(name: str, data: Any, items: Items, giver: str) -> forms.Form:
    """The form of an act, empty or with what was typed."""
    if name == "ket-qua":
        return asking.AwardSettlingForm(data, items=choices(items), prefix=name)
    if name == "quyet-dinh":
        return asking.AwardRulingForm(data, prefix=name, initial={"giver": giver})
    if name == "dua-ra":
        return asking.StrikingForm(data, items=choices(items), prefix=name)
    return forms.Form(data)
