"""The letters that leave or wait as a table."""

from collections.abc import Iterable

from hoadep.office.outbox.models import Message, State
from hoadep.office.tables.workbooks import Sheet, Value


def letter_sheets(letters: Iterable[Message], state: State, title: str) -> list[Sheet]:
    """The letters in this state: what, to whom, when, and why they were not sent."""
    rows: list[list[Value]] = [
        [n, letter.title, letter.address or letter.recipient, letter.at, letter.reason]
        for n, letter in enumerate(letters, 1)
    ]
    return [
        Sheet(
            name="Thư",
            title=[f"THƯ {state.label.upper()}", title],
            heads=["STT", "Tiêu đề", "Gửi cho", "Viết lúc", "Ghi chú"],
            rows=rows,
            widths=[6, 50, 34, 18, 50],
        )
    ]
