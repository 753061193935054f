"""A member's own page: what is to be voted on now, and the vote."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoadep.contest.council import actions, facts, vote_forms
from hoadep.contest.council.facts import Sitting
from hoadep.contest.council.models import HasVoted, Member, Motion, NamedVote
from hoadep.rules.verdict import Refused, not_met
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

Bound = dict[str, django_forms.Form]


def _member(request: Request) -> Member:
    """The seat of whoever asks, the one held today first. Raises `Refused` where there is none."""
    found = facts.seat_of(request.season, request.user, on=timezone.localdate())
    if found is None:
        said = "Tài khoản của bạn chưa gắn với thành viên nào của Hội đồng. Hãy báo thư ký Hội đồng."
        raise Refused(not_met("", said))
    return found


@duty("cast_vote")
def own_votes(request: Request) -> HttpResponse:
    """What is before the member, and what may be voted on now."""
    return _show(request, _member(request), {})


def _form(
    motion: Motion, member: Member, vote: NamedVote | None, *, voted: bool
) -> vote_forms.SecretForm | vote_forms.OpinionForm | None:
    """What the member is asked; nothing before the opening, on paper, and after a secret vote."""
    if not motion.opened_at or motion.mode == Motion.Mode.PAPER or voted:
        return None
    if motion.mode == Motion.Mode.ONLINE:
        return vote_forms.SecretForm(auto_id=f"{motion.code}_%s")
    given = {"option": vote.option, "note": vote.note} if vote else None
    return vote_forms.OpinionForm(initial=given, auto_id=f"{motion.code}_%s")


def _row(motion: Motion, known: Sitting, member: Member, vote: NamedVote | None, *, voted: bool) -> Any:
    """One matter before the member, with room to say of having to do with it, before the own vote."""
    conflict = known.conflicts[member.code]
    declaring = vote_forms.OwnConflictForm(auto_id=f"{motion.code}_lq_%s")
    return {
        "motion": motion,
        "conflict": conflict,
        "vote": vote,
        "voted": voted,
        "form": _form(motion, member, vote, voted=voted) if conflict.met else None,
        "declaring": declaring if conflict.met and not vote and not voted else None,
    }


def _show(request: Request, member: Member, bound: Bound) -> HttpResponse:
    plan = request.book.latest
    own = {row.motion_id: row for row in NamedVote.objects.filter(member=member)}
    voted = set(HasVoted.objects.filter(member=member).values_list("motion_id", flat=True))
    rows = [
        _row(motion, known, member, own.get(motion.pk), voted=motion.pk in voted)
        for motion, known in facts.to_vote_on(request.season, member, plan)
    ]
    for row in rows:
        row["form"] = bound.get(row["motion"].code) or row["form"]
    context = {"member": member, "rows": rows}
    return page(request, "council/own.html", context, status=422 if bound else 200)


@duty("cast_vote")
@require_POST
@cache_control(private=True, no_store=True)
@sensitive_post_parameters()
def own_vote(request: Request, code: str) -> HttpResponse:
    """Vote, openly or in secret."""
    member, motion = _member(request), _motion(request, code)
    if motion.mode == Motion.Mode.PAPER:
        raise Http404
    secret = motion.mode == Motion.Mode.ONLINE
    form = vote_forms.SecretForm(request.POST) if secret else vote_forms.OpinionForm(request.POST)
    if form.is_valid():
        try:
            _cast(request, motion, member, form)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã bỏ phiếu kín." if secret else "Đã ghi ý kiến của bạn.")
            return redirect("own_votes", season=request.season.slug)
    return _show(request, member, {code: form})


def _motion(request: Request, code: str) -> Motion:
    return get_object_or_404(facts.motions_of(request.season), code=code)


def _cast(
    request: Request, motion: Motion, member: Member, form: vote_forms.SecretForm | vote_forms.OpinionForm
) -> None:
    now = request.arrived_at
    plan, who = request.book.latest, {"by": request.user, "at": now}
    if isinstance(form, vote_forms.SecretForm):
        actions.cast_secret(motion, member, form.chosen, plan, **who)
        return
    letter, given = motion.mode == Motion.Mode.LETTER, form.cleaned_data
    said = {"by_letter": letter, "note": given["note"], "own": True}
    actions.cast_named(motion, member, given["option"], plan, **said, **who)


@duty("cast_vote")
@require_POST
def own_conflict(request: Request, code: str) -> HttpResponse:
    """Say of having to do with the matter: the member then does not vote on it."""
    member, motion = _member(request), _motion(request, code)
    form = vote_forms.OwnConflictForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Hãy ghi bạn có liên quan thế nào.")
        return redirect("own_votes", season=request.season.slug)
    actions.declare(motion, member, form.cleaned_data["reason"], by=request.user, at=request.arrived_at)
    messages.success(request, "Đã ghi: bạn không tham gia biểu quyết nội dung này.")
    return redirect("own_votes", season=request.season.slug)
