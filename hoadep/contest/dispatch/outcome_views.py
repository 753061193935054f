"""Results that come back from the upper level: looked at, taken in, shown at the entries."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.dispatch import actions, facts
from hoadep.contest.dispatch.forms import BundleForm, TermsForm
from hoadep.contest.dispatch.models import Sending
from hoadep.contest.dispatch.sending_views import season_sending, show_sent
from hoadep.contest.entries.models import Entry
from hoadep.office.bundles.actions import ZIP
from hoadep.office.files.actions import store
from hoadep.office.files.models import Stored
from hoadep.rules.duties import units_of
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page


@duty("send_dispatch")
@require_POST
def outcomes_upload(request: Request, code: str) -> HttpResponse:
    """Check a bundle of results; a sound one is kept to be looked at."""
    found, form = season_sending(request, code), BundleForm(request.POST, request.FILES)
    if form.is_valid():
        content = form.cleaned_data["bundle"]
        try:
            facts.results_in(content)
        except Refused as refusal:
            form.add_error("bundle", refusal.verdict.reason)
        else:
            stored = store(content, ZIP, by=request.user.code, at=request.arrived_at)
            return redirect("outcomes_offer", season=request.season.slug, code=code, sha256=stored.sha256)
    return show_sent(request, found, form)


@duty("send_dispatch")
def outcomes_offer(request: Request, code: str, sha256: str) -> HttpResponse:
    """What results bring, before they are taken in; then they are, whole or not at all."""
    sending, now = season_sending(request, code), request.arrived_at
    try:
        found = facts.answered(sending, sha256)
    except Stored.DoesNotExist as missing:
        raise Http404 from missing
    plan = request.book.latest
    form = TermsForm(
        request.POST if request.method == "POST" else None,
        unknown=facts.unknown_terms(found.results, plan),
        forms_of_plan=facts.upper_forms(plan),
        occasions_of_plan=facts.occasions(plan),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.take_outcomes(sending, found, form.mapped, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã nhận kết quả của {made.sender}.")
            return redirect("sending", season=request.season.slug, code=code)
    return _show(request, sending, found, form)


def _show(request: Request, sending: Sending, found: facts.Answered, form: TermsForm) -> HttpResponse:
    context = {
        "selection": sending.selection,
        "results": found.results,
        "praises": sum(len(one.praises) for one in found.results.outcomes),
        "standing": facts.standing_outcomes(sending),
        "form": form,
    }
    return page(request, "dispatch/outcomes_offer.html", context, status=422 if form.errors else 200)


@duty("open_entries")
def entry_outcome(request: Request, code: str) -> HttpResponse:
    """What became of an entry at the upper level: a part of the entry's own page."""
    units = units_of(request.grants, "see_entries", season=request.season.code)
    visible = Entry.objects.visible_to(request.season, units, request.user)
    found = get_object_or_404(visible, code=code)
    return page(request, "dispatch/entry_outcome.html", {"entry": found, "row": facts.outcome_of(found)})
