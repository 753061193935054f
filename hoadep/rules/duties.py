"""Who may do what: one table of roles and duties, and the verdict on it. What it does not give is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from hoadep.rules.verdict import Verdict, met, not_met

Scope = Literal["public", "unit", "season"]

ROLES = {
    "author": "tác giả",
    "coordinator": "cán bộ đầu mối",
    "unit_head": "thủ trưởng đơn vị",
    "officer": "chuyên viên cơ quan thường trực",
    "appraiser": "người thẩm định",
    "juror": "giám khảo",
    "secretary": "thư ký Hội đồng",
    "council_member": "thành viên Hội đồng",
    "leader": "lãnh đạo",
    "culture": "cán bộ văn hóa – thông tin",
    "finance": "cán bộ tài chính",
    "admin": "quản trị",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """An account acts as a role, for one unit (code) or none, in one season (code) or all."""

    role: str
    unit: str | None = None
    season: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A thing that somebody may do; public duties need no account."""

    sentence: str
    scope: Scope
    roles: frozenset[str]


def _public(sentence: str) -> Duty:
    return Duty(sentence, "public", frozenset())


def _unit(sentence: str, roles: str) -> Duty:
    """Roles of a unit have it for their own unit; roles without a unit have it for all."""
    return Duty(sentence, "unit", frozenset(roles.split()))


def _season(sentence: str, roles: str) -> Duty:
    return Duty(sentence, "season", frozenset(roles.split()))


EVERYBODY = " ".join(ROLES)
OFFICE = "officer leader admin"
OF_THE_UNIT = "coordinator unit_head"

DUTIES = {
    "sign_in": _public("Đăng nhập"),
    "see_plan": _public("Xem kế hoạch và thể lệ"),
    "see_totals": _public("Xem số liệu chung của cuộc thi"),
    "sign_out": _season("Đăng xuất, đổi mật khẩu của mình", EVERYBODY),
    "see_desk": _season("Mở trang làm việc của mình", EVERYBODY),
    "see_board": _unit("Xem bảng theo dõi tiến độ", f"{OF_THE_UNIT} {OFFICE} appraiser secretary"),
    "export_board": _unit("Tải bảng theo dõi tiến độ", f"{OF_THE_UNIT} {OFFICE}"),
    "see_verdicts": _unit("Xem triển vọng khen thưởng của đơn vị", f"{OF_THE_UNIT} {OFFICE} secretary"),
    "see_author_verdicts": _season("Xem triển vọng khen thưởng của mọi tác giả", f"{OFFICE} secretary"),
    "write_entry": _season("Viết bài dự thi", f"author {OF_THE_UNIT} officer"),
    "open_entries": _season("Mở trang bài dự thi", f"author {OF_THE_UNIT} {OFFICE} appraiser"),
    "see_entries": _unit("Xem bài của người khác", f"{OF_THE_UNIT} {OFFICE} appraiser"),
    "approve_entry": _unit("Duyệt bài của đơn vị", f"{OF_THE_UNIT} officer"),
    "return_entry": _unit("Trả lại bài để bổ sung", f"{OF_THE_UNIT} officer appraiser"),
    "receive_entry": _season("Tiếp nhận bài", "officer"),
    "appraise_entry": _season("Thẩm định bài", "officer appraiser"),
    "withdraw_entry": _season("Rút bài theo đề nghị", "officer"),
    "see_nominations": _unit("Xem giới thiệu gương", f"{OF_THE_UNIT} {OFFICE} appraiser secretary"),
    "nominate": _unit("Giới thiệu gương mới", f"{OF_THE_UNIT} officer"),
    "receive_nomination": _season("Tiếp nhận giới thiệu gương", "officer"),
    "return_nomination": _season("Trả lại giới thiệu gương để bổ sung", "officer appraiser"),
    "decide_nomination": _season("Đưa hoặc không đưa gương vào danh sách xét", "officer appraiser"),
    "withdraw_nomination": _season("Rút giới thiệu gương theo đề nghị", "officer"),
    "see_commendations": _season("Xem khen thưởng gương", f"{OFFICE} secretary culture finance"),
    "record_commendation": _season("Ghi quyết định khen thưởng gương", "officer"),
    "report_nothing": _unit("Báo cáo không phát sinh", f"{OF_THE_UNIT} officer"),
    "extend_deadline": _season("Gia hạn", "officer"),
    "judge_condition": _season("Kết luận điều kiện cần người xét", "officer"),
    "assess": _season("Lưu kết luận xét khen thưởng", "officer"),
    "edit_plan": _season("Sửa kế hoạch", "officer admin"),
    "adopt_plan": _season("Đưa kế hoạch vào áp dụng", "officer admin"),
    "see_units": _season("Xem danh sách đơn vị", OFFICE),
    "manage_units": _season("Sửa đơn vị", "officer admin"),
    "manage_accounts": _season("Quản lý tài khoản", "officer admin"),
}


def judge_duty(
    grants: Iterable[Grant], duty: str, *, unit: str | None = None, season: str | None = None
) -> Verdict:
    """Whether somebody with these grants has a duty, in a season, for a unit (codes)."""
    return _judge(grants, duty, season=season, fits=lambda g: g.unit is None or g.unit == unit)


def judge_duty_anywhere(grants: Iterable[Grant], duty: str, *, season: str | None = None) -> Verdict:
    """Whether somebody has a duty at all: for every unit, or for some unit of theirs."""
    return _judge(grants, duty, season=season, fits=lambda _: True)


def units_of(grants: Iterable[Grant], duty: str, *, season: str | None = None) -> frozenset[str] | None:
    """The units (codes) for which somebody has a duty; None means every unit."""
    held = [g for g in grants if g.role in DUTIES[duty].roles and g.season in (None, season)]
    if any(grant.unit is None for grant in held):
        return None
    return frozenset(grant.unit for grant in held if grant.unit)


def _judge(
    grants: Iterable[Grant], duty: str, *, season: str | None, fits: Callable[[Grant], bool]
) -> Verdict:
    rule = DUTIES.get(duty)
    if rule is None:
        return not_met("", f"Việc “{duty}” chưa được giao cho ai.")
    if rule.scope == "public":
        return met("", f"{rule.sentence}: ai cũng xem được.")
    held = [g for g in grants if g.role in rule.roles and g.season in (None, season)]
    if any(fits(grant) for grant in held):
        return met("", f"{rule.sentence}: được.")
    if held:
        return not_met("", f"{rule.sentence}: bạn chỉ được làm cho đơn vị của mình.")
    names = ", ".join(sorted(ROLES[role] for role in rule.roles))
    return not_met("", f"{rule.sentence}: việc này của {names}.")


def duty_grid() -> str:
    """Every role and every duty as one Markdown table, for docs/duties.md."""
    head = "| duty | " + " | ".join(ROLES) + " |\n|---|" + "---|" * len(ROLES) + "\n"
    rows = []
    for key, duty in DUTIES.items():
        marks = ["public" if duty.scope == "public" else "x" if role in duty.roles else "" for role in ROLES]
        rows.append(f"| `{key}` ({duty.sentence}) | " + " | ".join(marks) + " |\n")
    return head + "".join(rows)
