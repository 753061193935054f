"""The register of certificates: a year of it on the screen, for print and for Excel."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone

from hoadep.contest.plans import letterheads
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.numbers.register import register_paper, register_sheet
from hoadep.office.printing import facts
from hoadep.office.printing.models import Certificate
from hoadep.office.tables.exports import asked_for, exported
from hoadep.web.access import Request, duty
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page

TITLE = "Sổ cấp giấy khen, bằng khen, giấy chứng nhận"
PAGE = 50


def _year(request: Request) -> int:
    """The year asked for, else this one, or the latest that has a certificate."""
    typed = request.GET.get("nam", "")
    if typed.isdecimal() and len(typed) == 4:
        return int(typed)
    known, now = facts.years(), timezone.localdate().year
    return now if now in known or not known else known[0]


def _rows(request: Request) -> QuerySet[Certificate]:
    return facts.register(_year(request), giver=request.GET.get("nguoi", ""), words=request.GET.get("q", ""))


@duty("print_certificates")
def certificate_register(request: Request) -> HttpResponse:
    """The numbers of a year, the latest first."""
    year, rows = _year(request), _rows(request)
    if asked_for(request):
        sheet = register_sheet(facts.numbers_of(rows), year=year, title=TITLE)
        return exported(request, [sheet], f"so-cap-giay-{year}")
    years = sorted({year, *facts.years()}, reverse=True)
    context = {"year": year, "years": years, "givers": facts.givers(), **_one_page(request, rows)}
    return page(request, "exemplars/certificate_register.html", context)


@duty("print_certificates")
def certificate_register_print(request: Request) -> HttpResponse:
    """The same in ten columns, as PDF."""
    year = _year(request)
    heading = letterheads.standing_office(request.book.latest)
    paper = register_paper(facts.numbers_of(_rows(request)), heading, year=year, title=TITLE)
    return download(to_pdf(paper), PDF, f"so-cap-giay-{year}.pdf", attached=False)


def _one_page(request: Request, rows: QuerySet[Certificate]) -> dict[str, Any]:
    after = request.GET.get("sau", "")
    following = rows.filter(number__pk__lt=int(after)) if after.isdecimal() else rows
    found = list(following.order_by("-number__pk")[: PAGE + 1])
    more = len(found) > PAGE
    return {
        "rows": found[:PAGE],
        "total": rows.count(),
        "after": found[PAGE - 1].number_id if more else None,
    }
