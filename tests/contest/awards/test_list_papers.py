"""What a list of awards shows and prints: earlier awards, law, outcomes, certificates; no ended unit."""

import io
from datetime import date

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from hoadep.contest.awards import actions
from hoadep.contest.awards.list_facts import earlier_awards
from hoadep.rules.verdict import Refused, met

from .test_lists import HOME, RULING, start, ward

__all__ = ["start", "ward"]
PRINTED = {
    "layout": "giay-khen",
    "lines": "own",
    "achievement": "",
    "place": "Ba Đình",
    "post": "CHỦ TỊCH",
    "numbering": "none",
}


@pytest.fixture
def hoa(at, cast):
    """What the officer does at an instant."""
    return lambda when: {"by": cast.hoa, "at": at(when)}


@pytest.fixture
def settled(ward, start, hoa):
    """A list of one ward that the vote passed."""
    listed = actions.close_award_list(start("P-NGOCHA"), **hoa("2021-10-04 09:00"))
    outcomes = {"P-NGOCHA": met("", "9 trên 9 phiếu đồng ý.")}
    return actions.settle_awards(listed, outcomes, settled_on=date(2021, 10, 8), **hoa("2021-10-08 16:00"))


@pytest.fixture
def decided(settled, hoa):
    return actions.decide_awards(settled, RULING, **hoa("2021-10-13 09:00"))


def test_the_cover_names_the_law_and_what_the_vote_said(settled, cast, signed_in):
    cover = signed_in(cast.hoa).get(f"{HOME}/{settled.code}/phieu-trinh.docx").content
    told = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(cover)).paragraphs)
    assert "- Phường Ngọc Hà: 9 trên 9 phiếu đồng ý." in told
    assert "Luật Thi đua, khen thưởng" in told
    assert "01 trường hợp đủ điều kiện; cách xét: họp hội đồng, có kết quả ngày 08/10/2021" in told


def test_certificates_are_printed_for_the_whole_decision(decided, cast, signed_in):
    client = signed_in(cast.hoa)
    assert (
        f"/ba-dinh-2021/giay-khen/{decided.code}/" in client.get(f"{HOME}/{decided.code}/").content.decode()
    )
    answer = client.post(
        f"/ba-dinh-2021/giay-khen/{decided.code}/", PRINTED | {"code": f"{decided.code}/P-NGOCHA"}
    )
    (page,) = PdfDocument(answer.content)
    words = page.get_textpage().get_text_bounded()
    assert ("Phường Ngọc Hà" in words, "2011/QĐ-UBND" in words) == (True, True)


def test_a_second_list_shows_what_the_first_gave(decided, start, cast, signed_in):
    second = start("P-NGOCHA")
    told = "Khen tập thể, 2011/QĐ-UBND ngày 12/10/2021"
    assert earlier_awards(list(second.items.select_related("assessment"))) == {"P-NGOCHA": [told]}
    assert told in signed_in(cast.hoa).get(f"{HOME}/{second.code}/").content.decode()
    assert (
        "Đã được khen trước đây: chưa" in signed_in(cast.hoa).get(f"{HOME}/{decided.code}/").content.decode()
    )


def test_a_unit_that_is_no_more_is_neither_listed_nor_commended(settled, units, start, hoa):
    units.ngoc_ha.until = date(2021, 10, 10)
    units.ngoc_ha.save()
    with pytest.raises(Refused, match="Phường Ngọc Hà từ ngày 10/10/2021"):
        actions.decide_awards(settled, RULING, **hoa("2021-10-13 09:00"))
    units.ngoc_ha.until = date(2021, 9, 1)
    units.ngoc_ha.save()
    with pytest.raises(Refused, match="giải thể hoặc thôi tham gia"):
        start("P-NGOCHA")
