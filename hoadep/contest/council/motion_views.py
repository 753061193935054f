"""Pages of one motion: who may vote, how it is voted on, what came of it."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.council import facts, opinion_documents, opinion_facts
from hoadep.contest.council.models import Motion, NamedVote
from hoadep.contest.council.motion_act_views import ACTS, open_acts
from hoadep.contest.council.tally_facts import tally_of
from hoadep.rules.verdict import Refused, Verdict
from hoadep.rules.voting import rule_in_words, running_words, tie_words
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page

Forms = dict[str, django_forms.Form]


@duty("see_council")
def motion(request: Request, code: str) -> HttpResponse:
    """One motion."""
    return _show(request, _found(request, code), {})


def _found(request: Request, code: str) -> Motion:
    return get_object_or_404(facts.motions_of(request.season), code=code)


@duty("manage_council")
@require_POST
def motion_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a motion; after its closing the next one of the meeting comes up."""
    found, now = _found(request, code), request.arrived_at
    if name not in open_acts(found):
        raise Http404
    plan = request.book.latest
    form = ACTS[name][1](found, facts.sitting(found, plan), request.POST)
    if form.is_valid():
        try:
            said = ACTS[name][2](found, plan, form, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("motion", season=request.season.slug, code=_next(found, code))
    return _show(request, _found(request, code), {name: form})


def _next(found: Motion, code: str) -> str:
    """The page to go to: the next motion of the meeting that is not settled yet, else this one."""
    following = _following(found) if found.stage == "closed" else None
    return following.code if following else code


def _following(found: Motion) -> Motion | None:
    """The next motion of the same meeting that waits."""
    if found.meeting is None:
        return None
    return found.meeting.motions.filter(closed_at=None).exclude(pk=found.pk).first()


def _show(request: Request, found: Motion, bound: Forms) -> HttpResponse:
    now = request.arrived_at
    plan = request.book.latest
    known = facts.sitting(found, plan)
    names = open_acts(found) if may(request, "manage_council").met else []
    context = {
        "motion": found,
        "known": known,
        "rule": rule_in_words(known.rule),
        "quorum": known.quorum(now) if found.stage == "open" else None,
        "verdict": Verdict.from_json(found.result) if found.result else None,
        "took_part": _took_part(found, known),
        "live": _live(found, known),
        "acts": [
            (name, ACTS[name][0], bound.get(name) or ACTS[name][1](found, known, None)) for name in names
        ],
        "following": _following(found),
        **_asking(request, found),
    }
    return page(request, "council/motion.html", context, status=422 if bound else 200)


def _live(found: Motion, known: facts.Sitting) -> dict[str, str]:
    """The running count of a vote by name, and whether it is even; a secret one tells nothing."""
    if found.stage != "open" or found.secret:
        return {}
    tally = tally_of(known, list(found.named_votes.select_related("member")))
    tie = tie_words(known.rule, tally) if found.mode == Motion.Mode.OPEN else ""
    return {"count": running_words(tally, voters=len(known.free)), "tie": tie}


def _asking(request: Request, found: Motion) -> dict[str, Any]:
    """The papers of what was asked in writing, with all that was asked together with it."""
    if found.mode != Motion.Mode.LETTER or not found.opened_at:
        return {}
    return {
        "papers": list(opinion_documents.NAMES.items()),
        "together": opinion_facts.asked_with(found),
        "may_keep": may(request, "manage_papers").met,
    }


def _took_part(found: Motion, known: facts.Sitting) -> list[tuple[str, str]]:
    """Each member who may vote, with the vote where it is open, or whether it was given where it is not."""
    if found.mode == Motion.Mode.PAPER:
        return []
    if found.mode == Motion.Mode.ONLINE:
        voted = facts.voted(found)
        return [(one.name, "đã bỏ phiếu" if one.code in voted else "chưa") for one in known.free]
    rows = {row.member.code: row for row in found.named_votes.select_related("member")}
    return [(one.name, _said(rows.get(one.code))) for one in known.free]


def _said(vote: NamedVote | None) -> str:
    if vote is None:
        return "chưa có ý kiến"
    own = " (tự ghi)" if vote.own else ""
    words = f"{vote.get_option_display()}{' (bằng văn bản)' if vote.by_letter else ''}{own}"
    return f"{words}: {vote.note}" if vote.note else words
