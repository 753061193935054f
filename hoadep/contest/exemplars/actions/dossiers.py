"""Makes dossiers from nominations, takes their papers, and appraises them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hoadep.contest.exemplars import dossier_facts as facts
from hoadep.contest.exemplars.actions.dossier_steps import take_dossier_step
from hoadep.contest.exemplars.actions.nominations import Introduced, NominationText, decide, introduce
from hoadep.contest.exemplars.models import (
    Dossier,
    DossierPaper,
    DossierStep,
    Inquiry,
    Nomination,
)
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.files.facts import read
from hoadep.office.files.models import IncomingLetter, Stored
from hoadep.office.issuing.signatures import Altered, signatures_of
from hoadep.office.journal import actions as journal
from hoadep.rules import dossiers as rules
from hoadep.rules.lifecycle import NOMINATION, judge_step
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.text import clean, one_line


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a unit asks for: keys of the plan's levels, forms and occasions; truy tặng with who receives."""

    level: str
    form: str
    occasion: str
    posthumous: bool = False
    receiver: str = ""


@transaction.atomic
def prepare(nomination: Nomination, asked: Asked, *, by: Account, at: datetime) -> Dossier:
    """Make a dossier of a nomination and send it to be appraised; its signed papers may come later.

    Raises `Refused` for a nomination that is not with the host level, for what the plan does not have,
    and for what this nomination asks already.
    """
    if nomination.state not in ("sent", "accepted"):
        now = NOMINATION.states[nomination.state]
        raise Refused(not_met("", f"Giới thiệu {nomination.code} đang ở trạng thái “{now}”, chưa lập hồ sơ."))
    _require_known(asked, book_of(nomination.season, at).latest)
    same = {"level": asked.level, "form": asked.form, "occasion": asked.occasion}
    if twin := nomination.dossiers.under_way().filter(**same).first():
        raise Refused(
            not_met("", f"Đã có hồ sơ {twin.code} đề nghị đúng hình thức này.", evidence=(twin.code,))
        )
    dossier = Dossier.objects.create(
        season=nomination.season,
        code=next_code(f"{nomination.season.code}-H", width=4),
        nomination=nomination,
        posthumous=asked.posthumous,
        receiver=one_line(asked.receiver),
        **same,
    )
    take_dossier_step(dossier, "send", by=by, at=at)
    return dossier


@transaction.atomic
def introduce_and_ask(
    season: Season,
    unit: Unit,
    who: Introduced,
    asked: Asked,
    *,
    text: NominationText,
    by: Account,
    at: datetime,
    reason: str = "",
    letter: IncomingLetter | None = None,
) -> Dossier:
    """A unit introduces somebody and asks for a commendation in one act: both are done, or nothing."""
    sent = introduce(season, unit, who, text=text, by=by, at=at, reason=reason, letter=letter)
    return prepare(sent, asked, by=by, at=at)


def _require_known(asked: Asked, plan: Plan) -> None:
    form = next((form for form in plan.forms if form.key == asked.form), None)
    if form is None or asked.level not in form.levels:
        raise Refused(not_met("", "Cấp khen này không có hình thức khen này. Hãy chọn lại."))
    if asked.occasion not in {occasion.key for occasion in plan.occasions}:
        raise Refused(not_met("", "Kế hoạch không có diện khen này. Hãy chọn lại."))


@transaction.atomic
def complete_dossier(
    dossier: Dossier, *, receiver: str, reason: str, by: Account, at: datetime
) -> DossierStep:
    """A dossier that came back is sent again; the time for its appraisal begins anew."""
    dossier.receiver = one_line(receiver)
    dossier.save(update_fields=["receiver"])
    return take_dossier_step(dossier, "send", by=by, at=at, reason=reason)


@transaction.atomic
def bring_paper(
    dossier: Dossier,
    kinds: Sequence[str],
    *,
    stored: Stored | None,
    name: str,
    by: Account,
    at: datetime,
) -> DossierPaper:
    """Take in signed papers: a scan of one or of all, or (without a file) a note that they came on paper.

    A PDF that was signed digitally is kept with what its signatures say. Raises `Refused` for one that was
    altered after it was signed.
    """
    wanted = tuple(kind for kind in rules.PAPERS if kind in kinds)
    if not wanted:
        raise Refused(not_met("", "Hãy chọn bản ký gồm những giấy nào."))
    if dossier.state in ("withdrawn", "revoked"):
        raise Refused(not_met("", f"Hồ sơ {dossier.code} không còn được xét, không nhận thêm giấy tờ."))
    signatures = _signatures(stored) if stored else []
    codes = [stored.sha256[:40]] if stored else []
    journal.record(dossier.code, "bring_paper", by=by.code, at=at, codes=[*wanted, *codes])
    return DossierPaper.objects.create(
        dossier=dossier,
        kinds=list(wanted),
        stored=stored,
        name=one_line(name)[:200],
        signatures=signatures,
        at=at,
        by=by,
    )


