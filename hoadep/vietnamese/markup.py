"""The light markup of a story: paragraphs between blank lines, **bold**, *italic*, ![](1) for photo 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PICTURE = re.compile(r"!\[\]\((\d{1,4})\)")
_STRESSED = re.compile(r"(?P<marks>\*{1,3})(?=[^\s*])(?P<text>[^*]*[^\s*])(?P=marks)(?!\*)")
_MARK = re.compile(rf"{_PICTURE.pattern}|{_STRESSED.pattern}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look, or the photo of that number."""

    text: str
    bold: bool = False
    italic: bool = False
    picture: int | None = None


def paragraphs(text: str) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs, each as its pieces in order. Stars that mark nothing stay what they are."""
    return tuple(tuple(_pieces(block.strip())) for block in re.split(r"\n\s*\n", text) if block.strip())


def _pieces(block: str) -> Iterator[Piece]:
    ended = 0
    for found in _MARK.finditer(block):
        if found.start() > ended:
            yield Piece(block[ended : found.start()])
        ended = found.end()
        if found[1]:
            yield Piece("", picture=int(found[1]))
        else:
            stars = len(found["marks"])
            yield Piece(found["text"], bold=stars != 1, italic=stars != 2)
    if ended < len(block):
        yield Piece(block[ended:])


def plain(text: str) -> str:
    """The words alone: marks and photos gone, paragraphs between blank lines."""
    blocks = ("".join(piece.text for piece in block).strip() for block in paragraphs(text))
    return "\n\n".join(block for block in blocks if block)
