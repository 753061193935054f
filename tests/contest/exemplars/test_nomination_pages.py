"""A nomination in the browser: Bình sends it, Hoa returns it, Bình completes it; Dũng sees nothing."""

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Dossier, Nomination

LIST = "/ba-dinh-2021/gioi-thieu-guong/"
NEW = f"{LIST}moi/"
TYPED = {
    "unit": "P-NGOCHA",
    "sort": "person",
    "name": "Vũ Thị Mai",
    "honorific": "Bà",
    "born": "1954",
    "place": "Tổ 12, phường Ngọc Hà",
    "achievement": "Hai mươi năm dạy chữ cho trẻ em lao động sớm ở phố.",
    "foci": ["hard_task"],
}


def text(response) -> str:
    return response.content.decode()


def test_unit_introduces_and_office_walks_it_through(cast, signed_in):
    binh, hoa = signed_in(cast.binh), signed_in(cast.hoa)
    sent = binh.post(NEW, TYPED, follow=True)
    assert sent.redirect_chain == [(f"{LIST}BD21-G0001/", 302)]
    assert "Đã gửi giới thiệu gương. Số: BD21-G0001" in text(sent)
    assert "Việc khó" in text(sent)
    received = hoa.post(f"{LIST}BD21-G0001/buoc/tiep-nhan/", follow=True)
    assert "đã tiếp nhận" in text(received)
    assert "/tiep-nhan/" not in text(received)
    day = f"{timezone.localdate() + timezone.timedelta(days=7):%d/%m/%Y}"
    back = {"tra-lai-reason": "Thiếu xác nhận của tổ dân phố.", "tra-lai-due_on": day}
    returned = hoa.post(f"{LIST}BD21-G0001/buoc/tra-lai/", back, follow=True)
    assert "Cần bổ sung:</strong> Thiếu xác nhận của tổ dân phố." in text(returned)
    page = binh.get(f"{LIST}BD21-G0001/bo-sung/")
    assert "Hai mươi năm dạy chữ" in text(page)
    again = {"achievement": "Hai mươi năm dạy chữ, tổ dân phố 12 xác nhận.", "foci": ["key_task"]}
    again["base"] = Nomination.objects.get().version
    resent = binh.post(f"{LIST}BD21-G0001/bo-sung/", again, follow=True)
    assert "tổ dân phố 12 xác nhận" in text(resent)
    accepted = hoa.post(f"{LIST}BD21-G0001/buoc/dua-vao/", follow=True)
    assert "đưa vào danh sách xét" in text(accepted)
    steps = Nomination.objects.get().steps.values_list("name", "by__username")
    assert list(steps) == [
        ("send", "binh"),
        ("receive", "hoa"),
        ("return_for_completion", "hoa"),
        ("send", "binh"),
        ("accept", "hoa"),
    ]


def test_other_unit_sees_and_does_nothing(cast, units, signed_in, introduce):
    sent = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")
    dung = signed_in(cast.dung)
    places = [f"{LIST}{sent.code}/", f"{LIST}{sent.code}/bo-sung/", "/ba-dinh-2021/guong/BD21-D0001/"]
    assert [dung.get(place).status_code for place in places] == [404, 404, 404]
    assert dung.post(f"{LIST}{sent.code}/buoc/rut/", {"rut-reason": "Thử."}).status_code == 404
    assert "Vũ Thị Mai" not in text(dung.get(LIST)) + text(dung.get("/ba-dinh-2021/guong/"))
    assert dung.post(NEW, TYPED | {"unit": "P-NGOCHA"}).status_code == 422
    assert list(Nomination.objects.values_list("code", "state")) == [(sent.code, "sent")]


def test_roles_without_the_duty_are_refused(cast, units, signed_in, introduce):
    sent = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")
    assert [signed_in(cast.lan).get(LIST).status_code, signed_in(cast.nam).get(NEW).status_code] == [403, 403]
    refused = signed_in(cast.binh).post(f"{LIST}{sent.code}/buoc/dua-vao/")
    assert (refused.status_code, Nomination.objects.get().state) == (403, "sent")
    assert "Đưa hoặc không đưa gương vào danh sách xét" in text(refused)
    assert "dua-vao" not in text(signed_in(cast.binh).get(f"{LIST}{sent.code}/"))


