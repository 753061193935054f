"""What is put in is found at once; put again it is replaced; removed it is gone; all in the caller's act."""

import pytest
from django.db import connection, transaction

from hoadep.office.search import actions
from hoadep.office.search.actions import Text
from hoadep.office.search.models import Document
from tests.office.search.asking import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(at):
    def put(*titles, code="B0001", access="P-TB", body=""):
        now = at("2021-03-09 08:00")
        texts = [
            Text(scope="BD21", kind="entry", code=code, title=title, body=body, access=access, at=now)
            for title in titles
        ]
        with transaction.atomic():
            return actions.put(texts, by="TK0001", at=now)

    return put


def _codes(words, **where):
    return [hit.code for hit in find("BD21", words, **where).hits]


def test_put_again_replaces(put, at):
    assert put("Hòa giải") == 1
    assert put("Hiến máu", access="P-KM") == 1
    assert Document.objects.count() == 1
    assert (_codes("hòa"), _codes("máu"), _codes("máu", access=frozenset({"P-TB"}))) == ([], ["B0001"], [])
    hit = find("BD21", "máu", access=frozenset({"P-KM"})).hits[0]
    assert (hit.kind, hit.access, hit.at) == ("entry", "P-KM", at("2021-03-09 08:00"))


def test_put_twice_is_put_once(put):
    put("Hòa giải")
    once = list(Document.objects.values())
    put("Hòa giải")
    assert list(Document.objects.values()) == once


def test_of_two_alike_the_last_counts(put):
    assert put("Hòa giải", "Hiến máu") == 1
    assert (_codes("hòa"), _codes("máu")) == ([], ["B0001"])


def test_removed_is_gone(put):
    put("Hòa giải")
    put("Hòa nhã", code="B0002")
    with transaction.atomic():
        assert actions.remove("BD21", "entry", ["B0001", "B0003"]) == 1
        assert actions.remove("BD21", "exemplar", ["B0002"]) == 0
    assert _codes("hòa") == ["B0002"]


def test_what_is_rolled_back_is_not_found(put):
    with transaction.atomic():
        put("Hòa giải")
        transaction.set_rollback(True)
    assert _codes("hòa") == []


@pytest.mark.django_db(transaction=True)
def test_it_belongs_to_a_transaction(at):
    for act in (
        lambda: actions.put([], by="TK0001", at=at("2021-03-09")),
        lambda: actions.remove("BD21", "entry", ["B0001"]),
    ):
        with pytest.raises(transaction.TransactionManagementError):
            act()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\ufffe\u202e\ud800 hòa",
        "hòa " * 200_000,
        " ".join(map(str, range(200_000))),
        "東" * 300_000,
        "đ" * 100_000,
        " ".join(chr(n) for n in range(0x20, 0x3000)),
        "'; DROP TABLE search_document; -- hòa",
    ],
    ids=["empty", "invisible", "one word", "numbers", "one long word", "long", "all letters", "injection"],
)
def test_any_text_can_be_put_and_found_by_its_code(put, text):
    put("Tiêu đề", body=text)
    assert _codes("B0001") == ["B0001"]
    assert _codes("hòa") == (["B0001"] if "hòa" in text else [])


def test_the_index_agrees_with_the_documents(put):
    put("Hòa giải")
    put("Hiến máu")
    put("Hoa nở", code="B0002")
    with transaction.atomic():
        actions.remove("BD21", "entry", ["B0001"])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)")
    assert (_codes("máu"), _codes("hoa")) == ([], ["B0002"])
