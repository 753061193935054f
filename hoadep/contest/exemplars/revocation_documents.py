"""The draft of a decision that takes a commendation back, with what is to be recovered."""

from dataclasses import dataclass

from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import Article, Basis, Paper
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import short_date_document
from hoadep.vietnamese.numbers import format_number
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Taking:
    """What the decision says: why, what comes back; `form` and `called` are names as in papers."""

    commendation: Commendation
    plan: Plan
    form: str
    called: str
    reason: str
    money: int | None
    things: str
    year: int
    signer: Signatory | None = None


def revocation_decision(taking: Taking) -> Paper:
    """Quyết định hủy quyết định khen thưởng, thu hồi hiện vật và tiền thưởng."""
    plan, given = taking.plan, taking.commendation
    day = short_date_document(given.decided_on)
    office = plan.office("standing_office")
    return Paper(
        kind="decision",
        issuer=letterheads.host(plan),
        subject=f"Về việc hủy quyết định tặng {taking.form} và thu hồi hiện vật, tiền thưởng",
        year=taking.year,
        authority=f"Chủ tịch {plan.plan.issuer}",
        body=(
            *(Basis(f"Căn cứ {basis.title}") for basis in plan.bases),
            Basis(f"Căn cứ Quyết định số {given.number} ngày {day} của {given.giver}"),
            Basis(f"Theo đề nghị của {office}"),
            Article(
                f"Hủy việc tặng {taking.form} cho {taking.called} ({given.exemplar.place}) tại Quyết định "
                f"số {given.number} ngày {day}. Lý do: {one_line(taking.reason).rstrip('.')}."
            ),
            Article(_recovered(taking)),
            Article(f"{office} và {taking.called} chịu trách nhiệm thi hành Quyết định này."),
        ),
        signature=letterheads.signature(plan, "host", taking.signer, alone=True),
        recipients=letterheads.recipients(plan, "host", "decision"),
    )


def _recovered(taking: Taking) -> str:
    money = f"{format_number(taking.money)} đồng tiền thưởng" if taking.money else ""
    what = " và ".join(part for part in (one_line(taking.things), money) if part)
    said = f"Thu hồi {what[:1].lower()}{what[1:]}" if what else "Thu hồi hiện vật và tiền thưởng đã trao"
    return f"{said}, nộp lại cơ quan đã ra quyết định khen."