def _signatures(stored: Stored) -> list[dict[str, Any]]:
    try:
        return [signed.to_json() for signed in signatures_of(read(stored))]
    except Altered as fault:
        raise Refused(not_met("", str(fault))) from fault


@transaction.atomic
def remove_paper(paper: DossierPaper, *, by: Account, at: datetime) -> DossierPaper:
    """Take a wrong paper away; the row and its file stay."""
    journal.record(paper.dossier.code, "remove_paper", by=by.code, at=at, codes=paper.kinds)
    paper.removed_at = at
    paper.save(update_fields=["removed_at"])
    return paper


@transaction.atomic
def return_dossier(dossier: Dossier, *, reason: str, due_on: date, by: Account, at: datetime) -> DossierStep:
    """Send a dossier back to its unit with what is wanting and until when."""
    require(rules.judge_reason("Trả lại", reason))
    if due_on < timezone.localdate(at):
        raise Refused(not_met("", "Hạn bổ sung phải còn ở phía trước."))
    terms = facts.terms_of(book_of(dossier.season, at).latest)
    times = dossier.steps.filter(name="return_dossier").count()
    require(rules.judge_return(times, terms))
    return take_dossier_step(dossier, "return_dossier", by=by, at=at, reason=reason, due_on=due_on)


@transaction.atomic
def appraise(
    dossier: Dossier,
    *,
    fit: bool,
    statement: str,
    checks: Sequence[str],
    other_deed: str = "",
    by: Account,
    at: datetime,
) -> DossierStep:
    """Find a dossier fit to be put to the vote, or, with the reason, not.

    Fit needs the whole checklist, no fault, and for every warning a person's reason: `other_deed` says why
    an earlier commendation was for another deed. The nomination goes on the list to be considered, or
    off it. Raises `Refused` where one appraises what is one's own.
    """
    _require_another(dossier, by)
    dossier.other_deed = clean(other_deed).strip()
    dossier.save(update_fields=["other_deed"])
    if fit:
        _require_fit(dossier, checks, at=at)
    else:
        require(rules.judge_reason("Kết luận không đủ điều kiện", statement))
    ticked = tuple(check for check in rules.CHECKS if check in checks)
    name = "find_fit" if fit else "find_unfit"
    step = take_dossier_step(dossier, name, by=by, at=at, reason=statement, checks=ticked)
    if judge_step(NOMINATION, dossier.nomination.state, "accept" if fit else "refuse").met:
        decide(dossier.nomination, accepted=fit, reason=statement, by=by, at=at)
    return step


def _require_another(dossier: Dossier, by: Account) -> None:
    person = dossier.exemplar.person_id
    if person is not None and by.person_id == person:
        raise Refused(not_met("", "Không tự thẩm định hồ sơ của chính mình."))


def _require_fit(dossier: Dossier, checks: Sequence[str], *, at: datetime) -> None:
    left = [said for key, said in rules.CHECKS.items() if key not in checks]
    if left:
        raise Refused(not_met("", f"Chưa kiểm tra: {'; '.join(left)}."))
    plan = book_of(dossier.season, at).latest
    found = facts.dossier_facts([dossier], plan, as_of=at)[dossier.pk]
    in_the_way = rules.standing_in_the_way(rules.judge_dossier(found, needed=()))
    if in_the_way:
        said = " ".join(verdict.reason for verdict in in_the_way)
        raise Refused(not_met("", said, parts=in_the_way))


@transaction.atomic
def withdraw_dossier(dossier: Dossier, *, reason: str, by: Account, at: datetime) -> DossierStep:
    """Take a dossier out, with the reason."""
    require(rules.judge_reason("Rút hồ sơ", reason))
    return take_dossier_step(dossier, "withdraw", by=by, at=at, reason=reason)


@transaction.atomic
def inquire(dossier: Dossier, *, asked: str, question: str, by: Account, at: datetime) -> Inquiry:
    """Note whom one asked about a dossier, and what."""
    journal.record(dossier.code, "inquire", by=by.code, at=at, secrets={"question": question})
    return Inquiry.objects.create(
        dossier=dossier, asked=one_line(asked), question=clean(question).strip(), at=at, by=by
    )


@transaction.atomic
def note_answer(inquiry: Inquiry, *, answer: str, by: Account, at: datetime) -> Inquiry:
    """Note what was answered."""
    journal.record(inquiry.dossier.code, "note_answer", by=by.code, at=at, secrets={"answer": answer})
    inquiry.answer, inquiry.answered_at = clean(answer).strip(), at
    inquiry.save(update_fields=["answer", "answered_at"])
    return inquiry
