"""Keeps the papers that other rooms have drawn up, and drafts what replaces or corrects an issued one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.papers import facts
from hoadep.contest.papers.actions.findable import drop_paper, make_findable
from hoadep.contest.papers.models import Signer
from hoadep.contest.papers.signing import chosen_for
from hoadep.contest.people.models import Account
from hoadep.contest.plans import letterheads
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Article, Block, Issuer, Paper, Paragraph, Signature
from hoadep.office.issuing import actions as issuing
from hoadep.office.issuing.facts import content_of
from hoadep.office.issuing.models import Document
from hoadep.office.numbers import actions as numbers
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@transaction.atomic
def keep_paper(
    season: Season,
    paper: Paper,
    *,
    subject: str = "",
    page: str = "",
    replaces: Document | None = None,
    corrects: Document | None = None,
    by: Account,
    at: datetime,
) -> Document:
    """Keep one paper as a draft under the next code; about itself, if about nothing else."""
    about = _about(season, subject, page)
    made = issuing.draft(paper, about, replaces=replaces, corrects=corrects, by=by.code, at=at)
    return make_findable(made, by=by, at=at)


def _about(season: Season, subject: str, page: str) -> issuing.About:
    code = next_code(f"{season.code}-V", width=4)
    return issuing.About(scope=season.code, code=code, subject=subject or code, page=page)


@transaction.atomic
def keep_papers(
    season: Season, papers: Mapping[str, Paper], *, subject: str, page: str, by: Account, at: datetime
) -> list[Document]:
    """Keep each paper as a draft; an older draft of the same paper about the same subject is dropped."""
    made = []
    for paper in papers.values():
        document = keep_paper(season, paper, subject=subject, page=page, by=by, at=at)
        for older in _drafts_like(document):
            drop_paper(older, by=by, at=at)
        made.append(document)
    return made


def _drafts_like(document: Document) -> list[Document]:
    same = Document.objects.filter(subject=document.subject, name=document.name, title=document.title)
    return list(same.filter(signed=None, dropped_at=None).exclude(pk=document.pk))


@transaction.atomic
def sign_and_send(
    season: Season,
    document: Document,
    *,
    recipients: tuple[str, ...],
    signer: Signer | None,
    by: Account,
    at: datetime,
) -> Document:
    """Set a kept draft out anew with other recipients and, of a body of the plan, another signer."""
    paper = content_of(document)
    if paper is None:
        raise Refused(not_met("", "Tệp của văn bản này tải từ ngoài vào: hãy sửa trong bản Word."))
    plan = book_of(season, at).latest
    key = letterheads.key_of(plan, document.issuer)
    if key and signer:
        signed = letterheads.signature(plan, key, signer.signatory, alone=paper.is_chairmans)
        paper = replace(paper, signature=signed)
    anew = issuing.redraft(document, replace(paper, recipients=recipients), by=by.code, at=at)
    return make_findable(anew, by=by, at=at)


@transaction.atomic
def draft_replacement(season: Season, old: Document, *, by: Account, at: datetime) -> Document:
    """A draft of the same kind to replace an issued paper; it begins with its text and names it."""
    content = content_of(old)
    if content is None:
        about = _about(season, old.subject, old.page)
        return make_findable(issuing.draft_replacement(old, about, by=by.code, at=at), by=by, at=at)
    anew = replace(content, number="", symbol="", dated=None, year=timezone.localdate(at).year)
    told = replace(anew, body=(*anew.body, _replacing(content, old)))
    return keep_paper(season, told, subject=old.subject, page=old.page, replaces=old, by=by, at=at)


def _replacing(content: Paper, old: Document) -> Block:
    said = f"{content.is_of.name} này thay thế {facts.named(old)}."
    return Article(said) if any(isinstance(block, Article) for block in content.body) else Paragraph(said)


@transaction.atomic
def draft_correction(
    season: Season, old: Document, *, wrong: str, right: str, by: Account, at: datetime
) -> Document:
    """A công văn of the same issuer that corrects the form of an issued paper (Art. 18, Decree 30/2020)."""
    plan = book_of(season, at).latest
    key = letterheads.key_of(plan, old.issuer)
    place = letterheads.host(plan).place
    issuer = letterheads.issuer(plan, key) if key else Issuer(old.issuer, "", place)
    signers = chosen_for(plan, old.subject, on=timezone.localdate(at))
    paper = Paper(
        kind="letter",
        issuer=issuer,
        subject=f"đính chính {facts.named(old, whose=False)}",
        year=at.year,
        addressees=("Các cơ quan, đơn vị đã nhận văn bản",),
        body=(
            Paragraph(f"{old.issuer} đã ban hành {facts.named(old, whose=False)} ({old.title})."),
            Paragraph(f"Do sơ suất khi soạn thảo, nay đính chính: “{wrong}” đọc là “{right}”."),
            Paragraph("Các nội dung khác giữ nguyên."),
        ),
        signature=letterheads.signature(plan, key, signers.get(key)) if key else Signature(("",)),
        recipients=letterheads.recipients(plan, key, "letter") if key else (),
    )
    return keep_paper(season, paper, subject=old.subject, page=old.page, corrects=old, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision as it stands on paper: `subject` is the code of what it decides, `level` and `form` keys.

    `shared` is for one that may be recorded again for others named in it. `about` replaces "tặng …".
    """

    subject: str
    title: str
    level: str
    form: str
    giver: str
    number: str
    decided_on: date
    signer: str = ""
    shared: bool = False
    about: str = ""


def enter_decision(season: Season, decided: Decided, *, by: Account, at: datetime) -> str:
    """Put a decision into the register: of the host body, or of the giver where that is another one.

    Gives the number as it is kept. Raises `Refused`, naming the paper that has it, for a number known.
    """
    plan = book_of(season, at).latest
    form = next((form.name for form in plan.forms if form.key == decided.form), decided.form)
    entered = numbers.Entered(
        issuer=plan.plan.issuer if decided.level == "host" else decided.giver,
        dated=decided.decided_on,
        abstract=f"Quyết định về việc {decided.about or f'tặng {form}'}: {decided.title}",
        subject=decided.subject,
        signer=one_line(decided.signer),
        symbol=f"QĐ-{letterheads.host(plan).symbol}" if decided.level == "host" else "QĐ",
        shared=decided.shared,
    )
    return numbers.enter(decided.number, entered, by=by.code, at=at).notation
