"""What a dossier of commendation lacks, and what a person must look at before somebody is commended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hoadep.rules.completeness import Finding
from hoadep.rules.deadlines import WorkingDay
from hoadep.rules.verdict import Verdict, met, not_met, not_yet
from hoadep.vietnamese.dates import short_date_screen

Brought = Literal["signed", "on_paper"]

PAPERS = {
    "proposal": "tờ trình (công văn) đề nghị khen thưởng",
    "list": "danh sách trích ngang",
    "report": "báo cáo thành tích có xác nhận",
    "minutes": "biên bản họp xét",
}
"""The papers that a plan may ask for; which of them it wants is data."""

RANKS = ("unit", "host", "upper")

CHECKS = {
    "deed": "việc làm có thật, đã hỏi nơi ở hoặc nơi làm việc",
    "form": "hình thức, cấp khen đúng thẩm quyền",
    "papers": "giấy tờ khớp nhau: họ tên, nơi ở, thành tích",
    "twice": "đã đối chiếu các lần khen trước",
}
"""What an appraiser ticks off, one after the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What holds where a plan says nothing of dossiers: 10 days, all four papers, sent back as often as
    need be, consent of a child from 7, an adult from 18.
    """

    days: int = 10
    working_days: bool = False
    papers: tuple[str, ...] = tuple(PAPERS)
    returns: int | None = None
    child_age: int = 7
    adult_age: int = 18
    clause: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A commendation of the same subject that stands, in the plan's words."""

    code: str
    level: str
    form: str
    giver: str
    number: str
    decided_on: date

    @property
    def told(self) -> str:
        """ "Giấy khen của Chủ tịch UBND quận (Quyết định 12/QĐ-UBND ngày 01/03/2021)"."""
        day = short_date_screen(self.decided_on)
        return f"{self.form} của {self.giver} (Quyết định {self.number} ngày {day})"


@dataclass(frozen=True, kw_only=True, slots=True)
class DossierFacts:
    """A dossier as the rules see it.

    `papers` says how each paper was brought: "signed" as a scan, "on_paper" to the counter; what is not
    there is waited for. `alike` are commendations of others who bear the name and may be the same.
    `other_deed` is a person's reason why an earlier commendation was for another deed. `dissolved_on` is
    set for a body that was dissolved.
    """

    code: str
    sort: str
    level: str
    place: str
    achievement: str
    papers: Mapping[str, Brought]
    earlier: tuple[Earlier, ...] = ()
    alike: tuple[Earlier, ...] = ()
    under_way: tuple[str, ...] = ()
    other_deed: str = ""
    posthumous: bool = False
    receiver: str = ""
    dissolved_on: date | None = None


def judge_dossier(facts: DossierFacts, *, needed: Sequence[str]) -> tuple[Finding, ...]:
    """Everything that is asked of a dossier: what stands in the way, what a person weighs, what is awaited.

    "refuse": nobody can be commended so. "warn": a person decides with a reason. "note": it comes later,
    and nothing stops for it.
    """
    return (
        *(Finding(key, "note", _paper(facts, key)) for key in needed),
        Finding("achievement", "refuse", _achievement(facts)),
        Finding("place", "warn", _place(facts)),
        Finding("dissolved", "refuse", judge_dissolved(facts.dissolved_on)),
        *((Finding("posthumous", "refuse", _posthumous(facts)),) if facts.posthumous else ()),
        Finding("twice", "warn", judge_never_twice(_before(facts))),
    )


def _paper(facts: DossierFacts, key: str) -> Verdict:
    name, brought = PAPERS.get(key, key), facts.papers.get(key)
    said = name[0].upper() + name[1:]
    if brought == "signed":
        return met("", f"{said}: có bản ký.", evidence=(facts.code,))
    if brought == "on_paper":
        return met("", f"{said}: đã nhận bản giấy.", evidence=(facts.code,))
    return not_yet("", f"{said}: chờ bản ký.")


def _achievement(facts: DossierFacts) -> Verdict:
    if facts.achievement.strip():
        return met("", "Đã nêu thành tích.")
    return not_met("", "Chưa nêu thành tích đề nghị khen thưởng.")


def _place(facts: DossierFacts) -> Verdict:
    if facts.place.strip():
        return met("", "Đã ghi nơi ở, học tập hoặc công tác.")
    return not_met("", "Chưa ghi nơi ở, học tập hoặc công tác.")


def _posthumous(facts: DossierFacts) -> Verdict:
    if facts.sort != "person":
        return not_met("", "Chỉ truy tặng cho cá nhân.")
    if not facts.receiver.strip():
        return not_met("", "Truy tặng: chưa ghi ai nhận thay.")
    return met("", f"Truy tặng, người nhận thay: {facts.receiver}.")


