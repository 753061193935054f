"""Where each rule comes from must be told, and what is quoted must stand in the plan's text."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from hoadep.rules.plan.faults import Found
from hoadep.rules.plan.lines import Path

SOURCES = {
    "plan": ("clause", "quote"),
    "document": ("document", "article"),
    "office": ("reason",),
}
NEEDS = {
    "clause": "Quy định lấy từ kế hoạch phải nêu điểm khoản (clause), ví dụ “III.3.a”.",
    "quote": "Quy định lấy từ kế hoạch phải trích nguyên văn (quote).",
    "document": "Quy định lấy từ văn bản khác phải nêu tên văn bản (document).",
    "article": "Quy định lấy từ văn bản khác phải nêu điều, mục (article).",
    "reason": "Quy định do cơ quan thường trực đặt phải nêu lý do (reason).",
}


def check_quotes(data: dict[str, Any], document: str, found: Found) -> None:
    """Every rule tells its source; every quotation stands word for word in the repaired text."""
    text = folded(document)
    for repair in data.get("repairs", []):
        if isinstance(repair, dict) and {"scan", "repaired"} <= repair.keys():
            text = text.replace(folded(str(repair["scan"])), folded(str(repair["repaired"])))
    for path, rule in _rules(data, ()):
        _check_source(path, rule, found)
        quote = str(rule.get("quote", ""))
        if rule["source"] == "plan" and quote.strip() and folded(quote) not in text:
            found.add((*path, "quote"), _not_found(quote, text))


def _rules(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict):
        if value.get("source") in SOURCES:
            yield path, value
        for key, inner in value.items():
            yield from _rules(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _rules(inner, (*path, n))


def _check_source(path: Path, rule: dict[str, Any], found: Found) -> None:
    for key in SOURCES[rule["source"]]:
        if not str(rule.get(key, "")).strip():
            found.add((*path, key), NEEDS[key])


def _not_found(quote: str, text: str) -> str:
    """Says where the quotation leaves the text, which is where to look."""
    words = folded(quote).split(" ")
    held = 0
    while held < len(words) and " ".join(words[: held + 1]) in text:
        held += 1
    if held == 0:
        return "Câu trích không có trong văn bản kế hoạch."
    wrong = words[min(held, len(words) - 1)]
    return f"Câu trích không đúng nguyên văn, sai từ chữ “{wrong}” (chữ thứ {held + 1})."


def folded(text: str) -> str:
    """Text with its white space made single, in NFC, so that line breaks do not matter."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
