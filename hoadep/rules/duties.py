"""Who may do what: one table of roles and duties, and the verdict on it. What it does not give is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hoadep.rules.verdict import Verdict, met, not_met

Scope = Literal["public", "account", "own", "unit", "season", "installation"]
"""How far a duty reaches.

public: everybody, without an account. account: whoever has any role. own: a role of the season, for what
is the person's own (the room asks whose it is). unit: roles of a unit for their own unit, other roles for
every unit. season: a role of the season. installation: a role in all seasons.
"""

READER = "reader"
"""Somebody without an account: has the public duties, and is never granted."""

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
UNIT_ROLES = frozenset({"coordinator", "unit_head"})


@dataclass(frozen=True, slots=True)
class Grant:
    """An account acts as a role, for one unit (code) or none, in one season (code) or all.

    A role of a unit (`UNIT_ROLES`) without a unit gives nothing that concerns units.
    """

    role: str
    unit: str | None = None
    season: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A thing that somebody may do, as a sentence, how far it reaches, and the roles that have it."""

    sentence: str
    scope: Scope
    roles: frozenset[str]


def _duty(sentence: str, scope: Scope, roles: str = "") -> Duty:
    return Duty(sentence, scope, frozenset(roles.split()))


EVERYBODY = " ".join(ROLES)
OF_THE_UNIT = " ".join(sorted(UNIT_ROLES))
OFFICE = "officer leader admin"

