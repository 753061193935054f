"""What the office types about a choice: title and number, limits, reasons, the decision, prizes, filters."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.text import capfirst

from hoadep.contest.jury.rubrics import said_mark
from hoadep.contest.selection.actions import Heading, Ruling
from hoadep.contest.selection.facts import Desk, Line
from hoadep.rules.plan import Plan
from hoadep.rules.plan.marking import PrizeRule
from hoadep.rules.selection_limits import WORDS, Limit, Over, called
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.numbers import format_number
from hoadep.web.choices import offer
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

BY_HAND = "tay"
OPEN_ROWS = 3
"""Empty rows for further limits."""


def area(rows: int) -> forms.Textarea:
    """A place for sentences."""
    return forms.Textarea(attrs={"rows": rows})


class SelectionForm(forms.Form):
    """A new choice: its title, how many entries, and whose marks it goes by."""

    title = TypedField(label="Tên danh sách", max_length=200)
    number = forms.IntegerField(label="Số bài chọn", min_value=1, max_value=100_000)
    marks = forms.ChoiceField(label="Chọn theo", widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, rounds: Sequence[tuple[str, str]], **given: Any) -> None:
        super().__init__(data, **given)
        by_hand = (BY_HAND, "Chuyên viên chọn từ danh sách đủ điều kiện, không theo điểm")
        offer(self, "marks", [*rounds, by_hand])

    @property
    def heading(self) -> Heading:
        """The new choice, as the actions take it."""
        given = self.cleaned_data
        key = "" if given["marks"] == BY_HAND else given["marks"]
        return Heading(title=given["title"], round_key=key, number=given["number"])


class LimitsForm(forms.Form):
    """How many entries, and rows of "whom · at least · at most"; a row left empty asks nothing."""

    number = forms.IntegerField(label="Số bài chọn", min_value=1, max_value=100_000)

    def __init__(self, data: Any = None, *, plan: Plan, number: int, limits: Sequence[Limit]) -> None:
        super().__init__(data, prefix="dieu-kien", initial={"number": number})
        self.limits = limits
        choices = [("", "—"), *_whom(plan)]
        known = {key for key, _ in choices}
        choices += [(_key(limit), limit.of) for limit in limits if _key(limit) not in known]
        for n in range(len(limits) + OPEN_ROWS):
            limit = limits[n] if n < len(limits) else None
            self.fields[f"whom{n}"] = forms.ChoiceField(
                label=f"Điều kiện {n + 1}", choices=choices, required=False, initial=_key(limit)
            )
            for name, label in (("least", "Ít nhất"), ("most", "Nhiều nhất")):
                self.fields[f"{name}{n}"] = forms.IntegerField(
                    label=f"{label} (điều kiện {n + 1})",
                    min_value=0,
                    required=False,
                    initial=getattr(limit, name) or None if limit else None,
                )

    def clean(self) -> dict[str, Any]:
        """Every row that is begun names a bound, and the lower one does not exceed the upper one."""
        given = super().clean() or {}
        for n in self._rows:
            least, most = given.get(f"least{n}"), given.get(f"most{n}")
            if given.get(f"whom{n}") and least is None and most is None:
                self.add_error(f"least{n}", "Hãy ghi ít nhất hoặc nhiều nhất bao nhiêu bài.")
            if not given.get(f"whom{n}") and (least is not None or most is not None):
                self.add_error(f"whom{n}", "Hãy chọn điều kiện cho khối, thể loại, tác giả hay gương nào.")
            if least is not None and most is not None and least > most:
                self.add_error(f"least{n}", f"Ít nhất {least} bài thì không thể nhiều nhất {most} bài.")
        return given

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The three fields of each row."""
        return [(self[f"whom{n}"], self[f"least{n}"], self[f"most{n}"]) for n in self._rows]

    @property
    def asked(self) -> list[Limit]:
        """The limits that were typed; one of the plan keeps its clause while it is not changed."""
        given = self.cleaned_data
        found = []
        for n in self._rows:
            over, _, of = given[f"whom{n}"].partition(":")
            if over:
                limit = Limit(
                    over=cast(Over, over), of=of, least=given[f"least{n}"] or 0, most=given[f"most{n}"]
                )
                found.append(next((old for old in self.limits if _same(old, limit)), limit))
        return found

    @property
    def _rows(self) -> range:
        return range(len(self.limits) + OPEN_ROWS)


def _whom(plan: Plan) -> list[tuple[str, str]]:
    each = [(f"{over}:", f"Mỗi {word}") for over, word in WORDS.items()]
    blocks = [(f"block:{block.key}", capfirst(called("block", block.name))) for block in plan.blocks]
    return [*each, *blocks, *((f"kind:{kind.key}", f"Thể loại {kind.name}") for kind in plan.entry_kinds)]


def _key(limit: Limit | None) -> str:
    return f"{limit.over}:{limit.of}" if limit else ""


def _same(one: Limit, other: Limit) -> bool:
    return (one.over, one.of, one.least, one.most) == (other.over, other.of, other.least, other.most)


