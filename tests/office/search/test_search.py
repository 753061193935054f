"""What is found, where, in which order and by whom: the same on both databases."""

import pytest
from django.db import transaction

from hoadep.office.search import actions, facts, index
from hoadep.office.search.actions import Text
from hoadep.office.search.models import Document
from tests.office.search.asking import find

pytestmark = pytest.mark.django_db

TEXTS = [
    ("B0001", "P-TB", "Người gác đền hòa nhã", "Ông Đặng Văn Hòa gác đền Voi Phục đã ba mươi năm."),
    ("B0002", "P-TB", "Tủ bánh mì ở Đống Đa", "Mỗi sáng bà Thuỷ đặt tủ bánh mì từ thiện trước ngõ."),
    ("B0003", "P-KM", "Đội mưa tìm trẻ lạc", "Trung úy Lê Minh Đức đội mưa suốt đêm tìm cháu bé."),
    ("B0004", "P-KM", "Hoà giải viên của ngõ nhỏ", "Bà Hoa hòa giải ba mươi vụ việc, khu phố hoà bình."),
    ("B0005", "P-KM", "Cô giáo vùng hoa", "Cô Hường dạy chữ cho người lao động, không lấy tiền."),
    ("B0006", "P-NH", "Hai mươi năm hiến máu", "Anh Nguyễn Văn Hoan hiến máu bảy mươi lần."),
    ("B0007", "P-NH", "Giữ sạch hồ Trúc Bạch", "Nhóm cựu chiến binh vớt rác hồ Trúc Bạch mỗi chủ nhật."),
    ("B0008", "P-NH", "Lớp học xóa mù", "Lớp học của thầy Quý mở ở trung tâm cộng đồng."),
    ("B0009", "P-TB", "Bữa cơm hai nghìn đồng", "Bếp ăn từ thiện nấu cơm cho bệnh nhân nghèo."),
    ("B0010", "P-TB", "Trả lại ví tiền", "Bác xe ôm trả lại 1.490.000 đồng và giấy tờ."),
    ("B0011", "", "Bản tin số 12/2021", "Tổng hợp gương người tốt, việc tốt; liên hệ hoadep@badinh.vn."),
    (
        "B0012",
        "P-KM",
        "Người thợ khóa",
        "Thợ khóa mở cửa cứu cháu nhỏ bị mắc kẹt, không lấy một đồng tiền công.",
    ),
    ("B0013", "P-KM", "Vườn rau trên mái", "Tổ dân phố 5 trồng rau sạch tặng người già neo đơn."),
    ("B0014", "P-NH", "Áo ấm mùa đông", "Quyên góp áo ấm cho trẻ em vùng cao Hà Giang."),
    ("B0015", "P-NH", "Bác sĩ về hưu", "Khám bệnh không lấy tiền ở phòng khám đình làng."),
    ("B0016", "P-TB", "Đường hoa ven đê", "Chi hội phụ nữ trồng hoa, hoa nở suốt hoa mùa."),
    ("B0017", "P-TB", "Chữa cháy lúc nửa đêm", "Thanh niên phường phá cửa cứu sáu người trong đám cháy."),
    ("B0018", "P-KM", "Thư viện trong ngõ", "Tủ sách gia đình mở cửa cho thiếu nhi cả mùa hè."),
    ("B0019", "P-NH", "Ban đêm đi gom rác", "Chị Ba Mai, công nhân môi trường, làm ban đêm."),
    ("B0020", "P-NH", "Москва và 東京", "Kỹ sư Özdemir gửi 1e5 đồng và x²; mã A1_b2, œuvre, İzmir."),
]

QUERIES = [
    ("hoa", "16 4 1 5"),
    ("hoà", "4 1"),
    ("hòa", "4 1"),
    ("ho\u0061\u0300", "4 1"),
    ("HOÀ BÌNH", "4"),
    ('"hoà bình"', "4"),
    ('"hoa binh"', "4"),
    ('"bình hoà"', ""),
    ("binh hoa", "4"),
    ("dong da", "2"),
    ("đong da", ""),
    ("Đống đa", "2"),
    ("thuỷ", "2"),
    ("thủy", "2"),
    ("thuy", "2"),
    ("huong", "5"),
    ("từ thiện", "9 2"),
    ('"từ thiện" bếp', "9"),
    ("“bánh mì từ thiện”", "2"),
    ('"tủ bánh mì từ thiện trước ngõ"', "2"),
    ('"tủ bánh từ thiện"', ""),
    ('"ba mươi năm', "1"),
    ('"ba mươi"', "4 1"),
    ("1.490.000", "10"),
    ("490.1", ""),
    ("12/2021", "11"),
    ("hoadep@badinh.vn", "11"),
    ("b0007", "7"),
    ("không lấy tiền", "15 12 5"),
    ('"không lấy tiền"', "15 5"),
    ("москва 東京", "20"),
    ("1e5 X² a1_B2", "20"),
    ("ozdemir", "20"),
    ("œuvre", "20"),
    ("truc-bach", "7"),
    ("trúc.bạch!", "7"),
    ("hoa hoa", "16 4 1 5"),
]


@pytest.fixture(autouse=True)
def _twenty(at):
    with transaction.atomic():
        actions.put(
            [
                Text(
                    scope="BD21",
                    kind="entry",
                    code=code,
                    title=title,
                    body=body,
                    access=unit,
                    at=at("2021-03-01"),
                )
                for code, unit, title, body in TEXTS
            ],
            by="TK0001",
            at=at("2021-03-01"),
        )


