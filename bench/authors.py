"""Somebody who writes an entry without an account and sends it: every request of their browser in order."""

import re
import secrets
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.browsers import Answer, Browser

PASSAGE = (
    "bà cụ bán nước đầu ngõ mười năm nay để bình trà đá miễn phí cho người đi đường giữa trưa hè nắng gắt "
    "ai khát cứ rót uống không phải hỏi học sinh công nhân môi trường bác xe ôm đều quen mặt gọi bằng tên"
)
TITLE = "Bình trà"
"""How the titles of all authors begin; the rest is theirs alone."""
WORDS = 900
SAVED_AT = (300, 600, 900)
"""After how many syllables of the text the page saves by itself."""
COAUTHOR_FIELDS = [f"author{n}_{what}" for n in (2, 3, 4) for what in ("name", "address", "telephone")]
PRESS_FIELDS = ["outlet", "published_on", "address", "minutes"]


@dataclass(frozen=True)
class Lodging:
    """What an author has in hand at the end: the title is theirs alone."""

    title: str
    code: str
    fingerprint: str


class Trouble(Exception):
    """The server answered something else than it should."""


class Author:
    """One author at one browser, with a text of about 4.8 kB."""

    def __init__(self, browser: Browser, season: str) -> None:
        self.browser, self._season = browser, season
        self.mark = secrets.token_hex(8)
        self._syllables = Random(self.mark).choices(PASSAGE.split(), k=WORDS)
        self.steps = (self._who(), self._whom(), self._essay())
        self._page = Answer(0, "", "")
        self._seen = ""

    def _who(self) -> dict[str, str]:
        telephone = f"09{int(self.mark, 16) % 10**8:08d}"
        fields = {"author_name": f"Nguyễn Thị {self.mark}", "author_address": "Tổ 5, phường Ngọc Hà"}
        return fields | {"author_telephone": telephone} | dict.fromkeys(COAUTHOR_FIELDS, "")

    def _whom(self) -> dict[str, str]:
        who = {"exemplar_kind": "person", "exemplar_name": f"Đỗ Văn {self.mark}"}
        return who | {"exemplar_place": "Tổ 12, phường Ngọc Hà", "unit": ""}

    def _essay(self) -> dict[str, str]:
        paragraphs = [" ".join(self._syllables[n : n + 60]) for n in range(0, WORDS, 60)]
        written = {"kind": "essay", "title": f"{TITLE} {self.mark}", "text": "\n\n".join(paragraphs)}
        return written | dict.fromkeys(PRESS_FIELDS, "")

    def address(self, step: int) -> str:
        """Where a step is."""
        return f"/{self._season}/gui-bai/?buoc={step}"

    def lodge(self) -> Any:
        """Write all and send it: 14 requests."""
        self.write()
        return self.send()

    def write(self) -> None:
        """Fill in three steps, each saved by itself while it is typed, and look at the fourth."""
        self.open(1)
        for step, typed in enumerate(self.steps, 1):
            if "unit" in typed:
                typed["unit"] = self._chosen_unit()
            for part in self._growing(step, typed):
                self._save(step, part)
            self.expect(self.send_form(step, typed | {"next": ""}), 302)
            self.open(step + 1)

    def send(self) -> Any:
        """Press the last button and read the receipt."""
        answer = self.send_form(4, {"key": self._page.hidden("key"), "send": ""})
        self.expect(answer, 302)
        shown = self.browser.get(answer.location)
        self.expect(shown, 200)
        given = dict(part.split("=") for part in answer.location.partition("?")[2].split("&"))
        if given["ma"] not in shown.text:
            raise Trouble("no receipt was shown")
        return Lodging(self.steps[2]["title"], given["ma"], given["doi_chieu"])

    def open(self, step: int) -> None:
        """Open the page of a step."""
        page = self.browser.get(self.address(step))
        self.expect(page, 200)
        self._page, self._seen = page, page.hidden("seen")

    def send_form(self, step: int, typed: dict[str, str], **headers: str) -> Answer:
        """Send the form of a step."""
        held = {"tab": self._page.hidden("tab"), "seen": self._seen}
        return self.browser.post(self.address(step), held | typed, **headers)

    @staticmethod
    def expect(answer: Answer, status: int) -> None:
        """Be content with this answer alone."""
        if answer.status != status:
            raise Trouble(f"{answer.status} instead of {status}: {answer.text[:2000]}")

    def _chosen_unit(self) -> str:
        """One of those that the page offers; nothing where it offers none."""
        units = re.findall(r'<option value="([0-9]+)"', self._page.text)
        return str(Random(self.mark).choice(units)) if units else ""

    def _growing(self, step: int, typed: dict[str, str]) -> list[dict[str, str]]:
        if step != 3:
            return [typed]
        return [typed | {"text": " ".join(self._syllables[:words])} for words in SAVED_AT]

    def _save(self, step: int, typed: dict[str, str]) -> None:
        """As the page's script does: the answer holds the version that the next save is based on."""
        answer = self.send_form(step, typed, HX_Request="true", HX_Target="div#saved")
        self.expect(answer, 200)
        self._seen = answer.hidden("seen")