DUTIES = {
    "sign_in": _duty("Đăng nhập", "public"),
    "register": _duty("Đăng ký tài khoản tác giả", "public"),
    "see_help": _duty("Xem hướng dẫn", "public"),
    "see_plan": _duty("Xem kế hoạch và thể lệ", "public"),
    "lodge_entry": _duty("Gửi bài không cần tài khoản", "public"),
    "check_receipt": _duty("Đối chiếu giấy biên nhận", "public"),
    "look_up_entry": _duty("Tra cứu bài dự thi của mình", "public"),
    "see_totals": _duty("Xem số liệu chung của cuộc thi", "public"),
    "sign_out": _duty("Đăng xuất, đổi mật khẩu, thư điện tử của mình", "account", EVERYBODY),
    "see_desk": _duty("Mở trang làm việc của mình", "account", EVERYBODY),
    "set_messages": _duty("Chọn tin muốn nhận bằng đường dẫn trong thư", "public"),
    "manage_mail": _duty("Đọc lại, sửa, gửi thư đang chờ", "installation", "officer admin"),
    "see_bell": _duty("Xem thông báo của mình", "account", EVERYBODY),
    "see_unit_desk": _duty("Mở việc kỳ này của đơn vị", "unit", OF_THE_UNIT),
    "search": _duty(
        "Tìm trong những gì mình được xem",
        "season",
        f"{OF_THE_UNIT} {OFFICE} appraiser secretary culture finance",
    ),
    "see_office_desk": _duty("Mở bàn làm việc của cơ quan thường trực", "season", OFFICE),
    "see_board": _duty("Xem bảng theo dõi tiến độ", "unit", f"{OF_THE_UNIT} {OFFICE} appraiser secretary"),
    "export_board": _duty("Tải bảng theo dõi tiến độ", "unit", f"{OF_THE_UNIT} {OFFICE}"),
    "see_verdicts": _duty(
        "Xem triển vọng khen thưởng của đơn vị", "unit", f"{OF_THE_UNIT} {OFFICE} secretary"
    ),
    "see_author_verdicts": _duty(
        "Xem triển vọng khen thưởng của mọi tác giả", "season", f"{OFFICE} secretary"
    ),
    "see_own_verdict": _duty("Xem triển vọng khen thưởng của mình", "own", "author"),
    "see_own_entries": _duty("Xem bài của mình đã đến đâu", "own", "author"),
    "write_entry": _duty("Viết bài dự thi", "own", f"author {OF_THE_UNIT} officer"),
    "submit_entry": _duty("Gửi bài dự thi", "own", f"author {OF_THE_UNIT} officer"),
    "withdraw_own_entry": _duty("Rút bài của mình khi đơn vị chưa duyệt", "own", "author"),
    "open_entries": _duty("Mở trang bài dự thi", "season", f"author {OF_THE_UNIT} {OFFICE} appraiser"),
    "see_entries": _duty("Xem bài của người khác", "unit", f"{OF_THE_UNIT} {OFFICE} appraiser"),
    "approve_entry": _duty("Duyệt bài của đơn vị", "unit", f"{OF_THE_UNIT} officer"),
    "return_entry": _duty("Trả lại bài cho tác giả bổ sung", "unit", f"{OF_THE_UNIT} officer"),
    "pass_on_entry": _duty("Chuyển bài sang đơn vị khác", "unit", f"{OF_THE_UNIT} officer"),
    "enter_text": _duty("Nhập nội dung bài nộp bản giấy", "unit", f"{OF_THE_UNIT} officer"),
    "complete_for_author": _duty(
        "Bổ sung bài thay tác giả không có tài khoản", "unit", f"{OF_THE_UNIT} officer"
    ),
    "receive_entry": _duty("Tiếp nhận bài", "season", "officer"),
    "appraise_entry": _duty("Thẩm định bài", "season", "officer appraiser"),
    "return_entry_to_unit": _duty("Trả lại bài đơn vị đã duyệt để bổ sung", "season", "officer appraiser"),
    "note_entry": _duty("Ghi chú về bài, chuyển bài sang mùa sau", "season", "officer"),
    "withdraw_entry": _duty("Rút bài theo đề nghị, có lý do", "season", "officer"),
    "see_nominations": _duty("Xem giới thiệu gương", "unit", f"{OF_THE_UNIT} {OFFICE} appraiser secretary"),
    "nominate": _duty("Giới thiệu gương mới", "unit", f"{OF_THE_UNIT} officer"),
    "withdraw_own_nomination": _duty("Rút giới thiệu gương của đơn vị", "unit", f"{OF_THE_UNIT} officer"),
    "receive_nomination": _duty("Tiếp nhận giới thiệu gương", "season", "officer"),
    "decide_nomination": _duty("Đưa hoặc không đưa gương vào danh sách xét", "season", "officer appraiser"),
    "return_nomination": _duty("Trả lại giới thiệu gương để bổ sung", "season", "officer appraiser"),
    "withdraw_nomination": _duty("Rút giới thiệu gương theo đề nghị, có lý do", "season", "officer"),
    "see_commendations": _duty("Xem khen thưởng gương", "season", f"{OFFICE} secretary culture finance"),
    "record_commendation": _duty("Ghi quyết định khen thưởng gương", "season", "officer"),
    "see_dossiers": _duty(
        "Xem hồ sơ đề nghị khen thưởng", "unit", f"{OF_THE_UNIT} {OFFICE} appraiser secretary"
    ),
    "prepare_dossier": _duty("Lập, gửi, rút hồ sơ đề nghị khen thưởng", "unit", f"{OF_THE_UNIT} officer"),
    "appraise_dossier": _duty("Thẩm định hồ sơ đề nghị khen thưởng", "season", "officer appraiser"),
    "see_submissions": _duty("Xem danh sách trình khen thưởng", "season", f"{OFFICE} appraiser secretary"),
    "manage_submissions": _duty("Lập danh sách trình, đưa ra xét", "season", "officer secretary"),
    "see_council": _duty(
        "Xem Hội đồng, cuộc họp, kết quả xét", "season", f"{OFFICE} appraiser secretary council_member"
    ),
    "manage_council": _duty(
        "Ghi thành viên, cuộc họp, kiểm phiếu của Hội đồng", "season", "officer secretary"
    ),
    "cast_vote": _duty("Biểu quyết, cho ý kiến ở Hội đồng", "own", "council_member secretary leader"),
    "see_papers": _duty("Xem văn bản, sổ đăng ký văn bản", "season", f"{OFFICE} secretary"),
    "manage_papers": _duty(
        "Soạn, lưu, ban hành, thay thế, đính chính văn bản; ghi người ký", "season", "officer secretary"
    ),
    "keep_unit_signers": _duty("Ghi ký hiệu, người ký văn bản của đơn vị", "unit", f"{OF_THE_UNIT} officer"),
    "print_certificates": _duty("In giấy khen, bằng khen", "season", "officer secretary"),
    "change_certificates": _duty("Sửa mẫu giấy khen, máy in", "season", "officer"),
    "see_rounds": _duty("Xem các vòng chấm", "season", f"{OFFICE} secretary"),
    "manage_rounds": _duty("Lập, mở, đóng vòng chấm; mời giám khảo; phân bài; che tên", "season", "officer"),
    "type_in_marks": _duty("Nhập và kiểm tra điểm từ phiếu chấm giấy", "season", "officer secretary"),
    "mark_sheets": _duty("Chấm bài bằng đường dẫn và mã ngắn", "public"),
    "answer_by_link": _duty("Trả lời xin ý kiến của Hội đồng bằng đường dẫn và mã ngắn", "public"),
    "see_selection": _duty("Xem danh sách bài chọn gửi cấp trên", "season", f"{OFFICE} secretary"),
    "manage_selection": _duty(
        "Chọn bài gửi cấp trên, trình, ghi quyết định, ghi giải thưởng", "season", "officer"
    ),
    "see_exchange": _duty("Xem gói hồ sơ gửi cấp trên, nhận của cấp dưới", "season", f"{OFFICE} secretary"),
    "send_dispatch": _duty(
        "Gửi danh sách đã quyết định lên cấp trên, nhận kết quả trả về", "season", "officer"
    ),
    "take_in_dispatch": _duty("Nhận gói hồ sơ của cấp dưới, trả kết quả", "season", "officer"),
    "manage_keys": _duty("Lập khóa, ghi nơi trao đổi gói hồ sơ", "installation", "officer admin"),
    "report_nothing": _duty("Báo cáo không phát sinh", "unit", f"{OF_THE_UNIT} officer"),
    "act_for_unit": _duty("Nhập thay đơn vị", "season", "officer"),
    "extend_deadline": _duty("Gia hạn", "season", "officer"),
    "judge_condition": _duty("Kết luận điều kiện cần người xét", "season", "officer"),
    "assess": _duty("Lưu kết luận xét khen thưởng", "season", "officer"),
    "edit_plan": _duty("Sửa kế hoạch", "season", "officer admin"),
    "adopt_plan": _duty("Đưa kế hoạch vào áp dụng", "season", "officer admin"),
    "act_by_list": _duty("Nhập danh sách từ Excel cho đơn vị", "unit", f"{OF_THE_UNIT} officer"),
    "see_running": _duty("Xem cách đơn vị tổ chức cuộc thi", "unit", f"{OF_THE_UNIT} {OFFICE}"),
    "keep_running": _duty(
        "Ghi tổ công tác, phát động, đơn vị trực thuộc của đơn vị", "unit", f"{OF_THE_UNIT} officer"
    ),
    "see_units": _duty("Xem danh sách đơn vị", "season", OFFICE),
    "join_doubles": _duty("Gộp hồ sơ của cùng một người, một tập thể", "season", "officer"),
    "manage_units": _duty("Sửa đơn vị", "season", "officer admin"),
    "see_journal": _duty("Xem nhật ký thao tác", "season", OFFICE),
    "manage_accounts": _duty("Quản lý tài khoản", "installation", "officer admin"),
}


