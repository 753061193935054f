"""A text that lies on paper is typed in later; what came back is completed for an author without account."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.rules.verdict import Refused
from tests.contest.entries.writers import Writer, address

CAME = "2021-02-02 08:00"


@pytest.fixture
def paper(season, units, cast, at):
    """An entry of Ngọc Hà on paper, approved, without its text."""
    manuscript = actions.Manuscript(
        writing=actions.Writing(kind="essay", title="Bình trà đầu ngõ"),
        unit=units.ngoc_ha,
        author=AuthorData(name="Nguyễn Thị Lan", address="Ngọc Hà", telephone="0912000111"),
        exemplar=ExemplarData(name="Đỗ Văn Khiết", place="Tổ 12"),
        exemplar_kind="person",
        origin=Entry.Origin.PAPER,
    )
    who = {"by": cast.hoa, "at": at(CAME)}
    entry = actions.keep(season, manuscript, kept=None, base_version=0, **who)
    actions.submit(entry, **who)
    actions.approve(entry, appraisal="Đúng.", by=cast.binh, at=at(CAME))
    return entry


@pytest.mark.parametrize("who", ["binh", "hoa"])
def test_unit_or_office_types_the_text_in_later(paper, cast, signed_in, at, who):
    client = signed_in(getattr(cast, who))
    assert "Nhập nội dung bài" in client.get(address("entry", code=paper.code)).content.decode()
    writer = Writer(client, address("entry_text", code=paper.code))
    writer.type(3, {"text": "Mười năm trà đá miễn phí."}, next="")
    answer = writer.send()
    paper.refresh_from_db()
    step = paper.steps.last()
    assert answer.headers["Location"] == address("entry", code=paper.code)
    assert (paper.text, paper.state, paper.words) == ("Mười năm trà đá miễn phí.", "approved", 6)
    assert (step.name, step.counts_at, step.counts, step.by) == (
        "enter_text",
        at(CAME),
        True,
        getattr(cast, who),
    )
    assert client.get(address("entry_text", code=paper.code)).url == address("entry", code=paper.code)


def test_nobody_else_types_it_in(paper, cast, signed_in):
    assert signed_in(cast.dung).get(address("entry_text", code=paper.code)).status_code == 404
    assert signed_in(cast.lan).get(address("entry_text", code=paper.code)).status_code == 403


@pytest.mark.parametrize("fault", ["no text", "somebody was faster"])
def test_text_is_typed_in_once(paper, cast, at, fault):
    now = {"by": cast.hoa, "at": at("2021-02-03 08:00")}
    writing = actions.Writing(kind="essay", title=paper.title, text="" if fault == "no text" else "Chữ.")
    if fault != "no text":
        actions.enter_text(paper, writing, base_version=1, **now)
    with pytest.raises(Refused):
        actions.enter_text(paper, writing, base_version=1, **now)


def test_paper_entry_may_come_back_complete_without_its_text(paper, cast, signed_in, at):
    actions.return_for_changes(paper, reason="Thiếu nơi ở.", by=cast.hoa, at=at(CAME))
    writer = Writer(signed_in(cast.hoa), address("entry_rewrite", code=paper.code))
    writer.type(1, {"author_address": "Tổ 5, Ngọc Hà"}, next="")
    writer.send()
    paper.refresh_from_db()
    assert paper.state == "submitted"


@pytest.fixture
def returned(units, cast):
    """An entry of somebody without an account that Ngọc Hà has sent back."""
    Writer().lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=entry.steps.get().at)
    return entry


@pytest.mark.parametrize("who", ["binh", "hoa"])
def test_unit_completes_for_an_author_without_account(returned, cast, signed_in, who):
    writer = Writer(signed_in(getattr(cast, who)), address("entry_rewrite", code=returned.code))
    writer.type(3, {"text": "Đã thêm nơi ở."}, next="")
    writer.send()
    returned.refresh_from_db()
    assert (returned.state, returned.steps.last().by) == ("submitted", getattr(cast, who))


def test_entry_of_an_author_with_an_account_is_left_to_its_author(units, cast, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=entry.steps.get().at)
    rewrite = address("entry_rewrite", code=entry.code)
    assert signed_in(cast.binh).get(rewrite).status_code == 404
    assert signed_in(cast.lan).get(rewrite).status_code == 200


def test_another_unit_does_not_complete_it(returned, cast, signed_in):
    assert signed_in(cast.dung).get(address("entry_rewrite", code=returned.code)).status_code == 404


def test_versions_tell_what_changed_and_by_whom(returned, cast, signed_in):
    binh = signed_in(cast.binh)
    writer = Writer(binh, address("entry_rewrite", code=returned.code))
    writer.type(3, {"title": "Bình trà", "text": "Mười hai năm trà đá miễn phí."}, next="")
    writer.send()
    shown = binh.get(address("entry_versions", code=returned.code)).content.decode()
    assert ("Trần Văn Bình" in shown, "tác giả (không có tài khoản)" in shown) == (True, True)
    assert ("<del>Bình trà đầu ngõ</del>" in shown, "<ins>hai </ins>" in shown) == (True, True)
    assert signed_in(cast.dung).get(address("entry_versions", code=returned.code)).status_code == 404
