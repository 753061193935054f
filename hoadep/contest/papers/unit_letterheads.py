"""Who issues the papers of a unit and who signs them: by its kind in the plan, and as the unit says."""

from datetime import date

from hoadep.contest.papers.models import Signer, UnitMark
from hoadep.contest.papers.signing import signers_of
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.letterheads import place
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Issuer, Signature
from hoadep.office.documents.signers import Signatory, signed_as
from hoadep.rules.plan import Plan


def unit_issuer(unit: Unit, season: Season, plan: Plan) -> Issuer:
    """A unit in its own name, or the body that issues the papers of units of its kind, with its marks."""
    part = Participation.objects.filter(season=season, unit=unit).first()
    kind = plan.kind(part.kind) if part else None
    mark = UnitMark.objects.filter(unit=unit).first() or UnitMark()
    if kind and kind.body:
        name = f"{kind.body} {unit.name[:1].lower()}{unit.name[1:]}"
        return Issuer(name, mark.symbol or kind.symbol, place(name), drafter=mark.drafter)
    where, over = place(plan.plan.issuer), plan.plan.issuer
    return Issuer(unit.name, mark.symbol, where, superior=over, drafter=mark.drafter)


def unit_signers(issuer: Issuer, *, on: date) -> list[Signer]:
    """Who may sign for the unit on a day."""
    return list(signers_of(issuer.name, on=on))


def unit_signature(issuer: Issuer, unit: Unit, signatory: Signatory | None = None) -> Signature:
    """By the head of a unit, or for the body whose paper it is."""
    if issuer.superior:
        return signed_as(signatory or Signatory(), "Thủ trưởng đơn vị")
    return signed_as(signatory or Signatory(), "Chủ tịch", body=issuer.name[: -len(unit.name)].strip())
