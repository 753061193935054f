"""A paper from the draft to the issued document, and what is refused on the way."""

from datetime import date

import pytest

from hoadep.office.documents.content import Issuer, Paper, Paragraph
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files.facts import read
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.issuing import actions
from hoadep.office.issuing.models import Document
from hoadep.office.issuing.signatures import Altered, signatures_of
from hoadep.office.numbers import actions as numbers
from hoadep.rules.verdict import Refused
from tests.office.issuing.conftest import SIGNER

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(at):
    return {"by": "TK0001", "at": at("2021-03-26 09:00")}


@pytest.fixture
def draft(who):
    """A draft: `draft(paper)`."""

    def make(paper: Paper, code="BD21-V0001", **more) -> Document:
        about = actions.About(scope="BD21", code=code, subject=f"{code}-S")
        return actions.draft(paper, about, **more, **who)

    return make


@pytest.fixture
def issued(draft, paper, who):
    """A document issued as number 15."""
    document = actions.attach_signed(draft(paper), to_pdf(paper), **who)
    return actions.issue(document, actions.Issued(dated=date(2021, 3, 25), number="15/TB-UBND"), **who)


def test_a_draft_is_kept_as_word_and_pdf(draft, paper):
    document = draft(paper)
    assert (document.state, document.name, document.title) == (
        "draft",
        "Thông báo",
        "Về việc nhận bài dự thi",
    )
    assert (read(document.docx)[:2], read(document.pdf)[:5]) == (b"PK", b"%PDF-")


def test_nothing_is_issued_without_the_signed_file(draft, paper, who):
    with pytest.raises(Refused, match="Chưa có bản ký"):
        actions.issue(draft(paper), actions.Issued(dated=date(2021, 3, 25), number="15/TB-UBND"), **who)


def test_issued_it_has_its_number_and_day(issued):
    assert (issued.state, issued.number.notation, issued.number.dated) == (
        "issued",
        "15/TB-UBND",
        date(2021, 3, 25),
    )
    assert issued.number.abstract == "Thông báo về việc nhận bài dự thi"


def test_a_number_known_already_is_refused(issued, draft, paper, who):
    other = actions.attach_signed(draft(paper, "BD21-V0002"), to_pdf(paper), **who)
    with pytest.raises(Refused, match=r"Số 15/TB-UBND năm 2021 .* đã dùng cho: Thông báo"):
        actions.issue(other, actions.Issued(dated=date(2021, 3, 26), number="15/TB-UBND"), **who)
    other.refresh_from_db()
    assert other.state == "signed"


def test_a_day_to_come_is_refused(draft, paper, who):
    document = actions.attach_signed(draft(paper), to_pdf(paper), **who)
    with pytest.raises(Refused, match="Ngày văn bản chưa đến"):
        actions.issue(document, actions.Issued(dated=date(2021, 3, 27), number="15/TB-UBND"), **who)


def test_where_the_office_keeps_the_series_the_number_is_given(draft, paper, who):
    series = numbers.keep_series(paper.issuer.name, "TB-UBND", **who)
    document = actions.attach_signed(draft(paper), to_pdf(paper), **who)
    actions.issue(document, actions.Issued(dated=date(2021, 3, 25), series=series), **who)
    assert document.number.notation == "01/TB-UBND"


def test_what_is_no_scan_is_not_kept(draft, paper, who):
    with pytest.raises(Unreadable, match="không phải bản quét"):
        actions.attach_signed(draft(paper), b"MZ\x90\x00", **who)


def test_a_signed_pdf_tells_by_whom_and_that_it_is_whole(draft, paper, signed_pdf, who):
    document = actions.attach_signed(draft(paper), signed_pdf, **who)
    (signed,) = document.signature
    assert (signed["signer"], signed["intact"], signed["whole"]) == (SIGNER, True, True)


def test_a_signed_pdf_altered_by_one_byte_is_refused(draft, paper, signed_pdf, who):
    n = signed_pdf.index(b"/MediaBox") + 12
    altered = signed_pdf[:n] + bytes([signed_pdf[n] ^ 1]) + signed_pdf[n + 1 :]
    document = draft(paper)
    with pytest.raises(Refused, match=f"đã bị sửa sau khi {SIGNER} ký"):
        actions.attach_signed(document, altered, **who)
    document.refresh_from_db()
    assert document.signed is None


@pytest.mark.parametrize("part", range(12))
def test_no_byte_under_the_signature_can_change_unnoticed(signed_pdf, part):
    first = signed_pdf.index(b"/Contents <") if b"/Contents <" in signed_pdf else len(signed_pdf) // 2
    n = 20 + part * (first - 40) // 12
    altered = signed_pdf[:n] + bytes([signed_pdf[n] ^ 4]) + signed_pdf[n + 1 :]
    with pytest.raises(Altered):
        signatures_of(altered)


def test_wrong_content_is_replaced_by_a_paper_of_the_same_kind(issued, draft, paper, who):
    about = actions.About(scope="BD21", code="BD21-V0004", subject="BD21-V0001-S")
    made = actions.draft_replacement(issued, about, **who)
    assert (made.replaces, made.kind, made.state) == (issued, issued.kind, "draft")
    about = actions.About(scope="BD21", code="BD21-V0009", subject="BD21-V0001-S")
    with pytest.raises(Refused, match="chưa ban hành"):
        actions.draft_replacement(made, about, **who)


def test_wrong_form_is_corrected_by_a_letter(issued, draft, paper):
    letter = Paper(
        kind="letter",
        issuer=paper.issuer,
        subject="đính chính Thông báo số 15/TB-UBND",
        year=2021,
        addressees=("Các đơn vị",),
        body=(Paragraph("Ngày 10 nay đọc là ngày 09."),),
    )
    assert draft(letter, "BD21-V0005", corrects=issued).corrects == issued
    with pytest.raises(Refused, match="đính chính bằng công văn"):
        draft(paper, "BD21-V0006", corrects=issued)


def test_a_draft_is_dropped_and_an_issued_paper_never(issued, draft, paper, who):
    assert actions.drop(draft(paper, "BD21-V0007"), **who).state == "dropped"
    with pytest.raises(Refused, match="không còn ở bước này"):
        actions.drop(issued, **who)


def test_a_council_keeps_its_own_numbers_apart(issued, draft, paper, who):
    council = Paper(
        kind="notice",
        issuer=Issuer("Hội đồng Thi đua – Khen thưởng quận Ba Đình", "HĐTĐKT", "Ba Đình"),
        subject="Về việc họp",
        year=2021,
        body=(Paragraph("Hội đồng họp ngày 22/3/2021."),),
    )
    document = actions.attach_signed(draft(council, "BD21-V0008"), to_pdf(council), **who)
    told = actions.Issued(dated=date(2021, 3, 25), number="15/TB-UBND")
    assert actions.issue(document, told, **who).state == "issued"
