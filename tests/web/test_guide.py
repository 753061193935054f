"""The guide's example is a page that works, and the guide knows every part and tag there is."""

import re
from pathlib import Path

from django.template import RequestContext, engines

from hoadep.rules.verdict import not_yet
from hoadep.web import stylesheet
from hoadep.web.templatetags.hoadep import register

from . import gallery

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "make-a-page.md").read_text(encoding="utf-8")
PARTS = Path(stylesheet.__file__).parent / "templates" / "web" / "parts"


def test_example_is_a_page():
    example = re.search(r"```django\n(.+?)```", GUIDE, re.DOTALL)[1]
    rows = [
        {
            "code": "B1",
            "title": "Ông Tựu vá đường",
            "words": 1490,
            "verdict": not_yet("III.3.b", "Chưa hết kỳ."),
        }
    ]
    said = (
        engines["django"]
        .engine.from_string(example)
        .render(RequestContext(gallery.request(), {"rows": rows, "excel_url": "/bai.xlsx"}))
    )
    parts = (
        "<title>Bài dự thi – Hoa Đẹp</title>",
        ">B1</a>",
        ">1.490</td>",
        "chưa đủ",
        "Đang xem 1 bài",
        "/bai.xlsx",
    )
    assert [part for part in parts if part not in said] == []


def test_guide_names_every_part_and_tag():
    known = set(re.findall(r"[\w]+", GUIDE))
    ours = {path.stem for path in PARTS.glob("*.html")} | set(register.tags) | set(register.filters)
    assert ours - known == {"kept_fields", "kept_words"}
