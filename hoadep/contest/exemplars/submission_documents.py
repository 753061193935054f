"""The papers of a list put to the vote: phiếu trình, tờ trình, the draft of the decision with its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hoadep.contest.exemplars.candidates import Candidate
from hoadep.contest.exemplars.models import Submission
from hoadep.contest.exemplars.packet_documents import count, table
from hoadep.contest.exemplars.set_attachments import Attachment
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import (
    Annex,
    Article,
    Basis,
    Blank,
    Block,
    Clause,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import date_in_words, short_date_document


@dataclass(frozen=True)
class Subject:
    """A list with its candidates, what the vote said of each (by dossier's code), money and signers.

    `counts` are the ballots of a secret vote in words, `failed` tells of those that did not pass, `attached`
    are the papers that go with it, `doubles` who may stand in it twice.
    """

    submission: Submission
    rows: Sequence[Candidate]
    outcomes: Mapping[str, str]
    plan: Plan
    year: int
    money: str
    signers: Mapping[str, Signatory] = field(default_factory=dict)
    opinions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    counts: Mapping[str, str] = field(default_factory=dict)
    failed: Sequence[str] = ()
    attached: Sequence[Attachment] = ()
    doubles: Sequence[str] = ()

    @property
    def form(self) -> str:
        """What is given."""
        return self.rows[0].form

    @property
    def giver(self) -> str:
        """Who gives it."""
        return self.rows[0].giver

    @property
    def upper(self) -> bool:
        """Whether the upper level gives it, so that the host body only asks."""
        return self.submission.level == "upper"


def papers(subject: Subject) -> dict[str, Paper]:
    """The whole set in the order in which it is signed."""
    if subject.upper:
        return {"phieu-trinh": cover(subject), "to-trinh": proposal_upwards(subject)}
    return {
        "phieu-trinh": cover(subject),
        "to-trinh": proposal(subject),
        "quyet-dinh": decision(subject),
    }


NAMES = {"phieu-trinh": "Phiếu trình", "to-trinh": "Tờ trình", "quyet-dinh": "Quyết định"}


def _settled(subject: Subject) -> str:
    """How and when the list was settled, inside a sentence."""
    submission = subject.submission
    if submission.way == Submission.Way.NONE:
        return "qua thẩm định, không phải biểu quyết"
    way, day = submission.get_way_display().lower(), submission.settled_on
    return f"{way}, có kết quả ngày {short_date_document(day)}" if day else way


def _bases(subject: Subject) -> list[str]:
    """The plan's own bases, the law that gives the form, and the plan."""
    plan = subject.plan
    law = next((one.document for one in plan.forms if one.key == subject.submission.form), "")
    own = f"Kế hoạch số {plan.plan.number} của {plan.plan.issuer}"
    return [*([law] if law else []), *(basis.title for basis in plan.bases), own]


def cover(subject: Subject) -> Paper:
    """Phiếu trình on top of the set: what is asked, bases, counts, opinions, papers, lines to sign on."""
    plan, rows = subject.plan, subject.rows
    own = ["Tờ trình", *(["Dự thảo Quyết định"] if not subject.upper else [])]
    warnings = [row for row in rows if row.warning]
    body: list[Block] = [
        Heading("Nội dung trình"),
        Paragraph(f"Trình ký việc tặng {subject.form} cho {count(rows)} ({subject.submission.title})."),
        Heading("Căn cứ"),
        Paragraph(f"{'; '.join(_bases(subject))}."),
        Heading("Kết quả thẩm định và xét"),
        Paragraph(
            f"Đã thẩm định {len(rows) + len(subject.failed):02} hồ sơ, đề nghị tặng {len(rows):02}; "
            f"cách xét: {_settled(subject)}."
        ),
        *_outcomes(subject),
        *(Paragraph(f"- Không được thông qua: {said}") for said in subject.failed),
        *(Paragraph(f"- Lưu ý: {said}") for said in subject.doubles),
        *(Paragraph(f"- Lưu ý về {row.full_name}: {row.warned}") for row in warnings),
        Heading("Giấy tờ kèm theo"),
        *(Clause(f"{name}.", number="-") for name in (*own, *(one.name for one in subject.attached))),
        Heading("Ý kiến"),
        Blank("Chuyên viên:", lines=1),
        Blank(f"Lãnh đạo {plan.office('standing_office')}:", lines=2),
        Blank("Văn phòng:", lines=2),
        Blank("Ý kiến của người ký:", lines=2),
    ]
    return Paper(
        kind="submission",
        issuer=letterheads.standing_office(plan),
        subject=f"Về việc tặng {subject.form}",
        year=subject.year,
        addressees=(plan.office("chairman"),),
        body=tuple(body),
    )


def _outcomes(subject: Subject) -> list[Paragraph]:
    """What the vote said of each, and what members wrote where they were asked in writing."""
    said = []
    for row in subject.rows:
        said.append(Paragraph(f"- {row.full_name}: {subject.outcomes.get(row.code, 'chưa xét')}"))
        if row.code in subject.counts:
            said.append(Paragraph(f"Kiểm phiếu: {subject.counts[row.code]}."))
        said += [Paragraph(words) for words in subject.opinions.get(row.code, ())]
    return said


def proposal(subject: Subject) -> Paper:
    """Tờ trình of the standing office to the one who decides."""
    plan = subject.plan
    office = plan.office("standing_office")
    return Paper(
        kind="proposal",
        issuer=letterheads.standing_office(plan),
        subject=f"Về việc đề nghị tặng {subject.form}",
        year=subject.year,
        addressees=(subject.giver,),
        body=_asking(subject, office),
        signature=letterheads.signature(plan, "standing_office", subject.signers.get("standing_office")),
        recipients=letterheads.recipients(plan, "standing_office", "proposal"),
        annexes=(_list(subject, "Danh sách đề nghị khen thưởng"),),
    )


def proposal_upwards(subject: Subject) -> Paper:
    """Tờ trình of the host body to the upper level."""
    plan = subject.plan
    issuer = letterheads.host(plan)
    return Paper(
        kind="proposal",
        issuer=issuer,
        subject=f"Về việc đề nghị tặng {subject.form}",
        year=subject.year,
        addressees=(subject.giver,),
        body=_asking(subject, issuer.name),
        signature=letterheads.signature(plan, "host", subject.signers.get("host")),
        recipients=letterheads.recipients(plan, "host", "proposal"),
        annexes=(_list(subject, "Danh sách đề nghị khen thưởng"),),
    )


def _asking(subject: Subject, who: str) -> tuple[Block, ...]:
    rows = subject.rows
    return (
        *(Basis(f"Căn cứ {basis}") for basis in _bases(subject)),
        Paragraph(
            f"Trên cơ sở đề nghị của các đơn vị và kết quả thẩm định, xét ({_settled(subject)}), {who} "
            f"trân trọng đề nghị {subject.giver} tặng {subject.form} cho {count(rows)} đã có thành tích "
            f"(diện khen: {rows[0].occasion}), theo danh sách kèm theo."
        ),
        *(Paragraph(f"Lưu ý về {row.full_name}: {row.warned}") for row in rows if row.warning),
        Paragraph("Trân trọng đề nghị xem xét, quyết định."),
    )


def _list(subject: Subject, title: str) -> Annex:
    return Annex(title, (table(subject.rows),), label="", landscape=True)


def decision(subject: Subject) -> Paper:
    """Quyết định with its list; number, day and signer stand once Văn thư has given them."""
    plan, submission = subject.plan, subject.submission
    number, _, symbol = submission.number.partition("/")
    return Paper(
        kind="decision",
        issuer=letterheads.host(plan),
        subject=f"Về việc tặng {subject.form} của {subject.giver}",
        number=number,
        symbol=symbol,
        dated=submission.decided_on,
        year=subject.year,
        authority=letterheads.chairman(plan),
        body=(*_decision_bases(subject), *_articles(subject)),
        signature=letterheads.signature(plan, "host", subject.signers.get("host"), alone=True),
        recipients=letterheads.recipients(plan, "host", "decision"),
        annexes=(_list(subject, "Danh sách được tặng " + subject.form),),
    )


def _decision_bases(subject: Subject) -> tuple[Basis, ...]:
    plan = subject.plan
    said = [f"Căn cứ {basis}" for basis in _bases(subject)]
    if subject.submission.voted_on:
        said.append(f"Căn cứ kết quả xét khen thưởng ({_settled(subject)})")
    said.append(f"Theo đề nghị của {plan.office('standing_office')}")
    return tuple(map(Basis, said))


def _articles(subject: Subject) -> tuple[Article, ...]:
    office = subject.plan.office("standing_office")
    return (
        Article(
            f"Tặng {subject.form} cho {count(subject.rows)} đã có thành tích trong phong trào thi đua "
            f"yêu nước (có danh sách kèm theo)."
        ),
        Article(subject.money),
        Article(
            f"{office} và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
        ),
    )


def agenda_list(subject: Subject) -> Paper:
    """The list for the meeting: each candidate with the unit, the deed, what was given before, and room."""
    lines = tuple(
        (
            str(n),
            row.full_name,
            row.unit.short_name,
            row.brief,
            "; ".join(row.earlier) or "chưa",
            "",
        )
        for n, row in enumerate(subject.rows, 1)
    )
    day = subject.submission.at
    return Paper(
        kind="list",
        title="Danh sách xét khen thưởng",
        issuer=letterheads.standing_office(subject.plan),
        subject=f"{subject.submission.title} (lập {date_in_words(day.date())})",
        year=subject.year,
        body=(
            Table(
                ("STT", "Họ và tên", "Đơn vị", "Tóm tắt thành tích", "Đã được khen", "Ý kiến"),
                lines,
                widths=(1.0, 4.0, 3.0, 8.0, 4.0, 3.0),
                aligns=("center",),
            ),
            Clause(f"Tổng số: {count(subject.rows)}.", number="-"),
        ),
        landscape=True,
    )
