"""How a council votes: whether enough are there, whether the counts add up, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil, floor
from zoneinfo import ZoneInfo

from hoadep.rules.plan.commending import CouncilRule, VoteRule, Way, source_of
from hoadep.rules.verdict import Verdict, all_of, met, not_met, not_yet
from hoadep.rules.voters import Stay, Voter, there_at

WAYS: Mapping[Way, str] = {
    "meeting": "họp Hội đồng",
    "standing": "Thường trực Hội đồng",
    "written": "xin ý kiến bằng văn bản",
    "none": "không biểu quyết",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballots:
    """Counts of a vote on paper. `by_letter` of those returned came from absent members."""

    given_out: int
    returned: int
    valid: int
    invalid: int
    in_favour: int
    against: int
    by_letter: int = 0

    @property
    def not_returned(self) -> int:
        """Ballots that did not come back."""
        return self.given_out - self.returned


@dataclass(frozen=True, kw_only=True, slots=True)
class Turnout:
    """How many could vote: all members with a vote, those there, those who wrote, those barred.

    `barred` of all members and `barred_there` of those there are kept from voting on the matter.
    """

    members: int
    there: int
    wrote: int = 0
    barred: int = 0
    barred_there: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The votes given; `chair` tells how the chair voted, where votes are open."""

    in_favour: int
    against: int
    other: int = 0
    secret: bool = False
    chair: bool | None = None


def needed_for_quorum(rule: VoteRule, members: int) -> int:
    """How many must take part."""
    return ceil(rule.quorum_part * members)


def judge_quorum(rule: VoteRule, *, members: int, there: int, way: Way = "meeting") -> Verdict:
    """Whether enough members are there (or answered in writing); those barred from a vote are there too."""
    needed, took = needed_for_quorum(rule, members), "đã trả lời" if way == "written" else "có mặt"
    numbers = f"{took} {there}/{members}, cần ít nhất {needed} ({share_in_words(rule.quorum_part)} tổng số)"
    more = {"needed": needed, "found": there}
    if members and there >= needed:
        return met(source_of(rule), f"Đủ số thành viên tối thiểu: {numbers}.", **more)
    return not_yet(source_of(rule), f"Chưa đủ số thành viên tối thiểu: {numbers}.", **more)


def judge_quorum_held(
    rule: VoteRule,
    voters: Sequence[Voter],
    stays: Sequence[Stay],
    *,
    opened_at: datetime,
    closed_at: datetime,
    zone: ZoneInfo,
) -> Verdict:
    """Whether enough were there from the beginning of a vote to its end; if not, since when."""
    codes = {voter.code for voter in voters}
    moments = {opened_at, closed_at}
    moments |= {stay.left_at for stay in stays if stay.left_at and opened_at < stay.left_at <= closed_at}
    for moment in sorted(moments):
        there = len(there_at(stays, codes, at=moment))
        verdict = judge_quorum(rule, members=len(voters), there=there)
        if not verdict.met:
            when = f"{moment.astimezone(zone):%H:%M}"
            said = f"Lúc {when} không còn đủ số thành viên tối thiểu, phải biểu quyết lại. {verdict.reason}"
            return not_yet(verdict.clause, said, needed=verdict.needed, found=verdict.found)
    return verdict


def judge_way(rule: VoteRule, way: Way, *, secret: bool) -> Verdict:
    """Whether a form may be settled in this way, by an open or a secret vote."""
    clause = source_of(rule)
    if way not in rule.ways:
        allowed = "; ".join(WAYS[one] for one in rule.ways)
        return not_met(clause, f"Hình thức khen này không xét theo cách “{WAYS[way]}”; được: {allowed}.")
    if rule.secret_only and not secret and way != "none":
        return not_met(clause, "Hình thức khen này phải bỏ phiếu kín.")
    if secret and way == "written":
        return not_met(clause, "Phiếu xin ý kiến có tên người trả lời nên không phải bỏ phiếu kín.")
    return met(clause, f"Xét theo cách “{WAYS[way]}”.")


def judge_ballots(ballots: Ballots, *, voters: int, absent: int) -> Verdict:
    """Whether the counts add up.

    `voters` is how many ballots could be given out at most, `absent` how many of these members are not there.
    """
    sums = (*_sums(ballots, voters), *_by_place(ballots, voters=voters, absent=absent))
    faults = tuple(not_met("", said) for right, said in sums if not right)
    if faults:
        return not_met("", " ".join(fault.reason for fault in faults), parts=faults)
    return met("", f"Số phiếu khớp; {ballots.not_returned} phiếu không thu về.")


def _sums(ballots: Ballots, voters: int) -> Iterator[tuple[bool, str]]:
    """What must hold of the counts among each other, with what is said where it does not."""
    out, back, valid, invalid = ballots.given_out, ballots.returned, ballots.valid, ballots.invalid
    judged, voted = valid + invalid, ballots.in_favour + ballots.against
    yield out <= voters, f"Phát ra {out} phiếu nhưng chỉ có {voters} thành viên được bỏ phiếu."
    yield back <= out, f"Thu về {back} phiếu, nhiều hơn số phát ra ({out})."
    said = f"Hợp lệ {valid} + không hợp lệ {invalid} = {judged}, phải bằng số phiếu thu về ({back})."
    yield judged == back, said
    said = f"Đồng ý {ballots.in_favour} + không đồng ý {ballots.against} = {voted}"
    yield voted == valid, f"{said}, phải bằng số phiếu hợp lệ ({valid})."