def _numbers(words, **where):
    return [int(hit.code[1:]) for hit in find("BD21", words, **where).hits]


@pytest.mark.parametrize(("words", "numbers"), QUERIES)
def test_a_query_finds_the_same_in_the_same_order(words, numbers):
    assert _numbers(words) == [int(number) for number in numbers.split()]


def test_only_what_the_keys_open_is_found():
    assert _numbers("hoa", access=None) == [16, 4, 1, 5]
    assert _numbers("hoa", access=frozenset({"P-TB"})) == [16, 1]
    assert _numbers("hoa", access=frozenset({"P-TB", "P-KM"})) == [16, 4, 1, 5]
    assert _numbers("hoa", access=frozenset({"P-T", ""})) == []
    assert _numbers("ban tin", access=frozenset({""})) == [11]
    assert _numbers("hoa", access=frozenset()) == []


def test_many_keys_may_be_asked_at_once():
    keys = frozenset({"P-NH", *(f"P-{n}" for n in range(400))})
    assert _numbers("rác", access=keys) == [19, 7]


def test_a_text_cannot_pretend_a_key_or_a_scope(at):
    words = "s42443232 s42443231 a502d5442 =@a502d5442 kẻ gian"
    with transaction.atomic():
        actions.put(
            [Text(scope="BD22", kind="entry", code="X", title=words, access="P-XX", at=at("2022-01-01"))],
            by="TK0001",
            at=at("2022-01-01"),
        )
    assert _numbers("kẻ gian") == []
    assert find("BD22", "kẻ gian", access=frozenset({"P-TB"})) == facts.NOTHING
    assert [hit.code for hit in find("BD22", "kẻ gian", access=frozenset({"P-XX"})).hits] == ["X"]


def test_kinds_narrow_the_search(at):
    with transaction.atomic():
        actions.put(
            [Text(scope="BD21", kind="exemplar", code="G0021", title="Bà Hoa", at=at("2021-03-01"))],
            by="TK0001",
            at=at("2021-03-01"),
        )
    assert _numbers("ba hoa", kinds=frozenset({"exemplar"})) == [21]
    assert _numbers("ba hoa", kinds=frozenset({"entry"})) == [4, 1]
    assert _numbers("ba hoa", kinds=frozenset({"entry", "exemplar"})) == [21, 4, 1]
    assert _numbers("ba hoa", kinds=frozenset()) == []


def test_a_season_is_searched_alone():
    assert find("BD22", "hoa") == facts.NOTHING
    assert find("BD2", "hoa") == facts.NOTHING


def test_pages_follow_one_another_and_miss_nothing():
    first = find("BD21", "hoa", most=3)
    second = find("BD21", "hoa", most=3, after=first.next)
    assert [[hit.code for hit in found.hits] for found in (first, second)] == [
        ["B0016", "B0004", "B0001"],
        ["B0005"],
    ]
    assert (first.ranked, first.more, second.ranked, second.more, second.next) == (4, False, 4, False, "")


@pytest.mark.parametrize("after", ["", "0", "x-1", "1-1-1", "1-99999999999999999999", "' OR 1=1 --"])
def test_a_false_key_of_a_page_means_the_first(after):
    assert find("BD21", "hoa", after=after) == find("BD21", "hoa")


def test_a_search_takes_two_queries_and_one_when_nothing_is_found(django_assert_num_queries):
    with django_assert_num_queries(2):
        find("BD21", '"hoà nhã" "đền voi phục" nguoi hoa', access=frozenset({"P-TB", ""}))
    with django_assert_num_queries(2):
        find("BD21", "hoa")
    with django_assert_num_queries(1):
        find("BD21", "không có gì như thế")
    with django_assert_num_queries(0):
        find("BD21", ' "" … ')


def test_the_newest_thousand_are_ranked_and_the_rest_told_of(at):
    texts = [
        Text(
            scope="BD22",
            kind="entry",
            code=f"C{n:04}",
            title="Xưa" if n else "Hoa",
            body="hoa",
            at=at("2022-01-01"),
        )
        for n in range(1001)
    ]
    with transaction.atomic():
        actions.put(texts[:1000], by="TK0001", at=at("2022-01-01"))
    found = find("BD22", "hoa", most=1)
    assert ([hit.code for hit in found.hits], found.ranked, found.more) == (["C0000"], 1000, False)
    with transaction.atomic():
        actions.put(texts[1000:], by="TK0001", at=at("2022-01-01"))
    found = find("BD22", "hoa", most=1)
    assert ([hit.code for hit in found.hits], found.ranked, found.more) == (["C1000"], 1000, True)


@pytest.mark.parametrize("words", ["hoa", '"hoà nhã"', '"đồng tiền công"', "không lấy"])
@pytest.mark.parametrize("ranked", [1, 2, 3, 1000])
def test_newest_are_found_wherever_older_ones_lie(words, ranked, monkeypatch):
    """PostgreSQL asks the newest blocks of documents first: what is found stays the same."""
    every = facts.codes("BD21", words, kind="entry", access=None)
    monkeypatch.setattr(facts, "RANKED", ranked)
    near = facts.codes("BD21", words, kind="entry", access=None)
    for document in Document.objects.order_by("-pk"):
        Document.objects.filter(pk=document.pk).update(id=document.pk * index.BLOCK // 3)
    far = facts.codes("BD21", words, kind="entry", access=None)
    assert sorted(far) == sorted(near) == sorted(every)[-ranked:]
