"""Seals: one chain over all subjects, and what `verify` finds when somebody meddles with the file."""

import pytest
from django.db import connection

from hoadep.office.journal import actions, chain, facts, triggers
from hoadep.office.journal.actions import Line
from hoadep.office.journal.models import Row, Salt, Seal, Unsealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(at):
    """Six rows on two subjects under two seals, and one row that waits."""
    for minute, subjects in ((1, ("A", "B", "A")), (2, ("B", "B", "A"))):
        for subject in subjects:
            actions.record(subject, "submit", by="TK1", at=at("2021-03-01 08:00"), secrets={"reason": "đạt"})
        actions.seal(at=at(f"2021-03-01 08:0{minute}"))
    actions.record("A", "approve", by="TK2", at=at("2021-03-01 09:00"))


def meddle(statement: str) -> None:
    """Change the file as one would who has it and knows how."""
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.create(connection)


def told() -> list[str]:
    return [str(fault) for fault in facts.verify()]


def test_seals_chain_all_rows_in_one_order(whole, at):
    first, second = Seal.objects.all()
    assert (first.n, first.previous_hash, second.n, second.previous_hash) == (1, "", 2, first.hash)
    assert (first.at, second.at) == (at("2021-03-01 08:01"), at("2021-03-01 08:02"))
    order = list(Row.objects.order_by("pk").values_list("pk", flat=True))
    assert first.rows + second.rows == order[:6]
    assert list(Unsealed.objects.values_list("pk", flat=True)) == order[6:]
    assert facts.head() == second


def test_sealing_tells_how_many_and_nothing_to_seal_makes_no_seal(whole, at):
    assert actions.seal(at=at("2021-03-01 10:00")) == 1
    assert actions.seal(at=at("2021-03-01 10:01")) == 0
    assert Seal.objects.count() == 3


def test_many_rows_get_several_seals(at, monkeypatch):
    monkeypatch.setattr(actions, "ROWS_IN_A_SEAL", 2)
    actions.record_many([Line(subject="A", verb="x", by="", at=at("2021-03-01 08:00")) for _ in range(5)])
    assert actions.seal(at=at("2021-03-01 08:01")) == 5
    assert [len(seal.rows) for seal in Seal.objects.all()] == [2, 2, 1]
    assert told() == []


def test_a_row_that_becomes_visible_late_is_sealed_with_the_next(whole, at):
    """Its key lies below keys that are sealed already, as when PostgreSQL commits out of order."""
    late = Row(
        pk=-1, subject="C", n=1, verb="submit", at=at("2021-03-01 08:00"), recorded_at=at("2021-03-01 08:00")
    )
    late.hash = chain.row_hash(late)
    Row.objects.bulk_create([late])
    actions.seal(at=at("2021-03-01 10:00"))
    assert -1 in facts.head().rows
    assert told() == []


def test_a_whole_journal_has_no_fault(whole):
    assert told() == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE journal_row SET verb = 'withdraw' WHERE subject = 'A' AND n = 2",
            "A dòng 2: nội dung đã bị sửa.",
        ),
        (
            "UPDATE journal_seal SET previous_hash = 'x' WHERE n = 2",
            "niêm phong 2: không nối với niêm phong trước.",
        ),
        (
            "UPDATE journal_seal SET rows = '[]' WHERE n = 2",
            "niêm phong 2: các dòng không còn như khi niêm phong.",
        ),
        ("DELETE FROM journal_seal WHERE n = 1", "niêm phong 2: đứng ở chỗ của số 1: có niêm phong bị mất."),
        ("DELETE FROM journal_unsealed", "không được niêm phong."),
    ],
)
def test_what_was_changed_is_found(whole, statement, fault):
    meddle(statement)
    assert any(line.endswith(fault) for line in told()), told()


def test_a_row_that_was_taken_out_is_found_by_its_chain_and_its_seal(whole):
    lost = Row.objects.get(subject="A", n=2)
    Salt.objects.filter(row=lost).delete()
    meddle(f"DELETE FROM journal_row WHERE id = {lost.pk}")
    assert told() == [
        "A dòng 3: đứng ở chỗ của dòng 2: có dòng bị mất.",
        "A dòng 3: không nối với dòng trước.",
        f"niêm phong 1: mất 1 dòng (khóa {lost.pk}).",
    ]


def test_the_last_row_of_a_subject_written_anew_with_a_right_hash_is_found_by_its_seal(whole):
    row = Row.objects.get(subject="B", n=3)
    row.verb = "withdraw"
    forged = chain.row_hash(row)
    meddle(f"UPDATE journal_row SET verb = 'withdraw', hash = '{forged}' WHERE id = {row.pk}")
    assert told() == ["niêm phong 2: các dòng không còn như khi niêm phong."]


def test_a_missing_trigger_is_a_fault(whole):
    triggers.drop(connection)
    found = told()
    assert len(found) == len(triggers._TRIGGERS[connection.vendor])
    assert found[-1].startswith("cơ sở dữ liệu: thiếu chốt chống sửa journal_seal_no_")


def test_a_text_is_confirmed_until_it_is_erased(at):
    row = actions.record(
        "A", "return", by="TK1", at=at("2021-03-01 08:00"), secrets={"reason": "thiếu ảnh", "to": "Lan"}
    )
    assert facts.confirms(row, "reason", "thiếu ảnh") is True
    assert facts.confirms(row, "reason", "thiếu ảnh.") is False
    actions.seal(at=at("2021-03-01 08:01"))
    assert actions.erase("A", names=["reason"], by="TK2", at=at("2022-01-01 08:00")) == 1
    assert facts.confirms(row, "reason", "thiếu ảnh") is None
    assert facts.confirms(row, "to", "Lan") is True
    last = Row.objects.get(n=2)
    assert (last.verb, last.by, last.codes) == ("erase", "TK2", ["1:reason"])
    assert told() == []
