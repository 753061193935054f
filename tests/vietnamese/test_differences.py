"""What changed between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.vietnamese.differences import Stretch, differences


@pytest.mark.parametrize(
    ("first", "second", "stretches"),
    [
        ("", "", ()),
        ("Bà Mai", "Bà Mai", (Stretch("same", "Bà Mai"),)),
        (
            "Bà Mai dạy chữ",
            "Bà Lan dạy chữ",
            (
                Stretch("same", "Bà "),
                Stretch("gone", "Mai "),
                Stretch("new", "Lan "),
                Stretch("same", "dạy chữ"),
            ),
        ),
        ("", "Mới", (Stretch("new", "Mới"),)),
    ],
)
def test_stretches(first, second, stretches):
    assert differences(first, second) == stretches


@given(st.text(), st.text())
def test_what_is_not_gone_is_the_second_text(first, second):
    kept = [stretch.text for stretch in differences(first, second) if stretch.change != "gone"]
    assert "".join(kept) == second
