"""The pages of a writing desk: each step with what was typed, the preview, two versions to choose from."""

import secrets
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from hoadep.contest.entries.desks import Desk, photos_of, to_hold
from hoadep.contest.entries.models import Receipt
from hoadep.contest.entries.writing_forms import LAST, STEPS, WritingForm
from hoadep.office.drafts.actions import Overtaken
from hoadep.rules.completeness import EntryFacts, Finding, judge_completeness
from hoadep.rules.deadlines import judge_window
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.plan import Plan
from hoadep.vietnamese.differences import differences
from hoadep.vietnamese.legacy import may_be_old
from hoadep.vietnamese.markup import plain
from hoadep.web.access import Request
from hoadep.web.pages import page
from hoadep.web.stories import Picture

PAGE = "entries/writing.html"
FONTS = {"tcvn3": "TCVN3 (ABC, .VnTime)", "vni": "VNI"}


def form_of(
    desk: Desk, data: Any, *, step: int | None = None, initial: Any = None, offered: bool = True
) -> WritingForm:
    """The form of a step, or the whole: checked when it has `data`, only shown when it has `initial`.

    Without `offered` its choices of units are not read: it will only be checked.
    """
    return WritingForm(
        data,
        plan=desk.plan,
        season=desk.season,
        on_behalf=desk.on_behalf,
        units=desk.units,
        by_mail=desk.by is None,
        today=timezone.localdate(desk.now),
        step=step,
        offered=offered,
        initial=initial,
    )


def shown(
    request: Request,
    desk: Desk,
    step: int,
    *,
    data: dict[str, Any] | None = None,
    checked: bool = False,
    faults: list[str] | None = None,
) -> HttpResponse:
    """The page of a step with what was typed so far; `checked` shows what is still wrong."""
    context, wrong = _context(request, desk, step, data=data, checked=checked)
    status = 422 if faults or wrong else 200
    return page(request, PAGE, context | {"faults": faults or []}, status=status)


def saved(request: Request, desk: Desk) -> HttpResponse:
    """The sign that a page which saves by itself shows: it needs neither the form nor the plan."""
    typed = desk.typed
    context = {
        "desk": desk,
        "seen": desk.seen,
        "saved_at": desk.saved_at,
        "looks_old": not typed.get("as_typed") and may_be_old(typed.get("text", "")),
    }
    return page(request, PAGE, context)


def overtaken(request: Request, desk: Desk, step: int, fault: Overtaken) -> HttpResponse:
    """Another page saved in between: the newer text and the difference; saving again keeps this one.

    A page that saves by itself is told, and stays behind until its person has looked.
    """
    context, _ = _context(request, desk, step, data=fault.given, checked=False)
    behind = request.POST.get("seen", "")
    by_itself = request.headers.get("HX-Request") == "true"
    newer, typed = fault.kept.data.get("text", ""), fault.given.get("text", "")
    context |= {
        "faults": [fault.verdict.reason],
        "difference": differences(newer, typed) if newer != typed else (),
        "others": _others(context["form"], step, fault),
        "newer_at": fault.kept.saved_at,
        "held": to_hold(fault.given),
        "newer_seen": fault.kept.version,
        "behind": behind,
        "by_itself": by_itself,
        "seen": behind if by_itself else fault.kept.version,
    }
    return page(request, PAGE, context, status=409)


def closed(request: Request, desk: Desk, typed: dict[str, Any]) -> HttpResponse:
    """What was typed at an entry that is not to be completed any more, beside what stands."""
    text, entry = typed.get("text", ""), desk.kept
    standing = entry.text if entry else ""
    context = {
        "entry": entry,
        "text": text,
        "difference": differences(standing, text) if standing != text else (),
        "state": ENTRY.states[entry.state] if entry else "",
    }
    return page(request, "entries/closed.html", context, status=409)


