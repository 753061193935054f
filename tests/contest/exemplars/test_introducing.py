"""A unit introduces somebody: who is known, who is new, and what counts when."""

import pytest

from hoadep.contest.exemplars import actions, facts
from hoadep.contest.people import actions as people
from hoadep.rules.verdict import Refused


def test_newcomer_is_entered_and_nomination_arrives_at_once(at, units, cast, introduce):
    sent = introduce(cast.binh, units.ngoc_ha, "  Vũ  Thị Mai ", at=at("2021-03-09 23:59:59"), born=1954)
    step = sent.steps.get()
    person = sent.exemplar.person
    assert (sent.code, sent.state, step.arrival_at) == ("BD21-G0001", "sent", at("2021-03-09 23:59:59"))
    assert (person.name, person.born, sent.exemplar.code) == ("Vũ Thị Mai", 1954, "BD21-D0001")


def test_same_name_must_be_told_apart(units, cast, introduce):
    mai = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai").exemplar
    with pytest.raises(Refused, match="Đã có gương tên Vu Thi Mai"):
        introduce(cast.dung, units.kim_ma, "Vu Thi Mai")
    same = introduce(cast.dung, units.kim_ma, "Vu Thi Mai", known=mai.person)
    other = introduce(cast.dung, units.kim_ma, "Vũ Thị Mai", another=True)
    assert (same.exemplar, other.exemplar == mai) == (mai, False)


def test_unit_introduces_nobody_twice(units, cast, introduce):
    first = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")
    with pytest.raises(Refused, match=f"đã giới thiệu gương này: {first.code}"):
        introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", known=first.exemplar.person)
    with pytest.raises(Refused, match=first.code):
        introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", another=True)
    assert facts.same_named("person", "vu thi mai")[0].subject == first.exemplar.person
    assert len(facts.same_named("person", "vu thi mai")) == 1


def test_withdrawn_exemplar_may_be_introduced_again(units, cast, introduce):
    first = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")
    actions.withdraw(first, reason="Gửi nhầm đợt.", by=cast.binh, at=first.steps.get().at)
    again = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", known=first.exemplar.person)
    assert (again.code, again.exemplar) == ("BD21-G0002", first.exemplar)


def test_achievements_are_needed(at, season, units, cast):
    who = actions.Introduced(sort="group", name="Nhóm thiện nguyện Ánh Dương", place="Phường Kim Mã")
    blank = actions.NominationText(achievement=" \u200b ")
    with pytest.raises(Refused, match="nêu rõ thành tích") as refusal:
        actions.introduce(season, units.kim_ma, who, text=blank, by=cast.dung, at=at("2020-11-01 08:00"))
    assert (refusal.value.verdict.clause, season.exemplars.count()) == ("III.3.a", 0)


def test_authors_of_the_name_are_not_offered(at, units, cast, introduce):
    people.enter_person(
        name="Vũ Thị Mai", address="Số 5 ngõ Gạch", by=cast.hoa.code, at=at("2021-01-05 08:00")
    )
    assert facts.same_named("person", "Vũ Thị Mai") == []


def test_collectives_are_told_apart_by_kind(at, season, units, cast):
    text = actions.NominationText(achievement="Bếp ăn năm nghìn đồng, mỗi tuần ba buổi.")
    who = actions.Introduced(sort="group", name="Bếp Sẻ chia", place="Phường Kim Mã")
    sent = actions.introduce(season, units.kim_ma, who, text=text, by=cast.dung, at=at("2021-01-05 08:00"))
    named = {sort: len(facts.same_named(sort, "bep se chia")) for sort, _ in facts.SORTS}
    assert (sent.exemplar.sort, named) == ("Nhóm", {"person": 0, "household": 0, "group": 1, "collective": 0})
