"""Entries beside nominations, exemplars and commendations: shown to whom, linked by whom."""

import pytest

from hoadep.contest.entries.models import CommendationEntry, NominationEntry

SEASON = "/ba-dinh-2021"
PLACES = {
    "nomination": f"{SEASON}/gioi-thieu-guong/BD21-G0001/bai/",
    "exemplar": f"{SEASON}/guong/BD21-D0001/bai/",
    "commendation": f"{SEASON}/khen-thuong/BD21-K0001/bai/",
}


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def mai(units, cast, introduce):
    """Ngọc Hà's exemplar."""
    return introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai").exemplar


@pytest.fixture
def told(mai, units, send):
    """Ngọc Hà's entry on her, and one of Kim Mã."""
    return [send(unit, "2021-03-01 08:00", about=mai) for unit in (units.ngoc_ha, units.kim_ma)]


def test_unit_points_its_nomination_to_its_own_entry(told, cast, signed_in):
    binh = signed_in(cast.binh)
    part = binh.get(PLACES["nomination"], headers={"HX-Request": "true", "HX-Target": "div#entries"})
    assert ("BD21-B0001" in text(part), "BD21-B0002" in text(part), "<h1" in text(part)) == (
        True,
        False,
        False,
    )
    foreign = binh.post(PLACES["nomination"], {"entry": "BD21-B0002"})
    assert (foreign.status_code, NominationEntry.objects.count()) == (422, 0)
    done = binh.post(PLACES["nomination"], {"entry": "BD21-B0001"}, follow=True)
    assert done.redirect_chain == [(f"{SEASON}/gioi-thieu-guong/BD21-G0001/", 302)]
    assert NominationEntry.objects.get().entry == told[0]
    assert "Gắn bài này" not in text(binh.get(PLACES["nomination"]))


def test_each_sees_the_entries_that_are_theirs_to_see(told, cast, signed_in):
    seen = {
        name: [code for code in ("BD21-B0001", "BD21-B0002") if code in text(client.get(PLACES["exemplar"]))]
        for name, client in (("binh", signed_in(cast.binh)), ("hoa", signed_in(cast.hoa)))
    }
    assert seen == {"binh": ["BD21-B0001"], "hoa": ["BD21-B0001", "BD21-B0002"]}
    dung = signed_in(cast.dung)
    assert [dung.get(PLACES[name]).status_code for name in ("exemplar", "nomination")] == [404, 404]
    assert dung.post(PLACES["nomination"], {"entry": "BD21-B0001"}).status_code == 404
    assert NominationEntry.objects.count() == 0


def test_office_credits_the_entry_that_tells_of_the_deed(told, mai, cast, signed_in):
    hoa = signed_in(cast.hoa)
    decision = {"level": "host", "form": "giay_khen", "occasion": "good_deed"}
    decision |= {"number": "512/QĐ-UBND", "decided_on": "26/03/2021"}
    hoa.post(f"{SEASON}/khen-thuong/moi/?guong={mai.code}", decision)
    assert signed_in(cast.binh).post(PLACES["commendation"], {"entry": "BD21-B0001"}).status_code == 403
    hoa.post(PLACES["commendation"], {"entry": "BD21-B0001"})
    again = hoa.post(PLACES["commendation"], {"entry": "BD21-B0001"})
    link = CommendationEntry.objects.get()
    assert (link.entry, link.at, link.by) == (told[0], mai.commendations.get().at, cast.hoa)
    assert again.status_code == 422
    assert signed_in(cast.binh).post(PLACES["commendation"], {"undo": "BD21-B0001"}).status_code == 403
    undone = hoa.post(PLACES["commendation"], {"undo": "BD21-B0001"}, follow=True)
    assert "Đã gỡ bài BD21-B0001" in text(undone)
    hoa.post(PLACES["commendation"], {"entry": "BD21-B0001"})
    links = CommendationEntry.objects.order_by("pk")
    assert [(row.undone_by, row in links.standing(link.at)) for row in links] == [
        (cast.hoa, False),
        (None, True),
    ]
    assert list(links.standing(link.at, known_at=link.recorded_at)) == [link]
