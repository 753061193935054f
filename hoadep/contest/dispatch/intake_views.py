"""What comes from below: bundles looked at and taken in, lists taken in, results given back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.dispatch import actions, facts
from hoadep.contest.dispatch.forms import BundleForm, IntakeForm
from hoadep.contest.dispatch.models import Answer, Intake
from hoadep.office.bundles import signing
from hoadep.office.bundles.actions import ZIP
from hoadep.office.files.actions import store
from hoadep.office.files.models import Stored
from hoadep.office.files.responses import respond
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page

PAPERS = {"cong-van": "letter", "danh-sach": "roll"}


@duty("see_exchange")
def bundles(request: Request) -> HttpResponse:
    """All that goes up and comes in."""
    return _show(request, BundleForm())


def _show(request: Request, form: BundleForm) -> HttpResponse:
    context = {
        "choices": facts.choices_of(request.season),
        "waiting": facts.sent_here(request.season),
        "intakes": facts.intakes(request.season),
        "form": form,
        "has_key": signing.has_key(),
        "may_take": may(request, "take_in_dispatch").met,
        "may_keys": may(request, "manage_keys").met,
    }
    return page(request, "dispatch/bundles.html", context, status=422 if form.errors else 200)


@duty("take_in_dispatch")
@require_POST
def bundle_upload(request: Request) -> HttpResponse:
    """Check a bundle; one that is sound is kept to be looked at, nothing is taken in yet."""
    form = BundleForm(request.POST, request.FILES)
    if form.is_valid():
        content = form.cleaned_data["bundle"]
        try:
            facts.dispatch_in(content)
        except Refused as refusal:
            form.add_error("bundle", refusal.verdict.reason)
        else:
            stored = store(content, ZIP, by=request.user.code, at=request.arrived_at)
            return redirect("bundle_offer", season=request.season.slug, sha256=stored.sha256)
    return _show(request, form)


@duty("take_in_dispatch")
def bundle_offer(request: Request, sha256: str) -> HttpResponse:
    """What a list brings, before it is taken in; then it is, whole or not at all."""
    now = request.arrived_at
    try:
        found = facts.offered(request.season, sha256)
    except Stored.DoesNotExist as missing:
        raise Http404 from missing
    plan, unit = request.book.latest, facts.usual_unit(request.season, found)
    form = IntakeForm(
        request.POST if request.method == "POST" else None,
        season=request.season,
        unknown=facts.unknown_kinds(found.dispatch, plan),
        kinds=[(kind.key, kind.name) for kind in plan.entry_kinds],
        initial={"unit": unit.code if unit else ""},
    )
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"unit": form.chosen, "kinds": form.kinds, "by": request.user, "at": now}
        try:
            made = actions.take_in(request.season, found, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã nhận {len(found.dispatch.entries)} bài của {made.sender}.")
            return redirect("intake", season=request.season.slug, code=made.code)
    return _show_offer(request, found, form)


def _show_offer(request: Request, found: facts.Offered, form: IntakeForm) -> HttpResponse:
    known = facts.known_entries(found.dispatch)
    context = {
        "dispatch": found.dispatch,
        "sender": found.sender,
        "mark": signing.in_groups(found.opened.manifest.sender) if found.opened else "",
        "lines": [(entry, known.get(entry.uuid)) for entry in found.dispatch.entries],
        "known": len(known),
        "form": form,
    }
    return page(request, "dispatch/offer.html", context, status=422 if form.errors else 200)


def _intake(request: Request, code: str) -> Intake:
    related = ("season", "unit", "by", "letter", "roll", "bundle__partner", "source")
    rows = Intake.objects.filter(season=request.season).select_related(*related)
    return get_object_or_404(rows, code=code)


@duty("see_exchange")
def intake(request: Request, code: str) -> HttpResponse:
    """A list that was taken in: its papers, its entries here, the results given back."""
    found = _intake(request, code)
    rows = list(found.taken_entries.select_related("entry"))
    context = {
        "intake": found,
        "rows": [(row, ENTRY.states[row.entry.state]) for row in rows],
        "answers": list(found.answers.select_related("by", "stored")),
        "may_answer": may(request, "take_in_dispatch").met,
    }
    return page(request, "dispatch/intake.html", context)


@duty("see_exchange")
def intake_file(request: Request, code: str, key: str) -> HttpResponse:
    """The công văn or the list that came along."""
    stored = getattr(_intake(request, code), PAPERS.get(key, ""), None)
    if stored is None:
        raise Http404
    return respond(stored, f"{key}-{code}.{stored.media_type.rpartition('/')[2]}")


@duty("take_in_dispatch")
@require_POST
def intake_answer(request: Request, code: str) -> HttpResponse:
    """Give the results as they stand now back to the sender."""
    found = _intake(request, code)
    made = actions.answer(found, by=request.user, at=request.arrived_at)
    said = "tải gói về và chuyển cho nơi gửi" if made.bundle else "nơi gửi nhận được ngay ở trang của mình"
    messages.success(request, f"Đã lập kết quả trả cho {found.sender}: {said}.")
    return redirect("intake", season=request.season.slug, code=code)


@duty("see_exchange")
def answer_file(request: Request, code: str, pk: int) -> HttpResponse:
    """A bundle of results."""
    rows = Answer.objects.filter(intake=_intake(request, code), bundle__isnull=False)
    found = get_object_or_404(rows.select_related("stored"), pk=pk)
    return respond(found.stored, f"ket-qua-{code}-{pk}.zip")
