"""Who must have agreed before somebody is told of in public, and what to do while that is not known."""

from dataclasses import dataclass
from datetime import date

from hoadep.rules.verdict import Verdict, met, not_yet


@dataclass(frozen=True, kw_only=True, slots=True)
class Consents:
    """Who agreed that a person be told of in public; None for a year of birth that is not known.

    `pupil` says that the person may well be a child: nominated by a school, or called "em".
    """

    sort: str
    born: int | None
    own: bool
    guardian: bool
    pupil: bool = False


def judge_consent(given: Consents, *, on: date, child_age: int, adult_age: int) -> Verdict:
    """Whether somebody may be told of in public: before `child_age` by the guardian's word alone, from
    then on by the child's and the guardian's, from `adult_age` by the person's own.

    With the year of birth alone the stricter side holds for the year in which the age is reached. Without
    it a pupil counts as a child, for whom both words are enough at any age.
    """
    if given.sort != "person":
        return met("", "Tập thể: không cần đồng ý công khai của cá nhân.")
    lacking = " và ".join(
        who for who, agreed in _needed(given, on, child_age, adult_age).items() if not agreed
    )
    if lacking and given.born is None and given.pupil:
        said = "Chưa công khai được: có thể là học sinh mà chưa rõ năm sinh. Hãy ghi năm sinh"
        return not_yet("", f"{said}, hoặc ghi đồng ý của cả em và người giám hộ (còn chờ {lacking}).")
    if lacking:
        return not_yet("", f"Chưa công khai được: chờ {lacking} đồng ý.")
    agreed = " và ".join(_needed(given, on, child_age, adult_age))
    return met("", f"Được công khai: {agreed} đã đồng ý.")


def _needed(given: Consents, on: date, child_age: int, adult_age: int) -> dict[str, bool]:
    """Whose words are needed, and whether they were given."""
    both = {"em": given.own, "người giám hộ": given.guardian}
    if given.born is None:
        return both if given.pupil else {"người được nêu gương": given.own}
    oldest = on.year - given.born
    if oldest < child_age:
        return {"người giám hộ": given.guardian}
    return both if oldest <= adult_age else {"người được nêu gương": given.own}
