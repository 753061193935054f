"""The page "Khóa và nơi nhận": this installation's own key, and those with whom it exchanges bundles."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hoadep.contest.dispatch.forms import PartnerForm
from hoadep.office.bundles import actions, facts, signing
from hoadep.office.bundles.models import Partner
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page


class EndingForm(django_forms.Form):
    """With whom to end."""

    partner = django_forms.ModelChoiceField(queryset=Partner.objects.standing())


def _make(given: dict[str, Any], **who: Any) -> str:
    actions.make_own_key(**who)
    return "Đã lập khóa của nơi này."


def _add(given: dict[str, Any], **who: Any) -> str:
    made = actions.add_partner(given["name"], given["public_key"], **who)
    return f"Đã ghi khóa của {made.name}."


def _end(given: dict[str, Any], **who: Any) -> str:
    actions.end_partner(given["partner"], **who)
    return f"Đã thôi trao đổi với {given['partner'].name}."


Act = tuple[Callable[..., django_forms.Form], Callable[..., str]]
ACTS: dict[str, Act] = {
    "lap": (django_forms.Form, _make),
    "ghi": (PartnerForm, _add),
    "thoi": (EndingForm, _end),
}


@duty("manage_keys")
def bundle_keys(request: Request) -> HttpResponse:
    """Our key with its fingerprint, to be compared by telephone; the others' likewise."""
    return _show(request, PartnerForm())


@duty("manage_keys")
@require_POST
def bundle_key_act(request: Request, name: str) -> HttpResponse:
    """Make our key, write down another's, or end with one."""
    if name not in ACTS:
        raise Http404
    form = ACTS[name][0](request.POST)
    if form.is_valid():
        try:
            said = ACTS[name][1](form.cleaned_data, by=request.user.code, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("bundle_keys", season=request.season.slug)
    return _show(request, form)


def _show(request: Request, form: django_forms.Form) -> HttpResponse:
    has_key = signing.has_key()
    context = {
        "own": signing.own_public_key() if has_key else "",
        "mark": signing.in_groups(facts.own_fingerprint()) if has_key else "",
        "partners": [(one, signing.in_groups(one.fingerprint)) for one in facts.partners()],
        "form": form if isinstance(form, PartnerForm) else PartnerForm(),
        "faults": [] if isinstance(form, PartnerForm) else form.non_field_errors(),
    }
    return page(request, "dispatch/keys.html", context, status=422 if form.errors else 200)
