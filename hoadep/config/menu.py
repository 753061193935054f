"""The menu: the pages of the season that the person may open, in the order of the walk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hoadep.contest.plans.models import Plan as Version
from hoadep.contest.plans.models import Season
from hoadep.office.outbox.facts import unread
from hoadep.rules.duties import has_duty
from hoadep.rules.plan import Plan
from hoadep.web.access import Request

STAFF_PAGES = (
    ("see_office_desk", "office_desk", "Bàn làm việc"),
    ("see_unit_desk", "unit_desk", "Việc kỳ này"),
    ("see_board", "board", "Tiến độ"),
    ("see_own_entries", "own_entries", "Bài của tôi"),
    ("see_entries", "entry_list", "Bài dự thi"),
    ("see_nominations", "nomination_list", "Giới thiệu gương"),
    ("see_dossiers", "dossier_list", "Hồ sơ khen"),
    ("see_council", "meeting_list", "Hội đồng"),
    ("cast_vote", "own_votes", "Biểu quyết"),
    ("see_commendations", "commendation_list", "Khen thưởng"),
    ("see_papers", "paper_list", "Văn bản"),
    ("see_rounds", "jury_rounds", "Chấm thi"),
    ("see_selection", "selection_list", "Chọn bài"),
    ("see_exchange", "bundles", "Gói hồ sơ"),
    ("see_verdicts", "unit_prospects", "Triển vọng"),
    ("see_units", "unit_list", "Đơn vị"),
    ("see_plan", "plan", "Kế hoạch"),
    ("manage_mail", "letters", "Thư"),
    ("see_bell", "bell", "Thông báo"),
)

NEEDED: Mapping[str, Callable[[Plan], bool]] = {
    "jury_rounds": lambda plan: bool(plan.rounds),
    "selection_list": lambda plan: plan.selection is not None,
}
"""What the plan in force must have for a page to stand in the menu."""


@dataclass(frozen=True)
class Item:
    """One line of the menu."""

    label: str
    url: str
    current: bool
    count: int | None = None


def menu(request: Request) -> dict[str, Any]:
    """The menu of the page's season; none where no season is chosen."""
    season = getattr(request, "season", None)
    if season is None:
        return {}
    home_url = reverse("season", kwargs={"season": season.slug})
    found: dict[str, Any] = {"menu": list(_items(request, season)), "home_url": home_url}
    if has_duty(request.grants, "search", season=season.code):
        found["search_url"] = reverse("search", kwargs={"season": season.slug})
    return found


def _items(request: Request, season: Season) -> Iterator[Item]:
    grants = tuple(request.grants)
    opened = [
        (address, label) for duty, address, label in STAFF_PAGES if has_duty(grants, duty, season=season.code)
    ]
    plan = _plan(request) if any(page in NEEDED for page, _ in opened) else None
    for address, label in opened:
        if address not in NEEDED or (plan and NEEDED[address](plan)):
            url = reverse(address, kwargs={"season": season.slug})
            count = unread(request.user.code) if address == "bell" else None
            yield Item(label, url, current=request.path.startswith(url), count=count)


def _plan(request: Request) -> Plan | None:
    """The plan in force; None for a season that has none yet."""
    try:
        return request.book.latest
    except Version.DoesNotExist:
        return None
