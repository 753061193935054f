"""Commendations as they are recorded by hand: sound decisions in, everything else refused with its reason."""

from dataclasses import replace
from datetime import date

import pytest

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.people import actions as people
from hoadep.office.numbers.models import Number
from hoadep.rules.verdict import Refused

DECISION = actions.Decision(
    level="host",
    form="giay_khen",
    occasion="good_deed",
    giver="Chủ tịch UBND quận",
    number="512/QĐ-UBND",
    decided_on=date(2021, 3, 26),
)


@pytest.fixture
def record(at, cast):
    """Record a decision on 27/03/2021."""
    return lambda exemplar, decision, **more: actions.record_commendation(
        exemplar, decision, by=cast.hoa, at=at("2021-03-27 09:00"), **more
    )


@pytest.fixture
def mai(units, cast, introduce):
    return introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai").exemplar


def test_takes_effect_at_noon_of_its_day(at, mai, record):
    made = record(mai, replace(DECISION, number=" 512/QĐ-UBND\n"))
    assert (made.code, made.number, made.at) == ("BD21-K0001", "512/QĐ-UBND", at("2021-03-26 12:00"))


@pytest.fixture
def tam(units, cast, introduce):
    return introduce(cast.dung, units.kim_ma, "Đỗ Văn Tâm").exemplar


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decided_on": date(2021, 3, 28)}, "ngày 28/03/2021: ngày này chưa đến"),
        ({"number": " "}, "Phải ghi số quyết định"),
        ({"giver": ""}, "người khen"),
        ({"level": "upper"}, "không có hình thức khen này"),
        ({"form": "huan_chuong"}, "không có hình thức khen này"),
        ({"occasion": "birthday"}, "không có diện khen này"),
    ],
)
def test_unsound_decision_is_refused(mai, record, change, said):
    with pytest.raises(Refused, match=said):
        record(mai, replace(DECISION, **change))
    assert Commendation.objects.count() == 0


def test_one_decision_commends_many_but_each_once(mai, tam, record):
    record(mai, DECISION)
    with pytest.raises(Refused, match=r"khen gương BD21-D0001 đã được ghi \(BD21-K0001\)"):
        record(mai, DECISION)
    assert record(tam, DECISION).code == "BD21-K0002"


def test_a_decision_recorded_by_hand_is_entered_once_in_the_register(mai, tam, record):
    assert record(mai, replace(DECISION, number="512")).number == "512/QĐ-UBND"
    assert record(tam, DECISION).number == "512/QĐ-UBND"
    assert [(row.notation, row.subject) for row in Number.objects.all()] == [("512/QĐ-UBND", "BD21-K0001")]


def test_a_revocation_is_entered_and_refused_under_a_number_that_is_known(at, cast, mai, tam, record):
    made, other = record(mai, DECISION), record(tam, replace(DECISION, number="513/QĐ-UBND"))
    who = {"by": cast.hoa, "at": at("2021-04-02 09:00")}
    withdrawal = actions.Withdrawal(number="600", decided_on=date(2021, 4, 1), reason="Kê khai gian dối.")
    assert actions.revoke(made, withdrawal, **who).number == "600/QĐ-UBND"
    assert Number.objects.get(notation="600/QĐ-UBND").abstract.startswith("Quyết định về việc hủy")
    again = replace(withdrawal, number="512/QĐ-UBND")
    with pytest.raises(Refused, match="Số 512/QĐ-UBND năm 2021"):
        actions.revoke(other, again, **who)


def test_number_stands_for_one_day_of_a_year(mai, tam, record):
    record(mai, DECISION)
    with pytest.raises(Refused, match="đã ghi với ngày 26/03/2021"):
        record(tam, replace(DECISION, decided_on=date(2021, 3, 25)))
    record(tam, replace(DECISION, decided_on=date(2020, 12, 25)))
    of_ward = {"level": "unit", "giver": "Chủ tịch UBND phường"}
    record(tam, replace(DECISION, decided_on=date(2021, 3, 25), **of_ward), other_deed="Việc năm sau.")
    assert Commendation.objects.count() == 3


def test_another_decision_on_the_same_person_asks_for_a_reason(at, cast, mai, units, introduce, record):
    record(mai, DECISION)
    later = replace(DECISION, number="513/QĐ-UBND", decided_on=date(2021, 3, 27))
    with pytest.raises(Refused, match=r"Quyết định 512/QĐ-UBND ngày 26/03/2021.*ghi rõ lý do"):
        record(mai, later)
    made = record(mai, later, other_deed="Việc năm 2021, lần trước khen việc năm 2019.")
    assert made.other_deed == "Việc năm 2021, lần trước khen việc năm 2019."
    higher = replace(DECISION, level="upper", form="bang_khen", giver="Chủ tịch UBND thành phố")
    assert record(mai, higher, other_deed="Không cần.").other_deed == ""


@pytest.mark.parametrize(
    ("name", "born", "alike"),
    [
        ("Vu Thi Mai", 1954, True),
        ("Vũ Thị Mai", None, True),
        ("Vũ Thị Mai", 1990, False),
        ("Vũ Thị Mơ", 1954, False),
    ],
)
def test_whoever_bears_the_name_may_be_the_same(cast, units, introduce, record, name, born, alike):
    record(introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", born=1954).exemplar, DECISION)
    other = introduce(cast.dung, units.kim_ma, name, born=born, another=True).exemplar
    later = replace(DECISION, number="513/QĐ-UBND", decided_on=date(2021, 3, 27))
    if alike:
        with pytest.raises(Refused, match=r"Trùng tên, chưa rõ có phải là một: .*512/QĐ-UBND"):
            record(other, later)
    assert record(other, later, other_deed="Người khác.").other_deed == ("Người khác." if alike else "")


@pytest.mark.parametrize(
    "name", ["Phường Ngọc Hà", "Tập thể phường Ngọc Hà", "Tập thể cán bộ UBND phường Ngọc Hà"]
)
def test_body_that_is_gone_is_not_commended(at, cast, units, prepare_collective, record, name):
    units.ngoc_ha.name = "Phường Ngọc Hà"
    units.ngoc_ha.until = date(2021, 3, 1)
    units.ngoc_ha.save()
    body = prepare_collective(name, "2021-02-20 09:00").exemplar
    with pytest.raises(Refused, match="đã giải thể từ ngày 01/03/2021"):
        record(body, DECISION)
    before = replace(DECISION, decided_on=date(2021, 2, 25))
    assert record(body, before).exemplar == body


def test_name_that_a_standing_unit_bears_is_not_gone(at, cast, units, prepare_collective, record):
    old = people.make_unit(
        code="P-CU", name="UBND phường Kim Mã", short_name="Kim Mã cũ", by="", at=at("2021-01-01 09:00")
    )
    old.until = date(2021, 3, 1)
    old.save()
    units.kim_ma.name = "Phường Kim Mã"
    units.kim_ma.save()
    assert record(prepare_collective("Tập thể phường Kim Mã", "2021-02-20 09:00").exemplar, DECISION).code
