"""The fingerprint of what was lodged."""

from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.receipts import fingerprint, matches

CONTENT = {"code": "BD21-B0001", "title": "Bình trà đầu ngõ", "text": "Mười năm."}


def test_order_of_the_parts_does_not_matter():
    assert fingerprint(CONTENT) == fingerprint(dict(reversed(CONTENT.items())))


@given(st.text(), st.text())
def test_other_words_give_another_fingerprint(one, other):
    same = fingerprint(CONTENT | {"text": one}) == fingerprint(CONTENT | {"text": other})
    assert same == (one == other)


def test_sixteen_digits_are_enough_and_fifteen_are_not():
    mark = fingerprint(CONTENT)
    assert matches(mark, mark)
    assert matches(mark, mark[:16].upper())
    assert not matches(mark, mark[:15])
    assert not matches(mark, "0" * 64)
