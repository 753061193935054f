"""Pages of entries: who sees what, and the acts on them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.rules.verdict import Refused
from tests.contest.entries.writers import Writer, address


@pytest.fixture
def sent(units, send, exemplar):
    return send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))


def test_author_keeps_a_draft_then_sends_it_from_another_device(cast, units, signed_in):
    first = Writer(signed_in(cast.lan))
    first.type(3, {"title": "Bình trà đầu ngõ"}, keep="")
    lan = signed_in(cast.lan)
    assert f'href="{first.url}?buoc=3">Bình trà đầu ngõ' in lan.get(address("entry_list")).content.decode()
    Writer(lan, first.url).lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    assert (entry.state, entry.code, entry.authors.get().name, entry.written_by) == (
        "submitted",
        "BD21-B0001",
        "Nguyễn Thị Lan",
        cast.lan,
    )
    assert "Bản nháp của tôi" not in lan.get(address("entry_list")).content.decode()


def test_refused_sending_loses_nothing(cast, units, signed_in):
    lan = Writer(signed_in(cast.lan))
    answer = lan.lodge(units.ngoc_ha, text="")
    assert (answer.status_code, Entry.objects.count()) == (422, 0)
    assert "Bình trà đầu ngõ" in answer.content.decode()


def test_coauthors_stand_on_the_entry_in_their_order(cast, units, signed_in):
    more = {"author2_name": "Trần Thị Mai", "author2_address": "Tổ 6", "author2_telephone": "0912000222"}
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha, **more)
    authors = Entry.objects.get().authors.order_by("authorships__n")
    assert [author.name for author in authors] == ["Nguyễn Thị Lan", "Trần Thị Mai"]


def test_office_enters_a_paper_entry_by_the_letter_of_its_unit(cast, units, signed_in):
    hoa = Writer(signed_in(cast.hoa))
    letter = {"letter_number": "15/CV", "letter_on": "08/03/2021", "arrived_on": "09/03/2021"}
    hoa.lodge(units.ngoc_ha, text="", manner="paper", **letter)
    entry = Entry.objects.get()
    last = entry.steps.last()
    assert (entry.origin, entry.state, f"{last.arrival_at:%d/%m %H}") == ("paper", "approved", "09/03 05")
    assert last.reason == "Nhập thay đơn vị theo văn bản số 15/CV ngày 08/03/2021."
    assert entry.steps.first().reason == f"{last.reason} Bài viết trên giấy, chưa có bản đánh máy."


def test_head_of_another_unit_sees_nothing(cast, sent, signed_in):
    dung = signed_in(cast.dung)
    assert sent.title not in dung.get(address("entry_list")).content.decode()
    assert dung.get(address("entry", code=sent.code)).status_code == 404
    assert dung.post(address("entry_step", code=sent.code, name="duyet")).status_code == 404


def test_author_sees_own_entries_alone(cast, sent, signed_in):
    assert sent.title not in signed_in(cast.lan).get(address("entry_list")).content.decode()


def test_head_approves_and_the_office_receives(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    step = {"code": "BD21-B0001"}
    signed_in(cast.binh).post(
        address("entry_step", **step, name="duyet"),
        {"duyet-reason": "Đã hỏi tổ dân phố.", "duyet-checked_by": "Bà Tư"},
    )
    signed_in(cast.hoa).post(address("entry_step", **step, name="tiep-nhan"))
    entry = Entry.objects.get()
    assert (entry.state, [s.name for s in entry.steps.all()]) == (
        "approved",
        ["submit", "approve", "receive"],
    )


def test_act_without_its_reason_keeps_the_page(cast, sent, signed_in):
    answer = signed_in(cast.hoa).post(address("entry_step", code=sent.code, name="tra-lai"), {})
    sent.refresh_from_db()
    assert (answer.status_code, sent.state) == (422, "approved")


def test_list_asks_as_often_for_many_as_for_few(
    cast, units, send, exemplar, signed_in, django_assert_max_num_queries
):
    for n in range(12):
        send(units.ngoc_ha, f"2021-02-{n + 1:02d} 16:00", about=exemplar(f"Người thứ {n}"))
    hoa = signed_in(cast.hoa)
    with django_assert_max_num_queries(12):
        hoa.get(address("entry_list"))
    with django_assert_max_num_queries(21):
        hoa.get(address("entry", code="BD21-B0001"))


def test_office_receives_all_that_wait_in_one_act(cast, units, send, exemplar, signed_in):
    for n in range(5):
        send(units.ngoc_ha, f"2021-02-{n + 1:02d} 16:00", about=exemplar(f"Người thứ {n}"))
    hoa = signed_in(cast.hoa)
    page = hoa.get(address("entry_list"), {"viec": "tiep-nhan"}).content.decode()
    codes = [f"BD21-B000{n}" for n in range(1, 6)]
    assert page.count('name="code"') == 5
    hoa.post(address("entry_acts", name="tiep-nhan"), {"code": codes})
    assert Entry.objects.awaiting("receive").count() == 0


def test_unit_approves_its_own_entries_alone(cast, units, signed_in):
    for unit in (units.ngoc_ha, units.kim_ma):
        Writer(signed_in(cast.lan)).lodge(unit)
    codes = list(Entry.objects.values_list("code", flat=True))
    typed = {"code": codes, "duyet-reason": "Đã hỏi.", "duyet-checked_by": "Bà Tư"}
    signed_in(cast.binh).post(address("entry_acts", name="duyet"), typed)
    assert [(e.unit.code, e.state) for e in Entry.objects.order_by("code")] == [
        ("P-NGOCHA", "approved"),
        ("P-KIMMA", "submitted"),
    ]


def test_act_on_many_without_its_reason_does_nothing(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    signed_in(cast.binh).post(address("entry_acts", name="duyet"), {"code": ["BD21-B0001"]})
    assert Entry.objects.get().state == "submitted"


def test_entry_sent_before_registering_is_brought_in_by_its_number(cast, units, signed_in):
    Writer().lodge(units.ngoc_ha)
    lan = signed_in(cast.lan)
    lan.post(address("entry_claim"), {"code": "BD21-B0001", "telephone": "0912 000 111"})
    assert Entry.objects.get().written_by == cast.lan
    assert "BD21-B0001" in lan.get(address("entry_list")).content.decode()
    other = signed_in(cast.binh).post(
        address("entry_claim"), {"code": "BD21-B0001", "telephone": "0912000111"}
    )
    assert (other.status_code, Entry.objects.get().written_by) == (403, cast.lan)


def test_returned_entry_changed_elsewhere_shows_the_difference_before_it_is_sent(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    now = entry.steps.get().at
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=now)
    mine = Writer(signed_in(cast.lan), address("entry_rewrite", code=entry.code))
    mine.type(3, {"text": "Mười năm trà đá có đường."}, keep="")
    people = {"authors": list(entry.authors.all()), "exemplars": list(entry.exemplars.all())}
    writing = actions.Writing(kind="essay", title=entry.title, text="Mười năm trà đá có chanh.")
    actions.rewrite(entry, writing, base_version=1, **people, by=None, at=now)
    refused = mine.send()
    assert (refused.status_code, "lưu ở nơi khác" in refused.content.decode()) == (422, True)
    shown = mine.open(4).content.decode()
    assert ("<del>chanh.</del>" in shown, "<ins>đường.</ins>" in shown) == (True, True)
    mine.type(4, {"rebase": ""})
    mine.send()
    entry.refresh_from_db()
    assert (entry.state, entry.text) == ("submitted", "Mười năm trà đá có đường.")


def test_refused_act_keeps_the_reason_that_was_typed(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    page, binh = address("entry", code=entry.code), signed_in(cast.binh)
    act = address("entry_step", code=entry.code, name="tra-lai")
    binh.post(act, {"tra-lai-reason": "Xin ghi rõ năm."})
    answer = binh.post(act, {"tra-lai-reason": "Thiếu ảnh."}, headers={"referer": f"http://testserver{page}"})
    said = answer.content.decode()
    assert (answer.status_code, "Thiếu ảnh.</textarea>" in said) == (403, True)
    assert f'href="{page}"' in said


def test_entry_is_given_back_until_a_day_that_is_to_come(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    entry, binh = Entry.objects.get(), signed_in(cast.binh)
    act = address("entry_step", code=entry.code, name="tra-lai")
    past = binh.post(act, {"tra-lai-reason": "Thiếu ảnh.", "tra-lai-due_on": "01/03/2021"})
    said = past.content.decode()
    assert (
        past.status_code,
        "Hạn bổ sung phải còn ở phía trước" in said,
        "Thiếu ảnh.</textarea>" in said,
    ) == (422, True, True)
    now = timezone.now()
    with pytest.raises(Refused, match="ở phía trước"):
        actions.return_for_changes(entry, reason="Thiếu ảnh.", due_at=now, by=cast.binh, at=now)
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert binh.post(act, {"tra-lai-reason": "Thiếu ảnh.", "tra-lai-due_on": today}).status_code == 302
    assert entry.steps.last().due_at > timezone.now()


def test_who_checked_and_with_whom_is_shown_with_the_scan(cast, units, signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    entry, binh = Entry.objects.get(), signed_in(cast.binh)
    scan = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4\n%%EOF\n")
    typed = {"reason": "Đúng.", "checked_by": "Bà Tư", "checked_with": "tổ trưởng tổ 5", "scan": scan}
    act = address("entry_step", code=entry.code, name="duyet")
    binh.post(act, {f"duyet-{name}": value for name, value in typed.items()})
    page = binh.get(address("entry", code=entry.code)).content.decode()
    assert "Bà Tư, đã hỏi tổ trưởng tổ 5" in page
    opened = address("entry_scan", code=entry.code, pk=entry.scans.get().pk)
    assert f'href="{opened}">bien-ban.pdf' in page
    assert b"".join(binh.get(opened)).startswith(b"%PDF-1.4")
    assert signed_in(cast.dung).get(opened).status_code == 404
