"""Reads what a draft holds, and whether a file that was brought can be one."""

from io import BytesIO
from zipfile import BadZipFile

from docx import Document as Word
from lxml.etree import XMLSyntaxError

from hoadep.office.documents import kept
from hoadep.office.documents.content import Paper
from hoadep.office.issuing.models import Document


def content_of(document: Document) -> Paper | None:
    """What a paper holds, to be set out anew; None when its files were brought from outside."""
    found: Paper | None = kept.from_json(document.content) if document.content else None
    return found


def is_word(content: bytes) -> bool:
    """Whether it is a DOCX that opens."""
    try:
        Word(BytesIO(content))
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError):
        return False
    return True
