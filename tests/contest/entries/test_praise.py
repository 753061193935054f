"""From an entry to the dossier: the unit asks for a commendation of whom the entry tells of."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.exemplars.models import Nomination
from hoadep.rules.verdict import Refused

HOME = "/ba-dinh-2021/bai-du-thi"


@pytest.fixture
def mai(exemplar):
    return exemplar("Vũ Thị Mai")


def test_the_button_nominates_and_points_to_the_entry(cast, units, signed_in, send, mai):
    entry = send(units.ngoc_ha, "2021-03-05 09:00", about=mai)
    client = signed_in(cast.binh)
    assert f"{HOME}/{entry.code}/de-nghi-khen/" in client.get(f"{HOME}/{entry.code}/").content.decode()
    assert "Một chuyện có thật" in client.get(f"{HOME}/{entry.code}/de-nghi-khen/").content.decode()
    given = {"exemplar": mai.code, "achievement": "Dạy chữ hai mươi năm."}
    answer = client.post(f"{HOME}/{entry.code}/de-nghi-khen/", given)
    made = Nomination.objects.get()
    assert answer["Location"] == f"/ba-dinh-2021/ho-so/moi/?gioi-thieu={made.code}"
    assert (made.unit, made.exemplar, made.achievement) == (units.ngoc_ha, mai, "Dạy chữ hai mươi năm.")
    assert [link.entry for link in made.entry_links.all()] == [entry]


def test_a_second_time_takes_the_nomination_that_is_there(at, cast, units, send, mai):
    first = send(units.ngoc_ha, "2021-03-05 09:00", about=mai)
    second = send(units.ngoc_ha, "2021-03-06 09:00", about=mai, author="Lê Văn Sáu")
    who = {"achievement": "Dạy chữ.", "by": cast.binh, "at": at("2021-03-07 09:00")}
    one, other, again = (actions.nominate_from(entry, mai, **who) for entry in (first, second, second))
    assert one == other == again
    assert [link.entry for link in one.entry_links.order_by("pk")] == [first, second]


def test_another_unit_has_no_button(cast, units, signed_in, send, mai):
    entry = send(units.ngoc_ha, "2021-03-05 09:00", about=mai)
    assert signed_in(cast.dung).get(f"{HOME}/{entry.code}/de-nghi-khen/").status_code == 404
    assert Nomination.objects.count() == 0


def test_an_entry_that_is_not_approved_waits(at, cast, units, send, mai):
    entry = send(units.ngoc_ha, "2021-03-05 09:00", about=mai)
    actions.return_for_changes(
        entry, reason="Thiếu ảnh.", due_at=at("2021-03-10 00:00"), by=cast.hoa, at=at("2021-03-06 09:00")
    )
    with pytest.raises(Refused, match="chưa được đơn vị duyệt"):
        actions.nominate_from(entry, mai, achievement="Dạy chữ.", by=cast.binh, at=at("2021-03-07 09:00"))
