"""All eligible entries of a choice: looked through, ticked by hand, kept in or out."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.selection import actions
from hoadep.contest.selection.desks import shares
from hoadep.contest.selection.facts import Line, desk
from hoadep.contest.selection.forms import PoolFilters
from hoadep.contest.selection.models import Selection
from hoadep.contest.selection.views import season_selection
from hoadep.rules.verdict import Refused, not_met
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.typed import typed

ON_A_PAGE = 50
FIXES = {"giu": ("in", "giữ"), "loai": ("out", "loại"), "thoi": ("", "để theo điểm")}


@duty("see_selection")
def selection_pool(request: Request, code: str) -> HttpResponse:
    """Fifty of the eligible entries that the filters let through, highest mark first."""
    found = season_selection(request, code)
    shown = desk(found, at=request.arrived_at)
    filters = PoolFilters(request.GET, plan=shown.plan)
    lines = filters.lines(shown)
    part, after = _part(lines, request.GET.get("sau", ""))
    context = {
        "selection": found,
        "desk": shown,
        "filters": filters,
        "lines": part,
        "shown": len(part),
        "total": len(lines),
        "after": after,
        "shares": shares(shown),
        "may_manage": may(request, "manage_selection").met and found.state == Selection.State.DRAFT,
        "query": request.GET.urlencode(),
    }
    return page(request, "selection/pool.html", context)


def _part(lines: list[Line], after: str) -> tuple[list[Line], str]:
    """The page that begins after an entry, and the entry after which the next one begins."""
    codes = [line.code for line in lines]
    start = codes.index(after) + 1 if after in codes else 0
    part = lines[start : start + ON_A_PAGE]
    return part, part[-1].code if start + ON_A_PAGE < len(lines) else ""


@duty("manage_selection")
@require_POST
def pool_act(request: Request, code: str) -> HttpResponse:
    """Choose the ticked ones of those shown, where marks do not; else keep the ticked ones in or out."""
    found, now = season_selection(request, code), request.arrived_at
    ticked = request.POST.getlist("chon")
    if not found.round_key:
        listed = request.POST.getlist("bai")
        notes = {entry: typed(request, f"ghi-chu-{entry}") for entry in listed}
        actions.tick(found, shown=listed, chosen=ticked, notes=notes, by=request.user, at=now)
        messages.success(request, "Đã ghi các bài chọn trên trang này.")
    else:
        fixed, said = FIXES.get(request.POST.get("viec", ""), FIXES["thoi"])
        if not ticked:
            raise Refused(not_met("", "Hãy đánh dấu ít nhất một bài."))
        reason = typed(request, "reason")
        actions.fix(found, ticked, fixed, reason=reason, by=request.user, at=now)
        messages.success(request, f"Đã {said} {len(ticked)} bài. Hãy chọn lại theo điểm.")
    place = reverse("selection_pool", kwargs={"season": request.season.slug, "code": code})
    query = QueryDict(request.POST.get("query", "")).urlencode()
    return redirect(f"{place}?{query}" if query else place)
