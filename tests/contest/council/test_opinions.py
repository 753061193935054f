"""Opinions in writing: who is asked and told, who writes what, what the minutes and the phiếu trình say."""

import io
from datetime import date

import pytest
from django.utils import timezone
from docx import Document
from pypdfium2 import PdfDocument

from hoadep.contest.council import actions, opinion_facts
from hoadep.contest.council.models import Motion, NamedVote
from hoadep.contest.people import actions as people
from hoadep.office.outbox.models import Message
from hoadep.rules.verdict import Refused

HOME = "/ba-dinh-2021"


@pytest.fixture
def seat(season, council, hoa):
    """Give a member an account with the role: `seat(0)`."""

    def give(n: int):
        who = {"by": people.SYSTEM, "at": hoa("2021-03-01 09:00")["at"]}
        account = people.make_account(username=f"uv{n}", name=council[n].name, password=None, **who)
        people.give_role(account, "council_member", **who)
        council[n].account = account
        council[n].save()
        return account

    return give


@pytest.fixture
def ask(council, put, hoa):
    """Ask for opinions on these subjects, to be back on 25 March: `ask("BD21-H0001", persons=[…])`."""

    def send(*subjects: str, **about) -> list[Motion]:
        motions = [put(subject, way="written", **about) for subject in subjects]
        asked = {"asked_at": hoa("2021-03-20 09:00")["at"], **hoa("2021-03-20 09:00")}
        actions.ask_for_opinions(motions, date(2021, 3, 25), **asked)
        return motions

    return send


@pytest.fixture
def wife(council, hoa):
    """A candidate whose husband is the fourth member."""
    person = people.enter_person(name="Vũ Thị Mai", by=people.SYSTEM, at=hoa("2021-03-01 09:00")["at"])
    actions.add_kin(council[3], person, "chồng", **hoa("2021-03-01 10:00"))
    return person


def test_members_with_an_account_are_told_once_of_all_they_may_answer(ask, seat, wife):
    chair, husband = seat(0), seat(3)
    ask("BD21-H0001", "BD21-H0002")
    titles = "Hội đồng xin ý kiến bằng văn bản: 2 nội dung, trả lời trước hết ngày 25/03/2021"
    assert list(Message.objects.order_by("recipient").values_list("recipient", "title")) == [
        (chair.code, titles),
        (husband.code, titles),
    ]
    ask("BD21-H0003", persons=[wife.code])
    assert list(Message.objects.filter(title__contains="1 nội dung").values_list("recipient", flat=True)) == [
        chair.code
    ]


def test_the_secretary_types_words_and_leaves_alone_what_members_wrote(ask, cast, seat, council, signed_in):
    (motion,) = ask("BD21-H0001")
    own = signed_in(seat(0))
    given = {"option": "other", "note": "Nên xét ở kỳ sau."}
    own.post(f"{HOME}/bieu-quyet/{motion.code}/", given)
    client, path = signed_in(cast.hoa), f"{HOME}/noi-dung-xet/{motion.code}/"
    assert f'name="{council[0].code}"' not in client.get(path).content.decode()
    typed = {council[1].code: "in_favour", f"loi_{council[1].code}": "Rất xứng đáng."}
    before = NamedVote.objects.get(member=council[0]).at
    for _ in range(2):
        client.post(f"{path}viec/y-kien/", typed | {council[0].code: "against"})
    page = client.get(path).content.decode()
    assert "Ý kiến khác (bằng văn bản) (tự ghi): Nên xét ở kỳ sau." in page
    assert "Đồng ý (bằng văn bản): Rất xứng đáng." in page
    assert NamedVote.objects.get(member=council[0]).at == before
    assert motion.named_votes.count() == 2


def test_what_a_member_gave_nobody_types_over(ask, plan, council, hoa):
    (motion,) = ask("BD21-H0001")
    actions.cast_named(motion, council[0], "against", plan, own=True, **hoa("2021-03-21 09:00"))
    with pytest.raises(Refused, match="đã tự ghi ý kiến"):
        actions.cast_named(motion, council[0], "in_favour", plan, **hoa("2021-03-21 10:00"))
    with pytest.raises(Refused, match="đã tự ghi ý kiến"):
        actions.strike_named(motion, council[0], **hoa("2021-03-21 10:00"))
    actions.cast_named(motion, council[1], "in_favour", plan, **hoa("2021-03-21 10:00"))
    actions.strike_named(motion, council[1], **hoa("2021-03-21 11:00"))
    assert list(motion.named_votes.values_list("member__code", "option")) == [(council[0].code, "against")]


