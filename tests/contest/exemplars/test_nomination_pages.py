"""A nomination in the browser: Bình sends it, Hoa returns it, Bình completes it; Dũng sees nothing."""

from django.utils import timezone

from hoadep.contest.exemplars.models import Nomination

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
    received = hoa.post(f"{LIST}BD21-G0001/tiep-nhan/", follow=True)
    assert "đã tiếp nhận" in text(received)
    assert "/tiep-nhan/" not in text(received)
    day = (timezone.localdate() + timezone.timedelta(days=7)).isoformat()
    back = {"tra-lai-reason": "Thiếu xác nhận của tổ dân phố.", "tra-lai-due_on": day}
    returned = hoa.post(f"{LIST}BD21-G0001/tra-lai/", back, follow=True)
    assert "Cần bổ sung:</strong> Thiếu xác nhận của tổ dân phố." in text(returned)
    page = binh.get(f"{LIST}BD21-G0001/bo-sung/")
    assert "Hai mươi năm dạy chữ" in text(page)
    again = {"achievement": "Hai mươi năm dạy chữ, tổ dân phố 12 xác nhận.", "foci": ["key_task"]}
    resent = binh.post(f"{LIST}BD21-G0001/bo-sung/", again, follow=True)
    assert "tổ dân phố 12 xác nhận" in text(resent)
    accepted = hoa.post(f"{LIST}BD21-G0001/dua-vao/", follow=True)
    assert "đưa vào danh sách xét" in text(accepted)
    steps = Nomination.objects.get().steps.values_list("name", "by__username")
    assert list(steps) == [
        ("send", "binh"),
        ("receive", "hoa"),
        ("return_for_completion", "hoa"),
        ("send", "binh"),
        ("accept", "hoa"),
    ]
