"""The authors' telephones: shown to whoever returns or receives the entry, and to nobody else."""

import csv
import io

import pytest

from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from tests.contest.conftest import OPENED
from tests.contest.entries.writers import Writer, address

NUMBER = "0912 000 111"


@pytest.fixture
def sent(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    return Entry.objects.get()


def listed(client):
    answer = client.get(address("entry_list"), {"dang": "csv"})
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("who", ["binh", "hoa"])
def test_unit_and_office_call_the_author(sent, cast, signed_in, who):
    client = signed_in(getattr(cast, who))
    shown = client.get(address("entry", code=sent.code)).content.decode()
    assert f'<a href="tel:0912000111">{NUMBER}</a>' in shown
    head, row = listed(client)
    assert dict(zip(head, row, strict=True))["Điện thoại tác giả"] == NUMBER


def test_author_reads_no_number_there(sent, cast, signed_in):
    lan = signed_in(cast.lan)
    assert NUMBER not in lan.get(address("entry", code=sent.code)).content.decode()
    assert "Điện thoại tác giả" not in listed(lan)[0]


def test_leader_who_returns_nothing_reads_none(sent, cast, signed_in):
    people.give_role(cast.nam, "leader", by=people.SYSTEM, at=OPENED)
    leader = signed_in(cast.nam)
    assert NUMBER not in leader.get(address("entry", code=sent.code)).content.decode()
    assert (len(listed(leader)), NUMBER in str(listed(leader))) == (2, False)


def test_own_entry_in_another_unit_keeps_the_numbers_of_its_authors(sent, cast, units, signed_in):
    dung = signed_in(cast.dung)
    Writer(dung).lodge(units.ngoc_ha, author_name="Lê Tiến Dũng", author_telephone="0912 000 222")
    Writer(dung).lodge(units.kim_ma, title="Bài của phường")
    head, *rows = listed(dung)
    found = {row[head.index("Tên bài")]: row[-1] for row in rows}
    assert (head[-1], found) == (
        "Điện thoại tác giả",
        {"Bài của phường": NUMBER, "Bình trà đầu ngõ": ""},
    )
