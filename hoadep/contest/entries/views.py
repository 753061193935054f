"""The page of one entry, and each step that may be taken there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.entries import actions, enclosures, facts, forms
from hoadep.contest.entries.calling import calling, is_called
from hoadep.contest.entries.completing import may_complete, may_enter_text, visible_entry
from hoadep.contest.entries.models import Appraisal, Entry
from hoadep.contest.people.acting import acts_for, kept_letter
from hoadep.contest.people.models import Account, Unit
from hoadep.rules.completeness import judge_completeness
from hoadep.rules.duties import DUTIES, units_of
from hoadep.rules.lifecycle import ENTRY, judge_step
from hoadep.rules.verdict import Refused, Verdict, not_met, require
from hoadep.web.access import Request, duty, may
from hoadep.web.days import end_of
from hoadep.web.pages import page


@dataclass(frozen=True)
class Act:
    """What may be done to an entry on its page: which step it is, what is asked, what is done."""

    step: str
    form: type[Form]
    do: Callable[..., object]


def _approve(entry: Entry, given: dict[str, Any], *, by: Account, at: datetime) -> object:
    checked = {name: given[name] for name in ("checked_by", "checked_with")}
    scan = enclosures.attachment(given["scan"], by=by.code, at=at)
    letter = kept_letter(entry.season, entry.unit, given, by=by, at=at)
    appraisal = given["reason"]
    return actions.approve(entry, appraisal=appraisal, **checked, scan=scan, letter=letter, by=by, at=at)


ACTS = {
    "duyet": Act(
        "approve",
        forms.ApprovalForm,
        lambda entry, given, **who: _approve(entry, given, **who),
    ),
    "tra-lai": Act(
        "return_for_changes",
        forms.ReturnForm,
        lambda entry, given, **who: actions.return_for_changes(
            entry, reason=given["reason"], due_at=given["due_on"] and end_of(given["due_on"]), **who
        ),
    ),
    "chuyen": Act(
        "pass_on",
        forms.PassOnForm,
        lambda entry, given, **who: actions.pass_on(entry, unit=given["unit"], reason=given["reason"], **who),
    ),
    "tiep-nhan": Act(
        "receive",
        forms.ReceiptForm,
        lambda entry, given, **who: actions.receive(entry, **who),
    ),
    "tham-dinh": Act(
        "find_eligible",
        forms.AppraisalForm,
        lambda entry, given, **who: actions.appraise(
            entry, eligible=given["eligible"], reason=given["reason"], **who
        ),
    ),
    "rut": Act(
        "withdraw",
        forms.ReasonForm,
        lambda entry, given, **who: actions.withdraw(entry, reason=given["reason"], **who),
    ),
}


@duty("open_entries")
def entry(request: Request, code: str) -> HttpResponse:
    """One entry: its text, people, steps, and what this person may do with it now."""
    return page(request, "entries/entry.html", _entry_context(request, visible_entry(request, code)))


def _entry_context(request: Request, found: Entry, bound: dict[str, Any] | None = None) -> dict[str, Any]:
    plan = request.book.latest
    possible = {name: act for name, act in ACTS.items() if judge_act(request, found, act).met}
    blank = {
        name: form_of(request, name, found.unit)(prefix=name, initial=_initial(request, found, name))
        for name in possible
    }
    officer = may(request, "note_entry").met
    named = {"season": request.season.slug, "code": found.code}
    return {
        "entry": found,
        "state": ENTRY.states[found.state],
        "may_edit": may_complete(request, found),
        "may_enter_text": may_enter_text(request, found),
        "receipts": list(found.receipts.defer("content")),
        "authors": list(found.authors.order_by("authorships__n")),
        "may_call": is_called(found, calling(request)),
        "exemplars": list(found.exemplars.select_related("person", "collective")),
        "pictures": facts.pictures(found, reverse("entry", kwargs=named)),
        "appraisals": list(found.appraisals.all()),
        "scans": list(found.scans.all()),
        "notes": list(found.notes.select_related("by")) if officer else [],
        "note_form": forms.NoteForm() if officer else None,
        "carry_to": facts.later_season(found) if officer else None,
        "steps": [
            (step, ENTRY.label(step.name)) for step in found.steps.select_related("by", "unit", "letter")
        ],
        "findings": [
            f for f in judge_completeness(plan, facts.completeness_facts(found)) if not f.verdict.met
        ],
        "acts": [
            (name, ENTRY.label(possible[name].step), form) for name, form in (blank | (bound or {})).items()
        ],
        "may_praise": _may_praise(request, found),
        "may_open_exemplars": units_of(request.grants, "see_nominations", season=request.season.code) is None,
    }


def _may_praise(request: Request, found: Entry) -> bool:
    """Whether the person may ask that whom the entry tells of be commended."""
    unit = found.unit.code if found.unit else None
    return bool(unit) and found.state in ("approved", "eligible") and may(request, "nominate", unit=unit).met


def _initial(request: Request, found: Entry, name: str) -> dict[str, str]:
    """What a unit wrote at its last approval, so that the next takes one click."""
    if name != "duyet":
        return {}
    last = Appraisal.objects.filter(entry__unit=found.unit).order_by("-pk").first()
    return {"checked_by": last.checked_by if last else request.user.name}


def form_of(request: Request, name: str, unit: Unit | None) -> type[Form]:
    """What an act asks; whoever approves for a unit without being of it also tells its letter."""
    by_letter = name == "duyet" and acts_for(request, unit)
    return forms.ApprovalByLetterForm if by_letter else ACTS[name].form


def judge_act(request: Request, found: Entry, act: Act) -> Verdict:
    """Whether the entry's state allows the act, and one of its duties is the person's."""
    allowed = judge_step(ENTRY, found.state, act.step)
    if not allowed.met:
        return allowed
    verdicts = [_holds(request, found, name) for name in ENTRY.duties(found.state, act.step)]
    return next((verdict for verdict in verdicts if verdict.met), verdicts[0])


def _holds(request: Request, found: Entry, name: str) -> Verdict:
    """Whether the person has the duty for this entry: for its unit, or as its author."""
    if DUTIES[name].scope == "own" and not facts.is_own(found, request.user):
        return not_met("", f"{DUTIES[name].sentence}: bài này không phải của bạn.")
    return may(request, name, unit=found.unit.code if found.unit else None)


@duty("open_entries")
@require_POST
def entry_step(request: Request, code: str, name: str) -> HttpResponse:
    """Take one step: approve, return, receive, appraise or withdraw."""
    act = ACTS.get(name)
    if act is None:
        raise Http404
    found = visible_entry(request, code)
    require(judge_act(request, found, act))
    form = form_of(request, name, found.unit)(request.POST, request.FILES, prefix=name)
    if form.is_valid():
        try:
            with transaction.atomic():
                act.do(found, form.cleaned_data, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã ghi: {ENTRY.label(act.step)} – bài {found.code}.")
            return redirect("entry", season=request.season.slug, code=found.code)
    return page(request, "entries/entry.html", _entry_context(request, found, {name: form}), status=422)
