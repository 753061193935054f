"""The officer's pages of a choice: made, limited, chosen, ties, swaps, prizes, papers; who may see them."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from hoadep.contest.selection import actions
from hoadep.contest.selection.models import Selection

PLACE = "/ba-dinh-2021/chon-bai/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


def said(client, path: str, *, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def posted(client, path: str, data: dict | None = None) -> str:
    return client.post(path, data or {}, follow=True).content.decode()


def test_from_the_plan_to_the_decision(marked, entries, hoa, choose):
    assert "chọn 50 bài, gửi trước ngày 25/05/2021" in said(hoa, PLACE)
    assert 'value="50"' in said(hoa, f"{PLACE}lap/")
    made = posted(hoa, f"{PLACE}lap/", {"title": "Bài gửi Thành phố", "number": 2, "marks": "final"})
    assert "Đã lập danh sách BD21-C01" in made
    place = f"{PLACE}BD21-C01/"
    limits = {
        "dieu-kien-number": 3,
        "dieu-kien-whom0": "unit:",
        "dieu-kien-most0": 2,
        "dieu-kien-whom1": "author:",
        "dieu-kien-most1": 1,
    }
    assert "Mỗi đơn vị nhiều nhất 2 bài" in posted(hoa, f"{place}viec/dieu-kien/", limits)
    chosen = posted(hoa, f"{place}viec/chon/")
    assert "Đã chọn 3 bài theo điểm: không có cách chọn nào tổng điểm cao hơn." in chosen
    assert "Quyết định giữa các bài ngang nhau" in chosen
    take = {"ngang-nhau-take": entries[2].code, "ngang-nhau-reason": "đề tài mới"}
    assert "Đã ghi quyết định giữa các bài ngang nhau" in posted(hoa, f"{place}viec/ngang-nhau/", take)
    assert "Đã trình danh sách" in posted(hoa, f"{place}viec/trinh/")
    assert "Phường Ngọc Hà có 3 bài" in said(hoa, f"{place}doi/{entries[6].code}/")
    into = {"into": entries[1].code, "reason": "UBND chọn"}
    assert f"{entries[0].code} → {entries[1].code}" in posted(hoa, f"{place}doi/{entries[0].code}/", into)
    decision = {"number": "512/QĐ-UBND", "decided_on": "01/05/2021", "decided_by": "Chủ tịch UBND quận"}
    answer = posted(hoa, f"{place}viec/quyet-dinh/", {f"quyet-dinh-{key}": v for key, v in decision.items()})
    assert "Ngày quyết định phải từ ngày trình" in answer
    assert Selection.objects.get().state == "proposed"


def test_a_conflict_of_limits_is_told_beside_the_button(marked, hoa, choose):
    selection = choose(3)
    limits = {"dieu-kien-number": 9, "dieu-kien-whom0": "unit:", "dieu-kien-most0": 1}
    posted(hoa, f"{PLACE}{selection.code}/viec/dieu-kien/", limits)
    answer = hoa.post(f"{PLACE}{selection.code}/viec/chon/")
    assert answer.status_code == 422
    assert "không thể cùng đúng" in answer.content.decode()
    assert "nhiều nhất chọn được 3 bài" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"whom0": "author:"}, "Hãy ghi ít nhất hoặc nhiều nhất"),
        ({"most0": 2}, "Hãy chọn điều kiện cho"),
        ({"whom0": "author:", "least0": 3, "most0": 2}, "Ít nhất 3 bài thì không thể nhiều nhất 2 bài"),
        ({"number": 0}, "lớn hơn hoặc bằng"),
    ],
)
def test_limits_that_make_no_sense_are_not_kept(marked, hoa, choose, typed, fault):
    selection = choose(3)
    data = {f"dieu-kien-{key}": value for key, value in {"number": 5, **typed}.items()}
    assert fault in posted(hoa, f"{PLACE}{selection.code}/viec/dieu-kien/", data)
    selection.refresh_from_db()
    assert (selection.number, selection.limits) == (3, [])


def test_a_plan_without_a_jury_is_ticked_page_by_page(entries, hoa, choose):
    selection = choose(2, round_key="")
    pool = f"{PLACE}{selection.code}/bai/"
    page = said(hoa, f"{pool}?tim=dang+van+tam")
    assert (page.count('name="chon"'), "Bài về Vũ Thị Mai" in page) == (2, True)
    listed = [entry.code for entry in entries[:2]]
    data = {
        "bai": listed,
        "chon": listed[:1],
        f"ghi-chu-{listed[0]}": "rất cảm động",
        "query": "tim=dang+van+tam",
    }
    answer = hoa.post(f"{pool}ghi/", data)
    assert answer["Location"] == f"{pool}?tim=dang+van+tam"
    shown = said(hoa, f"{PLACE}{selection.code}/")
    assert "<strong>1/2</strong>" in shown
    assert "rất cảm động" in shown
    assert "Chọn theo điểm" not in shown
    posted(hoa, f"{pool}ghi/", {"bai": listed, "chon": listed})
    assert "Đã trình danh sách" in posted(hoa, f"{PLACE}{selection.code}/viec/trinh/")


def test_filters_show_what_they_say(marked, entries, hoa, choose, who):
    selection = choose(2)
    actions.choose_by_marks(selection, **who)
    pool = f"{PLACE}{selection.code}/bai/"
    assert said(hoa, f"{pool}?loc=chon").count('name="chon"') == 2
    assert said(hoa, f"{pool}?loc=chua").count('name="chon"') == 6
    assert said(hoa, f"{pool}?the_loai=khong-co").count('name="chon"') == 8
    assert "Không có bài nào" in said(hoa, f"{pool}?tim=xyz")


def test_entries_are_kept_in_and_out_on_the_pool(marked, entries, hoa, choose):
    selection = choose(2)
    pool = f"{PLACE}{selection.code}/bai/ghi/"
    answer = hoa.post(pool, {"viec": "giu", "chon": entries[7].code, "reason": ""})
    assert "Hãy ghi lý do giữ hoặc loại bài" in answer.content.decode()
    posted(hoa, pool, {"viec": "giu", "chon": entries[7].code, "reason": "khối trường"})
    assert "Hãy đánh dấu ít nhất một bài" in hoa.post(pool, {"viec": "giu"}).content.decode()
    posted(hoa, f"{PLACE}{selection.code}/viec/chon/")
    assert selection.picks.get(entry=entries[7]).chosen


def test_prizes_on_the_page(marked, entries, hoa, choose, who):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    place = f"{PLACE}{selection.code}/"
    prize = {"giai-entry": entries[0].code, "giai-name": "Giải Nhất", "giai-money": 3000000}
    assert "Giải Nhất, 3.000.000 đồng" in posted(hoa, f"{place}viec/giai/", prize)
    assert "Bài đã có Giải Nhất" in posted(hoa, f"{place}viec/giai/", prize)
    of_plan = prize | {"giai-of_plan": "Giải Nhì", "giai-name": "", "giai-money": "", "giai-reason": "sửa"}
    assert "Giải Nhì cho bài" in posted(hoa, f"{place}viec/giai/", of_plan)
    other = of_plan | {"giai-of_plan": ""}
    assert "hoặc ghi tên giải khác" in posted(hoa, f"{place}viec/giai/", other)
    other |= {"giai-name": "Giải Lạ", "giai-reason": ""}
    assert "Kế hoạch không có “Giải Lạ”" in posted(hoa, f"{place}viec/giai/", other)
    posted(hoa, f"{place}bo-giai/{entries[0].code}/", {"reason": "bài rút"})
    assert not selection.prizes.exists()


def test_papers_and_the_workbook(marked, entries, hoa, choose, who):
    selection = choose(2)
    place = f"{PLACE}{selection.code}/"
    assert hoa.get(f"{place}trinh-ky/").status_code == 404
    actions.fix(selection, [entries[7].code], "in", reason="=1+1 trường duy nhất", **who)
    actions.choose_by_marks(selection, **who)
    assert hoa.get(f"{place}trinh-ky/").content.startswith(b"%PDF")
    for key in ("to-trinh", "danh-sach"):
        assert hoa.get(f"{place}van-ban/{key}/").content.startswith(b"PK")
    assert hoa.get(f"{place}van-ban/cong-van/").status_code == 404
    book = load_workbook(BytesIO(hoa.get(f"{place}?dang=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[1] for row in rows if row[0] in (1, 2)] == [entries[0].code, entries[7].code]
    actions.propose(selection, **who)
    day = actions.Ruling(number="512/QĐ-UBND", decided_on=who["at"].date(), decided_by="Chủ tịch")
    actions.decide(selection, day, **who)
    assert hoa.get(f"{place}van-ban/cong-van/").content.startswith(b"PK")


def test_pages_ask_a_fixed_number_of_queries(
    marked, entries, hoa, choose, who, django_assert_max_num_queries
):
    selection = choose(4)
    actions.choose_by_marks(selection, **who)
    said(hoa, f"{PLACE}{selection.code}/")
    with django_assert_max_num_queries(26):
        said(hoa, f"{PLACE}{selection.code}/")
    with django_assert_max_num_queries(23):
        said(hoa, f"{PLACE}{selection.code}/bai/")


def test_only_the_office_sees_choices_and_only_the_officer_changes_them(marked, cast, signed_in, choose):
    selection = choose(1)
    for somebody in (cast.dung, cast.lan, cast.nam):
        client = signed_in(somebody)
        said(client, PLACE, status=403)
        said(client, f"{PLACE}{selection.code}/", status=403)
        assert client.post(f"{PLACE}{selection.code}/viec/chon/").status_code == 403
    assert not selection.picks.exists()
