"""Rounds as the office runs them: made, assigned, opened, closed."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.jury import actions, blinding, facts, scores
from hoadep.contest.jury.models import Round
from hoadep.contest.jury.office_forms import ALL, CloseForm, RoundForm
from hoadep.contest.jury.plan_rubrics import rubrics_of
from hoadep.rules.verdict import Refused, not_met
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.typed import typed


def season_round(request: Request, code: str) -> Round:
    """The round of that code in the season of the page."""
    return get_object_or_404(Round.objects.select_related("season", "by"), season=request.season, code=code)


def back_to_round(request: Request, round: Round) -> HttpResponse:
    """The round's page."""
    return redirect("jury_round", season=request.season.slug, code=round.code)


@duty("see_rounds")
def round_list(request: Request) -> HttpResponse:
    """Every round of the season, with how far it is."""
    rounds = Round.objects.filter(season=request.season)
    context = {
        "rounds": [(round, facts.progress_of_round(round)) for round in rounds],
        "rubrics": rubrics_of(request.season, at=request.arrived_at),
        "may_manage": may(request, "manage_rounds").met,
    }
    return page(request, "jury/rounds.html", context)


@duty("manage_rounds")
def round_new(request: Request) -> HttpResponse:
    """Make a round by a rubric of the plan, over all eligible entries or the best of an earlier round."""
    now = request.arrived_at
    rubrics = {rubric.key: rubric for rubric in rubrics_of(request.season, at=now)}
    closed = Round.objects.filter(season=request.season, state=Round.State.CLOSED)
    form = RoundForm(
        request.POST or None,
        rubrics=[(key, rubric.name) for key, rubric in rubrics.items()],
        closed=[(round.code, f"Bài điểm cao nhất của {round.name} ({round.code})") for round in closed],
    )
    if form.is_valid():
        given = form.cleaned_data
        made = actions.make_round(
            request.season,
            rubrics[given["rubric"]],
            entries=_entries(request, given),
            due_on=given["due_on"],
            by=request.user,
            at=now,
        )
        messages.success(request, f"Đã lập {made.name}: mỗi bài một số phách ngẫu nhiên.")
        return back_to_round(request, made)
    context = {"form": form, "rubrics": list(rubrics.values())}
    return page(request, "jury/round_new.html", context, status=422 if form.errors else 200)


def _entries(request: Request, given: dict[str, Any]) -> list[int]:
    if given["entries"] == ALL:
        return blinding.eligible(request.season)
    if not given["best"]:
        raise Refused(not_met("", "Hãy ghi lấy bao nhiêu bài của vòng trước."))
    return scores.best(season_round(request, given["entries"]), given["best"])


@duty("see_rounds")
def jury_round(request: Request, code: str) -> HttpResponse:
    """One round: its judges and what is to be done next."""
    round, now = season_round(request, code), request.arrived_at
    loads = facts.loads(round, at=now)
    context = {
        "round": round,
        "rubric": facts.rubric_of(round),
        "loads": loads,
        "progress": facts.progress_of_round(round),
        "short": facts.short_of(round),
        "unassigned": "" if round.seed is not None else "chưa phân bài",
        "entries": round.numbered.count(),
        "thirds": [result.number for result in scores.results(round) if result.needs_third],
        "to_check": sum(load.to_check for load in loads),
        "close_form": CloseForm(),
        "may_manage": may(request, "manage_rounds").met,
        "may_type": may(request, "type_in_marks").met,
    }
    return page(request, "jury/round.html", context)


@duty("manage_rounds")
@require_POST
def round_act(request: Request, code: str, name: str) -> HttpResponse:
    """Assign, open, ask for third marks, or close."""
    round = season_round(request, code)
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    if name == "phan-bai":
        found = actions.assign(round, seed=secrets.randbelow(2**31), **who)
        most = "" if found.optimal else " (chưa chắc là cách chia đều nhất)"
        messages.success(request, f"Đã phân bài, số gốc {found.seed}{most}.")
    elif name == "mo" and (seen := _seen(request, round)):
        return _ask_whether_seen(request, round, seen)
    elif name == "mo":
        actions.open_round(round, **who)
        messages.success(request, f"Đã mở {round.name}: giám khảo vào chấm được.")
    elif name == "cham-them":
        number = actions.ask_thirds(round, seed=secrets.randbelow(2**31), **who)
        messages.success(request, f"Đã giao chấm thêm {number} bài.")
    elif name == "dong":
        actions.close_round(round, reason=typed(request, "reason", 500), **who)
        messages.success(request, f"Đã đóng {round.name} và chốt điểm chính thức.")
    elif name == "nhan-xet":
        many = actions.release_remarks(round, **who)
        messages.success(request, f"Đã chuyển nhận xét cho {many} tác giả có tài khoản.")
    else:
        messages.error(request, "Không có việc này.")
    return back_to_round(request, round)


def _seen(request: Request, round: Round) -> int:
    """How many names and contacts judges would see, unless the officer has said that they may."""
    if request.POST.get("confirmed") == "1":
        return 0
    found = blinding.give_aways(round, at=request.arrived_at)
    return sum(not one.masked for one in found)


def _ask_whether_seen(request: Request, round: Round, seen: int) -> HttpResponse:
    context = {
        "question": f"Mở {round.name} khi còn {seen} chỗ chưa che?",
        "consequence": f"{seen} tên người, tên đơn vị hoặc số liên hệ tìm thấy trong bài vẫn để nguyên chữ: "
        "giám khảo sẽ đọc thấy. Có thể quay lại mục “Che tên trong bài”.",
        "verb": "Mở vòng chấm",
        "action_url": request.path,
        "back_url": reverse("jury_masking", kwargs={"season": request.season.slug, "code": round.code}),
    }
    return page(request, "web/confirm.html", context)
