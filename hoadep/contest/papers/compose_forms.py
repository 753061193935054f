"""What is typed of a paper that is written here: first who issues which kind, then its parts."""

from typing import Any

from django import forms

from hoadep.contest.papers import signing
from hoadep.contest.papers.composing import WRITTEN, Desk, Typed
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import KINDS
from hoadep.rules.plan import Plan
from hoadep.web.typed import TypedField

MARKUP = (
    "Mỗi đoạn một dòng. “Điều 1. …”, “1. …”, “a) …”, “- …”, “I. …”, “Chương I. …” thành điều, khoản, điểm, "
    "mục; dòng không có dấu chấm cuối là tên điều, tên khoản. Bảng: mỗi hàng một dòng “| cột | cột |”, hàng "
    "đầu là tiêu đề. “== Tên phụ lục” mở một phụ lục. “**…**” cho dòng in đậm."
)
ONE_A_LINE = "Mỗi nơi một dòng."


def _lines(label: str, rows: int, help_text: str = "", *, required: bool = False) -> TypedField:
    area = forms.Textarea(attrs={"rows": rows})
    return TypedField(label=label, max_length=200_000, required=required, help_text=help_text, widget=area)


class ComposeStartForm(forms.Form):
    """Who issues which kind of paper."""

    co_quan = forms.ChoiceField(label="Cơ quan ban hành")
    loai = forms.ChoiceField(label="Loại văn bản", choices=[(kind, KINDS[kind].name) for kind in WRITTEN])

    def __init__(self, data: Any = None, *, plan: Plan, **given: Any) -> None:
        super().__init__(data, **given)
        bodies = [(key, letterheads.rule_of(plan, key).name) for key in letterheads.keys(plan)]
        self.fields["co_quan"] = forms.ChoiceField(label="Cơ quan ban hành", choices=bodies)
        self.order_fields(["co_quan", "loai"])


class ComposeForm(forms.Form):
    """The parts of a paper of one issuer and kind; only those that such a paper has."""

    subject = TypedField(label="Trích yếu", max_length=300)
    alone = forms.BooleanField(
        label="Quyết định của người đứng đầu (không ký TM.)", required=False, initial=True
    )
    addressees = _lines("Kính gửi", 2, ONE_A_LINE)
    bases = _lines("Căn cứ", 4, "Mỗi căn cứ một dòng, không cần dấu cuối dòng.")
    body = _lines("Nội dung", 22, MARKUP, required=True)
    recipients = _lines("Nơi nhận", 4, f"{ONE_A_LINE} “Như …” và “Lưu: …” được thêm khi in.")
    signer = forms.ChoiceField(label="Người ký", required=False)
    chair = TypedField(label="Chủ tọa", max_length=200, required=False)
    secretary = TypedField(label="Thư ký", max_length=200, required=False)

    def __init__(self, data: Any = None, *, issuer: str, kind: str, desk: Desk, **given: Any) -> None:
        super().__init__(data, **given)
        self._issuer, self._kind = issuer, kind
        if kind == "letter":
            self.fields["subject"].help_text = "Không ghi “V/v”: được thêm khi in."
        rows = signing.offered(desk.plan, issuer, on=desk.today)
        named = [(str(row.pk), f"{row} – {row.get_way_display()}") for row in rows]
        self.fields["signer"] = forms.ChoiceField(
            label="Người ký", choices=[("", "Để trống, ghi tên sau"), *named], required=False
        )
        self.order_fields([*self.base_fields])
        for name in _without(kind):
            del self.fields[name]

    @property
    def typed(self) -> Typed:
        """As the paper is made of it."""
        given: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
        }
        return Typed(issuer=self._issuer, kind=self._kind, **given)


def _without(kind: str) -> list[str]:
    """The parts that papers of a kind do not have."""
    gone = [] if KINDS[kind].greets else ["addressees"]
    gone += ["signer"] if kind == "minutes" else ["chair", "secretary"]
    return gone if kind == "decision" else [*gone, "alone"]
