"""Who issues the papers of a unit and who signs them, as far as the plan tells."""

from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.letterheads import place
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Issuer, Signature, signed_by, signed_for
from hoadep.rules.plan import Plan


def unit_issuer(unit: Unit, season: Season, plan: Plan) -> Issuer:
    """A unit in its own name, or the body that issues the papers of units of its kind."""
    part = Participation.objects.filter(season=season, unit=unit).first()
    kind = plan.kind(part.kind) if part else None
    if kind and kind.body:
        name = f"{kind.body} {unit.name[:1].lower()}{unit.name[1:]}"
        return Issuer(name, kind.symbol, place(name))
    return Issuer(unit.name, "", place(plan.plan.issuer), superior=plan.plan.issuer)


def unit_signature(issuer: Issuer, unit: Unit) -> Signature:
    """By the head of a unit, or for the body whose paper it is."""
    if issuer.superior:
        return signed_by("Thủ trưởng đơn vị")
    return signed_for(issuer.name[: -len(unit.name)].strip(), "Chủ tịch")
