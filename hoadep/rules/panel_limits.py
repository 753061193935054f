"""Why a round cannot be given out to its judges: the limit that stands in the way."""

from typing import Final

import numpy as np
from ortools.graph.python.max_flow import SimpleMaxFlow

from hoadep.rules.panel_table import Table
from hoadep.rules.verdict import Refused, Verdict, not_met

FULL: Final = "đã nhận đủ số phiếu"
SHOWN: Final = 10


def check_each(table: Table, marks_each: int) -> None:
    """Raise `Refused` when an entry has fewer judges left than it needs, with the reasons for each."""
    left = table.free.sum(axis=1)
    short = np.flatnonzero(left < table.need).tolist()
    if not short:
        return
    parts = tuple(_short(table, row, int(left[row])) for row in short)
    codes = tuple(table.entries[row].code for row in short)
    reason = parts[0].reason
    if len(parts) > 1:
        reason = f"{len(parts)} bài không đủ {marks_each} giám khảo: {_list(codes)}. {reason}"
    raise Refused(not_met("", reason, evidence=codes, parts=parts if len(parts) > 1 else ()))


def _short(table: Table, row: int, left: int) -> Verdict:
    entry, need = table.entries[row], int(table.need[row])
    why = [table.barred.get((row, column)) for column in range(len(table.judges))]
    why = [FULL if not reason and not table.room[column] else reason for column, reason in enumerate(why)]
    said = ", ".join(_told(table, reason, why) for reason in sorted({reason for reason in why if reason}))
    of = f" trong {len(table.judges)} giám khảo" + (f" ({said})" if said else "")
    reason = f"Bài {entry.code} cần thêm {need} giám khảo nhưng chỉ còn {left} người chấm được{of}."
    return not_met("", reason, evidence=(entry.code,), needed=need, found=left)


def _told(table: Table, reason: str, why: list[str | None]) -> str:
    """ "2 người cùng đơn vị: Bà A, Ông B", names where the judges have some."""
    whom = [judge for judge, said in zip(table.judges, why, strict=True) if said == reason]
    names = tuple(judge.name for judge in whom if judge.name)
    return f"{len(whom)} người {reason}" + (f": {_list(names, 'người')}" if names else "")


def check_room(table: Table) -> None:
    """Raise `Refused` when all judges together take fewer sheets than are to be given out."""
    needed, room = int(table.need.sum()), int(table.room.sum())
    if needed > room:
        reason = (
            f"Cần giao thêm {needed} phiếu nhưng {len(table.judges)} giám khảo chỉ nhận thêm được tối đa "
            f"{room} phiếu: còn thiếu chỗ cho {needed - room} phiếu."
        )
        raise Refused(not_met("", reason, needed=needed, found=room))


def bottleneck(table: Table) -> Refused:
    """The group of entries whose judges together take too few sheets, found by the smallest cut."""
    network, (entries, judges) = SimpleMaxFlow(), table.free.shape
    source, end = entries + judges, entries + judges + 1
    for row, need in enumerate(table.need.tolist()):
        network.add_arc_with_capacity(source, row, need)
    for row, column in np.argwhere(table.free).tolist():
        network.add_arc_with_capacity(row, entries + column, 1)
    for column, room in enumerate(table.room.tolist()):
        network.add_arc_with_capacity(entries + column, end, room)
    network.solve(source, end)
    side = {int(node) for node in network.get_source_side_min_cut()}
    rows = [row for row in range(entries) if row in side and table.need[row]]
    full = [column for column in range(judges) if entries + column in side]
    others = int(np.delete(table.free, full, axis=1)[rows].sum())
    needed, found = int(table.need[rows].sum()), int(table.room[full].sum()) + others
    codes = tuple(table.entries[row].code for row in rows)
    judges_full = [table.judges[column] for column in full]
    names = tuple(judge.called for judge in judges_full)
    reason = (
        f"{len(codes)} bài ({_list(codes)}) cần thêm {needed} phiếu, nhưng những giám khảo chấm được các bài "
        f"này chỉ nhận thêm được {found} phiếu; người đã kín phiếu: {_list(names, 'người')}."
    )
    return Refused(
        not_met(
            "",
            reason,
            evidence=codes + tuple(judge.code for judge in judges_full),
            needed=needed,
            found=found,
        )
    )


def _list(codes: tuple[str, ...], others: str = "bài") -> str:
    more = f" và {len(codes) - SHOWN} {others} khác" if len(codes) > SHOWN else ""
    return ", ".join(codes[:SHOWN]) + more
