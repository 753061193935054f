"""Advice beside the official marks: how hard or soft each judge marks, and marks corrected for it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from hoadep.rules.severity_model import Fit, Marks, fit
from hoadep.rules.verdict import Verdict, met, not_yet

FAR: Final = 3.5
"""A sheet so many standard deviations from what entry and judge predict is pointed out."""
CLEAR: Final = 2.0
"""A judge's severity is named when it lies so many standard errors from the middle."""
SHARED_LEAST: Final = 8
"""The fewest entries that a judge shares with others, on average, for advice; see bench/README.md."""
DECIMALS: Final = 2
"""Of corrected marks and of severity, as they are written."""


@dataclass(frozen=True, slots=True)
class SheetMark:
    """The total that a judge gave an entry."""

    entry: str
    judge: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Corrected:
    """An entry's mark as if its judges were of middling severity, its standard error, its place by it."""

    entry: str
    value: float
    sd: float
    place: int


@dataclass(frozen=True, slots=True)
class Severity:
    """How much above the middle a judge marks (below zero: hard), with its standard error."""

    judge: str
    sheets: int
    shared: int
    mean: float
    effect: float | None
    sd: float | None

    @property
    def word(self) -> str:
        """ "chặt", "lỏng", or that no difference is seen."""
        if self.effect is None or self.sd is None:
            return "chưa đủ để nói"
        if abs(self.effect) <= CLEAR * self.sd:
            return "chưa thấy khác"
        return "chặt" if self.effect < 0 else "lỏng"


@dataclass(frozen=True, slots=True)
class Outlier:
    """A sheet far from what its entry and its judge let expect."""

    entry: str
    judge: str
    value: Decimal
    expected: float


@dataclass(frozen=True)
class Advice:
    """What the marks say of judges; `verdict` is met when they say enough to correct by.

    Without enough shared sheets `entries` and `outliers` are empty and no judge has an effect.
    """

    verdict: Verdict
    judges: tuple[Severity, ...]
    entries: tuple[Corrected, ...] = ()
    outliers: tuple[Outlier, ...] = ()

    def of(self, entry: str) -> Corrected | None:
        """The corrected mark of an entry."""
        return next((one for one in self.entries if one.entry == entry), None)


def advise(sheets: Sequence[SheetMark], *, unranked: Collection[str] = ()) -> Advice:
    """Severity and corrected marks, estimated over the entries that judges share. Never the official mark.

    Sheets of `unranked` entries (withdrawn since) tell of their judges, but the entries get no place.
    """
    panels: dict[str, set[str]] = {}
    for sheet in sheets:
        panels.setdefault(sheet.entry, set()).add(sheet.judge)
    judges = sorted({sheet.judge for sheet in sheets})
    shared = Counter(judge for panel in panels.values() if len(panel) > 1 for judge in panel)
    verdict = _enough(sheets, panels, judges, shared)
    if not verdict.met:
        return Advice(verdict, tuple(_severity(judge, sheets, shared[judge], None) for judge in judges))
    rows = {entry: n for n, entry in enumerate(sorted(panels))}
    columns = {judge: n for n, judge in enumerate(judges)}
    found = fit(
        Marks(
            entry=np.array([rows[sheet.entry] for sheet in sheets]),
            judge=np.array([columns[sheet.judge] for sheet in sheets]),
            value=np.array([float(sheet.value) for sheet in sheets]),
            entries=len(rows),
            judges=len(columns),
        )
    )
    effects = {
        judge: (_said(float(found.judge[n])), _said(float(found.judge_sd[n]))) for judge, n in columns.items()
    }
    return Advice(
        verdict,
        tuple(_severity(judge, sheets, shared[judge], effects[judge]) for judge in judges),
        _corrected(list(rows), found, unranked),
        _outliers(sheets, found),
    )


def _enough(
    sheets: Sequence[SheetMark], panels: dict[str, set[str]], judges: list[str], shared: Counter[str]
) -> Verdict:
    if len(judges) < 2:
        return not_yet("", "Chỉ có một giám khảo nên không so được mức chặt – lỏng.")
    if not shared:
        return not_yet("", "Mỗi bài chỉ có một phiếu nên không tách được bài khó hay giám khảo chặt.")
    groups = _groups(panels)
    if len(groups) > 1:
        said = "; ".join(", ".join(sorted(group)) for group in groups)
        reason = f"Các nhóm giám khảo sau không chấm chung bài nào nên không so được với nhau: {said}."
        return not_yet("", reason, evidence=tuple(judges))
    if len({sheet.value for sheet in sheets}) == 1:
        return not_yet("", "Mọi phiếu bằng điểm nhau nên không có mức chặt – lỏng.")
    each = sum(shared.values()) / len(judges)
    if each < SHARED_LEAST:
        said = f"{each:.1f}".replace(".", ",")
        reason = (
            f"Mỗi giám khảo mới có trung bình {said} bài chấm chung với người khác, ít hơn {SHARED_LEAST}: "
            "chưa đủ để hiệu chỉnh."
        )
        return not_yet("", reason, needed=SHARED_LEAST, found=int(each))
    reason = (
        f"Ước lượng từ {len(sheets)} phiếu, trung bình {each:.0f} bài chấm chung mỗi giám khảo. "
        "Chỉ để tham khảo, không đổi thứ hạng."
    )
    return met("", reason)


def _groups(panels: dict[str, set[str]]) -> list[set[str]]:
    """The judges who are linked by entries that they share, directly or over others."""
    groups: list[set[str]] = []
    for panel in panels.values():
        joined = [group for group in groups if group & panel]
        groups = [group for group in groups if not group & panel]
        groups.append(panel.union(*joined))
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def _severity(
    judge: str, sheets: Sequence[SheetMark], shared: int, effect: tuple[float, float] | None
) -> Severity:
    own = [float(sheet.value) for sheet in sheets if sheet.judge == judge]
    above, sd = effect or (None, None)
    return Severity(judge, len(own), shared, sum(own) / len(own), above, sd)


def _corrected(entries: Sequence[str], found: Fit, unranked: Collection[str]) -> tuple[Corrected, ...]:
    """By corrected mark, the highest first; marks that read the same share a place."""
    values = {entry: _said(float(found.entry[n])) for n, entry in enumerate(entries) if entry not in unranked}
    errors = {entry: _said(float(found.entry_sd[n])) for n, entry in enumerate(entries)}
    places: dict[float, int] = {}
    return tuple(
        Corrected(entry, values[entry], errors[entry], places.setdefault(values[entry], n))
        for n, entry in enumerate(sorted(values, key=lambda entry: (-values[entry], entry)), 1)
    )


def _said(value: float) -> float:
    """As far as it is written, and never minus nothing."""
    return round(value, DECIMALS) + 0.0


def _outliers(sheets: Sequence[SheetMark], found: Fit) -> tuple[Outlier, ...]:
    far = np.flatnonzero(np.abs(found.residual) >= FAR)
    return tuple(
        Outlier(sheets[n].entry, sheets[n].judge, sheets[n].value, float(found.expected[n]))
        for n in sorted(far.tolist(), key=lambda n: -abs(float(found.residual[n])))
    )
