"""PDF files: paragraphs out of lines, stress, pictures, old fonts; scans and locked files refused."""

import pytest

from hoadep.office.files.photos import reencode
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.manuscripts import to_manuscript
from hoadep.office.uploads.packages import DAMAGED, LOCKED
from hoadep.office.uploads.pdf import SCAN
from tests.office.uploads.pdf_maker import LOCK, pdf
from tests.vietnamese.test_legacy import SENTENCES, encode_tcvn3, encode_vni

LONG = "Bà Nguyễn Thị Hường, tổ dân phố số 5, đã giúp đỡ các cháu nhỏ mồ côi"


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        to_manuscript(content)
    return refused.value.message


def test_lines_become_paragraphs_again():
    lines = ["Người mẹ của các cháu", LONG, "suốt hai mươi năm.", "Phường Ngọc Hà.", "– một", "– hai"]
    read = to_manuscript(pdf([[("plain", line)] for line in lines]))
    assert read.text.split("\n\n") == [
        "Người mẹ của các cháu",
        f"{LONG} suốt hai mươi năm.",
        "Phường Ngọc Hà.",
        "– một",
        "– hai",
    ]
    assert (read.encoding, read.pictures, read.warnings) == ("unicode", (), ())


def test_stress_is_kept():
    read = to_manuscript(
        pdf([[("plain", "Bà "), ("bold", "Hường"), ("plain", " ở "), ("italic", "Ngọc Hà")]])
    )
    assert read.text == "Bà **Hường** ở *Ngọc Hà*"


def test_a_picture_stands_after_the_text_of_its_page():
    read = to_manuscript(pdf([[("plain", LONG)]], picture=True))
    assert read.text == f"{LONG}\n\n![](1)"
    photo = reencode(read.pictures[0])
    assert (photo.width, photo.height) == (200, 100)


@pytest.mark.parametrize("sentence", SENTENCES[2:])
def test_typed_in_an_old_font(sentence):
    read = to_manuscript(pdf([[(".VnTime", encode_tcvn3(sentence))]]))
    assert (read.text, read.encoding) == (sentence, "tcvn3")
    read = to_manuscript(pdf([[("VNI-Times", encode_vni(sentence))]]))
    assert (read.text, read.encoding) == (sentence, "vni")


def test_the_letter_that_pdf_takes_for_a_hyphen():
    lines = ["Ngày 8-3, thư ký như mọi người ở Hà-Nội đưa thư", "đọc - từ trưa"]
    read = to_manuscript(pdf([[(".VnTime", encode_tcvn3(line))] for line in lines]))
    assert read.text.split() == " ".join(lines).split()


def test_a_scan_has_no_text():
    assert refusal(pdf([], picture=True)) == SCAN
    assert refusal(pdf([])) == SCAN
    assert refusal(pdf([[("plain", "Scanned by CamScanner 1")]], picture=True)) == SCAN


def test_a_locked_file():
    assert refusal(pdf([[("plain", LONG)]], trailer=LOCK)) == LOCKED


def test_a_damaged_file():
    assert refusal(b"%PDF-1.7\n" + b"\xff" * 1000) == DAMAGED
