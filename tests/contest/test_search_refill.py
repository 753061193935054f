"""`hoadep search refill`: what an installation had before there was a search can be found too."""

from io import StringIO

import pytest
from django.core.management import call_command

from hoadep.config.management.commands import search as command
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.papers import actions as papers
from hoadep.office.documents.blocks import Paragraph, Table
from hoadep.office.documents.content import Issuer, Paper
from hoadep.office.search.models import Document

SAID = ("scope", "kind", "code", "title", "body", "access", "exact", "folded", "place", "heading")


def refill(*options):
    out = StringIO()
    call_command("search", "refill", *options, stdout=out)
    return out.getvalue().splitlines()


def documents():
    """All that can be found; of entries and nominations the instant too, which the rows tell."""
    rows = Document.objects.order_by("kind", "code").values_list(*SAID, "at")
    return [row if row[1] in ("entry", "nomination", "dossier", "paper") else row[:-1] for row in rows]


@pytest.fixture
def found(season, send, nominate, units, exemplar, commend, cast, at):
    """What the acts themselves put in: of each kind something."""
    mai = exemplar("Vũ Thị Mai")
    for day in (1, 2, 3):
        entry = send(units.ngoc_ha, f"2021-03-0{day} 08:00", about=mai)
    nomination = nominate(units.ngoc_ha, "2021-03-04 08:00", whom=mai)
    asked = exemplars.Asked(level="host", form="giay_khen", occasion="good_deed")
    exemplars.prepare(nomination, asked, by=cast.binh, at=at("2021-03-05 08:00"))
    commend(mai, entry, "2021-03-10")
    dropped, _ = (_letter(season, title, by=cast.hoa, at=at("2021-03-11 08:00")) for title in ("một", "hai"))
    papers.drop_paper(dropped, by=cast.hoa, at=at("2021-03-11 09:00"))
    return documents()


def _letter(season, title, *, by, at):
    issuer = Issuer("Phòng Văn hóa và Thông tin", "VHTT", "Ba Đình")
    table = Table(("Họ tên", "Nơi ở"), (("Vũ Thị Mai", "Ngọc Hà"),))
    paper = Paper(
        kind="letter", issuer=issuer, subject=f"mời họp lần {title}", body=(Paragraph("Kính mời."), table)
    )
    return papers.keep_paper(season, paper, by=by, at=at)


def test_refill_puts_in_what_the_acts_would_have(found, monkeypatch):
    monkeypatch.setattr(command, "AT_ONCE", 2)
    Document.objects.all().delete()
    assert refill() == [
        "bài dự thi: đã xem 2/3, đưa vào 2",
        "bài dự thi: đã xem 3/3, đưa vào 3",
        "phiếu giới thiệu: đã xem 1/1, đưa vào 1",
        "gương: đã xem 1/1, đưa vào 1",
        "hồ sơ khen: đã xem 1/1, đưa vào 1",
        "khen thưởng: đã xem 1/1, đưa vào 1",
        "văn bản: đã xem 1/1, đưa vào 1",
        "đơn vị: đã xem 2/5, đưa vào 2",
        "đơn vị: đã xem 4/5, đưa vào 4",
        "đơn vị: đã xem 5/5, đưa vào 5",
        "người: đã xem 2/4, đưa vào 2",
        "người: đã xem 4/4, đưa vào 4",
    ]
    assert (documents(), len(found)) == (found, 17)


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
