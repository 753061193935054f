"""Drafts papers, keeps what was signed outside, issues under a number, replaces and corrects."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hoadep.office.documents import kept
from hoadep.office.documents.content import Paper
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.kinds import KINDS
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files import scans
from hoadep.office.files.actions import store
from hoadep.office.issuing import facts
from hoadep.office.issuing.models import Document
from hoadep.office.issuing.signatures import Altered, signatures_of
from hoadep.office.journal import actions as journal
from hoadep.office.numbers import actions as numbers
from hoadep.office.numbers.models import Number, OwnSeries
from hoadep.rules.verdict import Refused, not_met

ARTICLE = "Điều 18, Nghị định số 30/2020/NĐ-CP"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a draft is about: the season's code, its own code, and the code and page of its subject."""

    scope: str
    code: str
    subject: str
    page: str = ""


@transaction.atomic
def draft(
    paper: Paper,
    about: About,
    *,
    corrects: Document | None = None,
    replaces: Document | None = None,
    by: str,
    at: datetime,
) -> Document:
    """Keep a paper as DOCX and PDF, to be signed outside."""
    _require_correctable(paper, corrects)
    _require_replaceable(replaces)
    journal.record(about.code, "draft_document", by=by, at=at, codes=[about.subject, paper.kind])
    return Document.objects.create(
        **vars(about),
        **_named(paper),
        **_files(paper, by=by, at=at),
        corrects=corrects,
        replaces=replaces,
        by=by,
        at=at,
    )


def _named(paper: Paper) -> dict[str, str]:
    return {
        "kind": paper.kind,
        "name": paper.title or paper.is_of.name,
        "issuer": paper.issuer.name,
        "title": (paper.subject or paper.title or paper.is_of.name)[:300],
    }


def _files(paper: Paper, *, by: str, at: datetime) -> dict[str, Any]:
    """What the paper holds, and both files that are made of it."""
    return {
        "content": kept.to_json(paper),
        "docx": store(to_docx(paper), DOCX, by=by, at=at),
        "pdf": store(to_pdf(paper), PDF, by=by, at=at),
    }


@transaction.atomic
def redraft(document: Document, paper: Paper, *, by: str, at: datetime) -> Document:
    """Set a draft out anew; raises `Refused` once something was signed."""
    _require_state(document, "draft")
    journal.record(document.code, "redraft_document", by=by, at=at)
    for name, value in {**_named(paper), **_files(paper, by=by, at=at)}.items():
        setattr(document, name, value)
    document.save(update_fields=["kind", "name", "issuer", "title", "content", "docx", "pdf"])
    return document


@transaction.atomic
def bring_files(document: Document, docx: bytes, pdf: bytes | None, *, by: str, at: datetime) -> Document:
    """A draft's text as it was worked on outside: from now on these files are the draft."""
    _require_state(document, "draft")
    if not facts.is_word(docx):
        raise Refused(not_met("", "Tệp Word không mở được. Hãy lưu lại dạng .docx rồi tải lên."))
    if pdf is not None and scans.media_type_of(pdf) != PDF:
        raise Refused(not_met("", "Bản in phải là tệp PDF."))
    journal.record(document.code, "bring_files", by=by, at=at)
    document.docx = store(docx, DOCX, by=by, at=at)
    document.pdf = store(pdf, PDF, by=by, at=at) if pdf else None
    document.content = None
    document.save(update_fields=["docx", "pdf", "content"])
    return document


def _require_correctable(paper: Paper, old: Document | None) -> None:
    """The wrong form of an issued paper is corrected by công văn; wrong content is replaced (Art. 18)."""
    if old and old.state != "issued":
        raise Refused(not_met(ARTICLE, "Văn bản này chưa ban hành, chỉ cần bỏ."))
    if old and paper.kind != "letter":
        raise Refused(not_met(ARTICLE, "Sai thể thức thì đính chính bằng công văn."))


def _require_replaceable(old: Document | None) -> None:
    if old and old.state != "issued":
        raise Refused(not_met(ARTICLE, "Văn bản này chưa ban hành, chỉ cần bỏ."))


