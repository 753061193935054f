"""Who issues papers in a season: the body that issued the plan, the agency that prepares, the council."""

from itertools import takewhile

from hoadep.office.documents.content import Issuer
from hoadep.rules.plan import Plan


def host(plan: Plan) -> Issuer:
    """The body that issued the plan, with the letters of the plan's own number and the place in its name."""
    return Issuer(plan.plan.issuer, plan.plan.number.rpartition("-")[2], place(plan.plan.issuer))


def standing_office(plan: Plan) -> Issuer:
    """The agency that prepares, under the body that issued the plan."""
    return Issuer(plan.office("standing_office"), "", place(plan.plan.issuer), superior=plan.plan.issuer)


def council(plan: Plan) -> Issuer:
    """The council, which issues under its own name: "Hội đồng Thi đua – Khen thưởng quận Ba Đình"."""
    where = place(plan.plan.issuer)
    return Issuer(f"{plan.office('council')} {where}".strip(), "HĐTĐKT", where)


def place(name: str) -> str:
    """The place in a body's name, the words at its end in capitals: "Ba Đình"."""
    words = list(takewhile(lambda word: word[:1].isupper(), reversed(name.split())))
    return " ".join(reversed(words)) if len(words) < len(name.split()) else ""


def body_of(issuer: Issuer) -> str:
    """The body without its level and place: "Ủy ban nhân dân" of "Ủy ban nhân dân quận Ba Đình"."""
    named = issuer.name.removesuffix(issuer.place).split()
    return " ".join(named[:-1]) if issuer.place else issuer.name
