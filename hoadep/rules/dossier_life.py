"""The life of a dossier that asks for a commendation: its states, and who takes it from one to the next."""

from hoadep.rules.lifecycle import Lifecycle, StepRule


def _step(name: str, move: str, label: str, duty: str) -> StepRule:
    before, _, after = move.partition(" → ")
    return StepRule(name, label, frozenset(before.split()), after or None, duty)


BEFORE_A_DECISION = "sent returned fit unfit listed passed rejected forwarded declined"

DOSSIER_STEPS = (
    _step("send", "draft returned → sent", "Gửi hồ sơ", "prepare_dossier"),
    _step("return_dossier", "sent fit unfit → returned", "Trả lại để bổ sung", "appraise_dossier"),
    _step("find_fit", "sent unfit → fit", "Thẩm định: đủ điều kiện trình", "appraise_dossier"),
    _step("find_unfit", "sent fit → unfit", "Thẩm định: không đủ điều kiện", "appraise_dossier"),
    _step("put_on_list", "fit → listed", "Đưa vào danh sách trình", "manage_submissions"),
    _step("take_off_list", "listed passed → fit", "Đưa ra khỏi danh sách trình", "manage_submissions"),
    _step("pass_vote", "listed → passed", "Được thông qua", "manage_submissions"),
    _step("fail_vote", "listed → rejected", "Không được thông qua", "manage_submissions"),
    _step("forward", "passed → forwarded", "Trình cấp trên", "manage_submissions"),
    _step("decline", "forwarded → declined", "Cấp trên không khen", "manage_submissions"),
    _step("commend", "passed forwarded → commended", "Có quyết định khen thưởng", "record_commendation"),
    _step("revoke", "commended → revoked", "Hủy quyết định khen thưởng", "record_commendation"),
    _step("withdraw", "sent returned fit unfit → withdrawn", "Rút hồ sơ", "prepare_dossier"),
    _step("withdraw", f"{BEFORE_A_DECISION} → withdrawn", "Rút hồ sơ", "appraise_dossier"),
)

DOSSIER = Lifecycle(
    start="draft",
    states={
        "draft": "đang lập",
        "sent": "chờ thẩm định",
        "returned": "trả lại để bổ sung",
        "fit": "đủ điều kiện trình",
        "unfit": "không đủ điều kiện",
        "listed": "trong danh sách trình",
        "passed": "được thông qua",
        "rejected": "không được thông qua",
        "forwarded": "đã trình cấp trên",
        "declined": "cấp trên không khen",
        "commended": "đã được khen",
        "revoked": "đã hủy quyết định khen",
        "withdrawn": "đã rút",
    },
    steps=DOSSIER_STEPS,
    lodging=frozenset({"send"}),
    arriving=frozenset({"send"}),
    counting=frozenset(),
    acknowledging="",
)

OVER = frozenset({"unfit", "rejected", "declined", "revoked", "withdrawn"})
"""States from which nothing leads to a commendation any more unless somebody takes the dossier up again."""
