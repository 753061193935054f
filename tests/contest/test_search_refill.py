"""`hoadep search refill`: what an installation had before there was a search can be found too."""

from io import StringIO

import pytest
from django.core.management import call_command

from hoadep.config.management.commands import search as command
from hoadep.office.search.models import Document

SAID = ("scope", "kind", "code", "title", "body", "access", "at", "exact", "folded", "place", "heading")


def refill(*options):
    out = StringIO()
    call_command("search", "refill", *options, stdout=out)
    return out.getvalue().splitlines()


def documents():
    return list(Document.objects.order_by("kind", "code").values_list(*SAID))


@pytest.fixture
def found(send, nominate, units, exemplar):
    """What the acts themselves put into the search: three entries and a nomination."""
    mai = exemplar("Vũ Thị Mai")
    for day in (1, 2, 3):
        send(units.ngoc_ha, f"2021-03-0{day} 08:00", about=mai)
    nominate(units.ngoc_ha, "2021-03-04 08:00", whom=mai)
    return documents()


def test_refill_puts_in_what_the_acts_would_have(found, monkeypatch):
    monkeypatch.setattr(command, "AT_ONCE", 2)
    Document.objects.all().delete()
    assert refill() == [
        "bài dự thi: đã xem 2/3, đưa vào 2",
        "bài dự thi: đã xem 3/3, đưa vào 3",
        "phiếu giới thiệu: đã xem 1/1, đưa vào 1",
    ]
    assert (documents(), len(found)) == (found, 4)


def test_refill_goes_on_where_it_was_interrupted(found):
    Document.objects.filter(code="BD21-B0002").delete()
    assert refill()[0] == "bài dự thi: đã xem 3/3, đưa vào 1"
    assert documents() == found


def test_refill_leaves_what_is_there_unless_all_is_done_anew(found):
    Document.objects.filter(code="BD21-B0002").update(title="Cũ")
    refill()
    assert documents() != found
    assert refill("--anew")[0] == "bài dự thi: đã xem 3/3, đưa vào 3"
    assert documents() == found
