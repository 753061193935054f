"""What a plan says of marking and prizes must be possible: steps that fit, thirds that can be asked for."""

from collections import Counter
from decimal import Decimal

from hoadep.rules.plan.faults import Found
from hoadep.rules.plan.marking import RoundRule
from hoadep.rules.plan.schema import Plan

ZERO = Decimal(0)
TRIMMED_FROM = 3
"""The fewest sheets of which the highest and the lowest can be left out."""


def rounds_can_be_marked(plan: Plan, found: Found) -> None:
    """Every criterion has a scale, every entry its sheets, every way of combining enough of them."""
    for n, rule in enumerate(plan.rounds):
        for key, message in (*_of_criteria(rule), *_of_sheets(rule), *_of_thirds(rule)):
            found.add_to_item("rounds", n, key, message)


def _of_criteria(rule: RoundRule) -> list[tuple[str, str]]:
    said = []
    for key, times in Counter(criterion.key for criterion in rule.criteria).items():
        if times > 1:
            said.append(("criteria", f"Tiêu chí “{key}” ghi {times} lần. Mỗi mã chỉ một lần trong một vòng."))
    if rule.step <= ZERO:
        return [*said, ("step", "Bước điểm phải lớn hơn 0, ví dụ 0.5.")]
    for criterion in rule.criteria:
        if criterion.most <= ZERO or criterion.weight <= ZERO:
            said.append(("criteria", f"Tiêu chí “{criterion.name}”: điểm tối đa và hệ số phải lớn hơn 0."))
        elif criterion.most % rule.step:
            said.append(
                ("step", f"Điểm tối đa {criterion.most} của “{criterion.name}” không chia hết cho bước điểm.")
            )
    return said


def _of_sheets(rule: RoundRule) -> list[tuple[str, str]]:
    said = []
    if rule.combine == "trimmed" and rule.marks_each < TRIMMED_FROM:
        said.append(
            (
                "combine",
                f"Bỏ điểm cao nhất và thấp nhất cần mỗi bài ít nhất {TRIMMED_FROM} phiếu (marks_each).",
            )
        )
    if not 0.5 <= rule.confidence < 1:
        said.append(("confidence", "Độ tin cậy của ranh giới chọn phải từ 0.5 đến dưới 1, ví dụ 0.9 là 90%."))
    return said


def _of_thirds(rule: RoundRule) -> list[tuple[str, str]]:
    if rule.third_over is None:
        return [("third", "Ghi cách tính phiếu chấm thêm thì phải ghi chênh quá bao nhiêu (third_over).")] * (
            rule.third is not None
        )
    most = sum((criterion.most * criterion.weight for criterion in rule.criteria), ZERO)
    said = []
    if rule.third is None:
        message = "Phiếu chấm thêm được tính thế nào? Chọn một trong: “all”, “nearest”, “decides”."
        said.append(("third", message))
    if not ZERO <= rule.third_over < most:
        said.append(("third_over", f"Mức chênh phải từ 0 đến dưới tổng điểm tối đa {most}."))
    if rule.marks_each == 1:
        said.append(("third_over", "Mỗi bài chỉ một phiếu chấm thì không có hai điểm để so mức chênh."))
    if rule.combine == "trimmed" and rule.third not in (None, "all"):
        said.append(
            ("third", "Đã bỏ điểm cao nhất và thấp nhất (combine) thì phiếu chấm thêm phải tính “all”.")
        )
    return said


def prizes_can_be_given(plan: Plan, found: Found) -> None:
    """Prizes go to chosen entries: each name once, no more of them than entries."""
    seen: set[str] = set()
    for n, prize in enumerate(plan.prizes):
        if prize.name in seen:
            found.add_to_item("prizes", n, "name", f"“{prize.name}” đã ghi ở trên. Mỗi giải một lần.")
        seen.add(prize.name)
    if plan.prizes and plan.selection is None:
        found.add(("prizes",), "Giải trao cho bài được chọn, nhưng kế hoạch không chọn bài (selection).")
    elif plan.selection and sum(prize.number for prize in plan.prizes) > plan.selection.number:
        total = sum(prize.number for prize in plan.prizes)
        found.add(("prizes",), f"Có {total} giải nhưng chỉ chọn {plan.selection.number} bài (selection).")
