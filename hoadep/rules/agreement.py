"""How far judges agree: Krippendorff's alpha for marks on a scale, and what it means in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

GOOD: Final = 0.8
ENOUGH: Final = 0.667
"""Krippendorff's customary bounds: conclusions rest on 0.8, tentative ones on 0.667."""


@dataclass(frozen=True)
class Agreement:
    """The measure (None: nothing to compare), from how many entries, and the sentence that explains it."""

    alpha: float | None
    entries: int
    reason: str


def agreement(entries: Sequence[Sequence[float]]) -> Agreement:
    """Alpha of the marks of each entry; an entry with fewer than two of them compares nothing."""
    several = [np.asarray(marks, float) for marks in entries if len(marks) > 1]
    if not several:
        return Agreement(None, 0, "Chưa bài nào có hai phiếu chấm nên chưa so được các giám khảo.")
    alpha = _alpha(several)
    if alpha is None:
        return Agreement(None, len(several), "Mọi phiếu bằng điểm nhau nên không đo được mức thống nhất.")
    said = f"{alpha:.2f}".replace(".", ",").replace("-", "−")
    meaning = "1 là giám khảo nào cũng cho điểm như nhau, 0 là khác nhau như bốc thăm"
    return Agreement(alpha, len(several), f"Mức thống nhất {said} ({meaning}): {_words(alpha)}.")


def _alpha(several: Sequence[np.ndarray]) -> float | None:
    """One less the ratio of the disagreement within entries to that among all marks."""
    every = np.concatenate(list(several))
    around = float(((every - every.mean()) ** 2).sum()) / (len(every) - 1)
    if around == 0:
        return None
    within = sum(float(marks.var(ddof=1)) * len(marks) for marks in several) / len(every)
    return 1 - within / around


def _words(alpha: float) -> str:
    if alpha >= GOOD:
        return "các giám khảo thống nhất tốt"
    if alpha >= ENOUGH:
        return "các giám khảo tương đối thống nhất, kết luận nên thận trọng"
    return "các giám khảo còn khác nhau nhiều, điểm một bài phụ thuộc đáng kể vào ai chấm"
