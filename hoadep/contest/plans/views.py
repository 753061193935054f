"""Pages of the plan: as everybody reads it, its versions, and its change by the office."""

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.plans import actions, comparison, forms
from hoadep.contest.plans.facts import rules_of
from hoadep.contest.plans.models import Plan as Version
from hoadep.contest.plans.outline import outline
from hoadep.rules.plan import PlanFaults, read_plan
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page


@duty("see_plan")
def plan(request: Request) -> HttpResponse:
    """The plan in force, every rule with its clause, quotation and reading."""
    version = _version(request)
    rules = rules_of(version)
    context = {
        "version": version,
        "versions": request.season.plans.count(),
        "plan": rules,
        "sections": outline(rules),
        "may_edit": may(request, "edit_plan").met,
    }
    return page(request, "plans/plan.html", context)


@duty("see_plan")
def text(request: Request) -> HttpResponse:
    """A version's text as a file."""
    version = _version(request)
    name = f"{request.season.slug}-ban-{version.n}.toml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(version.text, content_type="text/plain; charset=utf-8", headers=headers)


def _version(request: Request) -> Version:
    """The version that the address asks for, else the one in force now."""
    n = request.GET.get("ban", "")
    if n.isdecimal():
        return get_object_or_404(request.season.plans, n=int(n))
    return _in_force(request)


def _in_force(request: Request) -> Version:
    """The version in force now, with its text."""
    in_force: Version = request.season.plans.get(pk=request.book.version.pk)
    return in_force


@duty("see_plan")
def versions(request: Request) -> HttpResponse:
    """Every version with its date and reason, and what changed between two of them."""
    rows = list(request.season.plans.order_by("n"))
    old, new = (_chosen(request, rows, key, default) for key, default in (("truoc", -2), ("sau", -1)))
    context = {
        "versions": rows,
        "old": old,
        "new": new,
        "changes": comparison.changes(rules_of(old), rules_of(new)),
        "lines": comparison.line_changes(old.text, new.text),
    }
    return page(request, "plans/versions.html", context)


def _chosen(request: Request, rows: list[Version], key: str, default: int) -> Version:
    asked = request.GET.get(key, "")
    found = next((row for row in rows if str(row.n) == asked), None)
    return found or rows[max(default, -len(rows))]


@duty("edit_plan")
def edit(request: Request) -> HttpResponse:
    """Write or upload a text, see its faults beside it, then what it would change."""
    version = _in_force(request)
    initial = {"text": version.text, "document": version.document}
    form = forms.TextForm(request.POST or None, request.FILES or None, initial=initial)
    context: dict[str, Any] = {"form": form, "version": version}
    if form.is_valid():
        context |= _checked(version, form.cleaned_data["text"], form.cleaned_data["document"])
        context["form"] = forms.TextForm(initial=form.cleaned_data)
    status = 422 if context.get("faults") or form.errors else 200
    return page(request, "plans/edit.html", context, status=status)


def _checked(version: Version, text: str, document: str) -> dict[str, Any]:
    """The faults of a text, or what it changes and the form that puts it in force."""
    try:
        new = read_plan(text, document)
    except PlanFaults as faults:
        return {"faults": faults.faults}
    adoption = forms.AdoptionForm(initial={"text": text, "document": document})
    return {"changes": comparison.changes(rules_of(version), new), "adoption": adoption, "sound": True}


@duty("adopt_plan")
def adopt(request: Request) -> HttpResponse:
    """Put a text in force, once the officer has seen what it changes and confirmed."""
    if request.method != "POST":
        return redirect("plan_edit", season=request.season.slug)
    version = _in_force(request)
    form = forms.AdoptionForm(request.POST)
    typed = {key: request.POST.get(key, "") for key in ("text", "document")}
    checked = _checked(version, **typed)
    if "faults" in checked or not form.is_valid():
        context = {"form": forms.TextForm(initial=typed), "version": version, **checked, "adoption": form}
        return page(request, "plans/edit.html", context, status=422)
    given = form.cleaned_data
    rules = read_plan(given["text"], given["document"])
    from_day = rules.season.starts_on if given["corrects"] else given["from_day"]
    adopted = actions.add_version(
        request.season,
        text=given["text"],
        document=given["document"],
        effective_at=datetime.combine(from_day, time.min, rules.plan.zone),
        corrects=given["corrects"],
        reason=given["reason"],
        by=request.user.code,
        at=request.arrived_at,
    )
    messages.success(request, f"Bản kế hoạch số {adopted.n} có hiệu lực từ {from_day:%d/%m/%Y}.")
    return redirect("plan", season=request.season.slug)
