"""Pages of the lists of awards at the season's end: all of them, a new one, one up to its decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.awards import actions, facts, list_documents
from hoadep.contest.awards import list_forms as asking
from hoadep.contest.awards.list_act_views import ACTS, Items, fits, form_of
from hoadep.contest.awards.list_facts import earlier_awards, sum_of, to_recover
from hoadep.contest.awards.list_motions import subject_of
from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.contest.council.opinion_facts import opinions_on
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.papers.signing import chosen_for, name_choices, signers_of_list
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import bound
from hoadep.rules.verdict import Refused, Verdict
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.downloads import DOCX, PDF, download
from hoadep.web.pages import page

STAGES = {
    "open": "đang lập",
    "put": "đang xét",
    "settled": "đã có kết quả xét",
    "decided": "đã có quyết định",
    "closed": "kết thúc, không có trường hợp nào được thông qua",
}


@duty("see_submissions")
def award_lists(request: Request) -> HttpResponse:
    """The lists of awards of the season, the newest first."""
    rows = AwardList.objects.filter(season=request.season).prefetch_related("items").order_by("-pk")
    context = {
        "rows": [(row, STAGES[row.stage], len(row.items.all())) for row in rows],
        "may_manage": may(request, "manage_submissions").met,
        "recoveries": to_recover(request.season),
    }
    return page(request, "awards/lists.html", context)


@duty("manage_submissions")
def award_list_new(request: Request) -> HttpResponse:
    """All units, or all authors, that qualify now, each on a verdict that is stored."""
    now = request.arrived_at
    book = request.book
    form = asking.AwardListForm(request.POST if request.method == "POST" else None, plan=book.latest)
    if request.method == "POST" and form.is_valid():
        read = facts.unit_prospects if form.heading.kind == AwardList.Kind.UNIT else facts.author_prospects
        qualified = [found for found in read(request.season, as_of=now) if found.verdict.met]
        who: dict[str, Any] = {"by": request.user, "at": now}
        try:
            made = actions.start_award_list(
                request.season, form.heading, qualified, plan=book.version, as_of=now, **who
            )
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(
                request, f"Đã lập danh sách {made.code}: {len(qualified)} trường hợp đủ điều kiện."
            )
            return redirect("award_list", season=request.season.slug, code=made.code)
    return page(request, "awards/list_new.html", {"form": form}, status=422 if form.errors else 200)


def _found(request: Request, code: str) -> AwardList:
    rows = AwardList.objects.filter(season=request.season).select_related("season", "by")
    return get_object_or_404(rows, code=code)


def _items(found: AwardList) -> Items:
    rows = found.items.select_related("assessment", "award_list__season", "revocation")
    return [(row, Verdict.from_json(row.assessment.verdict)) for row in rows]


@duty("see_submissions")
def award_list(request: Request, code: str) -> HttpResponse:
    """One list: each with the verdict that was stored, how it was settled, what may be done now."""
    return _show(request, _found(request, code), {})


def _form(request: Request, found: AwardList, name: str, items: Items, *, data: Any = None) -> forms.Form:
    """The form of an act; the decision's offers who may have signed, and whom was chosen to sign."""
    plan, today = request.book.latest, timezone.localdate()
    chosen = chosen_for(plan, found.code, on=today).get("host")
    given = {"giver": plan.level("host").giver, "signer": chosen.name if chosen else ""}
    money = sum_of(found, plan) if name == "huy" else None
    return form_of(name, data, items, given=given, signers=name_choices(plan, "host", on=today), money=money)


@duty("see_submissions")
@require_POST
def award_list_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a list."""
    if name not in ACTS:
        raise Http404
    found = _found(request, code)
    require_duty(request, _duty_of(name), unit=None)
    items = _items(found)
    form = _form(request, found, name, items, data=request.POST)
    if form.is_valid():
        try:
            said = ACTS[name][2](found, items, form, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("award_list", season=request.season.slug, code=found.code)
    return _show(request, _found(request, code), {name: form})


def _duty_of(name: str) -> str:
    return "record_commendation" if name in ("quyet-dinh", "huy", "thu-hoi") else "manage_submissions"


def _show(request: Request, found: AwardList, bound: dict[str, forms.Form]) -> HttpResponse:
    items = _items(found)
    before = earlier_awards([row for row, _ in items])
    open_acts = [
        name
        for name, (_, stages, _do) in ACTS.items()
        if name in bound or (found.stage in stages and fits(name, items) and may(request, _duty_of(name)).met)
    ]
    context = {
        "found": found,
        "items": [(row, said, before.get(row.assessment.subject, ())) for row, said in items],
        "may_print": bool(found.decided_on) and may(request, "print_certificates").met,
        "stage": STAGES[found.stage],
        "may_keep": may(request, "manage_papers").met,
        "papers": list(list_documents.NAMES.items()) if any(map(_proposed, items)) else [],
        "acts": [
            (name, ACTS[name][0], bound.get(name) or _form(request, found, name, items)) for name in open_acts
        ],
    }
    return page(request, "awards/list.html", context, status=422 if bound else 200)


@duty("see_submissions")
def award_list_set(request: Request, code: str) -> HttpResponse:
    """ "Trình ký": the whole set of a list as one PDF, in order."""
    content = bound(list(_papers(request, code).values()))
    return download(content, PDF, f"trinh-ky-{code}.pdf")


@duty("manage_papers")
@require_POST
def award_list_keep(request: Request, code: str) -> HttpResponse:
    """Keep the set among the papers of the season, to be signed, numbered and issued."""
    kept = keep_papers(
        request.season,
        _papers(request, code),
        subject=code,
        page=reverse("award_list", kwargs={"season": request.season.slug, "code": code}),
        by=request.user,
        at=request.arrived_at,
    )
    messages.success(request, f"Đã lưu {len(kept)} văn bản.")
    return redirect(f"{reverse('paper_list', kwargs={'season': request.season.slug})}?ve={code}")


@duty("see_submissions")
def award_list_paper(request: Request, code: str, key: str) -> HttpResponse:
    """One paper of the set, for the agency's own document system."""
    papers = _papers(request, code)
    if key not in papers:
        raise Http404
    return download(to_docx(papers[key]), DOCX, f"{key}-{code}.docx")


def _proposed(item: tuple[AwardItem, Verdict]) -> bool:
    """Whether the papers still name it: not struck off, and not rejected."""
    return item[0].outcome not in (AwardItem.Outcome.REMOVED, AwardItem.Outcome.REJECTED)


def _papers(request: Request, code: str) -> Any:
    found, now = _found(request, code), request.arrived_at
    plan = request.book.latest
    awarding = list_documents.Awarding(
        award_list=found,
        items=list(filter(_proposed, _items(found))),
        plan=plan,
        year=timezone.localdate(now).year,
        opinions=opinions_on([subject_of(row) for row, _ in _items(found)], plan),
        signers=signers_of_list(
            plan, found.code, on=timezone.localdate(now), decided_on=found.decided_on, signer=found.signer
        ),
    )
    if not awarding.items:
        raise Http404
    return list_documents.papers(awarding)
