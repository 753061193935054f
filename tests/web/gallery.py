"""Two pages that show every component, the public way and the office's way, for tests and for eyes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest
from django.test import RequestFactory

from hoadep.rules.verdict import Verdict, all_of, any_of, evidence_of, met, not_met, not_yet

TEMPLATES = Path(__file__).parent / "templates"
SEASON = SimpleNamespace(name="Ba Đình 2020–2021", code="BD21", slug="ba-dinh-2021")


class Sending(forms.Form):
    """One field of every sort that the contest asks for."""

    name = forms.CharField(label="Họ và tên tác giả", help_text="Viết đủ họ, tên đệm và tên, có dấu.")
    telephone = forms.CharField(label="Điện thoại", help_text="Để tra cứu bài sau khi gửi.")
    unit = forms.ChoiceField(
        label="Đơn vị", choices=[("", "Chưa rõ"), ("P01", "Phường Ngọc Hà")], required=False
    )
    kind = forms.ChoiceField(
        label="Viết về", choices=[("person", "Một người"), ("group", "Một tập thể")], widget=forms.RadioSelect
    )
    text = forms.CharField(label="Bài viết", widget=forms.Textarea(attrs={"rows": 5}))
    file = forms.FileField(
        label="Hoặc chọn tệp", required=False, help_text="Tệp Word, PDF hoặc ảnh chụp bản viết tay."
    )
    agreed = forms.BooleanField(label="Tôi cam kết bài do tôi viết, người và việc là có thật.")


@dataclass(frozen=True)
class Item:
    """A way in the menu."""

    label: str
    url: str
    current: bool = False
    count: int = 0


class Officer:
    """Hoa, signed in."""

    is_authenticated = True

    def __str__(self) -> str:
        return "Phạm Thu Hoa"


def unit_verdict() -> Verdict:
    """A unit that is one exemplar short."""
    quota = (
        met("III.3.b", "Đã gửi đủ bài dự thi trong thời gian tính.", needed=7, found=8),
        not_met(
            "III.3.a", "Tháng 12/2020 chưa giới thiệu gương nào.", needed=1, found=0, evidence=("BD21-G0031",)
        ),
    )
    routes = (
        not_yet(
            "II.3.a",
            "Còn thiếu 1 gương được quận khen.",
            needed=5,
            found=4,
            evidence=("BD21-B0012", "BD21-B0045", "BD21-B0108", "BD21-B0233"),
            until=datetime(2021, 9, 30, 17, tzinfo=UTC),
        ),
        not_met("II.3.a", "Chưa có gương được thành phố khen.", needed=1, found=0),
    )
    rewarded = Verdict(answer=any_of(routes), clause="II.3.a", reason="Gương được khen thưởng.", parts=routes)
    ruling = met("II.3.a", "Tổ chức tốt việc phát hiện và giới thiệu gương.", evidence=("BD21-K0007",))
    sent = Verdict(answer=all_of(quota), clause="III.3", reason="Bài và gương gửi theo kỳ.", parts=quota)
    parts = (ruling, sent, rewarded)
    return Verdict(
        answer=not_yet("", "").answer,
        clause="II.3.a",
        reason="Phường Ngọc Hà chưa đủ điều kiện xét khen thưởng tập thể.",
        parts=parts,
        evidence=evidence_of(parts),
    )


def stations() -> list[SimpleNamespace]:
    """An entry that waits at the district."""
    return [
        SimpleNamespace(
            label="Đã gửi", at=datetime(2021, 3, 2, 1, 5, tzinfo=UTC), who="Nguyễn Thị Lan", state="done"
        ),
        SimpleNamespace(
            label="Đơn vị duyệt", at=datetime(2021, 3, 3, 8, 0, tzinfo=UTC), who="Trần Văn Bình", state="done"
        ),
        SimpleNamespace(label="Quận tiếp nhận", at=None, who="đang ở Phòng Nội vụ", state="now"),
        SimpleNamespace(label="Thẩm định", at=None, who="", state="next"),
        SimpleNamespace(label="Chấm", at=None, who="", state="next"),
        SimpleNamespace(label="Kết quả", at=None, who="", state="next"),
    ]


def entry_rows() -> list[SimpleNamespace]:
    """Rows of a list."""
    titles = (
        ("BD21-B0233", "Người giữ lửa bếp ăn nghĩa tình ngõ 210 Đội Cấn", "Phường Ngọc Hà", 812, "met"),
        ("BD21-B0108", "Cô giáo Hạnh và lớp học lúc bảy giờ tối", "Trường Tiểu học Ba Đình", 1490, "not_yet"),
        ("BD21-B0045", "Ông Tựu vá đường", "Phường Cống Vị", 655, "not_met"),
        ("BD21-B0012", "Chuyện ở trạm y tế những ngày giáp Tết", "Trung tâm Y tế quận", 1021, "met"),
    )
    return [
        SimpleNamespace(
            code=code, title=title, unit=unit, words=words, answer=answer, sent_on=date(2021, 3, 9)
        )
        for code, title, unit, words, answer in titles
    ]


def line(state: str, **more: object) -> SimpleNamespace:
    """A line of the board, as `hoadep.rules.quota` makes them."""
    plain = {"owed": 1, "received": 0, "late": 0, "missing": 0, "days_left": None, "nothing_to_report": False}
    return SimpleNamespace(**{**plain, "state": state, **more})


def board_rows() -> list[SimpleNamespace]:
    """Six units over eleven months, with every sort of cell."""
    lines = [
        line("met", received=1),
        line("met", received=2),
        line("missing", missing=1),
        line("met", received=2, late=1),
        line("not_yet", days_left=2),
        line("not_yet", days_left=33),
        line("met", owed=0),
        line("met", nothing_to_report=True),
        line("met", received=1),
        line("not_yet", days_left=0),
        line("not_yet", days_left=94),
    ]
    names = ("Cống Vị", "Điện Biên", "Đội Cấn", "Giảng Võ", "Kim Mã", "Liễu Giai")
    return [
        SimpleNamespace(name=f"Phường {name}", lines=lines[shift:] + lines[:shift])
        for shift, name in enumerate(names)
    ]


def context() -> dict[str, Any]:
    """Everything that both pages show."""
    period = SimpleNamespace(label="Kỳ tháng 3/2021 (10/02–09/3)", ends=datetime(2021, 3, 9, 17, tzinfo=UTC))
    filled = Sending(
        {"name": "", "telephone": "0912 345 678", "text": "Trời vừa hửng sáng, ông Tựu đã ra ngõ."}
    )
    return {
        "menu": [
            Item("Bàn làm việc", "#ban", current=True),
            Item("Bảng theo dõi tiến độ", "#bang"),
            Item("Bài dự thi", "#bai", count=7),
            Item("Gương", "#guong"),
            Item("Kế hoạch", "#ke-hoach"),
        ],
        "search_url": "/tim/",
        "plan_url": "/ke-hoach/",
        "code_urls": {"BD21-B0012": "/bai/BD21-B0012/", "BD21-B0045": "/bai/BD21-B0045/"},
        "verdict": unit_verdict(),
        "form": Sending(),
        "filled": filled,
        "period": period,
        "extended": datetime(2021, 3, 12, 17, tzinfo=UTC),
        "stations": stations(),
        "rows": entry_rows(),
        "board": board_rows(),
        "months": (
            "10/2020",
            "11/2020",
            "12/2020",
            "01/2021",
            "02/2021",
            "03/2021",
            "04/2021",
            "05/2021",
            "06/2021",
            "07/2021",
            "08/2021",
        ),
        "as_of": datetime(2021, 3, 9, 16, 59, tzinfo=UTC),
    }


def request(path: str = "/?xep=-ten&khoi=phuong") -> HttpRequest:
    """A request of Hoa's, in the season."""
    asked = RequestFactory().get(path)
    asked.season = SEASON
    asked.user = Officer()
    return asked
