"""Nominations that come as a list in Excel, for the unit that sends them."""

from collections.abc import Mapping, Sequence
from typing import Any

from hoadep.contest.exemplars import actions, facts
from hoadep.office.tables.columns import Column
from hoadep.office.uploads.lists import Offer, Setting
from hoadep.rules.plan import Plan
from hoadep.vietnamese.text import clean

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


def _check(setting: Setting, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What is wrong in each row, all read in one go."""
    known = facts.names_borne((given["sort"], given["name"]) for given in rows)
    names: set[tuple[str, str]] = set()
    words = facts.words_under_way(setting.season, setting.unit)
    found = []
    for given in rows:
        name, said = facts.name_key(given["sort"], given["name"]), clean(given["achievement"]).strip()
        found.append(_year(given) | _name(given, name in known, name in names) | _words(words.get(said)))
        names.add(name)
        words.setdefault(said, "một dòng ở trên")
    return found


def _year(given: Mapping[str, Any]) -> dict[str, str]:
    born = given.get("born")
    return {} if born is None or 1900 <= born <= 2100 else {"born": f"Năm sinh {born} không hợp lý."}


def _name(given: Mapping[str, Any], known: bool, twice: bool) -> dict[str, str]:
    """A name that others bear: which one is meant, a list cannot say."""
    if not known and not twice:
        return {}
    where = "Đã có gương tên" if known else "Dòng ở trên cũng có gương tên"
    return {
        "name": f"{where} {given['name']}. Hãy giới thiệu riêng trên trang “Giới thiệu gương mới” "
        "để chọn đúng người."
    }


def _words(earlier: str | None) -> dict[str, str]:
    return (
        {"achievement": f"Thành tích ghi y hệt {earlier}. Mỗi gương cần thành tích riêng."} if earlier else {}
    )


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
    columns=columns,
    check=_check,
    make=_make,
)
