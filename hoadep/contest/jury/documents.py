"""The papers of a round, blind: a judge's sheet, the table of marks, the minutes of the marking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hoadep.contest.jury.facts import Load, rubric_of
from hoadep.contest.jury.lines import SUMMARY_HEADS, sheet_heads, sheet_rows, summary_rows
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.contest.jury.rubrics import Rubric, said_mark
from hoadep.contest.jury.scores import Result
from hoadep.office.documents.blocks import Align
from hoadep.office.documents.content import (
    Block,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from hoadep.rules.plan.marking import COMBINE_WORDS, THIRD_WORDS
from hoadep.vietnamese.dates import date_in_words


@dataclass(frozen=True)
class Scene:
    """What every paper of a round needs: the round, who issues, the day of printing."""

    round: Round
    issuer: Issuer
    on: date

    @property
    def rubric(self) -> Rubric:
        """What is marked by."""
        return rubric_of(self.round)


def judges_sheet(
    scene: Scene,
    panelist: Panelist,
    sheets: Sequence[Sheet],
    marks: Mapping[int, Mapping[str, Decimal]],
) -> Paper:
    """Phiếu chấm: every entry of a judge with its marks, to be signed; empty cells are written in by hand."""
    rows = sheet_rows(scene.rubric, sheets, marks)
    middle = tuple[Align, ...]("center" for _ in sheet_heads(scene.rubric))
    return Paper(
        kind="list",
        title="Phiếu chấm điểm",
        issuer=scene.issuer,
        subject=f"{scene.round.name} – {scene.round.season.name}",
        year=scene.on.year,
        body=(
            Paragraph(f"Giám khảo: {panelist.name} ({panelist.code})", align="left"),
            Paragraph(
                f"Số bài được giao: {len(sheets)}. Điểm lẻ đến {said_mark(scene.rubric.step)}.", align="left"
            ),
            Table(sheet_heads(scene.rubric), tuple(rows), aligns=middle),
        ),
        signature=Signature(("Giám khảo",), panelist.name),
    )


def summary(scene: Scene, results: Sequence[Result]) -> Paper:
    """Bảng tổng hợp điểm, by numbers alone."""
    return Paper(
        kind="list",
        title="Bảng tổng hợp điểm",
        issuer=scene.issuer,
        subject=f"{scene.round.name} – {scene.round.season.name}",
        year=scene.on.year,
        landscape=True,
        body=(
            Table(
                SUMMARY_HEADS,
                tuple(summary_rows(results)),
                widths=(1, 2, 7, 2, 2.5, 5),
                aligns=("center", "center", "center", "center", "center", "left"),
            ),
            Paragraph(f"Tổng số: {len(results)} bài.", align="left"),
            Signatures((Signature(("Người lập biểu",)), Signature(("Trưởng Ban Giám khảo",)))),
        ),
    )


def minutes(scene: Scene, loads: Sequence[Load], results: Sequence[Result]) -> Paper:
    """Biên bản chấm: who marked how many, what did not go as planned, what came of it."""
    withdrawn = [str(result.number) for result in results if result.withdrawn]
    more = [result for result in results if len(result.given) > scene.rubric.marks_each]
    body: list[Block] = [
        Paragraph(
            f"Hôm nay, {date_in_words(scene.on)}, Ban Giám khảo lập biên bản {scene.round.name.lower()}."
        ),
        Heading("Thành phần"),
        *(_member(load) for load in loads),
        Heading("Cách chấm"),
        *(Paragraph(f"- {said}") for said in _ways(scene)),
        Heading("Kết quả"),
        Paragraph(f"- Số bài: {len(results)}; số phiếu chấm: {sum(len(r.given) for r in results)}."),
        Paragraph(f"- Bài được chấm thêm: {len(more)}."),
        Paragraph(f"- Bài đã rút, không xếp hạng: {', '.join(withdrawn) or 'không có'}."),
        *(
            Paragraph(f"- {load.panelist.name} thôi chấm: {load.panelist.left_reason}.")
            for load in _left(loads)
        ),
    ]
    if scene.round.close_reason:
        body.append(Paragraph(f"- Lý do đóng vòng khi chưa chấm thêm: {scene.round.close_reason}."))
    body.append(
        Paragraph("Điểm từng bài theo Bảng tổng hợp điểm kèm theo. Biên bản được các thành viên thông qua.")
    )
    signers = [Signature(("Giám khảo",), load.panelist.name) for load in loads if load.progress.done]
    body += [Signatures(tuple(signers[n : n + 3])) for n in range(0, len(signers), 3)]
    return Paper(
        kind="minutes",
        issuer=scene.issuer,
        subject=f"Chấm bài dự thi, {scene.round.name.lower()} – {scene.round.season.name}",
        year=scene.on.year,
        body=tuple(body),
        signature=Signature(("Trưởng Ban Giám khảo",)),
        secretary=Signature(("Thư ký",)),
    )


def _member(load: Load) -> Paragraph:
    place = f", {load.panelist.workplace}" if load.panelist.workplace else ""
    return Paragraph(f"- {load.panelist.name}{place}: chấm {load.progress.done} bài.")


def _left(loads: Iterable[Load]) -> list[Load]:
    return [load for load in loads if load.panelist.left_at]


def _ways(scene: Scene) -> list[str]:
    rubric = scene.rubric
    criteria = "; ".join(f"{c.name} (tối đa {said_mark(c.most)})" for c in rubric.criteria)
    ways = [
        "Bài mang số phách, không có tên tác giả và đơn vị.",
        f"Tiêu chí: {criteria}. Điểm lẻ đến {said_mark(rubric.step)}.",
        f"Mỗi bài {rubric.marks_each} giám khảo chấm độc lập; phân bài theo số gốc {scene.round.seed}.",
    ]
    ways.append(f"Điểm chính thức: {COMBINE_WORDS[rubric.combine]}.")
    if rubric.third_over is not None:
        over = said_mark(rubric.third_over)
        ways.append(
            f"Hai điểm chênh nhau quá {over} thì giao thêm một giám khảo chấm: {THIRD_WORDS[rubric.third]}."
        )
    return ways
