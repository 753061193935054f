"""Telephone numbers as people write them."""

import pytest

from hoadep.vietnamese.telephones import digits_of, is_telephone


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0912 000 111", "0912000111"),
        ("0912.000.111", "0912000111"),
        ("+84 912 000 111", "0912000111"),
        ("84912000111", "0912000111"),
        ("(024) 3733-1234", "02437331234"),
        ("84120001", "84120001"),
        ("", ""),
    ],
)
def test_digits_as_they_are_dialled(written, digits):
    assert digits_of(written) == digits


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("0912 000 111", True),
        ("37331234", True),
        ("02437331234", True),
        ("0912 000", False),
        ("091200011122", False),
        ("0912 000 111 nhà", False),
        ("không có", False),
    ],
)
def test_number_that_can_be_called(written, fits):
    assert is_telephone(written) == fits
