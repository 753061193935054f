"""Each kind of thing is found under its name, on its page, by those alone who may open it."""

from datetime import date

import pytest

from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.papers import actions as papers
from hoadep.contest.people import actions as people
from hoadep.office.documents.blocks import Paragraph, Table
from hoadep.office.documents.content import Issuer, Paper
from hoadep.office.search.models import Document

SEARCH = "/ba-dinh-2021/tim/"


@pytest.fixture
def secretary(units, at):
    """Somebody who sees nominations, dossiers and papers, but no entries."""
    who = {"by": people.SYSTEM, "at": at("2021-01-01 08:00")}
    account = people.make_account(username="thu", name="Vũ Anh Thư", password=None, **who)
    people.give_role(account, "secretary", **who)
    return account


@pytest.fixture
def mai(season, cast, units, exemplar, nominate, send, commend, at):
    """One of each kind, all about Vũ Thị Mai of Ngọc Hà; gives what is found under which address."""
    whom = exemplar("Vũ Thị Mai")
    entry = send(units.ngoc_ha, "2021-03-01 08:00", about=whom)
    nomination = nominate(units.ngoc_ha, "2021-03-02 08:00", whom=whom)
    asked = exemplars.Asked(level="host", form="giay_khen", occasion="good_deed")
    dossier = exemplars.prepare(nomination, asked, by=cast.binh, at=at("2021-03-03 08:00"))
    commendation = commend(whom, entry, "2021-03-10")
    paper = _paper(season, by=cast.hoa, at=at("2021-03-11 08:00"))
    return {
        "entry": f"/bai-du-thi/{entry.code}/",
        "nomination": f"/gioi-thieu-guong/{nomination.code}/",
        "exemplar": f"/guong/{whom.code}/",
        "dossier": f"/ho-so/{dossier.code}/",
        "commendation": f"/khen-thuong/{commendation.code}/",
        "paper": f"/van-ban/{paper.code}/",
        "person": "/bai-du-thi/?tim=%22V%C5%A9+Th%E1%BB%8B+Mai%22",
    }


def _paper(season, *, by, at):
    table = Table(("Họ tên", "Nơi ở"), (("Vũ Thị Mai", "Ngọc Hà"),))
    body = (Paragraph("Kính mời các đồng chí có tên sau."), table)
    issuer = Issuer("Phòng Văn hóa và Thông tin", "VHTT", "Ba Đình")
    return papers.keep_paper(
        season, Paper(kind="letter", issuer=issuer, subject="mời dự gặp mặt", body=body), by=by, at=at
    )


def found(client, words, **more):
    return client.get(SEARCH, {"q": words, **more}).content.decode()


def kinds_on(text, where):
    return [kind for kind, address in where.items() if f'{address}"' in text]


@pytest.mark.parametrize("words", ["vu thi mai", "Vũ Thị Mai", '"thi mai"'])
def test_office_finds_each_kind_and_is_led_to_its_page(cast, mai, signed_in, words):
    hoa = signed_in(cast.hoa)
    assert kinds_on(found(hoa, words), mai) == [kind for kind in mai if kind != "person"]
    for kind in mai:
        assert kinds_on(found(hoa, words, loai=kind), mai) == [kind]
    for address in mai.values():
        assert hoa.get(f"/ba-dinh-2021{address}").status_code == 200


def test_kind_stands_beside_each_hit(cast, mai, signed_in):
    text = found(signed_in(cast.hoa), "vu thi mai")
    for name in ("Bài dự thi", "Gương", "Hồ sơ khen", "Khen thưởng", "Văn bản"):
        assert f'<span class="badge">{name}</span>' in text
    assert '<span class="badge">Người</span>' in found(signed_in(cast.hoa), "vu thi mai", loai="person")


def test_person_leads_to_the_entries_with_the_name_and_to_no_others(
    cast, mai, units, send, exemplar, signed_in
):
    other = send(units.ngoc_ha, "2021-03-01 09:00", about=exemplar("Đỗ Văn Khiết"))
    page = signed_in(cast.hoa).get(f"/ba-dinh-2021{mai['person']}").content.decode()
    assert (mai["entry"] in page, f"/bai-du-thi/{other.code}/" in page) == (True, False)


