"""Writes papers here: a first version, and each change as a version of its own."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.papers import composing, facts
from hoadep.contest.papers.actions.findable import make_findable
from hoadep.contest.papers.actions.keeping import draft_replacement, keep_paper
from hoadep.contest.papers.composing import Typed
from hoadep.contest.papers.models import Wording
from hoadep.contest.people.models import Account
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Paper
from hoadep.office.issuing import actions as issuing
from hoadep.office.issuing.models import Document
from hoadep.rules.verdict import Refused, not_met


class Stale(Refused):
    """Somebody else wrote a newer version meanwhile."""


def _paper(season: Season, typed: Typed, *, at: datetime) -> Paper:
    plan, today = book_of(season, at).latest, timezone.localdate(at)
    return composing.compose(typed, composing.desk_of(plan, typed, today=today))


@transaction.atomic
def write_paper(
    season: Season, typed: Typed, *, replaces: Document | None = None, by: Account, at: datetime
) -> Document:
    """A new draft of what was typed, as its first version."""
    subject, where = (replaces.subject, replaces.page) if replaces else ("", "")
    paper = _paper(season, typed, at=at)
    document = keep_paper(season, paper, subject=subject, page=where, replaces=replaces, by=by, at=at)
    Wording.objects.create(document=document, n=1, typed=typed.to_json(), at=at, by=by)
    return document


@transaction.atomic
def rewrite_paper(
    season: Season, document: Document, typed: Typed, *, base: int, by: Account, at: datetime
) -> Wording:
    """The next version of a draft.

    Raises `Stale` where `base`, the version that was read, is not the newest; `Refused` once it is signed.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    newest = document.wordings.order_by("-n").select_related("by").first()
    if newest is None:
        raise Refused(not_met("", "Văn bản này không soạn trên phần mềm: hãy sửa bản Word rồi tải lên."))
    if newest.n != base:
        raise Stale(not_met("", f"{newest.by.name} đã lưu bản {newest.n} sau khi bạn mở trang này."))
    anew = issuing.redraft(document, _paper(season, typed, at=at), by=by.code, at=at)
    make_findable(anew, by=by, at=at)
    return Wording.objects.create(document=document, n=base + 1, typed=typed.to_json(), at=at, by=by)


@transaction.atomic
def replace_paper(season: Season, old: Document, *, by: Account, at: datetime) -> Document:
    """A draft that replaces an issued paper and names it; one that was written here is written on."""
    newest = old.wordings.order_by("-n").first()
    if newest is None:
        return draft_replacement(season, old, by=by, at=at)
    typed = Typed.from_json(newest.typed)
    text, sign, annexes = typed.body.partition("\n==")
    body = f"{text.rstrip()}\n{_replaces(text, old)}{sign}{annexes}"
    return write_paper(season, replace(typed, body=body), replaces=old, by=by, at=at)


def _replaces(text: str, old: Document) -> str:
    """The sentence, as one more điều where the text has them."""
    said = f"{old.name} này thay thế {facts.named(old)}."
    articles = [line for line in text.splitlines() if line.startswith("Điều ")]
    return f"Điều {len(articles) + 1}. {said}" if articles else said
