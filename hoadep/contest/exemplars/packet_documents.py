"""The papers with which a unit asks for commendations in its own name, ready to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from hoadep.contest.exemplars.candidates import Candidate
from hoadep.office.documents.content import (
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
from hoadep.rules.plan import Plan

HEADS = ("STT", "Họ và tên", "Năm sinh", "Nơi ở, học tập, công tác", "Tóm tắt thành tích", "Đề nghị")
WIDTHS = (1.0, 4.0, 1.5, 5.0, 9.0, 3.0)


@dataclass(frozen=True)
class Asking:
    """Who asks, who signs for it, and of whom: the host body's chairman, through the standing office.

    `by_letter` asks by công văn instead of tờ trình.
    """

    issuer: Issuer
    signature: Signature
    plan: Plan
    year: int
    by_letter: bool = False

    @property
    def addressees(self) -> tuple[str, ...]:
        """To whom the proposal goes."""
        return (self.plan.plan.issuer, self.plan.office("standing_office"))


def packet(asking: Asking, rows: Sequence[Candidate]) -> dict[str, Paper]:
    """The whole set in its order, by the keys of the papers that a dossier needs.

    The achievement report is there once for each candidate, as one paper after the other.
    """
    reports = {f"report-{row.code}": report(asking, row) for row in rows}
    return {
        "proposal": proposal(asking, rows),
        "list": candidate_list(asking, rows),
        **reports,
        "minutes": minutes(asking, rows),
    }


def count(rows: Sequence[Candidate]) -> str:
    """ "02 cá nhân, 01 tập thể"."""
    persons = sum(row.person for row in rows)
    kinds = {"cá nhân": persons, "tập thể": len(rows) - persons}
    return ", ".join(f"{many:02} {name}" for name, many in kinds.items() if many)


def table(rows: Sequence[Candidate]) -> Table:
    """The candidates as a list tells of them."""
    lines = tuple(
        (str(n), _name(row), str(row.born or ""), row.place, row.brief, row.form)
        for n, row in enumerate(rows, 1)
    )
    return Table(HEADS, lines, widths=WIDTHS, aligns=("center", "left", "center"))


def _name(row: Candidate) -> str:
    given = f"{row.full_name} (truy tặng)" if row.posthumous else row.full_name
    return f"{given}; người nhận: {row.receiver}" if row.posthumous and row.receiver else given


def proposal(asking: Asking, rows: Sequence[Candidate]) -> Paper:
    """Tờ trình, or công văn, đề nghị khen thưởng."""
    plan, first = asking.plan, rows[0]
    foci = sorted({name for row in rows for name in row.foci})
    body: list[Block] = [
        Paragraph(f"Thực hiện Kế hoạch số {plan.plan.number} của {plan.plan.issuer} về {_inside(plan)};"),
        Paragraph(
            f"{asking.issuer.name} đã tổ chức họp xét và trân trọng đề nghị {first.giver} tặng "
            f"{first.form} cho {count(rows)} đã có thành tích trong phong trào thi đua yêu nước "
            f"(diện khen: {first.occasion}):"
        ),
        *(Paragraph(f"- {_name(row)}, {row.place}: {row.brief}") for row in rows),
    ]
    if foci:
        body.append(Paragraph(f"Thành tích thuộc trọng tâm của Kế hoạch: {'; '.join(foci)}."))
    body += [Paragraph(f"Lần khen trước: {told}.") for row in rows for told in row.earlier]
    body.append(
        Paragraph("Hồ sơ gửi kèm: danh sách trích ngang, báo cáo thành tích có xác nhận, biên bản họp xét.")
    )
    return Paper(
        kind="letter" if asking.by_letter else "proposal",
        issuer=asking.issuer,
        subject=f"{'' if asking.by_letter else 'Về việc '}đề nghị tặng {first.form}",
        year=asking.year,
        addressees=asking.addressees,
        body=tuple(body),
        signature=asking.signature,
    )


def _inside(plan: Plan) -> str:
    """The plan's title inside a sentence."""
    return plan.plan.title[:1].lower() + plan.plan.title[1:]


def candidate_list(asking: Asking, rows: Sequence[Candidate]) -> Paper:
    """Danh sách trích ngang."""
    return Paper(
        kind="list",
        title="Danh sách trích ngang",
        issuer=asking.issuer,
        subject=f"Đề nghị tặng {rows[0].form}",
        year=asking.year,
        body=(table(rows),),
        signature=asking.signature,
        landscape=True,
    )


def report(asking: Asking, row: Candidate) -> Paper:
    """Báo cáo thành tích, with the place for the unit's xác nhận."""
    who = "Họ và tên" if row.person else "Tên tập thể"
    writer = Signature(("Người báo cáo",), "" if row.posthumous else row.name)
    facts = [f"{who}: {row.full_name}.", f"Nơi ở, học tập, công tác: {row.place}."]
    if row.person:
        facts.insert(1, f"Năm sinh: {row.born or '…………'}.")
    before = [f"{told}." for told in row.earlier] or ["Chưa được khen thưởng."]
    deeds = [line.strip() for line in row.achievement.splitlines() if line.strip()]
    confirmed = Signature(("Xác nhận của đơn vị", *asking.signature.authority), asking.signature.name)
    return Paper(
        kind="report",
        issuer=asking.issuer,
        title="Báo cáo thành tích",
        subject=f"Đề nghị tặng {row.form}",
        year=asking.year,
        body=(
            Heading("Sơ lược lý lịch" if row.person else "Sơ lược về tập thể"),
            *map(Paragraph, facts),
            Heading("Thành tích đạt được"),
            *map(Paragraph, deeds),
            Heading("Các hình thức đã được khen thưởng"),
            *map(Paragraph, before),
            Signatures((confirmed, writer)),
        ),
    )


def minutes(asking: Asking, rows: Sequence[Candidate]) -> Paper:
    """Biên bản họp xét, with what only the meeting knows left open."""
    return Paper(
        kind="minutes",
        issuer=asking.issuer,
        subject="Họp xét, đề nghị khen thưởng",
        year=asking.year,
        body=(
            Blank("Thời gian bắt đầu:"),
            Blank("Địa điểm:"),
            Blank("Thành phần tham dự:", lines=2),
            Blank("Chủ trì (chủ tọa):"),
            Blank("Thư ký (người ghi biên bản):"),
            Paragraph(
                f"Nội dung: xét, đề nghị {rows[0].giver} tặng {rows[0].form} cho {count(rows)} sau đây."
            ),
            Table(
                ("STT", "Họ và tên", "Số người dự", "Tán thành", "Không tán thành"),
                tuple((str(n), _name(row), "", "", "") for n, row in enumerate(rows, 1)),
                widths=(1.0, 5.0, 2.0, 2.0, 2.0),
                aligns=("center",),
            ),
            Blank("Ý kiến tại cuộc họp:", lines=3),
            Blank("Cuộc họp kết thúc vào:"),
        ),
        signature=Signature(("Chủ tọa",)),
        secretary=Signature(("Thư ký",)),
    )
