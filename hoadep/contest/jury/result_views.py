"""What the marks come to: the official order, agreement, advice, and the papers to sign."""

from collections.abc import Sequence

from django.http import HttpResponse

from hoadep.contest.jury import blinding, documents, facts, reports, scores
from hoadep.contest.jury.models import Round
from hoadep.contest.jury.office_views import season_round
from hoadep.contest.jury.print_views import pdf, scene_of
from hoadep.office.tables.exports import ASKED, asked_for, exported
from hoadep.office.tables.workbooks import Sheet
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page


@duty("see_rounds")
def round_results(request: Request, code: str) -> HttpResponse:
    """Every entry with its marks and its final mark, each explaining itself; names of entries once closed."""
    round = season_round(request, code)
    results = scores.results(round)
    if asked_for(request):
        return exported(request, _sheets(request, round, results), f"tong-hop-diem-{round.code}")
    closed, advice = round.state == Round.State.CLOSED, scores.advice_of(results)
    origins = blinding.origins(round, at=request.arrived_at) if closed else {}
    names, remarks = dict(round.panelists.values_list("code", "name")), facts.remarks_of(round)
    context = {
        "round": round,
        "rubric": facts.rubric_of(round),
        "ranked": scores.ranked(results, origins, advice),
        "closed": closed,
        "withdrawn": [result for result in results if result.withdrawn],
        "bare": [result for result in results if not result.given and not result.withdrawn],
        "advice": advice,
        "agreement": scores.agreement_of(results),
        "severity": [(names[judge.judge], judge) for judge in advice.judges],
        "outliers": [(names[one.judge], one) for one in advice.outliers],
        "remarks": remarks,
        "for_authors": any(sheet.remark_author for sheet in remarks),
        "may_manage": may(request, "manage_rounds").met,
    }
    return page(request, "jury/results.html", context)


def _sheets(request: Request, round: Round, results: Sequence[scores.Result]) -> list[Sheet]:
    """The table of marks; a workbook has the advice and the remarks of judges beside it."""
    table = reports.summary(round, results)
    if request.GET.get(ASKED) == "csv":
        return [table]
    names = dict(round.panelists.values_list("code", "name"))
    advice = scores.advice_of(results)
    return [table, reports.severity(advice, names), reports.remarks(facts.remarks_of(round))]


@duty("see_rounds")
def round_summary(request: Request, code: str) -> HttpResponse:
    """Bảng tổng hợp điểm as PDF."""
    round = season_round(request, code)
    paper = documents.summary(scene_of(round), scores.results(round))
    return pdf(paper, f"tong-hop-diem-{round.code}")


@duty("see_rounds")
def round_minutes(request: Request, code: str) -> HttpResponse:
    """Biên bản chấm as PDF."""
    round = season_round(request, code)
    loads = facts.loads(round, at=request.arrived_at)
    return pdf(documents.minutes(scene_of(round), loads, scores.results(round)), f"bien-ban-{round.code}")