def judge_duty(
    grants: Iterable[Grant], duty: str, *, unit: str | None = None, season: str | None = None
) -> Verdict:
    """Whether somebody with these grants has a duty, in a season, for a unit (codes)."""
    held, rule = _held(grants, duty, season=season), DUTIES.get(duty)
    if rule and rule.scope == "unit":
        fitting = [grant for grant in held if _reaches(grant, unit)]
        if held and not fitting:
            return not_met("", f"{rule.sentence}: bạn chỉ được làm việc này cho đơn vị của mình.")
    return _answer(duty, held=bool(held))


def has_duty(grants: Iterable[Grant], duty: str, *, season: str | None = None) -> bool:
    """What `judge_duty_anywhere` would answer, without its words: the menu asks it of every page."""
    rule = DUTIES.get(duty)
    return rule is not None and (rule.scope == "public" or bool(_held(grants, duty, season=season)))


def judge_duty_anywhere(grants: Iterable[Grant], duty: str, *, season: str | None = None) -> Verdict:
    """Whether somebody has a duty at all: for every unit, or for some unit of theirs."""
    return _answer(duty, held=bool(_held(grants, duty, season=season)))


def units_of(grants: Iterable[Grant], duty: str, *, season: str | None = None) -> frozenset[str] | None:
    """The units (codes) for which somebody has a duty; None means every unit."""
    held = _held(grants, duty, season=season)
    if any(grant.unit is None for grant in held):
        return None
    return frozenset(grant.unit for grant in held if grant.unit)


