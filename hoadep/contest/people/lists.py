"""What a unit does to run the contest, come as lists in Excel: its working group, launches, parts of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from hoadep.contest.people import actions
from hoadep.contest.people.models import GroupMember, Launch, OfUnit, SubUnit
from hoadep.office.tables.columns import Column
from hoadep.office.uploads.lists import Offer, Setting

MOST_PEOPLE = 1_000_000
HELP = "Mỗi dòng một {what}. Cột có dấu * phải ghi. Giữ nguyên dòng tiêu đề."


def _members(_plan: object) -> list[Column]:
    return [
        Column("name", "Họ và tên", required=True, also=["Họ tên"]),
        Column("post", "Chức vụ, phần việc", required=True, also=["Chức vụ"], width=36),
        Column("telephone", "Điện thoại", "telephone", most=20, width=16),
    ]


def _launches(_plan: object) -> list[Column]:
    return [
        Column("held_on", "Ngày phát động", "day", required=True, also=["Ngày"], width=16),
        Column("way", "Hình thức", required=True, most=300, width=40),
        Column("people", "Số người dự", "whole", required=True, width=14),
    ]


def _sub_units(_plan: object) -> list[Column]:
    return [
        Column("name", "Tên đơn vị trực thuộc", required=True, also=["Tên đơn vị", "Tên"], width=36),
        Column("contact", "Người liên hệ", width=30),
    ]


Given = Mapping[str, Any]


def _nothing(_setting: Setting, _given: Given) -> dict[str, str]:
    return {}


def _new(
    model: type[OfUnit],
    key: Sequence[str],
    known: str,
    wrong: Callable[[Setting, Given], dict[str, str]] = _nothing,
) -> Callable[[Setting, Sequence[Given]], list[dict[str, str]]]:
    """Judges rows by what is `wrong` in each, what their unit has written down, and the rows above them."""

    def check(setting: Setting, rows: Sequence[Given]) -> list[dict[str, str]]:
        kept = model._default_manager.filter(
            season=setting.season, unit=setting.unit, ended_at__isnull=True
        ).values_list(*key)
        have = {tuple(str(value) for value in values) for values in kept}
        above, found = set[tuple[str, ...]](), []
        for given in rows:
            values, faults = tuple(str(given[name]) for name in key), wrong(setting, given)
            if values in have:
                faults[key[0]] = known
            elif values in above:
                faults[key[0]] = "Trùng một dòng ở trên."
            elif not faults:
                above.add(values)
            found.append(faults)
        return found

    return check


def _wrong_in_launch(setting: Setting, given: Given) -> dict[str, str]:
    """A day still to come is no launch that was held; nobody launches before nobody or before millions."""
    found = {}
    if date.fromisoformat(given["held_on"]) > timezone.localdate(setting.at):
        found["held_on"] = "Ngày này chưa đến. Hãy xem lại ngày phát động."
    if not 1 <= given["people"] <= MOST_PEOPLE:
        found["people"] = "Số người dự phải từ 1 đến 1.000.000."
    return found


def _make(model: type[OfUnit]) -> Callable[[Setting, Given], str]:
    def make(setting: Setting, given: Given) -> str:
        field = model._meta.get_field
        values = {name: field(name).to_python(value) for name, value in given.items() if value is not None}  # type: ignore[union-attr] # all are plain fields
        row = model(season=setting.season, unit=setting.unit, **values)
        actions.keep_running(row, by=setting.by, at=setting.at)
        return str(row)[:40]

    return make


MEMBERS = Offer(
    purpose="members",
    title="Thành viên tổ công tác",
    help=HELP.format(what="người"),
    columns=_members,
    check=_new(GroupMember, ("name", "post"), "Người này đã có trong tổ công tác."),
    make=_make(GroupMember),
)
LAUNCHES = Offer(
    purpose="launches",
    title="Phát động",
    help=HELP.format(what="lần phát động"),
    columns=_launches,
    check=_new(Launch, ("held_on", "way"), "Lần phát động này đã được ghi.", _wrong_in_launch),
    make=_make(Launch),
)
SUB_UNITS = Offer(
    purpose="sub_units",
    title="Đơn vị trực thuộc",
    help=HELP.format(what="đơn vị trực thuộc"),
    columns=_sub_units,
    check=_new(SubUnit, ("name",), "Đơn vị trực thuộc này đã có."),
    make=_make(SubUnit),
)
