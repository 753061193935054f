"""Enters numbers as they were given, and gives them where the office keeps the series itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoadep.office.journal import actions as journal
from hoadep.office.numbers import keys
from hoadep.office.numbers.models import Number, OwnSeries
from hoadep.rules.verdict import Refused, Verdict, not_met
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What the register is told of a paper; `subject` is the code of what it is about.

    `symbol` is what follows the number where only that was typed ("QĐ-UBND"; just "QĐ" where the rest is not
    known). `shared` says that one paper may be about several subjects: its number and day are the paper.
    """

    issuer: str
    dated: date
    abstract: str
    subject: str
    signer: str = ""
    recipients: str = ""
    keeper: str = ""
    copies: int | None = None
    symbol: str = ""
    shared: bool = False


@transaction.atomic
def enter(notation: str, entered: Entered, *, by: str, at: datetime) -> Number:
    """Enter a number that Văn thư gave ("512/QĐ-UBND"); continuity is not asked for.

    The same number for the same subject and day is the same entry. Raises `Refused`, naming the paper that
    has it, for a number known already of that issuer and year.
    """
    notation, issuer = keys.completed(notation, entered.symbol), one_line(entered.issuer)
    if not notation or not issuer:
        raise Refused(not_met("", "Phải ghi số văn bản và cơ quan ban hành."))
    known = Number.objects.filter(
        issuer_key=fold_plain(issuer),
        year=entered.dated.year,
        notation_key=keys.key_of(notation, entered.symbol),
    ).first()
    if known:
        if known.dated == entered.dated and (entered.shared or known.subject == entered.subject):
            return known
        raise Refused(_known(known))
    return _write(notation, entered, by=by, at=at)


def _known(known: Number) -> Verdict:
    said = f"Số {known.notation} năm {known.year} của {known.issuer} đã dùng cho: {known.abstract}"
    told = f"{said} (ngày {short_date_screen(known.dated)}, {known.subject})."
    return not_met("", told, evidence=(known.subject,))


@transaction.atomic
def enter_many(numbered: Sequence[tuple[str, Entered]], *, by: str, at: datetime) -> list[Number]:
    """Enter numbers of one issuer and year that Văn thư gave in a row, with few queries.

    Raises `Refused`, naming the paper that has it, for the first number that is known: then none is entered.
    """
    if not numbered:
        return []
    asked = [keys.key_of(notation, told.symbol) for notation, told in numbered]
    one = numbered[0][1]
    same = Number.objects.filter(issuer_key=fold_plain(one_line(one.issuer)), year=one.dated.year)
    if known := same.filter(notation_key__in=asked).first():
        raise Refused(_known(known))
    return _write_many(numbered, by=by, at=at)


@transaction.atomic
def give_many(series: OwnSeries, entered: Sequence[Entered], *, by: str, at: datetime) -> list[Number]:
    """The next numbers of a series of the office for papers of one year, in their order."""
    series = OwnSeries.objects.select_for_update().get(pk=series.pk)
    if not entered:
        return []
    last = _last_of(series, entered[0].dated.year)
    notations = [f"{last + n:02}/{series.symbol}" for n in range(1, len(entered) + 1)]
    return _write_many(list(zip(notations, entered, strict=True)), by=by, at=at)


def _write_many(numbered: Sequence[tuple[str, Entered]], *, by: str, at: datetime) -> list[Number]:
    journal.record_many(
        journal.Line(subject=entered.subject, verb="enter_number", by=by, at=at, codes=[notation])
        for notation, entered in numbered
    )
    return Number.objects.bulk_create(_row(notation, entered, by, at) for notation, entered in numbered)


def _write(notation: str, entered: Entered, *, by: str, at: datetime) -> Number:
    return _write_many([(notation, entered)], by=by, at=at)[0]


def _row(notation: str, entered: Entered, by: str, at: datetime) -> Number:
    issuer = one_line(entered.issuer)
    return Number(
        **{name: value for name, value in vars(entered).items() if name not in ("symbol", "shared")}
        | {"issuer": issuer, "abstract": one_line(entered.abstract)[:400]},
        issuer_key=fold_plain(issuer),
        notation=notation,
        notation_key=keys.key_of(notation, entered.symbol),
        year=entered.dated.year,
        n=_n(notation),
        by=by,
        at=at,
    )


def _n(notation: str) -> int | None:
    head = notation.partition("/")[0].strip()
    return int(head) if head.isdecimal() else None


@transaction.atomic
def keep_series(issuer: str, symbol: str, *, by: str, at: datetime) -> OwnSeries:
    """From now on the office itself gives the numbers of this issuer and symbol."""
    issuer, symbol = one_line(issuer), one_line(symbol).lstrip("/")
    if not issuer or not symbol:
        raise Refused(not_met("", "Phải ghi cơ quan ban hành và ký hiệu."))
    if OwnSeries.objects.filter(issuer_key=fold_plain(issuer), symbol=symbol).exists():
        raise Refused(not_met("", f"Dãy số …/{symbol} của {issuer} đã có."))
    journal.record(f"SO-{symbol}"[:40], "keep_series", by=by, at=at)
    return OwnSeries.objects.create(issuer=issuer, issuer_key=fold_plain(issuer), symbol=symbol, by=by, at=at)


@transaction.atomic
def give(series: OwnSeries, entered: Entered, *, by: str, at: datetime) -> Number:
    """The next number of a series of the office for the year of the paper, without gaps, from 01."""
    series = OwnSeries.objects.select_for_update().get(pk=series.pk)
    last = _last_of(series, entered.dated.year)
    return _write(f"{last + 1:02}/{series.symbol}", entered, by=by, at=at)


def _last_of(series: OwnSeries, year: int) -> int:
    same = Number.objects.filter(issuer_key=series.issuer_key, year=year)
    return same.filter(notation__endswith=f"/{series.symbol}").aggregate(last=Max("n"))["last"] or 0


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What may be written later in the register's ten columns."""

    signer: str = ""
    recipients: str = ""
    keeper: str = ""
    copies: int | None = None
    transferred_on: date | None = None
    receipt: str = ""
    note: str = ""


@transaction.atomic
def fill_columns(number: Number, columns: Columns, *, by: str, at: datetime) -> Number:
    """Write what the register tells of a paper besides its number, day and abstract."""
    journal.record(number.subject, "fill_register", by=by, at=at, codes=[number.notation])
    for name, value in vars(columns).items():
        setattr(number, name, value)
    number.save(update_fields=list(vars(columns)))
    return number
