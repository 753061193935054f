"""Rows: numbered and chained by subject, entered in the transaction of their act."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hoadep.office.journal import actions, chain
from hoadep.office.journal.actions import Line
from hoadep.office.journal.models import Row, Salt
from hoadep.rules.verdict import Refused

pytestmark = pytest.mark.django_db


def test_a_row_says_what_was_done_and_when_it_was_learned(at):
    before = timezone.now()
    row = actions.record("BD21-B0001", "submit", by="TK0001", at=at("2021-03-09 23:59"), codes=["P-TB"])
    kept = Row.objects.get()
    assert kept == row
    assert (kept.subject, kept.n, kept.verb, kept.by, kept.codes) == (
        "BD21-B0001",
        1,
        "submit",
        "TK0001",
        ["P-TB"],
    )
    assert kept.at == at("2021-03-09 23:59")
    assert before <= kept.recorded_at <= timezone.now()
    assert kept.recorded_at == row.recorded_at


def test_rows_of_a_subject_are_numbered_and_chained(at):
    lan = actions.record("BD21-B0001", "submit", by="TK0001", at=at("2021-03-01 08:00"))
    actions.record("BD21-B0002", "submit", by="TK0001", at=at("2021-03-01 08:01"))
    binh = actions.record("BD21-B0001", "approve", by="TK0002", at=at("2021-03-01 09:00"))
    assert (lan.n, lan.previous_hash) == (1, "")
    assert (binh.n, binh.previous_hash) == (2, lan.hash)
    assert binh.hash == chain.row_hash(Row.objects.get(pk=binh.pk))


@pytest.mark.parametrize(
    ("field", "other"),
    [("subject", "X"), ("n", 2), ("verb", "x"), ("by", "x"), ("codes", ["x"]), ("digests", {"x": "y"})],
)
def test_the_hash_covers(field, other, at):
    row = actions.record("BD21-B0001", "submit", by="TK0001", at=at("2021-03-01 08:00"))
    setattr(row, field, other)
    assert chain.row_hash(row) != row.hash


@pytest.mark.parametrize("field", ["at", "recorded_at"])
def test_the_hash_covers_instants_to_the_microsecond_in_any_zone(field, at):
    row = actions.record("BD21-B0001", "submit", by="TK0001", at=at("2021-03-01 08:00:00.000001"))
    setattr(row, field, getattr(row, field).astimezone(timezone.get_fixed_timezone(-120)))
    assert chain.row_hash(row) == row.hash
    setattr(row, field, getattr(row, field) + timezone.timedelta(microseconds=1))
    assert chain.row_hash(row) != row.hash


def test_of_a_secret_only_a_salted_digest_stays(at):
    secret = "Bà Tư ở tổ 5 cứu người"
    rows = [
        actions.record(
            "BD21-B0001", "return", by="TK1", at=at("2021-03-01 08:00"), secrets={"reason": secret}
        )
        for _ in range(2)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM journal_row")
        everything = str(cursor.fetchall())
    assert secret not in everything
    assert rows[0].digests.keys() == {"reason"}
    assert rows[0].digests != rows[1].digests
    assert Salt.objects.count() == 2


def test_many_acts_take_few_queries_and_are_chained_alike(at, django_assert_num_queries):
    first = actions.record("BD21-B0001", "submit", by="TK1", at=at("2021-03-01 08:00"))
    lines = [
        Line(
            subject=f"BD21-B{n:04}", verb=verb, by="TK2", at=at("2021-03-01 09:00"), secrets={"reason": "đạt"}
        )
        for n in range(1, 41)
        for verb in ("approve", "receive")
    ]
    with django_assert_num_queries(3):
        rows = actions.record_many(lines)
    assert [(row.subject, row.n) for row in rows[:3]] == [
        ("BD21-B0001", 2),
        ("BD21-B0001", 3),
        ("BD21-B0002", 1),
    ]
    assert rows[0].previous_hash == first.hash
    assert rows[1].previous_hash == rows[0].hash
    assert list(Row.objects.order_by("pk")) == [first, *rows]


def test_of_what_was_made_just_now_no_earlier_act_is_looked_for(at, django_assert_num_queries):
    entered = {"by": "TK0001", "at": at("2021-03-01 08:00"), "begins": True}
    with django_assert_num_queries(1):
        actions.record("N000001", "enter", **entered)
    with pytest.raises(Refused):
        actions.record("N000001", "enter", **entered)


def test_nothing_to_enter_enters_nothing():
    assert actions.record_many([]) == []


@pytest.mark.django_db(transaction=True)
def test_a_row_without_the_transaction_of_its_act_is_an_error(at):
    with pytest.raises(transaction.TransactionManagementError):
        actions.record("BD21-B0001", "submit", by="TK0001", at=at("2021-03-01 08:00"))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_act_on_one_subject_at_once_none_overwrites_the_other(at):
    """On SQLite the second waits for its turn; on PostgreSQL the guard refuses it."""
    outcomes: list[str] = []
    read_both = threading.Barrier(2) if connection.vendor == "postgresql" else None

    def act() -> None:
        try:
            with transaction.atomic():
                if read_both:
                    Row.objects.count()
                    read_both.wait()
                outcomes.append(
                    str(actions.record("BD21-B0001", "approve", by="TK1", at=at("2021-03-01 08:00")).n)
                )
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    people = [threading.Thread(target=act) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    rows = list(Row.objects.order_by("n").values_list("n", flat=True))
    assert rows == list(range(1, len(rows) + 1))
    assert len(rows) + outcomes.count("refused") == 2
