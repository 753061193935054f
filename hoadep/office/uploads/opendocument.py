"""Reads .odt: the text as it stands, and its pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.blocks import Block, Kind, Reading, Run, row_of
from hoadep.office.uploads.packages import DAMAGED, LOCKED, Package, attribute, child, children, local
from hoadep.office.uploads.word import MACROS, NOTES

MOST_ANCESTORS = 20
MOST_SPACES = 100
_LETTERS = {"tab": "\t", "line-break": "\n"}
_LEFT_OUT = (
    "tracked-changes",
    "annotation",
    "sequence-decls",
    "forms",
    "bibliography-source",
    "desc",
    "title",
)


def read_opendocument(package: Package) -> Reading:
    """All blocks of the text. Raises `Unreadable` when it is locked or there is none."""
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and any(
        local(element.tag) == "encryption-data" for element in package.xml(manifest).iter()
    ):
        raise Unreadable(LOCKED)
    content = package.xml("content.xml")
    text = child(child(content, "body"), "text")
    if text is None:
        raise Unreadable(DAMAGED)
    roots = [content, *([package.xml("styles.xml")] if "styles.xml" in package.names else [])]
    document = _Document(package, _Styles(roots))
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        document.reading.warn(MACROS)
    document.reading.blocks += document.blocks(text, "paragraph")
    return document.reading


@dataclass(frozen=True)
class _Look:
    font: str = ""
    bold: bool = False
    italic: bool = False


class _Styles:
    """The styles of a document, automatic ones first, and the fonts they name."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        for element in (element for root in roots for element in root.iter()):
            name, family = local(element.tag), attribute(element, "family")
            if name == "style":
                self._styles.setdefault((family, attribute(element, "name")), element)
            elif name == "default-style":
                self._defaults.setdefault(family, element)
            elif name == "font-face":
                self._fonts[attribute(element, "name")] = attribute(element, "font-family").strip("'\"")

    def look(self, family: str, name: str, under: _Look | None = None) -> _Look:
        """How the style looks where it stands under another look."""
        font, weight, slant = "", "", ""
        for style in self._chain(family, name, with_default=under is None):
            for properties in children(style, "text-properties"):
                named = attribute(properties, "font-name")
                font = (
                    font or self._fonts.get(named, named) or attribute(properties, "font-family").strip("'\"")
                )
                weight = weight or attribute(properties, "font-weight")
                slant = slant or attribute(properties, "font-style")
        under = under or _Look()
        bold = (weight == "bold" or weight >= "600") if weight and weight != "normal" else False
        return _Look(
            font or under.font,
            bold if weight else under.bold,
            slant in ("italic", "oblique") if slant else under.italic,
        )

    def _chain(self, family: str, name: str, *, with_default: bool) -> Iterator[Element]:
        for _ in range(MOST_ANCESTORS):
            style = self._styles.get((family, name))
            if style is None:
                break
            yield style
            name = attribute(style, "parent-style-name")
        if with_default and family in self._defaults:
            yield self._defaults[family]


@dataclass
class _Document:
    package: Package
    styles: _Styles
    reading: Reading = field(default_factory=Reading)

    def blocks(self, parent: Element, kind: Kind) -> Iterator[Block]:
        """Paragraphs and rows in order; `kind` is what a paragraph is here."""
        for element in parent:
            name = local(element.tag)
            if name in ("p", "h"):
                yield from self._paragraph(element, "heading" if name == "h" else kind)
            elif name == "table-row":
                cells = [cell for cell in element if local(cell.tag) == "table-cell"]
                yield from row_of(list(self.blocks(cell, "paragraph")) for cell in cells)
            elif name not in _LEFT_OUT:
                yield from self.blocks(element, "item" if name == "list-item" else kind)

    def _paragraph(self, element: Element, kind: Kind) -> Iterator[Block]:
        """The paragraph, and after it the paragraphs of text boxes anchored in it."""
        boxes: list[Element] = []
        look = self.styles.look("paragraph", attribute(element, "style-name"))
        yield Block(kind, list(self._runs(element, look, boxes)))
        for box in boxes:
            yield from self.blocks(box, "paragraph")

    def _runs(self, element: Element, look: _Look, boxes: list[Element]) -> Iterator[Run]:
        yield self._run(_flowing(element.text), look)
        for piece in element:
            yield from self._piece(piece, look, boxes)
            yield self._run(_flowing(piece.tail), look)

    def _piece(self, piece: Element, look: _Look, boxes: list[Element]) -> Iterator[Run]:
        name = local(piece.tag)
        if name in _LETTERS:
            yield self._run(_LETTERS[name], look)
        elif name == "s":
            count = attribute(piece, "c")
            yield self._run(" " * min(int(count) if count.isdecimal() else 1, MOST_SPACES), look)
        elif name == "image":
            yield from self.package.picture(attribute(piece, "href").removeprefix("./"), self.reading)
        elif name == "text-box":
            boxes.append(piece)
        elif name == "note":
            self.reading.warn(NOTES)
        elif name == "span":
            inner = self.styles.look("text", attribute(piece, "style-name"), look)
            yield from self._runs(piece, inner, boxes)
        elif name not in _LEFT_OUT:
            yield from self._runs(piece, look, boxes)

    def _run(self, text: str, look: _Look) -> Run:
        return Run(text, look.font, look.bold, look.italic)


def _flowing(text: str | None) -> str:
    """Text of the file's own XML, in which line ends are spaces."""
    return (text or "").replace("\n", " ")
