"""Pages of entries: who sees what, and the acts on them."""

import pytest
from django.urls import reverse

from hoadep.contest.entries.models import Entry

SEASON = {"season": "ba-dinh-2021"}
TYPED = {
    "author_name": "Nguyễn Thị Lan",
    "author_address": "Tổ 5, phường Ngọc Hà",
    "author_telephone": "0912000111",
    "exemplar_name": "Đỗ Văn Khiết",
    "exemplar_kind": "person",
    "exemplar_place": "Tổ 12, phường Ngọc Hà",
    "kind": "essay",
    "title": "Bình trà đầu ngõ",
    "text": "Mười năm trà đá miễn phí.",
    "base_version": "0",
}


def address(page, /, **parts):
    return reverse(page, kwargs=SEASON | parts)


@pytest.fixture
def sent(units, send, exemplar):
    return send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))


def test_author_keeps_a_draft_then_sends_it(cast, units, signed_in):
    lan = signed_in(cast.lan)
    typed = TYPED | {"unit": units.ngoc_ha.pk}
    lan.post(address("entry_new"), typed | {"keep": ""})
    draft = Entry.objects.get()
    lan.post(address("entry_draft", uuid=draft.uuid), typed | {"send": "", "base_version": draft.version})
    draft.refresh_from_db()
    assert (draft.state, draft.code, draft.authors.get().name) == (
        "submitted",
        "BD21-B0001",
        "Nguyễn Thị Lan",
    )


def test_refused_sending_loses_nothing(cast, units, signed_in):
    answer = signed_in(cast.lan).post(
        address("entry_new"), TYPED | {"unit": units.ngoc_ha.pk, "text": "", "send": ""}
    )
    assert answer.status_code == 422
    assert "Bình trà đầu ngõ" in answer.content.decode()


def test_head_of_another_unit_sees_nothing(cast, sent, signed_in):
    dung = signed_in(cast.dung)
    assert sent.title not in dung.get(address("entry_list")).content.decode()
    assert dung.get(address("entry", code=sent.code)).status_code == 404
    assert dung.post(address("entry_step", code=sent.code, name="duyet")).status_code == 404


def test_author_sees_own_entries_alone(cast, sent, signed_in):
    assert sent.title not in signed_in(cast.lan).get(address("entry_list")).content.decode()


def test_head_approves_and_the_office_receives(cast, units, signed_in):
    signed_in(cast.lan).post(address("entry_new"), TYPED | {"unit": units.ngoc_ha.pk, "send": ""})
    step = {"code": "BD21-B0001"}
    signed_in(cast.binh).post(
        address("entry_step", **step, name="duyet"), {"duyet-reason": "Đã hỏi tổ dân phố."}
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
    with django_assert_max_num_queries(10):
        hoa.get(address("entry_list"))
    with django_assert_max_num_queries(15):
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
        signed_in(cast.lan).post(address("entry_new"), TYPED | {"unit": unit.pk, "send": ""})
    codes = list(Entry.objects.values_list("code", flat=True))
    typed = {"code": codes, "duyet-reason": "Đã hỏi tổ dân phố."}
    signed_in(cast.binh).post(address("entry_acts", name="duyet"), typed)
    assert [(e.unit.code, e.state) for e in Entry.objects.order_by("code")] == [
        ("P-NGOCHA", "approved"),
        ("P-KIMMA", "submitted"),
    ]


def test_act_on_many_without_its_reason_does_nothing(cast, units, signed_in):
    signed_in(cast.lan).post(address("entry_new"), TYPED | {"unit": units.ngoc_ha.pk, "send": ""})
    signed_in(cast.binh).post(address("entry_acts", name="duyet"), {"code": ["BD21-B0001"]})
    assert Entry.objects.get().state == "submitted"
