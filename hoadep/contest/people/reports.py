"""The units of a season, and its accounts, as tables."""

from collections.abc import Iterable, Sequence

from hoadep.contest.people.doubles import Double
from hoadep.contest.people.models import Account, Link, Participation, Role, Unit
from hoadep.office.tables.workbooks import Sheet, Value
from hoadep.rules.duties import ROLES
from hoadep.rules.plan import Plan


def unit_sheets(plan: Plan, parts: Iterable[Participation]) -> list[Sheet]:
    """Every unit with code, names, kind, block and dates."""
    rows = [
        [
            n,
            part.unit.code,
            part.unit.name,
            part.unit.short_name,
            plan.kind(part.kind).name,
            plan.block_of(part.kind).name,
            part.unit.since,
            part.unit.until,
        ]
        for n, part in enumerate(parts, 1)
    ]
    return [
        Sheet(
            name="Đơn vị",
            title=[plan.plan.issuer.upper(), f"DANH SÁCH ĐƠN VỊ THAM GIA – {plan.season.name}"],
            heads=["STT", "Mã", "Tên đơn vị", "Tên gọn", "Loại", "Khối", "Thành lập", "Giải thể"],
            rows=rows,
            widths=[6, 16, 48, 28, 26, 34, 13, 13],
            frozen_columns=3,
        )
    ]


def account_sheets(accounts: Sequence[tuple[Account, list[Role]]], title: str) -> list[Sheet]:
    """Every account with its roles."""
    rows: list[list[Value]] = [
        [n, a.username, a.name, a.email, _roles(roles)] for n, (a, roles) in enumerate(accounts, 1)
    ]
    heads = ["STT", "Tên đăng nhập", "Họ và tên", "Thư điện tử", "Vai trò"]
    return [
        Sheet(
            name="Tài khoản",
            title=["DANH SÁCH TÀI KHOẢN", title],
            heads=heads,
            rows=rows,
            widths=[6, 22, 34, 30, 60],
        )
    ]


def running_sheets(
    unit: Unit, season: str, lists: Sequence[tuple[str, list[str], list[tuple[int, list[Value]]]]]
) -> list[Sheet]:
    """How a unit runs the contest: a sheet for each of its lists, of (title, headings, keyed lines)."""
    return [
        Sheet(
            name=title,
            title=[title.upper(), f"{unit.name} – {season}"],
            heads=["STT", *(head[:1].upper() + head[1:] for head in heads)],
            rows=[[n, *cells] for n, (_, cells) in enumerate(lines, 1)],
            widths=[6, 34, 40, 20],
        )
        for title, heads, lines in lists
    ]


def double_sheets(groups: Sequence[Double], title: str) -> list[Sheet]:
    """Rows of one name that nobody has joined, group after group."""
    rows: list[list[Value]] = [
        [n, row.name, row.code, getattr(row, "address", ""), getattr(row, "telephone", ""), group.sign]
        for n, group in enumerate(groups, 1)
        for row in group.rows
    ]
    heads = ["Nhóm", "Tên", "Mã", "Nơi ở hoặc nơi làm việc", "Điện thoại", "Dấu hiệu trùng"]
    title_lines = ["HỒ SƠ CÙNG TÊN CHƯA GỘP", title]
    return [Sheet("Trùng tên", title_lines, heads, rows, widths=[8, 34, 16, 44, 18, 34])]


def link_sheets(links: Iterable[Link], title: str) -> list[Sheet]:
    """What was joined and stands: both rows, why, by whom and when."""
    rows: list[list[Value]] = [
        [
            n,
            link.kept.name,
            link.kept.code,
            link.other.name,
            link.other.code,
            link.reason,
            str(link.by),
            link.at,
        ]
        for n, link in enumerate(links, 1)
    ]
    heads = ["STT", "Hồ sơ", "Mã", "Gộp với", "Mã hồ sơ gộp", "Căn cứ", "Người gộp", "Gộp lúc"]
    title_lines = ["HỒ SƠ ĐÃ GỘP", title]
    return [Sheet("Đã gộp", title_lines, heads, rows, widths=[6, 34, 16, 34, 16, 50, 28, 18])]


def _roles(roles: Sequence[Role]) -> str:
    names = [(ROLES.get(role.role, role.role), role.unit) for role in roles]
    return "; ".join(f"{name} – {unit.short_name}" if unit else name for name, unit in names)
