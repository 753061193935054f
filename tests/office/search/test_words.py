"""How a query is read."""

from hoadep.office.search.words import LONGEST_QUERY, LONGEST_WORD, MOST_TERMS, Term, terms


def test_words_with_marks_are_exact_and_words_without_are_folded():
    assert terms("Hoà giai đong") == (
        Term(("hòa",), exact=True),
        Term(("giai",), exact=False),
        Term(("đong",), exact=True),
    )


def test_a_phrase_is_exact_when_it_has_a_mark_anywhere():
    assert terms('"gia đình" "gia dinh" «Ba Đình» “ban mai') == (
        Term(("gia", "đình"), exact=True),
        Term(("gia", "dinh"), exact=False),
        Term(("ba", "đình"), exact=True),
        Term(("ban", "mai"), exact=False),
    )


def test_what_hangs_together_stands_together():
    assert terms("BD21-B0001 12/2021 a_b") == (
        Term(("bd21", "b0001"), exact=False),
        Term(("12", "2021"), exact=False),
        Term(("a", "b"), exact=False),
    )


def test_signs_alone_ask_for_nothing():
    assert terms(' "" * ( ) AND" - ^ : \0 ') == (Term(("and",), exact=False),)
    assert terms('"*" \' :* & | ! <->') == ()


def test_a_query_is_bounded():
    assert terms("hoa " * 10) == (Term(("hoa",), exact=False),)
    assert len(terms(" ".join(map(str, range(100))))) == MOST_TERMS
    assert terms("x" * 1000)[0].words == ("x" * LONGEST_WORD,)
    assert sum(len(term.words) for term in terms('"' + "a " * 10_000)) <= LONGEST_QUERY
