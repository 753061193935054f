"""A member without an account: the door, what is asked in writing, and the answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.council import actions, facts, vote_forms
from hoadep.contest.council.door import DOOR
from hoadep.contest.council.models import Member, Motion, NamedVote, OpinionSlip
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

Bound = dict[str, vote_forms.OpinionForm]


@duty("answer_by_link")
def opinion_door(request: Request) -> HttpResponse:
    """What a member needs to come in; one who is inside goes on to what is asked."""
    if DOOR.inside(request):
        return redirect("asked_by_link", season=request.season.slug)
    return page(request, "council/door.html", {"form": None})


@duty("answer_by_link")
def opinion_enter(request: Request, key: str) -> HttpResponse:
    """Ask for the short code of a link; a wrong one is said, and too many have to wait."""
    form = vote_forms.ShortCodeForm(request.POST or None)
    if form.is_valid():
        slip = DOOR.by_link(request.season, key)
        verdict = DOOR.judge_code(slip, key, form.cleaned_data["code"], at=request.arrived_at)
        if verdict.met and slip:
            return DOOR.let_in(redirect("asked_by_link", season=request.season.slug), slip, request.season)
        form.add_error("code", verdict.reason)
    return page(request, "council/door.html", {"form": form}, status=422 if form.errors else 200)


@duty("answer_by_link")
@require_POST
def opinion_leave(request: Request) -> HttpResponse:
    """Forget the member in this browser."""
    return DOOR.let_out(redirect("opinion_door", season=request.season.slug), request.season)


@duty("answer_by_link")
@DOOR.guards
def asked_by_link(request: Request, slip: OpinionSlip) -> HttpResponse:
    """What the member is asked in writing now."""
    return _show(request, slip.member, {})


def _show(request: Request, member: Member, bound: Bound) -> HttpResponse:
    plan = request.book.latest
    own = {row.motion_id: row for row in NamedVote.objects.filter(member=member)}
    rows = [
        {
            "motion": motion,
            "conflict": known.conflicts[member.code],
            "vote": own.get(motion.pk),
            "form": bound.get(motion.code) or _form(motion, own.get(motion.pk)),
        }
        for motion, known in facts.to_vote_on(request.season, member, plan)
        if motion.mode == Motion.Mode.LETTER
    ]
    context = {"member": member, "rows": rows}
    return page(request, "council/asked.html", context, status=422 if bound else 200)


def _form(motion: Motion, vote: NamedVote | None) -> vote_forms.OpinionForm:
    given = {"option": vote.option, "note": vote.note} if vote else None
    return vote_forms.OpinionForm(initial=given, auto_id=f"{motion.code}_%s")


@duty("answer_by_link")
@require_POST
@DOOR.guards
def answer_by_link(request: Request, slip: OpinionSlip, code: str) -> HttpResponse:
    """Answer one question in writing; the answer may be changed until the closing."""
    motion = get_object_or_404(facts.motions_of(request.season), code=code, mode=Motion.Mode.LETTER)
    form, now = vote_forms.OpinionForm(request.POST, auto_id=f"{motion.code}_%s"), request.arrived_at
    if form.is_valid():
        plan, given = request.book.latest, form.cleaned_data
        said = {"by_letter": True, "own": True, "note": given["note"], "by": slip.member, "at": now}
        try:
            actions.cast_named(motion, slip.member, given["option"], plan, **said)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã ghi ý kiến của bạn.")
            return redirect("asked_by_link", season=request.season.slug)
    return _show(request, slip.member, {code: form})
