"""What counts is when the complete request was here, however long it then waits to be written down."""

import threading
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.progress import facts as progress
from hoadep.web import middleware
from tests.contest.entries.writers import Writer, address

HELD = 0.8
"""Seconds for which somebody else writes."""


@contextmanager
def writer_held():
    """Somebody else writes (the whole SQLite file, these rows of PostgreSQL) for a while; yields the end."""
    taken, ended = threading.Event(), {}

    def hold():
        try:
            with transaction.atomic():
                list(EntryStep.objects.select_for_update())
                taken.set()
                threading.Event().wait(HELD)
                ended["at"] = timezone.now()
        finally:
            connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(5)
    yield ended
    holder.join()


@pytest.fixture
def at_the_last_second(monkeypatch, at):
    """The request is complete at 23:59:59 on the last day of March."""
    last = at("2021-03-31 23:59:59")
    monkeypatch.setattr(middleware, "timezone", SimpleNamespace(now=lambda: last))
    return last


@pytest.fixture
def waiting(transactional_db, season, cast, units, exemplar, at):
    """Three entries that wait for Ngọc Hà to approve them."""
    for n in range(3):
        entry = actions.start_draft(
            season,
            actions.Writing(kind="essay", title=f"Bài số {n}", text="Một chuyện có thật ở ngõ nhỏ."),
            unit=units.ngoc_ha,
            authors=[exemplar(f"Tác giả {n}").person],
            exemplars=[exemplar(f"Người tốt {n}")],
            by=cast.hoa,
            at=at("2021-03-20 08:00"),
        )
        entry.authors.update(address="Ngọc Hà", telephone="0912345678")
        actions.submit(entry, by=cast.hoa, at=at("2021-03-20 08:00"))
    return list(Entry.objects.values_list("code", flat=True))


APPROVED = {"duyet-reason": "Đã hỏi tổ dân phố.", "duyet-checked_by": "Bà Tư"}


def _approve_all(client, codes):
    return client.post(address("entry_acts", name="duyet"), {"code": codes} | APPROVED)


def test_bulk_approval_stands_at_one_instant_before_the_wait(waiting, cast, signed_in):
    binh = signed_in(cast.binh)
    with writer_held() as held:
        _approve_all(binh, waiting)
    steps = EntryStep.objects.filter(name="approve")
    instants = {step.at for step in steps}
    assert (len(steps), len(instants)) == (3, 1)
    assert instants.pop() < held["at"]


def test_all_approved_at_the_last_second_count_in_march(
    waiting, cast, season, units, signed_in, at_the_last_second, at
):
    binh = signed_in(cast.binh)
    with writer_held():
        _approve_all(binh, waiting)
    line = progress.line_of(season, units.ngoc_ha, "entries", "2021-03", as_of=at("2021-04-02 08:00"))
    assert set(EntryStep.objects.filter(name="approve").values_list("at", flat=True)) == {at_the_last_second}
    assert line.received == 3


def test_entry_sent_at_the_last_second_has_a_receipt_of_that_second(waiting, units, at_the_last_second):
    writer = Writer()
    writer.write_all(units.ngoc_ha)
    page = writer.open(4)
    with writer_held():
        writer.send(page)
    receipt = Entry.objects.get(title="Bình trà đầu ngõ").receipts.get()
    assert receipt.at == at_the_last_second


def test_nothing_to_report_stands_at_its_arrival(waiting, cast, units, signed_in, at_the_last_second):
    binh = signed_in(cast.binh)
    parts = {"code": units.ngoc_ha.code, "counts": "nominations", "key": "2021-04"}
    with writer_held():
        binh.post(address("nothing", **parts), {"reason": "Kỳ này phường chưa có gương."})
    assert units.ngoc_ha.nothing_to_report.get().at == at_the_last_second


def test_nomination_step_stands_at_its_arrival(
    waiting, cast, units, nominate, exemplar, signed_in, at_the_last_second
):
    code = nominate(units.ngoc_ha, "2021-03-30 08:00", whom=exemplar("Vũ Thị Mai")).code
    hoa = signed_in(cast.hoa)
    with writer_held():
        hoa.post(address("nomination_step", code=code, name="tiep-nhan"))
    assert Nomination.objects.get().steps.last().at == at_the_last_second
