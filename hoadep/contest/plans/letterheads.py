"""Who issues papers in a season and how they are signed, as the plan says, else guessed from its names."""

from datetime import date
from itertools import takewhile

from hoadep.office.documents.content import Issuer, Signature
from hoadep.office.documents.signers import Signatory, signed_as
from hoadep.rules.plan import Plan
from hoadep.rules.plan.document import IssuerKey, IssuerRule

NAMES: dict[IssuerKey, str] = {
    "host": "Cơ quan ban hành kế hoạch",
    "standing_office": "Cơ quan thường trực",
    "council": "Hội đồng Thi đua – Khen thưởng",
    "organising_committee": "Ban Tổ chức",
}


def rule_of(plan: Plan, key: str, *, on: date | None = None) -> IssuerRule:
    """How the body of that key stands on its papers on a day: as the plan says, else guessed."""
    told = [one for one in plan.issuers if one.key == key and (on is None or one.holds_on(on))]
    return told[-1] if told else _guessed(plan)[key]


def keys(plan: Plan) -> list[IssuerKey]:
    """All that issue papers in this season, the body that issued the plan first."""
    told = {one.key for one in plan.issuers} | {"host", "standing_office", "council"}
    return [key for key in NAMES if key in told]


def key_of(plan: Plan, name: str) -> IssuerKey | None:
    """The key of the body of that name; None for another one, such as a unit or the upper level."""
    return next((key for key in keys(plan) if rule_of(plan, key).name == name), None)


def issuer(plan: Plan, key: str, *, on: date | None = None) -> Issuer:
    """The heading of a paper of that body."""
    told = rule_of(plan, key, on=on)
    return Issuer(told.name, told.symbol, told.place, superior=told.superior, drafter=told.drafter)


def host(plan: Plan, *, on: date | None = None) -> Issuer:
    """The body that issued the plan."""
    return issuer(plan, "host", on=on)


def standing_office(plan: Plan, *, on: date | None = None) -> Issuer:
    """The agency that prepares, under the body that issued the plan."""
    return issuer(plan, "standing_office", on=on)


def council(plan: Plan, *, on: date | None = None) -> Issuer:
    """The council, which issues under its own name: "Hội đồng Thi đua – Khen thưởng quận Ba Đình"."""
    return issuer(plan, "council", on=on)


def chairman(plan: Plan, *, on: date | None = None) -> str:
    """The line of authority over a decision that is the head's own: "Chủ tịch Ủy ban nhân dân …"."""
    told = rule_of(plan, "host", on=on)
    return f"{told.head} {told.name}"


def signature(
    plan: Plan, key: str, signatory: Signatory | None = None, *, alone: bool = False, on: date | None = None
) -> Signature:
    """Lines of authority and post over the signer's name; the head's post over room, if nobody is named.

    `alone` is for what the head decides, not the collective body: no line "TM.".
    """
    told = rule_of(plan, key, on=on)
    return signed_as(signatory or Signatory(), told.head, body="" if alone else told.collective)


def recipients(plan: Plan, key: str, kind: str) -> tuple[str, ...]:
    """The usual "Nơi nhận" of a body's papers of a kind, besides "Như …" and "Lưu"."""
    return tuple(one.name for one in plan.recipients if one.issuer == key and kind in one.papers)


def place(name: str) -> str:
    """The place in a body's name, the words at its end in capitals: "Ba Đình"."""
    words = list(takewhile(lambda word: word[:1].isupper(), reversed(name.split())))
    return " ".join(reversed(words)) if len(words) < len(name.split()) else ""


def _guessed(plan: Plan) -> dict[str, IssuerRule]:
    """By the letters of the plan's own number and the place in the issuer's name."""
    name, where = plan.plan.issuer, place(plan.plan.issuer)
    body = " ".join(name.removesuffix(where).split()[:-1]) if where else name
    council_name = f"{plan.office('council')} {where}".strip()
    letters = plan.plan.number.rpartition("-")[2]
    own = [("host", name, "", letters, "Chủ tịch", body)]
    own.append(("standing_office", plan.office("standing_office"), name, "", "Trưởng phòng", ""))
    own.append(("council", council_name, name, "HĐTĐKT", "Chủ tịch", "Hội đồng"))
    own.append(
        ("organising_committee", f"Ban Tổ chức Cuộc thi {where}", name, "BTC", "Trưởng ban", "Ban Tổ chức")
    )
    common = {"place": where, "source": "office"}
    fields = ("key", "name", "superior", "symbol", "head", "collective")
    return {row[0]: IssuerRule.model_validate(dict(zip(fields, row, strict=True)) | common) for row in own}
