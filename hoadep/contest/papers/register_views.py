"""Pages of the register of numbers: a year of one issuer, for print and Excel; the office's own series."""

from dataclasses import fields
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.papers import facts, forms
from hoadep.contest.plans import letterheads
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.numbers import actions as numbers
from hoadep.office.numbers import register
from hoadep.office.numbers.models import Number, OwnSeries
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page


def _chosen(request: Request) -> tuple[int, str]:
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isdecimal() and len(typed) == 4 else timezone.localdate().year
    return year, request.GET.get("co_quan", "")


@duty("see_papers")
def number_register(request: Request) -> HttpResponse:
    """The register of outgoing papers of a year."""
    year, issuer = _chosen(request)
    rows = facts.register(year, issuer)
    if asked_for(request):
        return exported(request, [register.register_sheet(rows, year=year)], f"so-van-ban-di-{year}")
    return _show(request, forms.SeriesForm(), rows)


@duty("see_papers")
def number_register_print(request: Request) -> HttpResponse:
    """The same in the decree's ten columns, as PDF."""
    year, issuer = _chosen(request)
    heading = letterheads.standing_office(request.book.latest)
    paper = register.register_paper(facts.register(year, issuer), heading, year=year)
    return download(to_pdf(paper), PDF, f"so-van-ban-di-{year}.pdf")


@duty("manage_papers")
def register_row(request: Request, pk: int) -> HttpResponse:
    """Write the columns of one row that are known only later: to whom, copies, transfer, receipt, note."""
    found = get_object_or_404(Number, pk=pk)
    names = [field.name for field in fields(numbers.Columns)]
    form = forms.ColumnsForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(found, name) for name in names},
    )
    back = f"{reverse('number_register', kwargs={'season': request.season.slug})}?nam={found.year}"
    if request.method == "POST" and form.is_valid():
        columns = numbers.Columns(**form.cleaned_data)
        numbers.fill_columns(found, columns, by=request.user.code, at=request.arrived_at)
        messages.success(request, f"Đã ghi sổ: {found.notation}.")
        return redirect(back)
    context = {"found": found, "form": form, "back_url": back}
    return page(request, "papers/register_row.html", context, status=422 if form.errors else 200)


@duty("manage_papers")
def own_series(request: Request) -> HttpResponse:
    """From now on the office gives the numbers of a series itself."""
    form = forms.SeriesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            numbers.keep_series(**form.cleaned_data, by=request.user.code, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã lập dãy số tự cấp, bắt đầu từ 01 mỗi năm.")
            return redirect("number_register", season=request.season.slug)
    return _show(request, form, facts.register(*_chosen(request)))


def _show(request: Request, form: forms.SeriesForm, rows: list[Any]) -> HttpResponse:
    year, issuer = _chosen(request)
    context = {
        "rows": rows,
        "year": year,
        "issuer": issuer,
        "years": facts.years(),
        "issuers": facts.issuers(),
        "series": list(OwnSeries.objects.all()),
        "form": form,
        "may_manage": may(request, "manage_papers").met,
    }
    return page(request, "papers/register.html", context, status=422 if form.errors else 200)
