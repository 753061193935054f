"""Who issues the papers of commendation and who signs them, as far as the plan tells."""

from itertools import takewhile

from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Issuer, Signature, signed_by, signed_for
from hoadep.rules.plan import Plan


def host(plan: Plan) -> Issuer:
    """The body that issued the plan, with the letters of the plan's own number and the place in its name."""
    return Issuer(plan.plan.issuer, plan.plan.number.rpartition("-")[2], place(plan.plan.issuer))


def standing_office(plan: Plan) -> Issuer:
    """The agency that prepares, under the body that issued the plan."""
    return Issuer(plan.office("standing_office"), "", place(plan.plan.issuer), superior=plan.plan.issuer)


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


def place(name: str) -> str:
    """The place in a body's name, the words at its end in capitals: "Ba Đình"."""
    words = list(takewhile(lambda word: word[:1].isupper(), reversed(name.split())))
    return " ".join(reversed(words)) if len(words) < len(name.split()) else ""


def body_of(issuer: Issuer) -> str:
    """The body without its level and place: "Ủy ban nhân dân" of "Ủy ban nhân dân quận Ba Đình"."""
    named = issuer.name.removesuffix(issuer.place).split()
    return " ".join(named[:-1]) if issuer.place else issuer.name
