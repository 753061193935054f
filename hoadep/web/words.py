"""The words of an answer, a clause and a count, as screens say them."""

import re

from hoadep.vietnamese.numbers import format_number

MANY = 10_000
ANSWERS = {
    "duty": {"met": "đạt", "not_met": "chưa đạt", "not_yet": "chưa đến hạn"},
    "award": {"met": "đạt", "not_met": "chưa đạt", "not_yet": "chưa đủ"},
    "permission": {"met": "được", "not_met": "không được", "not_yet": "chưa được"},
}
PLACE_IN_PLAN = re.compile(r"^[IVX]+(\.\w+)*$")


def answer_word(answer: str, kind: str) -> str:
    """ "đạt", "chưa đạt" or "chưa đến hạn"; `kind` is "duty", "award" or "permission"."""
    return ANSWERS[kind or "duty"][answer]


def clause_words(clause: str) -> str:
    """ "mục III.3.a" for a place in the plan; any other source as it is called."""
    return f"mục {clause}" if PLACE_IN_PLAN.match(clause) else clause


def clause_anchor(clause: str) -> str:
    """The id that the clause has on the page of the plan: "muc-III.3.a"."""
    return f"muc-{clause}" if PLACE_IN_PLAN.match(clause) else ""


def rough_total(total: int) -> str:
    """A total that a list may tell without counting far: "hơn 10.000" beyond ten thousand."""
    return f"hơn {format_number(MANY)}" if total > MANY else format_number(total)
