"""Nominations, dossiers, exemplars and commendations as tables, headed as an office prints them."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from hoadep.contest.exemplars.dossier_facts import Listed as ListedDossier
from hoadep.contest.exemplars.facts import Listed, Recovery, Summary, Told
from hoadep.office.tables.workbooks import Sheet, Value
from hoadep.rules.plan import Plan

HEADS = (
    "STT",
    "Mã",
    "Gương",
    "Nơi ở, học tập, công tác",
    "Cấp khen",
    "Hình thức",
    "Diện khen",
    "Người khen",
    "Số quyết định",
    "Ngày quyết định",
)
WIDTHS = (6, 14, 32, 44, 14, 28, 24, 32, 20, 16)


NOMINATION_HEADS = (
    "STT",
    "Mã",
    "Gương",
    "Nơi ở, học tập, công tác",
    "Đơn vị",
    "Kỳ",
    "Trạng thái",
    "Ngày đến",
)
NOMINATION_WIDTHS = (6, 14, 32, 44, 28, 30, 24, 18)
DOSSIER_HEADS = (
    "STT",
    "Mã",
    "Gương",
    "Nơi ở, học tập, công tác",
    "Đơn vị",
    "Đề nghị",
    "Cấp khen",
    "Trạng thái",
    "Gửi lúc",
    "Thời hạn thẩm định",
    "Còn thiếu, cần xem",
)
DOSSIER_WIDTHS = (6, 14, 32, 44, 28, 24, 14, 24, 18, 36, 60)
EXEMPLAR_HEADS = ("STT", "Mã", "Gương", "Là", "Nơi ở, học tập, công tác", "Đơn vị giới thiệu", "Đã được khen")
EXEMPLAR_WIDTHS = (6, 14, 32, 14, 44, 32, 60)


def commendation_sheets(rows: Sequence[Told], plan: Plan, *, as_of: datetime) -> list[Sheet]:
    """Commendations, with their exemplars."""
    lines = [_line(n, row) for n, row in enumerate(rows, 1)]
    title = _title("Gương được khen thưởng", plan, as_of)
    return [Sheet(name="Khen thưởng", title=title, heads=HEADS, rows=lines, widths=WIDTHS, frozen_columns=3)]


def nomination_sheets(rows: Sequence[Listed], plan: Plan, *, as_of: datetime) -> list[Sheet]:
    """Nominations, with the period in which each is placed."""
    lines: list[tuple[Value, ...]] = [
        (
            n,
            row.nomination.code,
            row.nomination.exemplar.name,
            row.nomination.exemplar.place,
            row.nomination.unit.name,
            row.period.label if row.period else "",
            row.state,
            row.step.arrival_at,
        )
        for n, row in enumerate(rows, 1)
    ]
    title = _title("Giới thiệu gương", plan, as_of)
    return [
        Sheet(
            name="Giới thiệu gương", title=title, heads=NOMINATION_HEADS, rows=lines, widths=NOMINATION_WIDTHS
        )
    ]


def exemplar_sheets(rows: Sequence[Summary], plan: Plan, *, as_of: datetime) -> list[Sheet]:
    """Exemplars, with who introduced them and what they were given."""
    lines: list[tuple[Value, ...]] = [
        (
            n,
            row.exemplar.code,
            row.exemplar.name,
            row.exemplar.sort,
            row.exemplar.place,
            ", ".join(row.units),
            "; ".join(f"{given.form}, {given.commendation}" for given in row.commendations),
        )
        for n, row in enumerate(rows, 1)
    ]
    title = _title("Gương của mùa", plan, as_of)
    return [Sheet(name="Gương", title=title, heads=EXEMPLAR_HEADS, rows=lines, widths=EXEMPLAR_WIDTHS)]


def dossier_sheets(rows: Sequence[ListedDossier], plan: Plan, *, as_of: datetime) -> list[Sheet]:
    """Dossiers, with what each lacks and the time of its appraisal."""
    lines: list[tuple[Value, ...]] = [
        (
            n,
            row.dossier.code,
            row.dossier.exemplar.name,
            row.dossier.exemplar.place,
            row.dossier.nomination.unit.name,
            row.form,
            row.level,
            row.state,
            row.sent_at,
            row.appraisal.reason if row.appraisal else "",
            "; ".join(one.verdict.reason for one in row.lacking),
        )
        for n, row in enumerate(rows, 1)
    ]
    title = _title("Hồ sơ đề nghị khen thưởng", plan, as_of)
    return [Sheet(name="Hồ sơ", title=title, heads=DOSSIER_HEADS, rows=lines, widths=DOSSIER_WIDTHS)]


def _title(name: str, plan: Plan, as_of: datetime) -> tuple[str, str, str]:
    said = timezone.localtime(as_of)
    season = plan.season.name.upper()
    return (
        plan.plan.issuer.upper(),
        f"{name.upper()} – {season}",
        f"Tính đến {said:%H:%M} ngày {said:%d/%m/%Y}",
    )


def _line(n: int, row: Told) -> tuple[Value, ...]:
    given = row.commendation
    return (
        n,
        given.code,
        given.exemplar.name,
        given.exemplar.place,
        row.level,
        row.form,
        row.occasion,
        given.giver,
        given.number,
        given.decided_on,
    )


def recovery_sheets(rows: Sequence[Recovery], *, as_of: datetime) -> list[Sheet]:
    """What is to be recovered after revocations, with the total of what is known."""
    heads = ("STT", "Gương", "Quyết định hủy", "Ngày", "Tiền (đồng)", "Hiện vật", "Số vào sổ", "Đã thu hồi")
    lines: list[tuple[Value, ...]] = [
        (
            n,
            row.revocation.commendation.exemplar.name,
            row.revocation.number,
            row.revocation.decided_on,
            row.revocation.money,
            row.revocation.things,
            row.certificate,
            row.revocation.recovered_on,
        )
        for n, row in enumerate(rows, 1)
    ]
    lines.append(("", "Cộng", "", "", sum(row.revocation.money or 0 for row in rows), "", "", ""))
    title = (
        "TIỀN THƯỞNG, HIỆN VẬT PHẢI THU HỒI",
        f"Tính đến {timezone.localtime(as_of):%H:%M ngày %d/%m/%Y}",
    )
    return [Sheet("Thu hồi", title, heads, lines, (6, 30, 20, 12, 14, 30, 14, 14))]