def judge_dissolved(dissolved_on: date | None) -> Verdict:
    """Whether a body still is there: one that was dissolved is not commended any more."""
    if dissolved_on is None:
        return met("", "Không thuộc trường hợp đơn vị đã giải thể.")
    day = short_date_screen(dissolved_on)
    return not_met("", f"Đơn vị đã giải thể từ ngày {day}, không khen thưởng đơn vị đã giải thể.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """What was given before, or is asked for, to the subject of a commendation of some level."""

    level: str
    earlier: tuple[Earlier, ...] = ()
    alike: tuple[Earlier, ...] = ()
    under_way: tuple[str, ...] = ()
    other_deed: str = ""


def _before(facts: DossierFacts) -> Before:
    return Before(
        level=facts.level,
        earlier=facts.earlier,
        alike=facts.alike,
        under_way=facts.under_way,
        other_deed=facts.other_deed,
    )


def judge_never_twice(before: Before) -> Verdict:
    """Never several rewards for one deed: a warning that a person settles by a reason.

    A higher level's commendation after a lower one is no double.
    """
    same = _as_high(before.earlier, before.level)
    alike = _as_high(before.alike, before.level)
    codes = (*(one.code for one in (*same, *alike)), *before.under_way)
    if not codes:
        lower = "; ".join(one.told for one in before.earlier)
        said = f"Đã được cấp dưới khen: {lower}. Cấp trên khen tiếp không phải là khen hai lần."
        return met("", said if lower else "Chưa thấy khen thưởng nào cho việc này.")
    told = [*(one.told for one in same), *(f"hồ sơ {code} đang xét" for code in before.under_way)]
    said = f"Đã có: {'; '.join(told)}." if told else ""
    if alike:
        others = "; ".join(f"{one.told}, {one.code}" for one in alike)
        said = f"{said} Trùng tên, chưa rõ có phải là một: {others}.".strip()
    if before.other_deed.strip():
        return met("", f"{said} Người xét kết luận là việc khác: {before.other_deed}", evidence=codes)
    return not_met("", f"{said} Một việc không khen hai lần; nếu là việc khác, ghi rõ lý do.", evidence=codes)


def _as_high(earlier: Iterable[Earlier], level: str) -> list[Earlier]:
    return [one for one in earlier if RANKS.index(one.level) >= RANKS.index(level)]


def standing_in_the_way(findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """What forbids that a dossier is found fit: faults, and warnings that nobody has settled yet."""
    return tuple(one.verdict for one in findings if not one.verdict.met and one.effect in ("refuse", "warn"))


def last_day_of_appraisal(received_on: date, *, days: int, working: bool, is_working_day: WorkingDay) -> date:
    """The last good day; calendar days that end on a day off go on to the next working day."""
    day = received_on
    for _ in range(days):
        day += timedelta(days=1)
        while working and not is_working_day(day):
            day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def judge_appraisal_time(last_day: date, *, today: date, done_on: date | None = None) -> Verdict:
    """Whether the appraisal came, or still can come, in time."""
    limit = f"hạn thẩm định {short_date_screen(last_day)}"
    late = ((done_on or today) - last_day).days
    if done_on:
        said = f"Thẩm định ngày {short_date_screen(done_on)}, {limit}"
        return not_met("", f"{said}: chậm {late} ngày.") if late > 0 else met("", f"{said}.")
    if late > 0:
        return not_met("", f"Quá {limit} {late} ngày.")
    return not_yet("", f"Còn {-late} ngày, {limit}." if late else f"Hôm nay là {limit}.")


def judge_reason(act: str, reason: str) -> Verdict:
    """What is done against somebody's wish is done with a reason."""
    if reason.strip():
        return met("", f"{act}: có lý do.")
    return not_met("", f"{act} phải nêu lý do.")


def judge_return(times: int, terms: Terms) -> Verdict:
    """Whether a dossier may be sent back once more; limited only where the plan says so."""
    if terms.returns is not None and times >= terms.returns:
        return not_met(terms.clause, f"Hồ sơ đã trả lại {times} lần, theo kế hoạch không trả lại nữa.")
    return met(terms.clause, f"Đã trả lại {times} lần." if times else "Chưa trả lại lần nào.")


def judge_answer_day(dated: date, *, forwarded_on: date | None, today: date) -> Verdict:
    """The upper level answers after it was asked, and never before it did."""
    day = short_date_screen(dated)
    if dated > today:
        return not_met("", f"Ngày văn bản {day} chưa đến, không ghi trước được.")
    if forwarded_on and dated < forwarded_on:
        asked = short_date_screen(forwarded_on)
        return not_met("", f"Ngày văn bản {day} trước ngày tờ trình gửi cấp trên ({asked}).")
    return met("", f"Văn bản ngày {day}.")


def judge_decision_day(decided_on: date, *, settled_on: date | None, today: date) -> Verdict:
    """A decision comes after the list was settled, and never before it was taken."""
    day = short_date_screen(decided_on)
    if decided_on > today:
        return not_met("", f"Ngày quyết định {day} chưa đến, không ghi trước được.")
    if settled_on and decided_on < settled_on:
        settled = short_date_screen(settled_on)
        return not_met("", f"Ngày quyết định {day} trước ngày danh sách được thông qua ({settled}).")
    return met("", f"Quyết định ngày {day}.")


def judge_withdrawal(number: str, reason: str, *, decided_on: date, given_on: date, today: date) -> Verdict:
    """A decision that takes back what was given has a reason, a number, and a day after the giving."""
    grounded = judge_reason("Hủy quyết định khen thưởng", reason)
    if not grounded.met:
        return grounded
    day = short_date_screen(decided_on)
    if not number.strip():
        return not_met("", "Phải ghi số quyết định hủy.")
    if decided_on > today:
        return not_met("", f"Ngày quyết định hủy {day} chưa đến, không ghi trước được.")
    if decided_on < given_on:
        return not_met("", f"Ngày quyết định hủy {day} trước ngày quyết định khen.")
    return met("", f"Quyết định hủy ngày {day}.")
