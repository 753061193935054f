"""The accounts of the demonstration: one for each role, one for each unit."""

from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.papers import actions as papers
from hoadep.contest.people import actions
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans import letterheads
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan

PASSWORD = "hoa-dep-2021"  # noqa: S105 (a demonstration says its password to everybody)

ROLES = (
    ("lan", "Nguyễn Thị Lan", ("author",)),
    ("hoa", "Trần Thị Hoa", ("officer", "appraiser")),
    ("nam", "Đỗ Hải Nam", ("juror",)),
    ("thu-ky", "Phạm Thu Hằng", ("secretary",)),
    ("lanh-dao", "Lê Minh Quân", ("leader",)),
    ("van-hoa", "Vũ Thanh Trà", ("culture",)),
    ("tai-chinh", "Hoàng Đức Long", ("finance",)),
    ("quan-tri", "Bùi Quốc Trung", ("admin",)),
)
ALL_SEASONS = {"officer", "appraiser", "leader", "admin"}
HEADS = (("binh", "Lê Văn Bình"), ("dung", "Ngô Tiến Dũng"))
"""The first two units are headed by these two."""


def appoint_signers(plan: Plan, officer: Account, *, at: datetime) -> None:
    """The chairman, invented, and the vice-chair who signed the plan itself."""
    body = letterheads.rule_of(plan, "host").name
    for name, post, way in (
        ("Lê Minh Quân", "Chủ tịch", "head"),
        (plan.plan.signer, "Phó Chủ tịch", "deputy"),
    ):
        signs = papers.Signs(body=body, name=name, post=post, way=way, since=plan.plan.issued_on)
        papers.enter_signer(signs, by=officer, at=at)


@dataclass(frozen=True)
class Cast:
    """Who acts in the demonstration."""

    officer: Account
    author: Account
    heads: dict[str, Account]


def make_cast(season: Season, units: list[Unit], names: list[str], *, by: str, at: datetime) -> Cast:
    """Make every account with its roles; `names` are invented names for the heads of units."""
    made = {}
    for username, name, roles in ROLES:
        made[username] = actions.make_account(username=username, name=name, password=PASSWORD, by=by, at=at)
        for role in roles:
            scope = None if role in ALL_SEASONS else season
            actions.give_role(made[username], role, by=by, at=at, season=scope)
    heads = {}
    for n, unit in enumerate(units):
        username, name = HEADS[n] if n < len(HEADS) else (unit.code.lower(), names[n])
        head = actions.make_account(username=username, name=name, password=PASSWORD, by=by, at=at)
        for role in ("coordinator", "unit_head"):
            actions.give_role(head, role, by=by, at=at, unit=unit, season=season)
        heads[unit.code] = head
    return Cast(made["hoa"], made["lan"], heads)
