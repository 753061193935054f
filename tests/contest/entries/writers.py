"""Somebody who writes an entry in the browser: what they type, and what their pages hold."""

import re

from django.test import Client
from django.urls import reverse

from hoadep.contest.entries.unit_fields import UNKNOWN

SEASON = {"season": "ba-dinh-2021"}
STEPS = [
    {"author_name": "Nguyễn Thị Lan", "author_address": "Tổ 5, Ngọc Hà", "author_telephone": "0912 000 111"},
    {"exemplar_kind": "person", "exemplar_name": "Đỗ Văn Khiết", "exemplar_place": "Tổ 12, Ngọc Hà"},
    {"kind": "essay", "title": "Bình trà đầu ngõ", "text": "Mười năm trà đá miễn phí."},
]


def address(page, /, **parts):
    return reverse(page, kwargs=SEASON | parts)


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1]


class Writer:
    """A browser with a desk: without an account at `gui-bai/`, with one at a new draft of theirs."""

    def __init__(self, client=None, url=None):
        self.client = client or Client()
        self.url = url or (
            self.client.get(address("entry_new")).headers["Location"] if client else address("lodge")
        )

    def open(self, step):
        return self.client.get(self.url, {"buoc": step})

    def type(self, step, typed, page=None, **more):
        page = page or self.open(step)
        held = {"seen": hidden(page, "seen"), "tab": hidden(page, "tab")}
        return self.client.post(f"{self.url}?buoc={step}", held | typed | more)

    def write_all(self, unit=None, **changed):
        for step, typed in enumerate(STEPS, 1):
            given = {name: changed.get(name, value) for name, value in typed.items()}
            if step == 2:
                given["unit"] = unit.pk if unit else UNKNOWN
            self.type(step, given | changed, next="")
        return self.open(4)

    def send(self, page=None):
        page = page or self.open(4)
        held = {name: hidden(page, name) for name in ("seen", "tab", "key")}
        return self.client.post(f"{self.url}?buoc=4", held | {"send": ""})

    def lodge(self, unit=None, **changed):
        return self.send(self.write_all(unit, **changed))
