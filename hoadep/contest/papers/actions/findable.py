"""Does to a paper what the tool of papers does, and keeps what can be found of it true."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.papers import searched
from hoadep.contest.people.models import Account
from hoadep.office.issuing import actions as issuing
from hoadep.office.issuing.models import Document
from hoadep.office.search import actions as search


def make_findable(document: Document, *, by: Account, at: datetime) -> Document:
    """Put a paper into the search as it stands now."""
    search.put([searched.paper(document, at=at)], by=by.code, at=at)
    return document


@transaction.atomic
def bring_paper(document: Document, docx: bytes, pdf: bytes | None, *, by: Account, at: datetime) -> Document:
    """The draft as it was worked on outside; its text is no longer known here."""
    return make_findable(issuing.bring_files(document, docx, pdf, by=by.code, at=at), by=by, at=at)


@transaction.atomic
def issue_paper(document: Document, issued: issuing.Issued, *, by: Account, at: datetime) -> Document:
    """Issue it under its number, by which it is found from then on."""
    return make_findable(issuing.issue(document, issued, by=by.code, at=at), by=by, at=at)


@transaction.atomic
def drop_paper(document: Document, *, by: Account, at: datetime) -> Document:
    """Drop a draft; nobody looks for it any more."""
    search.remove(document.scope, "paper", [document.code])
    return issuing.drop(document, by=by.code, at=at)
