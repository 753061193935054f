"""Old text pasted into a field: put into Unicode letter for letter, and right text left alone."""

import pytest

from hoadep.vietnamese.pasted import mend
from tests.vietnamese.test_legacy import SENTENCES, encode_tcvn3, encode_vni

STORY = "\n\n".join(SENTENCES)


@pytest.mark.parametrize(("encode", "encoding"), [(encode_tcvn3, "tcvn3"), (encode_vni, "vni")])
def test_old_text_is_put_into_unicode(encode, encoding):
    small = STORY.lower()
    assert (mend(encode(small)).text, mend(encode(small)).encoding) == (small, encoding)


def test_capitals_of_vni_come_right():
    assert mend(encode_vni(STORY)).text == STORY


@pytest.mark.parametrize(
    "right",
    [
        STORY,
        STORY.upper(),
        "Café où l'on dîne, déjà vu, naïf.",
        "Mười năm **trà đá** miễn phí.\n\n![](1)",
        "",
    ],
)
def test_right_text_is_left_alone(right):
    assert mend(right) is None


@pytest.mark.parametrize("encode", [encode_tcvn3, encode_vni])
def test_only_the_pasted_lines_of_a_mixed_text_change(encode):
    typed, pasted = (
        "Bà Mai ở Ngọc Hà.\n\nÔng ta là ai?",
        "bà đã giúp đỡ các cháu nhỏ mồ côi suốt hai mươi năm",
    )
    assert mend(f"{typed}\n\n{encode(pasted)}").text == f"{typed}\n\n{pasted}"


def test_marks_of_the_light_markup_stay():
    assert (
        mend(encode_tcvn3("**người tốt** việc *tốt*, đường phố")).text
        == "**người tốt** việc *tốt*, đường phố"
    )
