"""Reads .docx and .docm: the text as it stands after all accepted changes, and its pictures."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.blocks import Block, Kind, Reading, Run, row_of
from hoadep.office.uploads.packages import DAMAGED, Package, attribute, child, children, local
from hoadep.office.uploads.word_styles import Styles
from hoadep.vietnamese.text import SOFT_HYPHEN

MACROS = "Tệp có macro. Hệ thống chỉ lấy phần chữ và ảnh, không chạy và không giữ macro."
NOTES = "Chú thích cuối trang không được đưa vào bài. Nếu cần, hãy chép vào nội dung."
CHANGES = "Tệp còn phần sửa đang theo dõi (Track Changes). Bài lấy chữ như khi đã chấp nhận mọi chỗ sửa."

_LETTERS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "softHyphen": SOFT_HYPHEN,
    "noBreakHyphen": "-",
}
_LEFT_OUT = ("del", "moveFrom", "pPr", "rPr", "sectPr", "Fallback", "instrText", "rt")
_TOLD = {
    "footnoteReference": NOTES,
    "endnoteReference": NOTES,
    "del": CHANGES,
    "ins": CHANGES,
    "moveFrom": CHANGES,
}


def read_word(package: Package) -> Reading:
    """All blocks of the main document. Raises `Unreadable` when it has none."""
    main = _target(package, "", "officeDocument")
    if main is None:
        raise Unreadable(DAMAGED)
    links = _links(package, main)
    styles = Styles(_part(package, links, "styles"), _part(package, links, "theme"))
    pictures = {key: path for key, (kind, path) in links.items() if kind == "image"}
    document = _Document(package, styles, pictures)
    if any(name.endswith("vbaProject.bin") for name in package.names):
        document.reading.warn(MACROS)
    body = child(package.xml(main), "body")
    document.reading.blocks += document.blocks(body) if body is not None else []
    return document.reading


@dataclass
class _Document:
    package: Package
    styles: Styles
    pictures: dict[str, str]
    reading: Reading = field(default_factory=Reading)

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Paragraphs and rows in order, through whatever frames stand around them."""
        for element in parent:
            name = local(element.tag)
            if warning := _TOLD.get(name):
                self.reading.warn(warning)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tr":
                yield from row_of(list(self.blocks(cell)) for cell in _cells(element))
            elif name not in _LEFT_OUT:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        """The paragraph, and after it the paragraphs of text boxes anchored in it."""
        look = child(element, "pPr")
        boxes: list[Element] = []
        runs = list(self._runs(element, look, boxes))
        kind: Kind = "heading" if self.styles.is_heading(look) else "paragraph"
        yield Block("item" if self.styles.is_item(look) and kind == "paragraph" else kind, runs)
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, parent: Element, look: Element | None, boxes: list[Element]) -> Iterator[Run]:
        for element in parent:
            name = local(element.tag)
            if warning := _TOLD.get(name):
                self.reading.warn(warning)
            if name == "txbxContent":
                boxes.append(element)
            elif name == "r":
                yield from self._run(element, look, boxes)
            elif name in ("blip", "imagedata"):
                key = attribute(element, "embed") or attribute(element, "id")
                yield from self.package.picture(self.pictures.get(key, ""), self.reading)
            elif name not in _LEFT_OUT:
                yield from self._runs(element, look, boxes)

    def _run(self, element: Element, look: Element | None, boxes: list[Element]) -> Iterator[Run]:
        own = child(element, "rPr")
        has = self.styles.has
        font, bold, italic = self.styles.font(own, look), has("b", own, look), has("i", own, look)
        if has("vanish", own, look):
            return
        for piece in element:
            name = local(piece.tag)
            if name == "t":
                yield Run(piece.text or "", font, bold, italic)
            elif name in _LETTERS:
                yield Run(_LETTERS[name], font, bold, italic)
            elif name == "sym":
                yield Run(_symbol(attribute(piece, "char")), attribute(piece, "font") or font, bold, italic)
            else:
                yield from self._runs_of(piece, look, boxes)

    def _runs_of(self, piece: Element, look: Element | None, boxes: list[Element]) -> Iterator[Run]:
        """What a run holds besides letters: drawings, with pictures and text boxes."""
        if warning := _TOLD.get(local(piece.tag)):
            self.reading.warn(warning)
        if local(piece.tag) not in _LEFT_OUT:
            yield from self._runs(piece, look, boxes)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element.tag) == "tc":
            yield element
        elif local(element.tag) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(element)


def _symbol(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else ""


_Links = dict[str, tuple[str, str]]


def _links(package: Package, part: str) -> _Links:
    """What a part points to inside the package: key, kind and path."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.names:
        return {}
    return {
        attribute(link, "Id"): (
            attribute(link, "Type").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target"))).lstrip("/"),
        )
        for link in children(package.xml(listed), "Relationship")
        if attribute(link, "TargetMode") != "External"
    }


def _target(package: Package, part: str, kind: str) -> str | None:
    return next(_targets(_links(package, part), kind, package.names.__contains__), None)


def _targets(links: _Links, kind: str, exists: Callable[[str], bool]) -> Iterator[str]:
    return (path for found, path in links.values() if found == kind and exists(path))


def _part(package: Package, links: _Links, kind: str) -> Element | None:
    path = next(_targets(links, kind, package.names.__contains__), None)
    return package.xml(path) if path else None
