"""Files as people's programs write them, made anew for each test."""

import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from PIL import Image

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
)


def picture(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return out.getvalue()


def set_font(properties: Any, font: str) -> None:
    """Name a font as Word does, for plain letters and for those with marks."""
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.keys()):
        del fonts.attrib[key]
    for slot in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(slot), font)


def typed(document: WordDocument, text: str, font: str) -> None:
    """A paragraph typed in one font; soft hyphens as Word keeps them, as elements of their own."""
    run = document.add_paragraph().add_run()
    set_font(run._r.get_or_add_rPr(), font)
    for n, part in enumerate(text.split("\u00ad")):
        if n:
            run._r.append(run._r.makeelement(qn("w:softHyphen")))
        run.add_text(part)


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def rezipped(content: bytes, **members: str | bytes) -> bytes:
    """The archive with members put in or replaced; "/" and "." of their names are written "__" and "_"."""
    changed = {name.replace("__", "/").replace("_", "."): data for name, data in members.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


def opendocument(body: str, styles: str = "", **members: str | bytes) -> bytes:
    """An .odt with this body and these automatic styles and font faces."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content {ODF}>{styles}<office:body><office:text>{body}</office:text>"
        archive.writestr("content.xml", f"{content}</office:body></office:document-content>")
    return rezipped(out.getvalue(), **members)
