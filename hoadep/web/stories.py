"""A story as a reader sees it: its light markup as safe HTML, its photos where it names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from hoadep.vietnamese.markup import Piece, paragraphs


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of a story: the number by which the text names it, where it is fetched, its caption."""

    n: int
    url: str
    caption: str
    width: int | None = None
    height: int | None = None


def story(text: str, pictures: Iterable[Picture] = ()) -> SafeString:
    """Paragraphs, stresses and photos; photos that the text does not name stand at its end."""
    by_number = {picture.n: picture for picture in pictures}
    named: set[int] = set()
    blocks = [block for pieces in paragraphs(text) for block in _blocks(pieces, by_number, named)]
    rest = [_figure(picture) for n, picture in by_number.items() if n not in named]
    return format_html_join("\n", "{}", ((block,) for block in [*blocks, *rest]))


def _blocks(pieces: tuple[Piece, ...], pictures: dict[int, Picture], named: set[int]) -> Iterator[SafeString]:
    """A paragraph, cut where a photo stands; a number that no photo has shows nothing."""
    words: list[SafeString] = []
    for piece in pieces:
        if piece.picture is None:
            words.append(_stressed(piece))
            continue
        yield from _paragraph(words)
        words = []
        if piece.picture in pictures and piece.picture not in named:
            named.add(piece.picture)
            yield _figure(pictures[piece.picture])
    yield from _paragraph(words)


def _paragraph(words: list[SafeString]) -> Iterator[SafeString]:
    text = SafeString("").join(words).strip()
    if text:
        yield format_html("<p>{}</p>", mark_safe(text.replace("\n", "<br>")))  # noqa: S308 (of escaped pieces)


def _stressed(piece: Piece) -> SafeString:
    text = escape(piece.text)
    if piece.italic:
        text = format_html("<em>{}</em>", text)
    return format_html("<strong>{}</strong>", text) if piece.bold else text


def _figure(picture: Picture) -> SafeString:
    size = format_html(' width="{}" height="{}"', picture.width, picture.height) if picture.width else ""
    drawn = format_html('<img src="{}" alt="{}" loading="lazy"{}>', picture.url, picture.caption, size)
    told = format_html("<figcaption>{}</figcaption>", picture.caption) if picture.caption else ""
    return format_html("<figure>{}{}</figure>", drawn, told)
