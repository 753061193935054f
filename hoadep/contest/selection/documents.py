"""The papers of a choice: the list, tờ trình of the standing office, công văn to the upper committee."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hoadep.contest.jury.rubrics import said_mark
from hoadep.contest.plans import letterheads
from hoadep.contest.selection.desks import Row
from hoadep.contest.selection.facts import Desk
from hoadep.office.documents.content import (
    Align,
    Annex,
    Basis,
    Blank,
    Block,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.vietnamese.dates import short_date_document

NAMES = {
    "phieu-trinh": "Phiếu trình",
    "to-trinh": "Tờ trình",
    "danh-sach": "Danh sách",
    "cong-van": "Công văn gửi cấp trên",
}
UPPER, THROUGH = "upper_committee", "upper_through"


@dataclass(frozen=True)
class Subject:
    """A choice with its rows, how it keeps its limits, the year of its papers, and who signs, by issuer."""

    desk: Desk
    rows: Sequence[Row]
    verdicts: Sequence[Verdict]
    year: int
    signers: Mapping[str, Signatory] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self.desk.plan

    @property
    def upper(self) -> str:
        """To whom the entries go."""
        return upper_name(self.plan)

    @property
    def way(self) -> str:
        """How the entries were chosen, inside a sentence."""
        if not self.desk.by_marks:
            return "lựa chọn từ các bài đủ điều kiện"
        return "lựa chọn theo điểm chấm của Ban Giám khảo và các điều kiện nêu dưới đây"

    @property
    def through(self) -> str:
        """Through whom they go, in brackets after it; nothing where the plan names nobody."""
        name = next((office.name for office in self.plan.offices if office.key == THROUGH), "")
        return f" (qua {name})" if name else ""


def upper_name(plan: Plan) -> str:
    """The committee to which the entries go, as the plan calls it; "cấp trên" where it names none."""
    return next((office.name for office in plan.offices if office.key == UPPER), "cấp trên")


def papers(subject: Subject) -> dict[str, Paper]:
    """The papers in the order in which they are signed; the công văn once the list is decided."""
    found = {"phieu-trinh": cover(subject), "to-trinh": proposal(subject), "danh-sach": listed(subject)}
    return found | ({"cong-van": letter(subject)} if subject.desk.selection.decided_on else {})


def papers_now(subject: Subject) -> dict[str, Paper]:
    """Those that wait to be signed now: what is proposed, and once that is decided what goes upwards."""
    found = papers(subject)
    decided = ("danh-sach", "cong-van")
    return {key: found[key] for key in decided} if "cong-van" in found else found


def cover(subject: Subject) -> Paper:
    """Phiếu trình on top of the set: what is asked, bases, how it was chosen, papers, lines to sign on."""
    plan, selection = subject.plan, subject.desk.selection
    despite = selection.proposed_despite
    body: list[Block] = [
        Heading("Nội dung trình"),
        Paragraph(f"Trình ký danh sách {len(subject.rows):02} bài gửi {subject.upper} ({selection.title})."),
        Heading("Căn cứ"),
        Paragraph(f"{'; '.join(basis.text for basis in _bases(subject))}."),
        Heading("Kết quả lựa chọn"),
        Paragraph(f"Có {len(subject.desk.eligible)} bài đủ điều kiện; {subject.way}."),
        *(Paragraph(f"- {verdict.reason}") for verdict in subject.verdicts),
        *([Paragraph(f"Lý do vẫn trình: {_ended(despite)}")] if despite else []),
        *_by_people(subject),
        Heading("Giấy tờ kèm theo"),
        Paragraph("Tờ trình; Danh sách bài chọn."),
        Heading("Ý kiến"),
        Blank("Chuyên viên:", lines=2),
        Blank(f"Lãnh đạo {plan.office('standing_office')}:", lines=2),
        Blank("Văn phòng:", lines=2),
        Blank("Ý kiến của người ký:", lines=2),
    ]
    return Paper(
        kind="submission",
        issuer=letterheads.standing_office(plan),
        subject=f"Về việc chọn bài dự thi gửi {subject.upper}",
        year=subject.year,
        addressees=(plan.office("chairman"),),
        body=tuple(body),
    )


def listed(subject: Subject) -> Paper:
    """Danh sách bài chọn, alone."""
    return Paper(
        kind="list",
        title="Danh sách bài chọn",
        issuer=letterheads.standing_office(subject.plan),
        subject=f"{subject.desk.selection.title} – {subject.desk.selection.season.name}",
        year=subject.year,
        landscape=True,
        body=(
            *_table(subject),
            Signatures((Signature(("Người lập biểu",)), Signature(("Trưởng phòng",)))),
        ),
    )


def _table(subject: Subject) -> tuple[Block, ...]:
    marks = subject.desk.by_marks
    heads = (
        "STT",
        "Mã bài",
        "Tên bài",
        "Tác giả",
        "Đơn vị",
        "Gương",
        "Điểm" if marks else "Thể loại",
        "Ghi chú",
    )
    lines = tuple(_line(n, row, marks=marks) for n, row in enumerate(subject.rows, 1))
    widths = (1.0, 3.2, 5.5, 3.5, 3.5, 3.5, 1.5 if marks else 2.5, 4.0)
    aligns: tuple[Align, ...] = ("center", "center")
    return (
        Table(heads, lines, widths=widths, aligns=aligns),
        Paragraph(f"Tổng số: {len(lines):02} bài.", align="left"),
    )


def _line(n: int, row: Row, *, marks: bool) -> tuple[str, ...]:
    line, pick = row.line, row.line.pick
    noted = (row.prize.name if row.prize else "", pick.note if pick else "", pick.reason if pick else "")
    return (
        str(n),
        line.code,
        line.title,
        ", ".join(line.writers.values()),
        line.unit_name,
        ", ".join(line.told.values()),
        said_mark(line.value) if marks else line.kind_name,
        "; ".join(filter(None, noted)),
    )


def _annex(subject: Subject) -> Annex:
    return Annex("Danh sách bài chọn", _table(subject), label="", landscape=True)


def _bases(subject: Subject) -> tuple[Basis, ...]:
    heading, rule = subject.plan.plan, subject.plan.selection
    clause = f", mục {rule.clause}" if rule and rule.clause else ""
    said = [f"Căn cứ {basis.title}" for basis in subject.plan.bases]
    return tuple(map(Basis, [*said, f"Căn cứ Kế hoạch số {heading.number} của {heading.issuer}{clause}"]))


def proposal(subject: Subject) -> Paper:
    """Tờ trình with the list, to the chairman and the council."""
    plan, selection = subject.plan, subject.desk.selection
    office = plan.office("standing_office")
    return Paper(
        kind="proposal",
        issuer=letterheads.standing_office(plan),
        subject=f"Về việc chọn {len(subject.rows):02} bài dự thi gửi {subject.upper}",
        year=subject.year,
        addressees=(plan.office("chairman"), plan.office("council")),
        body=(
            *_bases(subject),
            Paragraph(
                f"Từ {len(subject.desk.eligible)} bài đủ điều kiện, {office} đã {subject.way}, và trân trọng "
                f"đề nghị xem xét, quyết định {len(subject.rows):02} bài gửi {subject.upper}, theo danh sách "
                "kèm theo."
            ),
            *(Paragraph(f"- {verdict.reason}") for verdict in subject.verdicts),
            *(
                [Paragraph(f"Lý do vẫn trình: {_ended(selection.proposed_despite)}")]
                if selection.proposed_despite
                else []
            ),
            *_by_people(subject),
            Paragraph("Trân trọng đề nghị xem xét, quyết định."),
        ),
        signature=letterheads.signature(plan, "standing_office", subject.signers.get("standing_office")),
        recipients=letterheads.recipients(plan, "standing_office", "proposal"),
        annexes=(_annex(subject),),
    )


def _by_people(subject: Subject) -> list[Block]:
    """What was not left to the marks."""
    kept = [row.line for row in subject.rows if row.line.fixed and row.line.pick and row.line.pick.reason]
    out = [line for line in subject.desk.lines if line.fixed == "out" and line.pick and line.pick.reason]
    told = [f"- Giữ bài {line.code}: {_ended(line.pick.reason)}" for line in kept if line.pick]
    told += [f"- Không chọn bài {line.code}: {_ended(line.pick.reason)}" for line in out if line.pick]
    head = [Paragraph("Những bài được giữ hoặc loại không chỉ theo điểm:")] if told else []
    return [*head, *map(Paragraph, told)]


def _ended(reason: str) -> str:
    """A typed reason as the end of a sentence."""
    return reason.strip().rstrip(".") + "."


def letter(subject: Subject) -> Paper:
    """Công văn of the host body that takes the decided list to the upper committee."""
    plan, selection = subject.plan, subject.desk.selection
    issuer: Issuer = letterheads.host(plan)
    day = short_date_document(selection.decided_on) if selection.decided_on else ""
    return Paper(
        kind="letter",
        issuer=issuer,
        subject=f"gửi {len(subject.rows):02} bài dự thi chất lượng",
        year=subject.year,
        addressees=(f"{subject.upper}{subject.through}",),
        body=(
            Paragraph(
                f"Thực hiện Kế hoạch số {plan.plan.number} của {plan.plan.issuer}, {issuer.name} đã quyết "
                f"định chọn {len(subject.rows):02} bài dự thi ({selection.decided_number} ngày {day}) và "
                f"trân trọng gửi {subject.upper}, theo danh sách kèm theo."
            ),
            Paragraph(
                "Toàn văn các bài, ảnh và danh sách được gửi cùng trong một gói hồ sơ điện tử có ký số; thời "
                "điểm gửi và mã đối chiếu của gói ghi tại giấy xác nhận gửi."
            ),
            Paragraph("Trân trọng."),
        ),
        signature=letterheads.signature(plan, "host", subject.signers.get("host")),
        recipients=letterheads.recipients(plan, "host", "letter"),
        annexes=(_annex(subject),),
    )
