"""What is typed of a letter to many: which ready text, from whom, to whom; then its words and who signs."""

from typing import Any

from django import forms

from hoadep.contest.papers import signing
from hoadep.contest.papers.addressing import Addressee, pasted
from hoadep.contest.papers.composing import Desk
from hoadep.contest.papers.merging import TEMPLATES, USUAL, Merge
from hoadep.contest.plans import letterheads
from hoadep.web.typed import TypedField

PASTED = "dan"
Groups = list[tuple[str, list[tuple[str, str]]]]


class MergeStartForm(forms.Form):
    """Which ready text, who issues it, who gets it."""

    def __init__(self, data: Any = None, *, desk: Desk, groups: Groups, **given: Any) -> None:
        super().__init__(data, **given)
        bodies = [(key, letterheads.rule_of(desk.plan, key).name) for key in letterheads.keys(desk.plan)]
        names = [(key, one.name) for key, one in TEMPLATES.items()]
        listed = [("Danh sách", [(PASTED, "Dán từ Excel")]), *groups]
        self.fields["mau"] = forms.ChoiceField(label="Mẫu thư", choices=names)
        self.fields["co_quan"] = forms.ChoiceField(label="Cơ quan gửi", choices=bodies)
        self.fields["gui"] = forms.ChoiceField(label="Người nhận", choices=listed)


class MergeForm(forms.Form):
    """The words of the letter, who signs, and a list that is pasted."""

    listed = TypedField(
        label="Danh sách người nhận",
        max_length=300_000,
        required=False,
        help_text="Mỗi người một dòng: họ tên, nơi ở, thư điện tử; dán từ Excel hoặc cách nhau bằng dấu “;”.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    subject = TypedField(label="Trích yếu, tiêu đề thư", max_length=200, required=False)
    body = TypedField(label="Nội dung", max_length=100_000, widget=forms.Textarea(attrs={"rows": 14}))
    signer = forms.ChoiceField(label="Người ký", required=False)

    def __init__(self, data: Any = None, *, start: dict[str, str], desk: Desk, **given: Any) -> None:
        super().__init__(data, **given)
        self._start = start
        rows = signing.offered(desk.plan, start["co_quan"], on=desk.today)
        self._signers = {str(row.pk): row for row in rows}
        names = [(key, str(row)) for key, row in self._signers.items()]
        self.fields["signer"] = forms.ChoiceField(
            label="Người ký", choices=[("", "Để trống, ghi tên sau"), *names], required=False
        )
        if start["gui"] == PASTED:
            self.fields["listed"].required = True
        else:
            del self.fields["listed"]
        if TEMPLATES[start["mau"]].kind != "form":
            self.fields["subject"].required = True

    def merge_for(self, people: list[Addressee]) -> Merge | None:
        """The letter as it was typed; None, with the fault at the field, where somebody lacks a part."""
        given = self.cleaned_data
        signer = self._signers.get(given["signer"])
        made = Merge(
            template=self._start["mau"],
            issuer=self._start["co_quan"],
            subject=given["subject"],
            body=given["body"],
            signer=signer.signatory if signer else None,
        )
        if not people:
            self.add_error(None, "Chưa có người nhận nào.")
        elif lacking := sorted(made.lacks(people)):
            known = sorted({*USUAL, *people[0].more})
            said = ", ".join("{" + name + "}" for name in lacking)
            usable = ", ".join("{" + name + "}" for name in known)
            self.add_error("body", f"Không có dữ liệu cho {said}. Dùng được: {usable}.")
        return None if self.errors else made

    @property
    def people(self) -> list[Addressee]:
        """Who stands in the pasted list."""
        return pasted(self.cleaned_data.get("listed", ""))
