"""Makes a paper of what was typed: issuer, kind, bases, text in light markup, recipients, signer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from hoadep.contest.papers.models import Signer
from hoadep.contest.plans import letterheads
from hoadep.office.documents import markup
from hoadep.office.documents.content import KINDS, Paper, Signature, signed_by
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan

WRITTEN: Final = (
    *("letter", "notice", "proposal", "decision", "plan"),
    *("report", "invitation", "minutes", "transfer"),
)
"""The kinds that are written here."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed of a paper; lists are one a line. Of minutes, who led and who wrote sign."""

    issuer: str
    kind: str
    subject: str
    alone: bool = False
    addressees: str = ""
    bases: str = ""
    body: str = ""
    recipients: str = ""
    signer: str = ""
    chair: str = ""
    secretary: str = ""

    def to_json(self) -> dict[str, Any]:
        """As a version of it is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Typed":
        """What was kept."""
        return cls(**kept)


@dataclass(frozen=True)
class Desk:
    """Under which plan papers are written, on which day, and who may sign, by key."""

    plan: Plan
    today: date
    signers: Mapping[str, Signatory] = field(default_factory=dict)


def desk_of(plan: Plan, typed: Typed, *, today: date) -> Desk:
    """The desk on which a text is set out: with the signer that it names."""
    picked = Signer.objects.filter(pk=int(typed.signer)) if typed.signer else []
    return Desk(plan, today, {str(row.pk): row.signatory for row in picked})


def compose(typed: Typed, desk: Desk) -> Paper:
    """The paper as it is set out."""
    kind, written = KINDS[typed.kind], markup.read(typed.body)
    alone = typed.alone and typed.kind == "decision"
    return Paper(
        kind=typed.kind,
        issuer=letterheads.issuer(desk.plan, typed.issuer, on=desk.today),
        subject=typed.subject,
        year=desk.today.year,
        authority=_authority(typed, desk, alone=alone),
        addressees=markup.listed(typed.addressees) if kind.greets else (),
        body=(*markup.bases(typed.bases), *written.body),
        recipients=markup.listed(typed.recipients),
        annexes=written.annexes,
        signature=_signature(typed, desk, alone=alone),
        secretary=signed_by("Thư ký", name=typed.secretary) if typed.kind == "minutes" else None,
    )


def _authority(typed: Typed, desk: Desk, *, alone: bool) -> str:
    """Who decides: the head, or the collective body."""
    if typed.kind != "decision":
        return ""
    told = letterheads.rule_of(desk.plan, typed.issuer, on=desk.today)
    return f"{told.head} {told.name}" if alone or not told.collective else told.name


def _signature(typed: Typed, desk: Desk, *, alone: bool) -> Signature:
    if typed.kind == "minutes":
        return signed_by("Chủ tọa", name=typed.chair)
    who = desk.signers.get(typed.signer)
    return letterheads.signature(desk.plan, typed.issuer, who, alone=alone, on=desk.today)