def _by_place(ballots: Ballots, *, voters: int, absent: int) -> Iterator[tuple[bool, str]]:
    """The same of ballots that came by letter, and of those cast in the room."""
    letters, there = ballots.by_letter, voters - absent
    cast = ballots.returned - letters
    said = f"Phiếu gửi bằng văn bản ({letters}) nhiều hơn"
    yield letters <= ballots.returned, f"{said} số phiếu thu về ({ballots.returned})."
    yield letters <= absent, f"{said} số thành viên vắng mặt ({absent})."
    told_already = not ballots.returned <= ballots.given_out <= voters
    said = f"Phiếu của người có mặt ({cast}) nhiều hơn số thành viên có mặt được bỏ phiếu ({there})."
    yield cast <= there or told_already, said


def base_of(rule: VoteRule, council: CouncilRule, turnout: Turnout) -> int:
    """Out of how many the part in favour is reckoned."""
    if rule.base == "all":
        return turnout.members - (0 if council.barred_in_base else turnout.barred)
    there = min(turnout.there + turnout.wrote, turnout.members)
    return there - (0 if council.barred_in_base else turnout.barred_there)


def votes_needed(rule: VoteRule, base: int) -> int:
    """The least number of votes in favour that is enough."""
    exact = rule.needed * base
    return floor(exact) + 1 if rule.more_than else ceil(exact)


def judge_result(rule: VoteRule, council: CouncilRule, turnout: Turnout, tally: Tally) -> Verdict:
    """Whether the votes in favour reach the part that the form needs of all members or of those there.

    An open vote that is even is decided by the chair's own vote where the rule says so.
    """
    base, clause = base_of(rule, council, turnout), source_of(rule)
    needed, found = votes_needed(rule, base), tally.in_favour
    numbers = f"{_numbers(rule, tally, base)}, tức {needed} phiếu"
    more = {"needed": needed, "found": found}
    if found and found >= needed:
        return met(clause, f"Đạt: {numbers}.", **more)
    if not found or found != tally.against:
        return not_met(clause, f"Không đạt: {numbers}.", **more)
    casting = tally.chair if rule.chair_decides and not tally.secret else None
    if casting and found + 1 >= needed:
        said = f"Đạt: số phiếu ngang nhau, theo ý kiến đồng ý của Chủ tịch Hội đồng; {numbers}."
        return met(clause, said, **more)
    against = ", Chủ tịch Hội đồng không đồng ý" if casting is False else ""
    return not_met(clause, f"Không đạt: số phiếu ngang nhau{against}; {numbers}.", **more)


def running_words(tally: Tally, *, voters: int) -> str:
    """ "Đã biểu quyết 7/9: 5 đồng ý, 2 không đồng ý, 0 ý kiến khác": an open vote as it goes on."""
    voted = tally.in_favour + tally.against + tally.other
    counts = f"{tally.in_favour} đồng ý, {tally.against} không đồng ý, {tally.other} ý kiến khác"
    return f"Đã biểu quyết {voted}/{voters}: {counts}"


def tie_words(rule: VoteRule, tally: Tally) -> str:
    """What an open vote that is even just now says of the chair's word; nothing while it is not even."""
    if not tally.in_favour or tally.in_favour != tally.against:
        return ""
    if not rule.chair_decides:
        return "Số phiếu đang ngang nhau: như vậy là không đạt."
    words = {True: "đồng ý", False: "không đồng ý", None: "chưa có ý kiến rõ"}
    said = "Số phiếu đang ngang nhau: kết thúc lúc này thì theo ý kiến của Chủ tịch Hội đồng"
    return f"{said} ({words[tally.chair]})."


def _numbers(rule: VoteRule, tally: Tally, base: int) -> str:
    of = "tổng số thành viên" if rule.base == "all" else "số thành viên tham gia"
    return (
        f"{tally.in_favour}/{base} phiếu đồng ý ({percent(tally.in_favour, base)} {of}), "
        f"{tally.against} không đồng ý; "
        f"cần {'quá' if rule.more_than else 'ít nhất'} {share_in_words(rule.needed)}"
    )


def judge_motion(parts: Sequence[Verdict], result: Verdict) -> Verdict:
    """What came of a motion: its result, once enough took part and the counts add up."""
    before = all_of(parts)
    open_parts = [part for part in parts if not part.met]
    if open_parts:
        first = open_parts[0]
        return Verdict(answer=before, clause=first.clause, reason=first.reason, parts=(*parts, result))
    return Verdict(
        answer=result.answer,
        clause=result.clause,
        reason=result.reason,
        parts=(*parts, result),
        needed=result.needed,
        found=result.found,
    )


def rule_in_words(rule: VoteRule) -> str:
    """ "cần quá 50% tổng số thành viên; họp khi có ít nhất 2/3 thành viên": what a minute says of a vote."""
    of = "tổng số thành viên" if rule.base == "all" else "số thành viên tham gia"
    least = "quá" if rule.more_than else "ít nhất"
    return (
        f"cần {least} {share_in_words(rule.needed)} {of} đồng ý; "
        f"có ít nhất {share_in_words(rule.quorum_part)} tổng số thành viên tham gia"
    )


def share_in_words(part: Fraction) -> str:
    """ "70%", "2/3": a part as rules of votes are written."""
    if 100 % part.denominator == 0:
        return f"{part.numerator * 100 // part.denominator}%"
    return f"{part.numerator}/{part.denominator}"


def percent(found: int, base: int) -> str:
    """ "81,8%"."""
    if not base:
        return "0%"
    tenths = round(Fraction(found * 1000, base))
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"