@transaction.atomic
def draft_replacement(old: Document, about: About, *, by: str, at: datetime) -> Document:
    """A new draft with the files of an issued paper, to be worked on outside and to replace it."""
    _require_replaceable(old)
    journal.record(about.code, "draft_document", by=by, at=at, codes=[about.subject, old.kind, old.code])
    same = ("kind", "name", "issuer", "title", "docx", "pdf")
    given = {name: getattr(old, name) for name in same}
    return Document.objects.create(**vars(about), **given, replaces=old, by=by, at=at)


@transaction.atomic
def attach_signed(document: Document, content: bytes, *, by: str, at: datetime) -> Document:
    """Keep the signed scan or the PDF that was signed outside, whose signatures are checked and kept.

    Raises `Refused` for a file altered after it was signed, and once the paper is issued;
    `files.Unreadable` for what is no scan.
    """
    _require_state(document, "draft", "signed")
    media_type = scans.media_type_of(content)
    try:
        found = signatures_of(content) if media_type == PDF else ()
    except Altered as fault:
        raise Refused(not_met("", str(fault))) from fault
    journal.record(document.code, "attach_signed", by=by, at=at)
    document.signed = store(content, media_type, by=by, at=at)
    document.signature = [signed.to_json() for signed in found]
    document.save(update_fields=["signed", "signature"])
    return document


def _require_state(document: Document, *states: str) -> None:
    if document.state not in states:
        raise Refused(not_met("", f"{document.name} {document.code} không còn ở bước này."))


@dataclass(frozen=True, kw_only=True)
class Issued:
    """What Văn thư wrote on the paper; no number where the office keeps the series itself."""

    dated: date
    number: str = ""
    signer: str = ""
    recipients: str = ""
    copies: int | None = None
    series: OwnSeries | None = None
    keeper: str = ""


@transaction.atomic
def issue(document: Document, issued: Issued, *, by: str, at: datetime) -> Document:
    """Enter number and day; nothing leaves without them and the signed file.

    Minutes, phiếu trình and the like may stay without a number: they are done when they are signed.
    Raises `Refused` without a signed file, for a day to come, and for a number that is known already.
    """
    if not document.signed_id:
        raise Refused(not_met("", "Chưa có bản ký: hãy tải bản quét đã ký hoặc tệp PDF đã ký lên trước."))
    _require_state(document, "signed")
    if issued.dated > timezone.localdate(at):
        raise Refused(not_met("", "Ngày văn bản chưa đến, không ban hành trước được."))
    document.number = _number(document, issued, by=by, at=at)
    codes = [document.number.notation] if document.number else []
    journal.record(document.code, "issue_document", by=by, at=at, codes=codes)
    document.dated, document.issued_at = issued.dated, at
    document.save(update_fields=["number", "dated", "issued_at"])
    return document


def _symbol(document: Document) -> str:
    """What follows the number on the draft, else the kind's short name."""
    paper = facts.content_of(document)
    if paper is None:
        return KINDS[document.kind].short
    return paper.notation.partition("/")[2].strip()


def _number(document: Document, issued: Issued, *, by: str, at: datetime) -> Number | None:
    if not (issued.number or issued.series):
        if document.needs_number:
            raise Refused(not_met("", "Phải ghi số do Văn thư cấp."))
        return None
    entered = numbers.Entered(
        issuer=document.issuer,
        dated=issued.dated,
        abstract=f"{document.name} {document.title[:1].lower()}{document.title[1:]}",
        subject=document.subject,
        signer=issued.signer,
        recipients=issued.recipients,
        copies=issued.copies,
        keeper=issued.keeper,
        symbol=_symbol(document),
    )
    if issued.series:
        number = numbers.give(issued.series, entered, by=by, at=at)
    else:
        number = numbers.enter(issued.number, entered, by=by, at=at)
    if Document.objects.filter(number=number).exists():
        raise Refused(not_met("", f"Số {number.notation} đã ghi cho văn bản {number.document.code}."))
    return number


@transaction.atomic
def drop(document: Document, *, by: str, at: datetime) -> Document:
    """Drop a draft that will not be issued; it stays, marked so."""
    _require_state(document, "draft", "signed")
    journal.record(document.code, "drop_document", by=by, at=at)
    document.dropped_at = at
    document.save(update_fields=["dropped_at"])
    return document
