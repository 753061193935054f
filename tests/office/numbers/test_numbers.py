"""Numbers as Văn thư gave them, refused when known; a series of the office's own; the ten columns."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError

from hoadep.office.documents.content import Issuer
from hoadep.office.numbers import actions, register
from hoadep.office.numbers.models import Number
from hoadep.rules.verdict import Refused

pytestmark = pytest.mark.django_db
UBND = "UBND quận Ba Đình"


@pytest.fixture
def enter(at):
    """Enter a number: `enter("512/QĐ-UBND", "T1")`."""

    def enter_one(notation: str, subject: str, *, day=date(2021, 3, 25), issuer=UBND) -> Number:
        told = actions.Entered(
            issuer=issuer, dated=day, abstract="Quyết định về việc tặng Giấy khen", subject=subject
        )
        return actions.enter(notation, told, by="TK0001", at=at("2021-03-26 09:00"))

    return enter_one


@pytest.mark.parametrize("again", ["512/QĐ-UBND", " 0512 / qđ-ubnd ", "512/QD-UBND", "512/QĐ"])
def test_a_number_known_for_issuer_and_year_is_refused_and_told(enter, again):
    enter("512/QĐ-UBND", "BD21-T0001")
    said = "Số 512/QĐ-UBND năm 2021 của UBND quận Ba Đình đã dùng cho: Quyết định về việc tặng Giấy khen"
    with pytest.raises(Refused) as refusal:
        enter(again, "BD21-T0002")
    assert refusal.value.verdict.reason == f"{said} (ngày 25/03/2021, BD21-T0001)."


@pytest.mark.parametrize(("first", "second"), [("512", "512/QĐ-UBND"), ("512/QĐ-UBND", "512")])
def test_a_bare_number_is_one_with_that_of_its_kind(at, first, second):
    told = {"issuer": UBND, "dated": date(2021, 3, 25), "abstract": "Quyết định", "symbol": "QĐ"}
    who = {"by": "TK0001", "at": at("2021-03-26 09:00")}
    actions.enter(first, actions.Entered(subject="T1", **told), **who)
    with pytest.raises(Refused, match="đã dùng cho"):
        actions.enter(second, actions.Entered(subject="T2", **told), **who)


def test_a_bare_number_takes_the_symbol_of_its_paper(at):
    told = actions.Entered(
        issuer=UBND, dated=date(2021, 3, 25), abstract="Quyết định", subject="T1", symbol="QĐ-UBND"
    )
    assert actions.enter("5", told, by="TK0001", at=at("2021-03-26 09:00")).notation == "05/QĐ-UBND"


def test_papers_of_other_kinds_have_the_same_number(enter):
    for notation in ("12/QĐ-UBND", "12/KH-UBND", "12/UBND-NV", "12/GK", "12/GCN"):
        enter(notation, "T1")
    assert Number.objects.count() == 5


def test_the_migration_gives_the_new_key_and_leaves_the_later_of_two(enter):
    first, later = enter("512/QĐ-UBND", "T1"), enter("900/QĐ-UBND", "T2")
    Number.objects.filter(pk=first.pk).update(notation_key="512/qd-ubnd")
    Number.objects.filter(pk=later.pk).update(notation="512", notation_key="512")
    key_anew = import_module("hoadep.office.numbers.migrations.0002_one_number_under_two_spellings").key_anew
    key_anew(apps, None)
    assert list(Number.objects.order_by("pk").values_list("notation_key", flat=True)) == ["512/qd", "512"]


def test_another_year_or_issuer_has_numbers_of_its_own(enter):
    enter("512/QĐ-UBND", "BD21-T0001")
    enter("512/QĐ-UBND", "BD21-T0002", day=date(2022, 1, 5))
    enter("512/QĐ-UBND", "BD21-T0003", issuer="UBND thành phố Hà Nội")
    assert Number.objects.count() == 3


def test_the_same_paper_is_entered_but_once(enter):
    assert enter("512/QĐ-UBND", "BD21-T0001") == enter("512/QĐ-UBND", "BD21-T0001")


def test_the_database_refuses_a_number_twice_too(enter):
    row = enter("512/QĐ-UBND", "BD21-T0001")
    row.pk, row.subject = None, "BD21-T0009"
    with pytest.raises(IntegrityError):
        row.save()


def test_a_series_of_the_office_goes_on_without_gaps_and_begins_anew_with_the_year(at):
    series = actions.keep_series("Hội đồng TĐKT quận", "BB-HĐTĐKT", by="TK0001", at=at("2021-01-04 09:00"))

    def give(day: date) -> str:
        about = {"abstract": "Biên bản họp", "subject": "BD21-HOP001"}
        told = actions.Entered(issuer=series.issuer, dated=day, **about)
        return actions.give(series, told, by="TK0001", at=at("2022-01-10 09:00")).notation

    given = [give(date(2021, 3, 22)), give(date(2021, 4, 22)), give(date(2022, 1, 5))]
    assert given == ["01/BB-HĐTĐKT", "02/BB-HĐTĐKT", "01/BB-HĐTĐKT"]


def test_the_register_has_the_ten_columns_of_the_decree(enter):
    row = enter("512/QĐ-UBND", "BD21-T0001")
    paper = register.register_paper([row], Issuer(UBND, "UBND", "Ba Đình"), year=2021)
    (table,) = paper.body
    assert (len(table.heads), table.rows[0][:3]) == (
        10,
        ("512/QĐ-UBND", "25/3/2021", "Quyết định về việc tặng Giấy khen"),
    )
    assert len(register.register_sheet([row], year=2021).rows[0]) == 10
