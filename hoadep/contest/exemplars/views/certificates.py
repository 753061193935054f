"""Printing certificates: the decisions, and one printing of all or some of a decision's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from hoadep.contest.exemplars.forms.certificates import MOST_LETTERS, PrintForm
from hoadep.contest.papers.signing import offered
from hoadep.contest.plans import letterheads
from hoadep.office.documents.certificate_templates import in_capitals
from hoadep.office.documents.signers import Signature
from hoadep.office.printing import actions, offers
from hoadep.office.printing.facts import layouts, offset_of, printed
from hoadep.office.printing.lines import rows
from hoadep.office.printing.models import Certificate, PrintRun
from hoadep.office.printing.offers import Granted, Recipient
from hoadep.office.printing.runs import Sheets
from hoadep.office.printing.tasks import print_apart
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line
from hoadep.web.access import Request, duty
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page

ACHIEVEMENT = "Đã có thành tích trong phong trào “Người tốt, việc tốt”"
AT_ONCE = 100
"""How many certificates are printed while the page waits; more are printed by the worker."""
RUNS = 10
LISTED = 200
"""How many recipients of a decision are shown at once, each with a line to be written."""


@duty("print_certificates")
def decision_list(request: Request) -> HttpResponse:
    """The decisions of the season, each with how many certificates it asks for, the newest first."""
    context = {
        "decisions": offers.decisions(request.season.code, as_of=request.arrived_at),
        "runs": list(PrintRun.objects.filter(scope=request.season.code).defer("what")[:RUNS]),
    }
    return page(request, "exemplars/certificate_list.html", context)


@dataclass(frozen=True)
class Line:
    """A recipient with the certificate printed before, and what is to stand on the next one."""

    recipient: Recipient
    certificate: Certificate | None
    achievement: str


@duty("print_certificates")
def certificates_of(request: Request, code: str) -> HttpResponse:
    """Choose and print: all certificates of a decision, or some."""
    now = request.arrived_at
    found = offers.decision(request.season.code, code, as_of=now)
    if found is None:
        raise Http404
    granted, recipients = found
    plan = request.book.latest
    signers = _signers(plan, granted.decided_on)
    initial = _initial(plan, granted) | {"kept": next(iter(signers), "") if len(signers) == 1 else ""}
    form = PrintForm(request.POST or None, layouts=layouts(), signers=signers, initial=initial)
    lines = _lines(request, recipients)
    if form.is_valid():
        chosen = _chosen(request, form, lines)
        if not chosen:
            form.add_error(None, "Hãy chọn ít nhất một người, một tập thể để in.")
        elif lacking := [each.name for each in chosen if not each.achievement]:
            form.add_error("lines", f"Chưa có thành tích của: {', '.join(lacking[:5])}.")
        else:
            try:
                return _printed(request, form, granted, chosen)
            except Refused as refusal:
                form.add_error("first_number", refusal.verdict.reason)
    return _show(request, form, granted, lines)


def _signers(plan: Plan, on: date) -> dict[str, tuple[str, Signature]]:
    """Who could sign for the body that issued the plan, on the day of the decision."""
    return {
        str(row.pk): (str(row), letterheads.signature(plan, "host", row.signatory, alone=True, on=on))
        for row in offered(plan, "host", on=on)
    }


def _initial(plan: Plan, granted: Granted) -> dict[str, Any]:
    return {
        "layout": granted.layout,
        "lines": "own",
        "achievement": ACHIEVEMENT,
        "place": letterheads.place(plan.plan.issuer),
        "post": "CHỦ TỊCH",
        "numbering": "own",
    }


def _lines(request: Request, recipients: Sequence[Recipient]) -> list[Line]:
    """Each recipient with the line that was typed just now, else printed before, else the recipient's own."""
    known = printed(each.subject for each in recipients)

    def line(each: Recipient) -> Line:
        before = known.get(each.subject)
        kept = before.achievement if before else each.achievement
        typed = one_line(request.POST.get(f"line-{each.subject}", kept))[:MOST_LETTERS]
        return Line(each, before, typed)

    return [line(each) for each in recipients]


def _chosen(request: Request, form: PrintForm, lines: Sequence[Line]) -> list[Recipient]:
    """Those that were ticked, or all, each with what is to be printed of the achievement."""
    ticked, same = set(request.POST.getlist("code")), form.same_line
    everybody = "all" in request.POST
    return [
        replace(line.recipient, achievement=line.achievement if same is None else same)
        for line in lines
        if everybody or line.recipient.subject in ticked
    ]


def _printed(request: Request, form: PrintForm, granted: Granted, chosen: list[Recipient]) -> HttpResponse:
    given = form.cleaned_data
    layout = layouts()[given["layout"]]
    batch = actions.Batch(
        scope=request.season.code,
        granted=granted,
        recipients=chosen,
        layout=layout,
        signer=form.signing.signer,
    )
    who: dict[str, Any] = {"by": request.user.code, "at": request.arrived_at}
    numbers = actions.enter_certificates(batch, form.in_the_register, **who)
    sheets = Sheets(
        layout=in_capitals(layout) if given["capitals"] else layout,
        rows=rows(granted, chosen, form.signing, numbers),
        offset=offset_of(given["printer"]),
        data_only=given["data_only"],
    )
    if len(chosen) > AT_ONCE:
        run = actions.start_run(batch, sheets, **who)
        print_apart.enqueue(run.pk)
        return redirect("print_run", season=request.season.slug, pk=run.pk)
    return download(sheets.pdf(), PDF, f"{layout.key}-{granted.decided_on:%Y%m%d}.pdf", attached=False)


def _show(request: Request, form: PrintForm, granted: Granted, lines: list[Line]) -> HttpResponse:
    words = fold_plain(one_line(request.GET.get("ten", "")))
    found = [line for line in lines if words in fold_plain(line.recipient.name)]
    context = {
        "form": form,
        "granted": granted,
        "lines": found[:LISTED],
        "found": len(found),
        "many": len(lines),
        "ticked": request.POST.getlist("code") if request.method == "POST" else None,
        "most_letters": MOST_LETTERS,
    }
    return page(request, "exemplars/certificates.html", context, status=422 if form.errors else 200)
