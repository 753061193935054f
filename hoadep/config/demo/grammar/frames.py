"""Sentence frames: `[this|that]` is a choice, `{word}` a slot; the outcome reads as typed by a person."""

import re
from collections.abc import Callable
from random import Random

CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{([^{}]+)\}")
BEGINNING = re.compile(r"(^[“(]?|[.!?…]”? +[“(]?|: +“)(\w)", re.MULTILINE)
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

Fill = Callable[[str], str]


def say(rng: Random, frame: str, fill: Fill) -> str:
    """A frame with its choices made and its slots filled, spaces and capitals put right."""
    return written(SLOT.sub(lambda slot: fill(slot[1]), choose(rng, frame)))


def choose(rng: Random, frame: str) -> str:
    """A frame with one of each choice's ways taken, the innermost first."""
    while CHOICE.search(frame):
        frame = CHOICE.sub(lambda choice: rng.choice(choice[1].split("|")), frame)
    return frame


def written(text: str) -> str:
    """One space between words, none before a stop, a capital where a sentence begins."""
    text = re.sub(r"[ \t]+", " ", text).strip()
    text = re.sub(r" ([,.;:!?…”])", r"\1", text)
    return BEGINNING.sub(lambda found: found[1] + found[2].upper(), text)


def number_between(rng: Random, span: str) -> str:
    """A number of a span `3-9` or, in steps, `200-900/50`, as prose writes it: small ones in words."""
    bounds, _, step = span.partition("/")
    low, high = map(int, bounds.split("-"))
    return spelled(rng.randrange(low, high + 1, int(step or 1)))


def spelled(number: int) -> str:
    """Up to ten in words, above in figures, a stop between thousands."""
    return DIGITS[number] if number < len(DIGITS) else f"{number:,}".replace(",", ".")
