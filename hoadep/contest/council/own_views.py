"""A member's own page: what is to be voted on now, and the vote."""

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
from hoadep.contest.council.models import Member, Motion, NamedVote
from hoadep.contest.plans.facts import book_of
from hoadep.rules.verdict import Refused, not_met
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

Bound = dict[str, django_forms.Form]


def _member(request: Request) -> Member:
    """The seat of whoever asks. Raises `Refused` where there is none."""
    found = Member.objects.filter(season=request.season, account=request.user).first()
    if found is None:
        said = "Tài khoản của bạn chưa gắn với thành viên nào của Hội đồng. Hãy báo thư ký Hội đồng."
        raise Refused(not_met("", said))
    return found


@duty("cast_vote")
def own_votes(request: Request) -> HttpResponse:
    """What the member may vote on now."""
    return _show(request, _member(request), {})


def _form(motion: Motion, known: Sitting, member: Member, vote: NamedVote | None) -> django_forms.Form | None:
    """What the member is asked; nothing where the member is kept from the vote or a secret vote was given."""
    if not known.conflicts[member.code].met:
        return None
    if motion.mode == Motion.Mode.ONLINE:
        return (
            None if member.code in facts.voted(motion) else vote_forms.SecretForm(auto_id=f"{motion.code}_%s")
        )
    given = {"option": vote.option, "note": vote.note} if vote else None
    return vote_forms.OpinionForm(initial=given, auto_id=f"{motion.code}_%s")


def _show(request: Request, member: Member, bound: Bound) -> HttpResponse:
    plan = book_of(request.season, timezone.now()).latest
    own = {row.motion_id: row for row in NamedVote.objects.filter(member=member)}
    rows = [
        {
            "motion": motion,
            "conflict": known.conflicts[member.code],
            "vote": own.get(motion.pk),
            "form": bound.get(motion.code) or _form(motion, known, member, own.get(motion.pk)),
        }
        for motion, known in facts.to_vote_on(request.season, member, plan)
    ]
    context = {"member": member, "rows": rows}
    return page(request, "council/own.html", context, status=422 if bound else 200)


@duty("cast_vote")
@require_POST
@cache_control(private=True, no_store=True)
@sensitive_post_parameters()
def own_vote(request: Request, code: str) -> HttpResponse:
    """Vote, openly or in secret."""
    member, now = _member(request), timezone.now()
    motion = get_object_or_404(facts.motions_of(request.season), code=code)
    if motion.mode == Motion.Mode.PAPER:
        raise Http404
    secret = motion.mode == Motion.Mode.ONLINE
    form = vote_forms.SecretForm(request.POST) if secret else vote_forms.OpinionForm(request.POST)
    if not form.is_valid():
        return _show(request, member, {code: form})
    plan = book_of(request.season, now).latest
    try:
        if isinstance(form, vote_forms.SecretForm):
            actions.cast_secret(motion, member, form.chosen, plan, by=request.user, at=now)
        else:
            given = form.cleaned_data
            letter = motion.mode == Motion.Mode.LETTER
            actions.cast_named(
                motion,
                member,
                given["option"],
                plan,
                by_letter=letter,
                note=given["note"],
                own=True,
                by=request.user,
                at=now,
            )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return _show(request, member, {code: form})
    messages.success(request, "Đã bỏ phiếu kín." if secret else "Đã ghi ý kiến của bạn.")
    return redirect("own_votes", season=request.season.slug)
