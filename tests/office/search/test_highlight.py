"""What was found is marked in the text as its author wrote it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.office.search.highlight import SNIPPET, Piece, marked, snippet
from hoadep.office.search.words import terms


def _shown(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Bà Hoa hòa giải, khu phố hoà bình", "hoa", "Bà [Hoa] [hòa] giải, khu phố [hoà] bình"),
        ("Bà Hoa hòa giải, khu phố hoà bình", "hòa", "Bà Hoa [hòa] giải, khu phố [hoà] bình"),
        ("Bà Hoa hòa giải, khu phố hoà bình", '"hoà bình"', "Bà Hoa hòa giải, khu phố [hoà bình]"),
        ("khu Đống  Đa", '"dong da"', "khu [Đống  Đa]"),
        ("khu Đống Đa", "dong da", "khu [Đống] [Đa]"),
        ("a b a b a", '"a b a"', "[a b a b a]"),
        ('<b>hoa</b> & "hoa"', "hoa", '<b>[hoa]</b> & "[hoa]"'),
        ("trả 1.490.000 đồng", "1.490.000", "trả [1.490.000] đồng"),
        ("hoabình", "hoa", "hoabình"),
        (unicodedata.normalize("NFD", "Thuỷ"), "thủy", "[Thuỷ]"),
        ("không có", "hoa", "không có"),
        ("", "hoa", ""),
    ],
)
def test_words_are_marked_where_they_stand(text, words, shown):
    assert _shown(marked(text, terms(words))) == shown


def test_a_snippet_shows_the_first_words_found():
    text = f"{'đầu ' * 100}hòa giải {'cuối ' * 100}"
    shown = _shown(snippet(text, terms("hoa giai")))
    assert shown.startswith("… đầu đầu")
    assert "đầu [hòa] [giải] cuối" in shown
    assert shown.endswith("cuối …")
    assert len(shown) <= SNIPPET + 8


def test_a_snippet_without_words_found_is_the_beginning():
    assert _shown(snippet("mở đầu\n\nngắn", terms("hoa"))) == "mở đầu ngắn"
    assert _shown(snippet("a" * 1000, terms("hoa"))) == "a" * SNIPPET + " …"


texts = st.text(alphabet=st.sampled_from('aăâbdđeêHhOoòóôAaÀ\u0300\u0302İßﬁ .,-_"\n1٣東')) | st.text()


@given(texts, texts)
def test_marking_keeps_every_letter(text, words):
    pieces = marked(text, terms(words))
    assert "".join(piece.text for piece in pieces) == unicodedata.normalize("NFC", text)
    assert all(isinstance(piece, Piece) and piece.text for piece in pieces)
    snippet(text, terms(words))
