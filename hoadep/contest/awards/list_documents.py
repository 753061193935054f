"""The papers of a list of awards: phiếu trình, tờ trình, the draft of the decision with its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from hoadep.contest.awards.list_motions import subject_of
from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.contest.exemplars.money import Money, money_of_list
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import (
    Annex,
    Article,
    Basis,
    Blank,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.vietnamese.dates import short_date_document

NAMES = {"phieu-trinh": "Phiếu trình", "to-trinh": "Tờ trình", "quyet-dinh": "Quyết định"}


@dataclass(frozen=True)
class Awarding:
    """A list with its items and the verdict on each, in the plan's words, and who signs, by issuer."""

    award_list: AwardList
    items: Sequence[tuple[AwardItem, Verdict]]
    plan: Plan
    year: int
    signers: Mapping[str, Signatory] = field(default_factory=dict)
    opinions: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def money(self) -> Money:
        """What goes with the awards on the day of the decision, or on the day the list was made."""
        listed = self.award_list
        kind = "person" if listed.kind == AwardList.Kind.AUTHOR else "collective"
        on = listed.decided_on or timezone.localdate(listed.at)
        kinds = [kind for _ in self.items]
        return money_of_list(kinds, self.plan, form=listed.form, level=listed.level, on=on)

    @property
    def what(self) -> str:
        """ "Giấy khen cho 12 tập thể"."""
        form = next(one.name for one in self.plan.forms if one.key == self.award_list.form)
        return f"{form} cho {len(self.items):02} {self.award_list.get_kind_display().lower()}"

    @property
    def clause(self) -> str:
        """The clause by which they qualify."""
        return self.items[0][1].clause if self.items else ""

    @property
    def settled(self) -> str:
        """How and when the list was settled."""
        way, day = self.award_list.get_way_display().lower(), self.award_list.settled_on
        return f"{way}, có kết quả ngày {short_date_document(day)}" if day else way


def papers(awarding: Awarding) -> dict[str, Paper]:
    """The whole set in the order in which it is signed."""
    return {
        "phieu-trinh": cover(awarding),
        "to-trinh": proposal(awarding),
        "quyet-dinh": decision(awarding),
    }


def _list(awarding: Awarding) -> Annex:
    rows = tuple((str(n), item.name, said.reason) for n, (item, said) in enumerate(awarding.items, 1))
    table = Table(
        ("STT", "Tên", f"Căn cứ xét (mục {awarding.clause})"),
        rows,
        widths=(1.0, 5.0, 12.0),
        aligns=("center",),
    )
    return Annex("Danh sách khen thưởng Cuộc thi", (table,), label="", landscape=True)


def _bases(awarding: Awarding) -> tuple[Basis, ...]:
    plan = awarding.plan
    law = next((one.document for one in plan.forms if one.key == awarding.award_list.form), "")
    said = [*([f"Căn cứ {law}"] if law else []), *(f"Căn cứ {basis.title}" for basis in plan.bases)]
    said.append(f"Căn cứ Kế hoạch số {plan.plan.number} của {plan.plan.issuer}, mục {awarding.clause}")
    return tuple(map(Basis, said))


def cover(awarding: Awarding) -> Paper:
    """Phiếu trình on top of the set."""
    plan = awarding.plan
    office = plan.office("standing_office")
    return Paper(
        kind="submission",
        issuer=letterheads.standing_office(plan),
        subject="Về việc khen thưởng tổng kết Cuộc thi",
        year=awarding.year,
        addressees=(plan.office("chairman"),),
        body=(
            Heading("Nội dung trình"),
            Paragraph(f"Trình ký việc tặng {awarding.what} ({awarding.award_list.title})."),
            Heading("Căn cứ"),
            Paragraph(f"{'; '.join(basis.text.removeprefix('Căn cứ ') for basis in _bases(awarding))}."),
            Heading("Kết quả xét"),
            Paragraph(f"{len(awarding.items):02} trường hợp đủ điều kiện; cách xét: {awarding.settled}."),
            *_outcomes(awarding),
            Heading("Giấy tờ kèm theo"),
            Paragraph("Tờ trình, dự thảo Quyết định, danh sách có căn cứ xét của từng trường hợp."),
            Heading("Ý kiến"),
            Blank("Chuyên viên:", lines=2),
            Blank(f"Lãnh đạo {office}:", lines=2),
            Blank("Văn phòng:", lines=2),
            Blank("Ý kiến của người ký:", lines=2),
        ),
    )


def _outcomes(awarding: Awarding) -> list[Paragraph]:
    """What the vote said of each, and what members wrote where they were asked in writing."""
    said = []
    for item, _ in awarding.items:
        said.append(Paragraph(f"- {item.name}: {item.reason or 'chưa xét'}"))
        said += [Paragraph(words) for words in awarding.opinions.get(subject_of(item), ())]
    return said


def proposal(awarding: Awarding) -> Paper:
    """Tờ trình of the standing office."""
    plan = awarding.plan
    giver = plan.level("host").giver
    return Paper(
        kind="proposal",
        issuer=letterheads.standing_office(plan),
        subject="Về việc khen thưởng tổng kết Cuộc thi",
        year=awarding.year,
        addressees=(giver,),
        body=(
            *_bases(awarding),
            Paragraph(
                f"{plan.office('standing_office')} trân trọng đề nghị {giver} tặng {awarding.what} đủ điều "
                f"kiện theo mục {awarding.clause} của Kế hoạch ({awarding.settled}), có danh sách kèm theo."
            ),
        ),
        signature=letterheads.signature(plan, "standing_office", awarding.signers.get("standing_office")),
        recipients=letterheads.recipients(plan, "standing_office", "proposal"),
        annexes=(_list(awarding),),
    )


def decision(awarding: Awarding) -> Paper:
    """Quyết định with its list; number, day and signer stand once Văn thư has given them."""
    plan, listed = awarding.plan, awarding.award_list
    office = plan.office("standing_office")
    number, _, symbol = listed.number.partition("/")
    return Paper(
        kind="decision",
        issuer=letterheads.host(plan),
        subject="Về việc khen thưởng tổng kết Cuộc thi",
        number=number,
        symbol=symbol,
        dated=listed.decided_on,
        year=awarding.year,
        authority=letterheads.chairman(plan),
        body=(
            *_bases(awarding),
            Basis(f"Theo đề nghị của {office}"),
            Article(f"Tặng {awarding.what} có thành tích trong Cuộc thi (có danh sách kèm theo)."),
            Article(awarding.money.article),
            Article(f"{office} và các tập thể, cá nhân có tên chịu trách nhiệm thi hành Quyết định này."),
        ),
        signature=letterheads.signature(plan, "host", awarding.signers.get("host"), alone=True),
        recipients=letterheads.recipients(plan, "host", "decision"),
        annexes=(_list(awarding),),
    )
