"""The life of an entry and of a nomination, as tables: which step leads from where to where."""

from collections.abc import Mapping
from dataclasses import dataclass

from hoadep.rules.verdict import Refused, Verdict, met, not_met


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step: its name on the screen, the states that allow it, and the state it leads to.

    `after` is None for a stamp, which leaves the state as it is.
    """

    name: str
    label: str
    before: frozenset[str]
    after: str | None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """All states and steps of one kind of thing.

    `lodging` steps set the time of lodging, `arriving` ones bring the thing to the host level, and in
    the `counting` states it counts towards a quota. `acknowledging` is the standing office's stamp.
    """

    states: Mapping[str, str]
    steps: tuple[StepRule, ...]
    lodging: frozenset[str]
    arriving: frozenset[str]
    counting: frozenset[str]
    acknowledging: str

    def rule(self, name: str) -> StepRule | None:
        """The step of that name, or None."""
        return next((step for step in self.steps if step.name == name), None)

    def label(self, name: str) -> str:
        """What the step is called on the screen."""
        rule = self.rule(name)
        return rule.label if rule else name


def _step(name: str, label: str, before: str, after: str | None) -> StepRule:
    return StepRule(name, label, frozenset(before.split()), after)


ENTRY = Lifecycle(
    states={
        "draft": "bản nháp",
        "submitted": "đã gửi, chờ đơn vị duyệt",
        "returned": "trả lại để bổ sung",
        "approved": "đơn vị đã duyệt",
        "eligible": "đủ điều kiện",
        "ineligible": "không đủ điều kiện",
        "withdrawn": "đã rút",
    },
    steps=(
        _step("submit", "Gửi bài", "draft returned", "submitted"),
        _step("approve", "Duyệt bài", "submitted", "approved"),
        _step("return_for_changes", "Trả lại để bổ sung", "submitted approved", "returned"),
        _step("pass_on", "Chuyển đơn vị", "submitted approved", "submitted"),
        _step("receive", "Tiếp nhận", "approved", None),
        _step("find_eligible", "Thẩm định: đủ điều kiện", "approved ineligible", "eligible"),
        _step("find_ineligible", "Thẩm định: không đủ điều kiện", "approved eligible", "ineligible"),
        _step("withdraw", "Rút bài", "draft submitted returned approved eligible ineligible", "withdrawn"),
    ),
    lodging=frozenset({"submit"}),
    arriving=frozenset({"approve"}),
    counting=frozenset({"approved", "eligible"}),
    acknowledging="receive",
)

NOMINATION = Lifecycle(
    states={
        "draft": "bản nháp",
        "sent": "đã gửi",
        "returned": "trả lại để bổ sung",
        "accepted": "đưa vào danh sách xét",
        "refused": "không đưa vào danh sách xét",
        "withdrawn": "đã rút",
    },
    steps=(
        _step("send", "Gửi giới thiệu", "draft returned", "sent"),
        _step("return_for_completion", "Trả lại để bổ sung", "sent accepted", "returned"),
        _step("receive", "Tiếp nhận", "sent", None),
        _step("accept", "Đưa vào danh sách xét", "sent refused", "accepted"),
        _step("refuse", "Không đưa vào danh sách xét", "sent accepted", "refused"),
        _step("withdraw", "Rút giới thiệu", "draft sent returned accepted refused", "withdrawn"),
    ),
    lodging=frozenset({"send"}),
    arriving=frozenset({"send"}),
    counting=frozenset({"sent", "accepted", "refused"}),
    acknowledging="receive",
)


def judge_step(life: Lifecycle, state: str, name: str) -> Verdict:
    """Whether a thing in this state may take the step."""
    rule = life.rule(name)
    if rule is None:
        return not_met("", f"Không có bước {name}.")
    if state in rule.before:
        return met("", f"{rule.label}: được.")
    now = life.states.get(state, state)
    return not_met("", f"Không thể “{rule.label}” khi đang ở trạng thái “{now}”.")


def next_state(life: Lifecycle, state: str, name: str) -> str:
    """The state after the step; raises `Refused` when it is not allowed."""
    verdict = judge_step(life, state, name)
    rule = life.rule(name)
    if not verdict.met or rule is None:
        raise Refused(verdict)
    return rule.after or state
