"""Members of a unit's working group that come as a list in Excel."""

from collections.abc import Mapping
from typing import Any

from hoadep.contest.people import actions
from hoadep.contest.people.models import GroupMember
from hoadep.office.tables.columns import Column
from hoadep.office.uploads.lists import Offer, Setting


def columns(_plan: object) -> list[Column]:
    """The columns of the list."""
    return [
        Column("name", "Họ và tên", required=True, also=["Họ tên"]),
        Column("post", "Chức vụ, phần việc", required=True, also=["Chức vụ"], width=36),
        Column("telephone", "Điện thoại", "telephone", most=20, width=16),
    ]


def _check(setting: Setting, given: Mapping[str, Any]) -> dict[str, str]:
    rows = GroupMember.objects.filter(season=setting.season, unit=setting.unit, ended_at__isnull=True)
    known = rows.filter(name=given["name"], post=given["post"]).exists()
    return {"name": f"{given['name']} đã có trong tổ công tác."} if known else {}


def _make(setting: Setting, given: Mapping[str, Any]) -> str:
    telephone = given.get("telephone") or ""
    row = GroupMember(season=setting.season, unit=setting.unit, name=given["name"], post=given["post"])
    row.telephone = telephone
    actions.keep_running(row, by=setting.by, at=setting.at)
    return given["name"][:40]


MEMBERS = Offer(
    purpose="members",
    title="Thành viên tổ công tác",
    help="Mỗi dòng một người. Cột có dấu * phải ghi. Giữ nguyên dòng tiêu đề.",
    duty="keep_running",
    columns=columns,
    check=_check,
    make=_make,
)
