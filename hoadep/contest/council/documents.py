"""The papers of a vote: invitation, ballots, minutes of the count and of the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from hoadep.contest.council.facts import Sitting
from hoadep.contest.council.models import Meeting, Member, Motion
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import (
    Align,
    Blank,
    Block,
    Clause,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Signature,
    Table,
    signed_by,
)
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.rules.voting import rule_in_words
from hoadep.vietnamese.dates import date_in_words


@dataclass(frozen=True)
class Told:
    """A meeting with all that its papers tell: who was called, what was voted on by whom, who signs."""

    meeting: Meeting
    members: Sequence[Member]
    sittings: Sequence[Sitting]
    plan: Plan
    signers: Mapping[str, Signatory] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return timezone.localdate(self.meeting.starts_at)

    @property
    def issuer(self) -> Issuer:
        """The council that meets."""
        return letterheads.council(self.plan)


def _hour(at: datetime | None) -> str:
    """ "14 giờ 05"; dots where it is not known yet."""
    return f"{timezone.localtime(at):%H giờ %M}" if at else "…… giờ ……"


NAMES = {
    "giay-moi": "Giấy mời",
    "phieu-bau": "Phiếu bỏ phiếu kín",
    "bien-ban-kiem-phieu": "Biên bản kiểm phiếu",
    "bien-ban-hop": "Biên bản họp",
}


def papers(told: Told) -> dict[str, Paper]:
    """The papers of a meeting, by the keys of `NAMES`; ballots and their count only for secret votes."""
    found = {"giay-moi": invitation(told), "bien-ban-hop": minutes(told)}
    if any(one.motion.mode == Motion.Mode.PAPER for one in told.sittings):
        found["phieu-bau"] = ballot(told)
    if any(one.motion.secret for one in told.sittings):
        found["bien-ban-kiem-phieu"] = count_minutes(told)
    return {key: found[key] for key in NAMES if key in found}


def invitation(told: Told) -> Paper:
    """Giấy mời họp Hội đồng."""
    meeting = told.meeting
    titles: list[Block] = [Clause(f"{one.motion.title}.", number="-") for one in told.sittings]
    return Paper(
        kind="invitation",
        issuer=told.issuer,
        subject="Họp " + _who_meets(meeting),
        year=told.day.year,
        body=(
            Paragraph(f"{told.issuer.name} trân trọng kính mời: thành viên {_who_meets(meeting)}."),
            Paragraph(f"Tới dự: {meeting.title}."),
            Paragraph(f"Thời gian: {_hour(meeting.starts_at)}, {date_in_words(told.day)}."),
            Paragraph(f"Địa điểm: {meeting.place}."),
            *titles,
            Paragraph("Rất mong các thành viên dự họp đúng thành phần và thời gian."),
        ),
        signature=letterheads.signature(told.plan, "council", told.signers.get("council")),
        recipients=letterheads.recipients(told.plan, "council", "invitation"),
    )


def _who_meets(meeting: Meeting) -> str:
    return "Thường trực Hội đồng" if meeting.standing else "Hội đồng Thi đua – Khen thưởng"


def ballot(told: Told) -> Paper:
    """Phiếu bỏ phiếu kín: every member gets the same sheet, with no place for a name."""
    rows = tuple(
        (str(n), one.motion.title, "", "")
        for n, one in enumerate((s for s in told.sittings if s.motion.mode == Motion.Mode.PAPER), 1)
    )
    return Paper(
        kind="form",
        issuer=told.issuer,
        title="Phiếu bầu",
        subject=told.meeting.title,
        year=told.day.year,
        body=(
            Paragraph("Đánh dấu X vào một trong hai ô của mỗi dòng. Không ghi tên, không ký vào phiếu."),
            Table(
                ("STT", "Nội dung xét", "Đồng ý", "Không đồng ý"),
                rows,
                widths=(1.0, 9.0, 2.5, 2.5),
                aligns=("center",),
            ),
            Paragraph("Dòng để trống, đánh cả hai ô hoặc gạch xóa là không hợp lệ.", italic=True),
        ),
    )


def count_minutes(told: Told) -> Paper:
    """Biên bản kiểm phiếu: the counts of each secret vote and the part it was held to."""
    secret = [one for one in told.sittings if one.motion.secret]
    tellers = list(dict.fromkeys(one.motion.tellers for one in secret if one.motion.tellers))
    return Paper(
        kind="minutes",
        issuer=told.issuer,
        subject="Kiểm phiếu: " + told.meeting.title,
        year=told.day.year,
        body=(
            Paragraph(f"Thời gian: {_hour(told.meeting.starts_at)}, {date_in_words(told.day)}."),
            Paragraph(f"Địa điểm: {told.meeting.place}."),
            Paragraph(f"Tổ kiểm phiếu: {'; '.join(tellers) or '……………………'}."),
            Heading("Kết quả kiểm phiếu"),
            _counts(secret),
            Heading("Kết quả so với tỷ lệ phải đạt"),
            *results(secret),
            Paragraph("Biên bản lập xong được đọc lại cho những người dự họp cùng nghe."),
        ),
        signature=signed_by("Tổ trưởng tổ kiểm phiếu"),
        secretary=signed_by("Thư ký"),
    )


COUNTED_ALIGNS: Final[tuple[Align, ...]] = tuple("left" if n == 1 else "center" for n in range(8))
COUNTED = ("given_out", "returned", "valid", "invalid", "in_favour", "against")


def _counts(secret: Sequence[Sitting]) -> Table:
    heads = ("STT", "Nội dung xét", "Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ", "Đồng ý", "Không đồng ý")
    rows = tuple(
        (
            str(n),
            one.motion.title,
            *(str((one.motion.counts or {}).get(name, "")) for name in COUNTED),
        )
        for n, one in enumerate(secret, 1)
    )
    return Table(heads, rows, widths=(1.0, 5.0, *[1.6] * 6), aligns=COUNTED_ALIGNS, size=11)


def results(sittings: Sequence[Sitting]) -> list[Block]:
    """What came of each motion, held to the part it needs, and who was kept from it."""
    said: list[Block] = []
    for one in sittings:
        reason = Verdict.from_json(one.motion.result).reason if one.motion.result else "Chưa có kết quả."
        said.append(Clause(f"{one.motion.title} ({rule_in_words(one.rule)}): {reason}"))
        said += [Clause(barred.reason, number="-") for barred in (*one.barred, *one.noted)]
    return said


def minutes(told: Told) -> Paper:
    """Biên bản họp: who was there and until when, what was voted on, what came of it."""
    meeting = told.meeting
    return Paper(
        kind="minutes",
        issuer=told.issuer,
        subject="Họp " + _who_meets(meeting) + ": " + meeting.title,
        year=told.day.year,
        body=(
            Paragraph(f"Thời gian bắt đầu: {_hour(meeting.starts_at)}, {date_in_words(told.day)}."),
            Paragraph(f"Địa điểm: {meeting.place}."),
            Heading("Thành phần"),
            _attendance(told),
            Heading("Nội dung và kết quả biểu quyết"),
            *results(told.sittings),
            Heading("Ý kiến tại cuộc họp"),
            Blank("", lines=3),
            Paragraph(f"Cuộc họp kết thúc vào {_hour(meeting.ended_at)} cùng ngày."),
        ),
        signature=_chair(told),
        secretary=_secretary(told),
    )


def _chair(told: Told) -> Signature:
    """The member who led: the highest post among those who came (Phụ lục III, mẫu 1.9: CHỦ TỌA)."""
    came = {row.member.code for row in told.meeting.presences.all()}
    led = {row.post: row.name for row in reversed(told.members) if row.code in came}
    names = (led.get(post, "") for post in (Member.Post.CHAIR, Member.Post.DEPUTY))
    return signed_by("Chủ tọa", name=next(filter(None, names), ""))


def _secretary(told: Told) -> Signature:
    came = {row.member.code for row in told.meeting.presences.all()}
    wrote = (row.name for row in told.members if row.post == Member.Post.SECRETARY and row.code in came)
    return signed_by("Thư ký", name=next(wrote, ""))


def _attendance(told: Told) -> Table:
    came = {row.member.code: row for row in told.meeting.presences.all()}
    rows = tuple(
        (
            str(n),
            member.name,
            member.get_post_display(),
            _hour(came[member.code].came_at) if member.code in came else "vắng",
            _hour(came[member.code].left_at) if member.code in came and came[member.code].left_at else "",
        )
        for n, member in enumerate(told.members, 1)
    )
    heads = ("STT", "Họ và tên", "Chức danh trong Hội đồng", "Đến lúc", "Rời lúc")
    return Table(heads, rows, widths=(1.0, 5.0, 5.0, 2.5, 2.5), aligns=("center",))
