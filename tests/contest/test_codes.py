"""Every code leads to the page of its record."""

import pytest


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("BD21-B0001", "/ba-dinh-2021/bai-du-thi/BD21-B0001/"),
        ("BD21-D0001", "/ba-dinh-2021/guong/BD21-D0001/"),
        ("P-NGOCHA", "/ba-dinh-2021/bang-theo-doi/P-NGOCHA/"),
        ("N000001", "/ba-dinh-2021/trien-vong/tac-gia/N000001/"),
    ],
)
def test_code_leads_to_its_page(cast, units, send, exemplar, signed_in, code, page):
    send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))
    assert signed_in(cast.hoa).get(f"/ba-dinh-2021/ma/{code}/").headers["Location"] == page


def test_codes_of_rounds_judges_and_choices_lead_to_their_pages(cast, season, signed_in):
    hoa = signed_in(cast.hoa)
    for code, page in (
        ("BD21-VC01", "/ba-dinh-2021/cham-thi/BD21-VC01/"),
        ("BD21-GK001", "/ba-dinh-2021/cham-thi/giam-khao/BD21-GK001/"),
        ("BD21-C01", "/ba-dinh-2021/chon-bai/BD21-C01/"),
    ):
        assert hoa.get(f"/ba-dinh-2021/ma/{code}/").headers["Location"] == page


def test_unknown_code_is_a_page_that_does_not_exist(cast, season, signed_in):
    assert signed_in(cast.hoa).get("/ba-dinh-2021/ma/KHONG-CO/").status_code == 404