def _others(form: WritingForm, step: int, fault: Overtaken) -> list[tuple[str, str, str]]:
    """What else of a step differs: the field's label, the newer version, the one of this page."""
    names = [name for name in STEPS[step - 1][1] if name != "text" and name in form.fields]
    kept, given = ({name: str(of.get(name, "")) for name in names} for of in (fault.kept.data, fault.given))
    return [
        (str(form[name].label), form.as_read(name, kept[name]), form.as_read(name, given[name]))
        for name in names
        if kept[name] != given[name]
    ]


def _context(
    request: Request, desk: Desk, step: int, *, data: dict[str, Any] | None, checked: bool
) -> tuple[dict[str, Any], bool]:
    """What the page of a step shows, and whether something typed is wrong."""
    typed, plan = data if data is not None else desk.typed, desk.plan
    if step == LAST:
        form = form_of(desk, typed, offered=False)
    elif checked:
        form = form_of(desk, typed, step=step)
    else:
        form = form_of(desk, None, step=step, initial=typed)
    most_words = next((rule.limit for rule in plan.completeness if rule.key == "words_most"), None)
    context = {
        "desk": desk,
        "form": form,
        "step": step,
        "steps": [name for name, _ in STEPS],
        "fields": form.of_step(step),
        "typed": typed,
        "seen": desk.seen,
        "tab": request.POST.get("tab") or secrets.token_hex(8),
        "key": secrets.token_hex(16),
        "saved_at": desk.saved_at,
        "most_words": most_words or "",
        "sent": _sent_before(desk),
        "window": judge_window(plan, "entries", at=desk.now),
        "photos": _pictures(desk, typed),
        "proposal": _proposal(desk, typed) if step == LAST - 1 else None,
    }
    if step == LAST:
        context |= _last(form, typed, plan, on_paper=desk.on_paper)
    if desk.kept and desk.overtaken_by_entry:
        context |= {"entry_newer": True, "difference": differences(desk.kept.text, typed.get("text", ""))}
    return context, checked and bool(form.errors)


def _sent_before(desk: Desk) -> Receipt | None:
    """The receipt of what was sent from here lately: the answer to the sending may have got lost."""
    code, _, n = desk.sent.partition("#")
    return Receipt.objects.filter(entry__code=code, n=n).select_related("entry").first() if n else None


def _last(form: WritingForm, typed: dict[str, Any], plan: Plan, *, on_paper: bool) -> dict[str, Any]:
    """What the last step says of the whole: what is missing, and what the plan would say."""
    findings = _findings(form, typed, plan, on_paper=on_paper) if form.is_valid() else []
    return {
        "review": form.said(typed),
        "wrong": list(form.faults()),
        "findings": findings,
        "stops": not form.is_valid() or any(finding.effect == "refuse" for finding in findings),
    }


def _findings(form: WritingForm, typed: dict[str, Any], plan: Plan, *, on_paper: bool) -> list[Finding]:
    manuscript = form.manuscript(photos_of(typed))
    facts = EntryFacts(
        kind=manuscript.writing.kind,
        title=manuscript.writing.title,
        text=plain(manuscript.writing.text),
        authors=(manuscript.author, *manuscript.coauthors),
        exemplars=(manuscript.exemplar,),
        photos=len(manuscript.photos),
        extra=manuscript.writing.extra,
        on_paper=on_paper,
    )
    return [finding for finding in judge_completeness(plan, facts) if not finding.verdict.met]


def _pictures(desk: Desk, holder: dict[str, Any]) -> list[Picture]:
    """The photos as the page shows them."""
    return [
        Picture(photo.n, f"{desk.url}?anh={photo.n}", photo.caption, photo.width, photo.height)
        for photo in photos_of(holder)
    ]


def _proposal(desk: Desk, typed: dict[str, Any]) -> dict[str, Any] | None:
    """What a file says, to be read before it becomes the text."""
    proposal = typed.get("proposal")
    if not proposal:
        return None
    pictures = _pictures(desk, typed if proposal.get("pasted") else proposal)
    return proposal | {"pictures": pictures, "font": FONTS.get(proposal["encoding"], "")}
