"""Letters to many: the ready texts, the paper that each recipient gets, the same words for e-mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from zlib import crc32

from hoadep.contest.papers.addressing import Addressee
from hoadep.contest.plans import letterheads
from hoadep.office.documents import markup
from hoadep.office.documents.content import Paper
from hoadep.office.documents.fields import filled, names_in
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan

KINDS: Final = {"merged_letter": "Thư mời, thư báo kết quả, thư cảm ơn"}
"""The kinds of letters that this room sends by e-mail, as settings name them."""
USUAL: Final = ("tên", "xưng hô", "kính gửi", "nơi")


@dataclass(frozen=True)
class Template:
    """A ready text: its name, the kind of paper, its title where the kind has none of its own, the words."""

    name: str
    kind: str
    title: str
    subject: str
    body: str


TEMPLATES: Final = MappingProxyType(
    {
        "invitation": Template(
            "Giấy mời họp, hội nghị",
            "invitation",
            "",
            "Dự Hội nghị tổng kết Cuộc thi",
            "Trân trọng kính mời: {kính gửi}.\n"
            "Tới dự: Hội nghị tổng kết Cuộc thi viết về gương điển hình tiên tiến, người tốt, việc tốt.\n"
            "Thời gian: …… giờ ……, ngày …… tháng …… năm ………\n"
            "Địa điểm: …………………………………………\n"
            "Rất mong {kính gửi} dành thời gian tới dự.",
        ),
        "result": Template(
            "Thư báo kết quả",
            "letter",
            "",
            "báo kết quả Cuộc thi viết",
            "Trân trọng báo tin tới {kính gửi} kết quả Cuộc thi viết về gương điển hình tiên tiến, người "
            "tốt, việc tốt:\n…………………………………………\nTrân trọng.",
        ),
        "thanks": Template(
            "Thư cảm ơn",
            "form",
            "Thư cảm ơn",
            "",
            "Cuộc thi viết về gương điển hình tiên tiến, người tốt, việc tốt đã nhận được sự tham gia nhiệt "
            "tình của {kính gửi}.\n"
            "Mỗi bài viết là một bông hoa đẹp góp vào phong trào thi đua yêu nước. Trân trọng cảm ơn và mong "
            "tiếp tục nhận được sự đồng hành.\nTrân trọng.",
        ),
        "free": Template("Thư khác", "letter", "", "", ""),
    }
)


@dataclass(frozen=True, kw_only=True)
class Merge:
    """A letter to many as it was typed: from which template, who issues, who signs."""

    template: str
    issuer: str
    subject: str
    body: str
    signer: Signatory | None = None

    @property
    def mark(self) -> str:
        """The same for the same letter, so that it is not held twice on a day."""
        return f"{crc32('|'.join([self.template, self.issuer, self.subject, self.body]).encode()):08x}"

    def lacks(self, people: Sequence[Addressee]) -> set[str]:
        """Placeholders of the text for which somebody has nothing."""
        asked = names_in([self.subject, self.body])
        return {name for name in asked if any(name not in one.row for one in people)}


def paper(merge: Merge, plan: Plan, today: date) -> Paper:
    """The letter with its placeholders, to be filled for each recipient."""
    chosen = TEMPLATES[merge.template]
    written = markup.read(merge.body)
    greets = chosen.kind != "invitation"
    return Paper(
        kind=chosen.kind,
        title=chosen.title,
        issuer=letterheads.issuer(plan, merge.issuer, on=today),
        subject=merge.subject,
        year=today.year,
        addressees=("{kính gửi}",) if greets else (),
        body=written.body,
        annexes=written.annexes,
        signature=letterheads.signature(plan, merge.issuer, merge.signer, on=today),
    )


def mail(merge: Merge, plan: Plan, one: Addressee) -> tuple[str, str]:
    """Title and text of the same letter as an e-mail to one."""
    body = letterheads.rule_of(plan, merge.issuer).name
    title = filled(merge.subject or TEMPLATES[merge.template].name, one.row)
    words = filled(merge.body.replace("**", ""), one.row)
    signed = f"{merge.signer.post} {merge.signer.name}".strip() if merge.signer else ""
    ending = "\n".join(filter(None, (body, signed)))
    return f"{title[:1].upper()}{title[1:]}", f"Kính gửi: {one.row['kính gửi']}\n\n{words}\n\n{ending}\n"