def test_same_name_is_asked_about_before_anything_is_sent(cast, units, signed_in, introduce):
    known = introduce(cast.dung, units.kim_ma, "Vũ Thị Mai", honorific="Bà", born=1954).exemplar
    binh = signed_in(cast.binh)
    asked = binh.post(NEW, TYPED | {"name": "vu thi mai"})
    assert asked.status_code == 422
    assert "Bà Vũ Thị Mai, sinh năm 1954, Tổ 12, phường Ngọc Hà" in text(asked)
    assert "Hãy chọn đúng gương" in text(asked)
    part = binh.get(
        NEW,
        {"sort": "person", "name": "Vu Thi Mai"},
        headers={"HX-Request": "true", "HX-Target": "div#same"},
    )
    assert "sinh năm 1954" in text(part)
    assert "<h1" not in text(part)
    binh.post(NEW, TYPED | {"same": known.person.code})
    binh.post(NEW, TYPED | {"name": "Vũ Thị Mai ", "same": "another", "achievement": "Một việc khác."})
    sent = Nomination.objects.filter(unit=units.ngoc_ha).order_by("pk")
    assert [row.exemplar == known for row in sent] == [True, False]


def test_office_enters_for_a_unit_by_its_letter(cast, signed_in):
    hoa = signed_in(cast.hoa)
    asked = hoa.post(NEW, TYPED)
    assert (asked.status_code, text(asked).count('aria-invalid="true"')) == (422, 3)
    letter = {"letter_number": "45/UBND-VX", "letter_on": "08/03/2021", "arrived_on": "09/03/2021"}
    early = hoa.post(NEW, TYPED | letter | {"letter_on": "10/03/2021"})
    assert "không thể đến trước ngày của văn bản" in text(early)
    done = hoa.post(NEW, TYPED | letter, follow=True)
    assert "Kỳ tháng 3/2021 (10/02–09/3)" in text(done)
    step = Nomination.objects.get().steps.get()
    assert step.reason == "Nhập thay đơn vị theo văn bản số 45/UBND-VX ngày 08/03/2021."
    assert (timezone.localtime(step.at).isoformat(), step.nomination.origin) == (
        "2021-03-09T12:00:00+07:00",
        "paper",
    )


def test_faults_are_told_beside_what_was_typed(cast, units, signed_in, introduce):
    sent = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")
    place = f"{LIST}{sent.code}/buoc/tra-lai/"
    past = signed_in(cast.hoa).post(
        place, {"tra-lai-reason": "Thiếu năm sinh.", "tra-lai-due_on": "01/03/2021"}
    )
    odd = signed_in(cast.hoa).post(
        place, {"tra-lai-reason": "Thiếu năm sinh.", "tra-lai-due_on": "31/02/2021"}
    )
    assert (past.status_code, odd.status_code, sent.steps.count()) == (422, 422, 1)
    assert "Hạn bổ sung phải còn ở phía trước." in text(past)
    assert "Không có ngày “31/02/2021” trên lịch" in text(odd)
    assert "Thiếu năm sinh." in text(odd)


def test_nomination_dossier_and_packet_in_one_act(cast, signed_in):
    binh, asked = signed_in(cast.binh), {"ho-so-wanted": "host.giay_khen", "ho-so-occasion": "good_deed"}
    wanting = binh.post(NEW, TYPED | {"packet": "1", "ho-so-occasion": "good_deed"})
    assert (wanting.status_code, Nomination.objects.count()) == (422, 0)
    assert TYPED["achievement"] in text(wanting)
    sent = binh.post(NEW, TYPED | asked | {"packet": "1"}, follow=True)
    dossier = Dossier.objects.get()
    assert sent.redirect_chain == [(f"/ba-dinh-2021/ho-so/{dossier.code}/?in=1", 302)]
    assert (dossier.state, dossier.nomination.state) == ("sent", "sent")
    packet = sent.headers["Refresh"].partition("url=")[2]
    assert len(PdfDocument(binh.get(packet).content)) == 4


@pytest.fixture
def returned(at, cast, units, introduce):
    """A nomination that came back."""
    sent = introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")
    due_at = timezone.now() + timezone.timedelta(days=3)
    actions.return_for_completion(
        sent, reason="Thiếu xác nhận.", due_at=due_at, by=cast.hoa, at=timezone.now()
    )
    return sent


def test_what_another_page_sent_meanwhile_is_shown_beside_what_was_typed(cast, signed_in, returned):
    binh, place = signed_in(cast.binh), f"{LIST}{returned.code}/bo-sung/"
    base = returned.version
    Nomination.objects.update(achievement="Dạy chữ không lấy tiền, đã xác nhận.")
    typed = {"achievement": "Dạy chữ không lấy tiền, hai mươi năm.", "base": base}
    stale = binh.post(place, typed)
    assert (stale.status_code, returned.steps.last().name) == (422, "return_for_completion")
    assert "<del>đã xác nhận.</del><ins>hai mươi năm.</ins>" in text(stale)
    newest = Nomination.objects.get().version
    assert f'name="base" value="{newest}"' in text(stale)
    assert binh.post(place, typed | {"base": newest}).status_code == 302
    closed = binh.post(place, typed | {"achievement": "Viết chậm hơn."})
    assert (closed.status_code, "Viết chậm hơn." in text(closed), "Gửi lại</button>" in text(closed)) == (
        422,
        True,
        False,
    )