def test_unit_finds_what_is_its_own_and_nothing_of_others(cast, mai, signed_in):
    own = found(signed_in(cast.binh), "vu thi mai")
    assert kinds_on(own, mai) == ["entry", "nomination", "dossier"]
    assert not kinds_on(found(signed_in(cast.dung), "vu thi mai"), mai)
    for kind in ("exemplar", "commendation", "paper", "unit", "person"):
        assert f"loai={kind}" not in own
        assert kinds_on(found(signed_in(cast.binh), "vu thi mai", loai=kind), mai) == kinds_on(own, mai)


def test_each_kind_is_opened_by_its_own_duty(secretary, mai, signed_in):
    text = found(signed_in(secretary), "vu thi mai")
    assert kinds_on(text, mai) == ["nomination", "exemplar", "dossier", "commendation", "paper"]


def test_roles_of_two_reaches_open_each_kind_as_far_as_its_duty_goes(secretary, units, mai, signed_in, at):
    who = {"by": people.SYSTEM, "at": at("2021-01-02 08:00")}
    people.give_role(secretary, "coordinator", unit=units.kim_ma, **who)
    text = found(signed_in(secretary), "vu thi mai")
    assert kinds_on(text, mai) == ["nomination", "exemplar", "dossier", "commendation", "paper"]
    people.give_role(secretary, "coordinator", unit=units.ngoc_ha, **who)
    assert "entry" in kinds_on(found(signed_in(secretary), "vu thi mai"), mai)


def test_decision_is_found_by_its_number(cast, mai, signed_in):
    number = Document.objects.get(kind="commendation").body.split()[3]
    assert kinds_on(found(signed_in(cast.hoa), number, loai="commendation"), mai) == ["commendation"]


def test_commendation_taken_back_says_so_and_is_found_by_that_number_too(season, cast, mai, signed_in, at):
    row = season.commendations.get()
    taken = exemplars.Withdrawal(number="77/QĐ-UBND", decided_on=date(2021, 3, 20), reason="Kê khai sai.")
    exemplars.revoke(row, taken, by=cast.hoa, at=at("2021-03-21 08:00"))
    page = found(signed_in(cast.hoa), '"77"', loai="commendation")
    assert (kinds_on(page, mai), "Đã hủy theo Quyết định" in page) == (["commendation"], True)


def test_unit_is_found_by_its_new_name_alone(cast, units, signed_in, at):
    hoa, address = signed_in(cast.hoa), "/don-vi/P-KIMMA/"
    assert address in found(hoa, "phuong kim ma", loai="unit")
    who = {"by": cast.hoa.code, "at": at("2021-03-01 08:00")}
    people.rename_unit(units.kim_ma, name="Phường Giảng Võ", short_name="Giảng Võ", **who)
    assert address in found(hoa, "giảng võ", loai="unit")
    assert address not in found(hoa, '"phường kim mã"', loai="unit")


def test_dropped_paper_is_found_no_more(season, cast, signed_in, at):
    paper = _paper(season, by=cast.hoa, at=at("2021-03-11 08:00"))
    hoa, address = signed_in(cast.hoa), f"/van-ban/{paper.code}/"
    assert address in found(hoa, "dự gặp mặt")
    hoa.post(f"/ba-dinh-2021{address}viec/bo/")
    assert address not in found(hoa, "dự gặp mặt")


def test_page_asks_as_often_for_many_as_for_few(
    cast, mai, units, exemplar, nominate, signed_in, django_assert_num_queries
):
    hoa = signed_in(cast.hoa)
    hoa.get(SEARCH)
    with django_assert_num_queries(7):
        found(hoa, "vu thi mai", loai="commendation")
    for n in range(5):
        nominate(units.ngoc_ha, f"2021-04-0{n + 1} 08:00", whom=exemplar("Vũ Thị Mai"))
    with django_assert_num_queries(7):
        found(hoa, "vu thi mai")
