"""Telephone numbers as people write them: spaces, dots, +84; told by their digits."""

LEAST, MOST = 8, 11


def digits_of(text: str) -> str:
    """The digits as they are dialled within the country: "+84 912.000.111" is "0912000111"."""
    digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
    abroad = text.strip().startswith("+84") or (digits.startswith("84") and len(digits) == MOST)
    return f"0{digits[2:]}" if abroad else digits


def is_telephone(text: str) -> bool:
    """Whether it can be called: 8 to 11 digits, and nothing but signs between them."""
    return LEAST <= len(digits_of(text)) <= MOST and not any(letter.isalpha() for letter in text)
