"""The papers of an asking in writing: a form for each member, and the minutes that sum the answers up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from hoadep.contest.council.documents import results
from hoadep.contest.council.facts import Sitting
from hoadep.contest.council.models import Member, Motion, NamedVote
from hoadep.contest.council.opinion_facts import Answers
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import (
    Align,
    Block,
    Clause,
    Heading,
    Paper,
    Paragraph,
    Signatures,
    Table,
    signed_by,
)
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import date_in_words, short_date_document

SUMMARY, FORMS = "tong-hop-y-kien", "phieu-xin-y-kien"
NAMES = {FORMS: "Phiếu xin ý kiến", SUMMARY: "Biên bản tổng hợp phiếu xin ý kiến"}
COUNTED: Final[tuple[Align, ...]] = tuple("left" if n == 1 else "center" for n in range(8))


def may_answer(sitting: Sitting, member: Member) -> bool:
    """Whether a member is asked about a motion."""
    return any(one.code == member.code for one in sitting.free)


def opinion_form(sittings: Sequence[Sitting], member: Member, plan: Plan) -> Paper:
    """Phiếu xin ý kiến of one member, under the name, on what this member votes on, with the day back."""
    first = sittings[0].motion
    back = f" Gửi lại trước hết ngày {short_date_document(first.return_on)}." if first.return_on else ""
    own = [one for one in sittings if may_answer(one, member)]
    rows = tuple((str(n), one.motion.title, "", "", "") for n, one in enumerate(own, 1))
    return Paper(
        kind="form",
        issuer=letterheads.council(plan),
        title="Phiếu xin ý kiến",
        subject="Về việc xét khen thưởng",
        year=_sent_on(first).year,
        addressees=(f"{member.name}, {member.get_post_display()}",),
        body=(
            Paragraph(f"Đề nghị đánh dấu X vào một ô của mỗi dòng và ký tên.{back}"),
            Table(
                ("STT", "Nội dung xét", "Đồng ý", "Không đồng ý", "Ý kiến khác"),
                rows,
                widths=(1.0, 7.5, 2.0, 2.5, 2.5),
                aligns=("center",),
            ),
            Signatures((signed_by("Người cho ý kiến", name=member.name),)),
        ),
    )


def opinion_forms(sittings: Sequence[Sitting], members: Sequence[Member], plan: Plan) -> list[Paper]:
    """A form for each member who is asked at least one thing."""
    return [
        opinion_form(sittings, member, plan)
        for member in members
        if any(may_answer(one, member) for one in sittings)
    ]


def _sent_on(motion: Motion) -> date:
    return timezone.localdate(motion.opened_at or motion.put_at)


@dataclass(frozen=True)
class Asked:
    """What was asked at one time, with the answers; `members` are all of whom one answer was wanted."""

    answers: Sequence[Answers]
    members: Sequence[Member]
    plan: Plan

    @property
    def first(self) -> Motion:
        """One of the motions; all were sent, and are to be back, on the same days."""
        return self.answers[0].sitting.motion

    def answered_on(self, member: Member) -> str:
        """The day of a member's last answer; silence is told as such."""
        given = [one.given[member.code].at for one in self.answers if member.code in one.given]
        return short_date_document(timezone.localdate(max(given))) if given else "không trả lời"


def summary(asked: Asked) -> Paper:
    """Biên bản tổng hợp phiếu xin ý kiến: counts, silence, the part to be reached, and what was said."""
    first = asked.first
    closed = [one.sitting.motion.closed_at for one in asked.answers]
    last = max((each for each in closed if each), default=None)
    return Paper(
        kind="minutes",
        issuer=letterheads.council(asked.plan),
        subject="Tổng hợp phiếu xin ý kiến thành viên Hội đồng về việc xét khen thưởng",
        year=_sent_on(first).year,
        body=(
            Paragraph(f"Phiếu được gửi {date_in_words(_sent_on(first))}; {_back(first)}."),
            Paragraph(
                f"Chốt ý kiến: {date_in_words(timezone.localdate(last))}."
                if last
                else "Chốt ý kiến: ……………………"
            ),
            Heading("Thành viên được xin ý kiến"),
            _members(asked),
            Heading("Số phiếu"),
            _counts(asked.answers),
            Heading("Kết quả so với tỷ lệ phải đạt"),
            *results([one.sitting for one in asked.answers]),
            *_words(asked.answers),
        ),
        signature=signed_by("Chủ tọa", name=_holder(asked.members, Member.Post.CHAIR)),
        secretary=signed_by("Thư ký", name=_holder(asked.members, Member.Post.SECRETARY)),
    )


def _back(first: Motion) -> str:
    return f"hạn trả lời: hết ngày {short_date_document(first.return_on)}" if first.return_on else "không hạn"


def _holder(members: Sequence[Member], post: str) -> str:
    return next((row.name for row in members if row.post == post), "")


def _members(asked: Asked) -> Table:
    rows = tuple(
        (str(n), member.name, member.get_post_display(), asked.answered_on(member))
        for n, member in enumerate(asked.members, 1)
    )
    heads = ("STT", "Họ và tên", "Chức danh trong Hội đồng", "Ngày trả lời")
    return Table(heads, rows, widths=(1.0, 5.5, 5.5, 4.0), aligns=("center",))


def _counts(answers: Sequence[Answers]) -> Table:
    options = NamedVote.Option.choices
    heads = ("STT", "Nội dung xét", "Gửi đi", "Thu về", *(label for _, label in options), "Không trả lời")
    rows = tuple(
        (
            str(n),
            one.sitting.motion.title,
            str(one.asked),
            str(len(one.given)),
            *(str(one.many(key)) for key, _ in options),
            str(len(one.silent)),
        )
        for n, one in enumerate(answers, 1)
    )
    return Table(heads, rows, widths=(1.0, 5.0, *[1.6] * 6), aligns=COUNTED, size=11)


def _words(answers: Sequence[Answers]) -> list[Block]:
    said = [
        Clause(f"{one.sitting.motion.title}. {name} ({option.lower()}): {words}", number="-")
        for one in answers
        for name, option, words in one.words
    ]
    return [Heading("Ý kiến cụ thể"), *said] if said else []
