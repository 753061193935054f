"""What a person chooses to print certificates, and changes in a layout."""

from collections.abc import Mapping
from typing import Any

from django import forms

from hoadep.office.documents.certificate_templates import Box, Template
from hoadep.office.documents.signers import Signature
from hoadep.office.printing.actions import Numbering
from hoadep.office.printing.lines import Signing
from hoadep.office.printing.models import Printer
from hoadep.vietnamese.text import one_line
from hoadep.web.choices import offer, offer_rows
from hoadep.web.typed import TypedField

MOST_LETTERS = 600
LINES = [("own", "Của từng người, ghi ở danh sách"), ("same", "Một câu chung cho tất cả")]
NUMBERINGS = [
    ("own", "Cấp số tiếp theo của sổ do cơ quan giữ, từ 01 mỗi năm"),
    ("typed", "Ghi số Văn thư đã cho"),
    ("none", "Chưa ghi số"),
]
OWN_WORDS = "Ghi chức vụ, họ tên ở dưới"
ALIGNS = [("left", "trái"), ("center", "giữa"), ("right", "phải")]


class PrintForm(forms.Form):
    """One printing: which layout, on which printer, and what all its certificates have in common."""

    layout = forms.ChoiceField(label="Mẫu")
    lines = forms.ChoiceField(label="Thành tích ghi trên giấy", choices=LINES, widget=forms.RadioSelect)
    achievement = TypedField(
        label="Câu chung", max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    place = TypedField(label="Địa danh", max_length=60)
    kept = forms.ChoiceField(
        label="Người ký", required=False, help_text="Chức vụ, “KT.”, “TL.” theo người ký đã ghi."
    )
    post = TypedField(
        label="Chức vụ, nếu ghi khác",
        max_length=120,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ký thay: dòng đầu “KT. CHỦ TỊCH”, dòng sau “PHÓ CHỦ TỊCH”.",
    )
    signer = TypedField(
        label="Họ tên, nếu ghi khác",
        max_length=120,
        required=False,
        help_text="Bỏ trống nếu đóng dấu chức danh.",
    )
    numbering = forms.ChoiceField(
        label="Số vào sổ của giấy in lần đầu",
        choices=NUMBERINGS,
        widget=forms.RadioSelect,
        help_text="Số đã vào sổ được giữ; in lại không đổi số.",
    )
    first_number = forms.IntegerField(
        label="Số đầu tiên Văn thư cho", min_value=1, max_value=99_999, required=False
    )
    printer = forms.ModelChoiceField(label="Máy in", queryset=Printer.objects.none(), required=False)
    capitals = forms.BooleanField(label="Tên viết hoa", required=False)
    data_only = forms.BooleanField(label="Chỉ in chữ lên phôi có sẵn", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        layouts: dict[str, Template],
        signers: Mapping[str, tuple[str, Signature]],
        **more: Any,
    ) -> None:
        """`signers` are those kept: by key, who it is in words, and the lines of authority and the name."""
        super().__init__(data, **more)
        self.signers = signers
        offer(self, "kept", [("", OWN_WORDS), *((key, words) for key, (words, _) in signers.items())])
        offer(self, "layout", [("", "Chọn mẫu"), *((key, layout.name) for key, layout in layouts.items())])
        offer_rows(self, "printer", Printer.objects.all(), blank="Không chỉnh")

    def clean(self) -> dict[str, Any]:
        """What a choice asks for beside it."""
        given = super().clean() or {}
        if given.get("lines") == "same" and not one_line(given.get("achievement", "")):
            self.add_error("achievement", "Hãy ghi câu chung, hoặc chọn thành tích của từng người.")
        if given.get("numbering") == "typed" and not given.get("first_number"):
            self.add_error("first_number", "Hãy ghi số đầu tiên Văn thư đã cho.")
        if not given.get("kept") and not one_line(given.get("post", "")):
            self.add_error("post", "Hãy chọn người ký, hoặc ghi chức vụ.")
        return given

    @property
    def signing(self) -> Signing:
        """Who signs, for the certificates: as kept, else in the words typed."""
        given = self.cleaned_data
        if not given["kept"]:
            return Signing(**{name: given[name] for name in ("place", "post", "signer")})
        _, signature = self.signers[given["kept"]]
        return Signing(
            place=given["place"], post="\n".join(signature.authority).upper(), signer=signature.name
        )

    @property
    def in_the_register(self) -> Numbering:
        """Where new numbers come from."""
        given = self.cleaned_data
        return Numbering(way=given["numbering"], first=given["first_number"])

    @property
    def same_line(self) -> str | None:
        """The achievement that all have in common; None where each has a line of its own."""
        given = self.cleaned_data
        return one_line(given["achievement"]) if given["lines"] == "same" else None


class PrinterForm(forms.Form):
    """A printer and its correction."""

    name = TypedField(label="Tên máy in", max_length=80)
    x = forms.DecimalField(label="Sang phải (mm)", max_digits=4, decimal_places=1, initial=0)
    y = forms.DecimalField(label="Xuống dưới (mm)", max_digits=4, decimal_places=1, initial=0)


class PaperForm(forms.Form):
    """A layout's name, its register and its paper."""

    name = TypedField(label="Tên mẫu", max_length=80)
    symbol = TypedField(
        label="Ký hiệu sổ", max_length=20, required=False, help_text="Ví dụ GK: giấy mang số 07/GK."
    )
    width = forms.FloatField(label="Rộng (mm)", min_value=50, max_value=1200)
    height = forms.FloatField(label="Cao (mm)", min_value=50, max_value=1200)


class NewLayoutForm(PaperForm):
    """A new layout, begun with the texts of one that is there."""

    like = forms.ChoiceField(label="Bắt đầu từ mẫu")

    def __init__(self, data: Any = None, *, layouts: dict[str, Template]) -> None:
        super().__init__(data)
        offer(self, "like", [(key, layout.name) for key, layout in layouts.items()])


class BoxForm(forms.Form):
    """One text of a layout and where it stands."""

    text = TypedField(label="Chữ", widget=forms.Textarea(attrs={"rows": 3}), strip=False)
    x = forms.FloatField(label="Từ trái (mm)")
    y = forms.FloatField(label="Từ trên (mm)")
    width = forms.FloatField(label="Rộng (mm)", min_value=1)
    height = forms.FloatField(label="Cao (mm)", min_value=0, required=False)
    size = forms.FloatField(label="Cỡ chữ", min_value=4, max_value=120)
    align = forms.ChoiceField(label="Canh", choices=ALIGNS)
    bold = forms.BooleanField(label="Đậm", required=False)
    italic = forms.BooleanField(label="Nghiêng", required=False)
    upper = forms.BooleanField(label="Viết hoa", required=False)
    stock = forms.BooleanField(label="Có sẵn trên phôi", required=False)
    gone = forms.BooleanField(label="Bỏ ô này", required=False)

    def box(self, before: Box) -> dict[str, Any]:
        """The box as it was typed; what the page does not ask stays as it was."""
        kept = {"ruled": before.ruled, "colour": before.colour}
        given = {name: value for name, value in self.cleaned_data.items() if name != "gone"}
        return {**given, "height": given["height"] or 0, **kept}
