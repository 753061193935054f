"""Nominations that come as a list in Excel, for the unit that sends them."""

from collections.abc import Mapping
from typing import Any

from hoadep.contest.exemplars import actions, facts
from hoadep.office.tables.columns import Column
from hoadep.office.uploads.lists import Offer, Setting
from hoadep.rules.plan import Plan

MOST_ACHIEVEMENT = 20_000


def columns(plan: Plan) -> list[Column]:
    """The columns of the list; a focus is one of the plan's."""
    foci = [(focus.key, focus.name) for focus in plan.foci]
    shown = [Column("focus", "Trọng tâm", "choice", choices=foci, width=30)] if foci else []
    return [
        Column("sort", "Gương là", "choice", required=True, choices=facts.SORTS, width=14),
        Column("name", "Tên gương", required=True, also=["Họ tên gương"]),
        Column("place", "Nơi ở, học tập, công tác", required=True, most=250, width=30),
        Column("born", "Năm sinh", "whole", width=10),
        Column("achievement", "Thành tích", "long", required=True, most=MOST_ACHIEVEMENT, width=60),
        *shown,
    ]


def _check(_setting: Setting, given: Mapping[str, Any]) -> dict[str, str]:
    """A year that is none, and a name that others bear: which one is meant, a list cannot say."""
    found: dict[str, str] = {}
    if given.get("born") is not None and not 1900 <= given["born"] <= 2100:
        found["born"] = f"Năm sinh {given['born']} không hợp lý."
    if facts.same_named(given["sort"], given["name"]):
        found["name"] = (
            f"Đã có gương tên {given['name']}. Hãy giới thiệu riêng trên trang “Giới thiệu gương mới” "
            "để chọn đúng người."
        )
    return found


def _make(setting: Setting, given: Mapping[str, Any]) -> str:
    who = actions.Introduced(
        sort=given["sort"], name=given["name"], place=given["place"], born=given.get("born")
    )
    text = actions.NominationText(
        achievement=given["achievement"], foci=(given["focus"],) if given.get("focus") else ()
    )
    by_letter = {"reason": setting.asked.get("said", ""), "letter": setting.asked.get("letter")}
    nomination = actions.introduce(
        setting.season, setting.unit, who, text=text, by=setting.by, at=setting.at, **by_letter
    )
    return nomination.code


NOMINATIONS = Offer(
    purpose="nominations",
    title="Giới thiệu gương",
    help="Mỗi dòng một gương. Cột có dấu * phải ghi. Giữ nguyên dòng tiêu đề.",
    duty="nominate",
    columns=columns,
    check=_check,
    make=_make,
)
