"""One act on many entries at once: a unit approves, the standing office receives."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.entries import forms
from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.views import ACTS, Act, judge_act, visible_entries
from hoadep.rules.verdict import Refused, require
from hoadep.web.access import Request, duty

MOST = 200


@duty("open_entries")
@require_POST
def entry_acts(request: Request, name: str) -> HttpResponse:
    """Do one act to every chosen entry; those that refuse it are named, the others are done."""
    if name not in forms.QUEUES:
        raise Http404
    act = ACTS[name]
    form = act.form(request.POST, request.FILES, prefix=name)
    chosen = visible_entries(request).filter(code__in=request.POST.getlist("code")[:MOST])
    if not form.is_valid() or not chosen:
        messages.error(request, "Hãy chọn ít nhất một bài và ghi đủ thông tin của việc này.")
    else:
        _do_all(request, act, list(chosen.select_related("unit", "season", "written_by")), form.cleaned_data)
    address = reverse("entry_list", kwargs={"season": request.season.slug})
    return redirect(f"{address}?viec={name}")


def _do_all(request: Request, act: Act, entries: list[Entry], given: dict[str, object]) -> None:
    done, refused = 0, []
    for entry in entries:
        try:
            with transaction.atomic():
                require(judge_act(request, entry, act))
                act.do(entry, given, by=request.user, at=request.arrived_at)
            done += 1
        except Refused as refusal:
            refused.append(f"{entry.code}: {refusal.verdict.reason}")
    if done:
        messages.success(request, f"Đã ghi {done} bài.")
    if refused:
        messages.error(request, "Chưa làm được: " + " ".join(refused))
