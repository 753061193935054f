"""A secret online vote cannot be reconstructed once it is closed: tables, files, log, journal, tasks."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from hoadep.contest.council import actions
from hoadep.contest.council.models import Counter, HasVoted, Motion
from hoadep.office.journal.models import Row

AGAINST = {3, 7}
TRACES = ("ballots_in_favour", "ballots_against")


@pytest.fixture
def voted(transactional_db, plan, council, attend, put, begin, hoa) -> Motion:
    """Nine have voted, in an order of their own, two of them against."""
    attend(council)
    motion = begin(put(mode="online"))
    for n in (5, 3, 8, 0, 7, 1, 2, 6, 4):
        option = "against" if n in AGAINST else "in_favour"
        actions.cast_secret(motion, council[n], option, plan, **hoa(f"2021-03-22 14:1{n}"))
    return motion


@pytest.fixture
def closed(voted, plan, at, hoa) -> Motion:
    verdict = actions.close_vote(voted, plan, closed_at=at("2021-03-22 14:30"), **hoa("2021-03-22 14:30"))
    assert (verdict.answer, verdict.found) == ("met", 7)
    voted.refresh_from_db()
    return voted


def test_until_the_closing_only_who_has_voted_is_known(voted):
    assert voted.counts is None
    assert HasVoted.objects.filter(motion=voted).count() == 9
    assert not Row.objects.filter(subject=voted.code, verb="cast_secret").exists()


def test_the_sums_are_kept_and_add_up(closed):
    assert closed.counts == {
        "given_out": 9,
        "returned": 9,
        "valid": 9,
        "invalid": 0,
        "in_favour": 7,
        "against": 2,
        "by_letter": 0,
    }
    assert Counter.objects.count() == 0


def test_who_took_part_stands_in_the_order_of_the_members(closed, council):
    rows = HasVoted.objects.filter(motion=closed).order_by("pk")
    assert [row.member.code for row in rows] == [member.code for member in council]


def test_the_journal_tells_of_the_opening_and_the_closing_alone(closed):
    verbs = Row.objects.filter(subject=closed.code).order_by("n").values_list("verb", flat=True)
    assert list(verbs) == ["put_motion", "open_vote", "close_vote"]


def test_a_dump_tells_no_choice_of_a_member(closed, council, tmp_path):
    dump = tmp_path / "dump.json"
    call_command("dumpdata", "council", "django_tasks_database", output=str(dump))
    text = dump.read_text()
    assert [trace for trace in TRACES if trace in text] == []
    assert '"model": "council.counter"' not in text
    assert '"model": "council.namedvote"' not in text


def traces_in_files() -> list[str]:
    """The counters' names that SQLite's file or its write-ahead log still hold."""
    path = Path(connection.settings_dict["NAME"])
    log = path.with_name(f"{path.name}-wal")
    found = path.read_bytes() + (log.read_bytes() if log.exists() else b"")
    return [trace for trace in TRACES if trace.encode() in found]


def traces_in_tables() -> list[str]:
    """PostgreSQL's transactions that wrote who took part beyond the first, and pages of counters."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text FROM council_hasvoted")
        transactions = [row[0] for row in cursor.fetchall()][1:]
        cursor.execute("SELECT pg_relation_size('council_counter')")
        return transactions + ["counters"] * bool(cursor.fetchone()[0])


@pytest.fixture
def another_reader(transactional_db):
    """Somebody whose snapshot of PostgreSQL is older than the closing (a backup that is being made)."""
    if connection.vendor != "postgresql":
        yield
        return
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM django_migrations")
        yield
    other.close()


FOUND = {"sqlite": traces_in_files, "postgresql": traces_in_tables}


def test_the_closing_takes_the_traces_out_of_the_database(voted, another_reader, plan, at, hoa):
    assert FOUND[connection.vendor]() != []
    actions.close_vote(voted, plan, closed_at=at("2021-03-22 14:30"), **hoa("2021-03-22 14:30"))
    assert FOUND[connection.vendor]() == []


def test_unanimity_tells_how_each_voted_and_only_that(plan, council, attend, put, begin, at, hoa):
    """The accepted exception: nine in favour of nine."""
    attend(council)
    motion = begin(put(mode="online"))
    for member in council:
        actions.cast_secret(motion, member, "in_favour", plan, **hoa("2021-03-22 14:15"))
    actions.close_vote(motion, plan, closed_at=at("2021-03-22 14:30"), **hoa("2021-03-22 14:30"))
    motion.refresh_from_db()
    assert (motion.counts["in_favour"], motion.counts["against"]) == (9, 0)
