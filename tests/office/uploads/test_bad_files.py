"""Each bad file gets its own answer, and no bytes at all bring the reader down."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads import manuscripts
from hoadep.office.uploads.manuscripts import to_manuscript
from hoadep.office.uploads.packages import BOMB, DAMAGED, LOCKED
from hoadep.office.uploads.plain import NOT_TEXT, NULLS
from tests.office.uploads.makers import opendocument, picture, rezipped, typed, word
from tests.office.uploads.pdf_maker import pdf

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500
ODT = opendocument("<text:p>Người tốt</text:p>")


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        to_manuscript(content)
    return refused.value.message


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def marked_as_encrypted(content: bytes) -> bytes:
    """The archive with the bit of encryption set on each of its members."""
    out = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.start_dir
        for member in archive.infolist():
            out[place + 8] |= 1
            place += 46 + len(member.filename.encode()) + len(member.extra)
    return bytes(out)


def body(inside: str) -> str:
    return f'<w:document xmlns:w="urn:w"><w:body>{inside}</w:body></w:document>'


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", manuscripts.EMPTY),
        (b" \r\n\t ", manuscripts.EMPTY),
        (word("", " "), manuscripts.EMPTY),
        (OLE + "WordDocument".encode("utf-16-le"), manuscripts._OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED),
        (marked_as_encrypted(word("Người tốt")), LOCKED),
        (rezipped(ODT, **{"META-INF__manifest_xml": "<m><f><encryption-data/></f></m>"}), LOCKED),
        (b"MZ\x90\0\x03\0\0\0" + b"\0" * 500, manuscripts._PROGRAM),
        (b"\x7fELF\x02\x01\x01\0" + b"\0" * 500, manuscripts._PROGRAM),
        (b"{\\rtf1 Xin chao}", manuscripts._RTF),
        (picture(), manuscripts._PICTURE),
        (zipped(xl=b"workbook"), manuscripts._OTHER_OFFICE),
        (word("Người tốt")[:-100], DAMAGED),
        (word("Người tốt")[:1000], DAMAGED),
        (b"Xin\0 chao", NULLS),
        (b"\x01\x02\x03\x04" * 100, NOT_TEXT),
        (b"x" * (manuscripts.MOST_BYTES + 1), manuscripts.TOO_HEAVY),
        (rezipped(word("X"), word__document_xml="not XML"), DAMAGED),
        (rezipped(word("X"), word__document_xml=body("<w:p/>" + "<w:x>" * 500 + "</w:x>" * 500)), BOMB),
        (rezipped(word("X"), word__document_xml=b" " * 20 * 2**20), BOMB),
        (rezipped(word("X"), word__media__a_png=b"\0" * 40 * 2**20), BOMB),
        (zipped(**{f"word/{n}": b"" for n in range(4000)}), BOMB),
    ],
)
def test_each_bad_file_has_its_answer(content, answer):
    assert refusal(content) == answer


def test_a_declared_size_that_lies_is_not_believed():
    content = bytearray(rezipped(word("X"), word__document_xml=b" " * 20 * 2**20))
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 1000)
    assert refusal(bytes(content)) == DAMAGED


def test_too_long_a_text_is_refused_with_its_length():
    assert refusal(b"x" * 200_001).startswith("Bài dài 200.001 ký tự")
    assert len(to_manuscript(b"x" * 200_000).text) == 200_000
    assert refusal(word(*["chữ " * 5000] * 100)).startswith("Bài dài 2.000.098 ký tự")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "http://example.com/x.dtd">',
    ],
)
def test_nothing_is_fetched_and_no_entity_is_unfolded(doctype):
    inside = body("<w:p><w:r><w:t>Người tốt</w:t></w:r></w:p>")
    assert refusal(rezipped(word("X"), word__document_xml=doctype + inside)) == DAMAGED


def test_marks_that_turn_the_text_are_taken_out_and_told():
    read = to_manuscript("Người \u202etốt\u202c".encode())
    assert (read.text, read.warnings) == ("Người tốt", (manuscripts.TURNED,))


def test_a_picture_too_many():
    document = Document()
    for _ in range(51):
        document.add_picture(io.BytesIO(picture()))
    document.add_paragraph("Hết")
    out = io.BytesIO()
    document.save(out)
    read = to_manuscript(out.getvalue())
    assert (len(read.pictures), read.warnings) == (50, (manuscripts.MANY_PICTURES,))
    assert read.text.endswith("![](50)\n\nHết")


def old_word() -> bytes:
    document = Document()
    typed(document, "ng\u00adêi", ".VnTime")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WHOLE = [old_word(), ODT, pdf([[("plain", "Người tốt")]])]


@settings(deadline=None)
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"MZ", b"\xff\xfe", b"\xef\xbb\xbf", OLE[:8]]),
    st.binary(max_size=500),
)
def test_no_bytes_crash_the_reader(start, rest):
    with suppress(Unreadable):
        to_manuscript(start + rest)


@settings(deadline=None)
@given(st.sampled_from(WHOLE[:2]), st.floats(0, 1), st.binary(min_size=1, max_size=20))
def test_no_damage_crashes_the_reader(whole, place, damage):
    at = int(place * len(whole))
    with suppress(Unreadable):
        to_manuscript(whole[:at] + damage + whole[at + len(damage) :])


@settings(deadline=None)
@given(st.text(alphabet='<>/="abwprtx: &;#0\u00ad\u202eưÔ', max_size=200))
def test_no_content_of_a_package_crashes_the_reader(inside):
    for content in (rezipped(WHOLE[0], word__document_xml=body(inside)), opendocument(inside)):
        with suppress(Unreadable):
            to_manuscript(content)


@settings(deadline=None, max_examples=15)
@given(st.floats(0, 1), st.binary(min_size=1, max_size=20))
def test_no_damaged_pdf_crashes_the_reader(place, damage):
    whole = WHOLE[2]
    at = int(place * len(whole))
    with suppress(Unreadable):
        to_manuscript(whole[:at] + damage + whole[at + len(damage) :])