@pytest.fixture
def answered(ask, plan, council, hoa) -> Motion:
    """Seven of nine have answered, one against with a word; closed after the last day."""
    (motion,) = ask("BD21-H0001")
    for n, member in enumerate(council[:7]):
        option, note = ("against", "Chưa rõ số liệu.") if n == 6 else ("in_favour", "")
        actions.cast_named(motion, member, option, plan, note=note, **hoa("2021-03-22 09:00"))
    closed_at = hoa("2021-03-26 09:00")["at"]
    actions.close_vote(motion, plan, closed_at=closed_at, **hoa("2021-03-26 09:00"))
    return motion


def words_of(document: bytes) -> tuple[str, list[list[list[str]]]]:
    read = Document(io.BytesIO(document))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables]
    return "\n".join(paragraph.text for paragraph in read.paragraphs), tables


def test_the_minutes_count_silence_and_tell_what_was_said(answered, council, cast, signed_in):
    client, path = signed_in(cast.hoa), f"{HOME}/noi-dung-xet/{answered.code}/tong-hop-y-kien"
    text, tables = words_of(client.get(f"{path}.docx").content)
    assert "Phiếu được gửi ngày 20 tháng 3 năm 2021; hạn trả lời: hết ngày 25/3/2021." in text
    assert "Chốt ý kiến: ngày 26 tháng 3 năm 2021." in text
    assert "Đỗ Văn Bốn (không đồng ý): Chưa rõ số liệu." in text
    assert "6/9 phiếu đồng ý" in text
    signed = tables[-1][0]
    assert (signed[0].split("\n")[0], signed[-1].split("\n")[0]) == ("THƯ KÝ", "CHỦ TỌA")
    assert (council[0].name in signed[-1], "TM." in signed[-1]) == (True, False)
    members = next(table for table in tables if table[0][-1] == "Ngày trả lời")
    assert [row[3] for row in members[1:]] == ["22/3/2021"] * 7 + ["không trả lời"] * 2
    counts = next(table for table in tables if table[0][-1] == "Không trả lời")
    assert counts[1] == ["1", "Khen BD21-H0001", "9", "7", "6", "1", "0", "2"]
    assert client.get(f"{path}.pdf").content.startswith(b"%PDF-")
    assert client.get(f"{path}.txt").status_code == 404


def test_the_minutes_are_kept_among_the_papers(answered, cast, signed_in):
    client = signed_in(cast.hoa)
    kept = client.post(f"{HOME}/noi-dung-xet/{answered.code}/luu/", follow=True)
    assert "Tổng hợp phiếu xin ý kiến" in kept.content.decode()
    assert signed_in(cast.dung).post(f"{HOME}/noi-dung-xet/{answered.code}/luu/").status_code == 403


def test_each_member_gets_a_sheet_of_what_this_member_votes_on(ask, put, council, cast, signed_in, wife):
    client, path = signed_in(cast.hoa), f"{HOME}/hop-hoi-dong/xin-y-kien/phieu.pdf"
    put("BD21-H0009", way="written")
    assert client.get(path).status_code == 404
    (motion,) = ask("BD21-H0001", persons=[wife.code])
    sheets = PdfDocument(client.get(path).content)
    texts = [sheet.get_textpage().get_text_range() for sheet in sheets]
    assert len(texts) == 8
    assert [text for text in texts if council[3].name in text or "H0009" in text] == []
    own = client.get(f"{HOME}/noi-dung-xet/{motion.code}/phieu-xin-y-kien.pdf")
    assert len(PdfDocument(own.content)) == 8


def test_the_sentences_for_a_phieu_trinh(answered, plan, put):
    assert opinion_facts.opinions_on(["BD21-H0001", "BD21-H0404"], plan) == {
        "BD21-H0001": [
            "Ý kiến bằng văn bản: 6 đồng ý, 1 không đồng ý, 0 ý kiến khác, 2 không trả lời.",
            "Đỗ Văn Bốn (không đồng ý): Chưa rõ số liệu.",
        ]
    }


def test_what_is_out_at_different_times_is_apart(ask, season, plan, hoa, put):
    first = ask("BD21-H0001", "BD21-H0002")
    later = put("BD21-H0003", way="written")
    asked = {"asked_at": hoa("2021-03-21 09:00")["at"], **hoa("2021-03-21 09:00")}
    actions.ask_for_opinions([later], date(2021, 3, 28), **asked)
    groups = [[row.code for row in rows] for rows in opinion_facts.being_asked(season)]
    assert groups == [[row.code for row in first], [later.code]]
    with pytest.raises(Refused, match="Chưa có nội dung nào"):
        actions.ask_for_opinions([], date(2021, 3, 28), **asked)
    assert timezone.localdate(later.opened_at) == date(2021, 3, 21)