def acts_on_behalf(grants: Iterable[Grant], unit: str | None, *, season: str | None = None) -> bool:
    """Whether somebody does a unit's work without being of the unit: by a letter of that unit."""
    known = tuple(grants)
    own = any(g.role in UNIT_ROLES and g.unit == unit and g.season in (None, season) for g in known)
    return not own and bool(_held(known, "act_for_unit", season=season))


def _held(grants: Iterable[Grant], duty: str, *, season: str | None) -> list[Grant]:
    """The grants that give the duty in the season, for whatever unit."""
    rule = DUTIES.get(duty)
    if rule is None:
        return []
    return [grant for grant in grants if grant.role in rule.roles and _counts(grant, rule, season)]


def _counts(grant: Grant, rule: Duty, season: str | None) -> bool:
    """Whether a grant counts for a duty, as far as season and kind of role go."""
    if rule.scope == "unit" and grant.role in UNIT_ROLES and grant.unit is None:
        return False
    if rule.scope == "account":
        return True
    return grant.season is None or (rule.scope != "installation" and grant.season == season)


def _reaches(grant: Grant, unit: str | None) -> bool:
    return grant.unit is None or grant.unit == unit


def _answer(duty: str, *, held: bool) -> Verdict:
    rule = DUTIES.get(duty)
    if rule is None:
        return not_met("", f"Việc “{duty}” chưa được giao cho ai.")
    if rule.scope == "public":
        return met("", f"{rule.sentence}: ai cũng được.")
    if held:
        return met("", f"{rule.sentence}: được.")
    names = ", ".join(name for role, name in ROLES.items() if role in rule.roles)
    return not_met("", f"{rule.sentence}: việc này của {names}.")


def duty_grid() -> str:
    """Every role and every duty as one Markdown table, for docs/duties.md."""
    roles = {READER: "không có tài khoản", **ROLES}
    head = ["duty", "sentence", "scope", *roles]
    lines = [head, ["---"] * len(head)]
    for key, duty in DUTIES.items():
        marks = [_mark(role, duty) for role in roles]
        lines.append([f"`{key}`", duty.sentence, duty.scope, *marks])
    legend = "".join(f"- `{role}`: {name}\n" for role, name in roles.items())
    return legend + "\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _mark(role: str, duty: Duty) -> str:
    """What a role has of a duty: nothing, all, or what is its own."""
    if duty.scope == "public":
        return "yes"
    if role not in duty.roles:
        return ""
    if duty.scope == "own":
        return "own"
    return "own unit" if duty.scope == "unit" and role in UNIT_ROLES else "yes"