class ReasonForm(forms.Form):
    """A reason; without `required` it may be left out where none is needed."""

    reason = TypedField(label="Lý do", max_length=2_000, widget=area(2))

    def __init__(self, data: Any = None, *, required: bool = True, help_text: str = "", **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["reason"].required = required
        self.fields["reason"].help_text = help_text


class TiesForm(ReasonForm):
    """Which of the entries that the marks leave even are taken."""

    def __init__(self, data: Any = None, *, tied: Sequence[Line], **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["take"] = forms.MultipleChoiceField(
            label=f"Lấy {sum(line.chosen for line in tied)} trong {len(tied)} bài",
            choices=[
                (line.code, f"{line.code} {line.title} ({line.unit_name}, {said_mark(line.value)} điểm)")
                for line in tied
            ],
            initial=[line.code for line in tied if line.chosen],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.order_fields(["take", "reason"])


class RulingForm(forms.Form):
    """The decision, once it is on paper."""

    number = TypedField(label="Số văn bản", max_length=60, help_text="Số do Văn thư cấp.")
    decided_on = DayField(label="Ngày")
    decided_by = TypedField(label="Người quyết định", max_length=200)

    @property
    def ruling(self) -> Ruling:
        """The decision, as the actions take it."""
        return Ruling(**self.cleaned_data)


class DecidedSwapForm(ReasonForm, RulingForm):
    """A reason and the decision by which a decided list is changed."""

    field_order = ("reason", "number", "decided_on", "decided_by")

    @property
    def ruling(self) -> Ruling:
        """The new decision."""
        return Ruling(**{key: value for key, value in self.cleaned_data.items() if key != "reason"})


class PrizeForm(forms.Form):
    """A prize of a chosen entry: one of the plan's, with its sum, or another by its name."""

    entry = forms.ChoiceField(label="Bài")
    of_plan = forms.ChoiceField(label="Giải", required=False)
    name = TypedField(label="Tên giải", max_length=100, help_text="Ví dụ: Giải Nhất.")
    money = forms.IntegerField(
        label="Tiền thưởng (đồng)", min_value=0, max_value=2_000_000_000, required=False
    )
    reason = TypedField(
        label="Lý do",
        max_length=2_000,
        widget=area(2),
        required=False,
        help_text="Bắt buộc khi khác kế hoạch, khi sửa giải đã ghi, và sau khi có quyết định.",
    )

    def __init__(
        self, data: Any = None, *, chosen: Sequence[Line], prizes: Sequence[PrizeRule], **given: Any
    ) -> None:
        super().__init__(data, **given)
        self.prizes = {prize.name: prize for prize in prizes}
        offer(self, "entry", [(line.code, f"{line.code} {line.title}") for line in chosen])
        if not prizes:
            del self.fields["of_plan"]
            return
        offer(self, "of_plan", [(prize.name, _said(prize)) for prize in prizes], blank="Giải khác")
        self.fields["name"].required = False
        self.fields["name"].label = "Tên giải khác"
        self.fields["money"].help_text = "Để trống: theo kế hoạch."

    def clean(self) -> dict[str, Any]:
        """A name, from the plan or typed, and the sum that goes with it unless another is typed."""
        given = super().clean() or {}
        rule = self.prizes.get(given.pop("of_plan", ""))
        name = rule.name if rule else given.get("name", "")
        if not name and "name" not in self.errors:
            self.add_error("name", "Hãy chọn giải của kế hoạch, hoặc ghi tên giải khác.")
        money = given.get("money")
        return given | {"name": name, "money": (rule.money if rule else 0) or 0 if money is None else money}


def _said(prize: PrizeRule) -> str:
    """ "Giải Nhì: 02 giải, 500.000 đồng"."""
    money = "chưa định mức tiền" if prize.money is None else f"{format_number(prize.money)} đồng"
    return f"{prize.name}: {prize.number:02d} giải, {money}"


class PoolFilters(forms.Form):
    """Which eligible entries are shown."""

    khoi = forms.ChoiceField(label="Khối", required=False)
    the_loai = forms.ChoiceField(label="Thể loại", required=False)
    loc = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[
            ("", "Tất cả"),
            ("chon", "Đã chọn"),
            ("chua", "Chưa chọn"),
            ("giu", "Giữ"),
            ("loai", "Loại"),
        ],
    )
    tim = TypedField(label="Tìm trong tên bài, tác giả, gương", required=False, max_length=100)

    def __init__(self, data: Any, *, plan: Plan) -> None:
        super().__init__(data)
        offer(self, "khoi", [(block.key, block.name) for block in plan.blocks], blank="Mọi khối")
        offer(self, "the_loai", [(kind.key, kind.name) for kind in plan.entry_kinds], blank="Mọi thể loại")

    def lines(self, desk: Desk) -> list[Line]:
        """The lines asked for; an answer that is not offered asks nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        words = fold_plain(asked.get("tim", ""))
        return [line for line in desk.lines if self._shows(line, asked, words)]

    def _shows(self, line: Line, asked: dict[str, Any], words: str) -> bool:
        states = {
            "chon": line.chosen,
            "chua": not line.chosen,
            "giu": line.fixed == "in",
            "loai": line.fixed == "out",
        }
        told = [line.code, line.title, *line.writers.values(), *line.told.values()]
        return (
            asked.get("khoi", "") in ("", line.scored.block)
            and asked.get("the_loai", "") in ("", line.scored.kind)
            and states.get(asked.get("loc", ""), True)
            and (not words or words in fold_plain(" ".join(told)))
        )
