"""The life of an entry and of a nomination: which step leads from where to where, and whose duty it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hoadep.rules.verdict import Refused, Verdict, met, not_met


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step: its name on the screen, the states that allow it, the state it leads to, whose duty it is.

    `after` is None for a stamp, which leaves the state as it is. A step that different persons may take
    from different states has several rules.
    """

    name: str
    label: str
    before: frozenset[str]
    after: str | None
    duty: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lifecycle:
    """All states (key → word on the screen) and steps of one kind of thing; it begins in `start`.

    `lodging` steps set the time of lodging, `arriving` ones bring the thing to the host level, and in
    the `counting` states it counts towards a quota. `acknowledging` is the standing office's stamp.
    """

    start: str
    states: Mapping[str, str]
    steps: tuple[StepRule, ...]
    lodging: frozenset[str]
    arriving: frozenset[str]
    counting: frozenset[str]
    acknowledging: str

    def rule(self, name: str) -> StepRule | None:
        """The first rule of the step of that name, or None."""
        return next((step for step in self.steps if step.name == name), None)

    def label(self, name: str) -> str:
        """What the step is called on the screen."""
        rule = self.rule(name)
        return rule.label if rule else name

    def steps_from(self, state: str) -> tuple[StepRule, ...]:
        """Every rule that a thing in this state may follow."""
        return tuple(step for step in self.steps if state in step.before)

    def duties(self, state: str, name: str) -> tuple[str, ...]:
        """The duties of which any one allows to take the step in this state; none where nobody may."""
        return tuple(step.duty for step in self.steps_from(state) if step.name == name)


def _step(name: str, move: str, label: str, duty: str) -> StepRule:
    """A rule from its move: "draft returned → submitted", or the states alone for a stamp."""
    before, _, after = move.partition(" → ")
    return StepRule(name, label, frozenset(before.split()), after or None, duty)


ENTRY_STEPS = (
    _step("submit", "draft returned → submitted", "Gửi bài", "submit_entry"),
    _step("approve", "submitted → approved", "Duyệt bài", "approve_entry"),
    _step("return_for_changes", "submitted → returned", "Trả lại để bổ sung", "return_entry"),
    _step("return_for_changes", "approved → returned", "Trả lại để bổ sung", "return_entry_to_unit"),
    _step("pass_on", "submitted approved → submitted", "Chuyển đơn vị", "pass_on_entry"),
    _step("receive", "approved", "Tiếp nhận", "receive_entry"),
    _step("enter_text", "submitted approved eligible", "Nhập nội dung bài giấy", "enter_text"),
    _step("find_eligible", "approved ineligible → eligible", "Thẩm định: đủ điều kiện", "appraise_entry"),
    _step(
        "find_ineligible", "approved eligible → ineligible", "Thẩm định: không đủ điều kiện", "appraise_entry"
    ),
    _step("withdraw", "draft submitted returned → withdrawn", "Rút bài", "withdraw_own_entry"),
    _step(
        "withdraw",
        "submitted returned approved eligible ineligible → withdrawn",
        "Rút bài",
        "withdraw_entry",
    ),
)

NOMINATION_STEPS = (
    _step("send", "draft returned → sent", "Gửi giới thiệu", "nominate"),
    _step("return_for_completion", "sent accepted → returned", "Trả lại để bổ sung", "return_nomination"),
    _step("receive", "sent", "Tiếp nhận", "receive_nomination"),
    _step("accept", "sent refused → accepted", "Đưa vào danh sách xét", "decide_nomination"),
    _step("refuse", "sent accepted → refused", "Không đưa vào danh sách xét", "decide_nomination"),
    _step("withdraw", "draft sent returned → withdrawn", "Rút giới thiệu", "withdraw_own_nomination"),
    _step("withdraw", "sent returned accepted refused → withdrawn", "Rút giới thiệu", "withdraw_nomination"),
)

ENTRY = Lifecycle(
    start="draft",
    states={
        "draft": "bản nháp",
        "submitted": "đã gửi",
        "returned": "trả lại để bổ sung",
        "approved": "đơn vị đã duyệt",
        "eligible": "đủ điều kiện",
        "ineligible": "không đủ điều kiện",
        "withdrawn": "đã rút",
    },
    steps=ENTRY_STEPS,
    lodging=frozenset({"submit"}),
    arriving=frozenset({"approve"}),
    counting=frozenset({"approved", "eligible"}),
    acknowledging="receive",
)

NOMINATION = Lifecycle(
    start="draft",
    states={
        "draft": "bản nháp",
        "sent": "đã gửi",
        "returned": "trả lại để bổ sung",
        "accepted": "đưa vào danh sách xét",
        "refused": "không đưa vào danh sách xét",
        "withdrawn": "đã rút",
    },
    steps=NOMINATION_STEPS,
    lodging=frozenset({"send"}),
    arriving=frozenset({"send"}),
    counting=frozenset({"sent", "accepted", "refused"}),
    acknowledging="receive",
)


def judge_step(life: Lifecycle, state: str, name: str) -> Verdict:
    """Whether a thing in this state may take the step."""
    label = life.label(name)
    if life.duties(state, name):
        return met("", f"Được “{label}”.")
    allowed = {before for step in life.steps if step.name == name for before in step.before}
    words = " hoặc ".join(f"“{word}”" for key, word in life.states.items() if key in allowed)
    now = life.states.get(state, state)
    if not words:
        return not_met("", f"Không có bước “{name}”.")
    return not_met("", f"Chỉ “{label}” được khi ở trạng thái {words}; hiện đang ở trạng thái “{now}”.")


def next_state(life: Lifecycle, state: str, name: str) -> str:
    """The state after the step; raises `Refused` when it is not allowed."""
    rule = next((step for step in life.steps_from(state) if step.name == name), None)
    if rule is None:
        raise Refused(judge_step(life, state, name))
    return rule.after or state


def honoured_arrival(first: datetime | None, *, back_at: datetime, due_at: datetime | None) -> datetime:
    """When a thing counts as having arrived, that comes back at `back_at` after a first arrival.

    Returned for completion, it keeps its first arrival if it is back before `due_at` (None: whenever).
    """
    in_time = due_at is None or back_at < due_at
    return first if first is not None and in_time else back_at
