"""Reads .pdf that has text: in a process of its own, which a hostile file may exhaust or bring down."""

import base64
import json
import subprocess
import sys

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.blocks import Block, Reading, Run
from hoadep.office.uploads.packages import DAMAGED, LOCKED

PATIENCE = 30
"""Seconds that one file may take."""

SCAN = (
    "Tệp PDF này là bản quét (ảnh chụp trang giấy), không có chữ để lấy. Hãy gửi tệp Word gốc, hoặc gõ bài "
    "vào ô nội dung và gửi trang quét làm ảnh kèm bài."
)
TOO_SLOW = "Tệp PDF này quá phức tạp, hệ thống không đọc được. Hãy gửi tệp Word gốc (.docx)."
_MESSAGES = {"locked": LOCKED, "scan": SCAN, "long": TOO_SLOW}
_COMMAND = [sys.executable, "-m", "hoadep.office.uploads.pdf_pages"]


def read_pdf(content: bytes) -> Reading:
    """Paragraphs as their lines suggest them; the pictures of a page stand after its text."""
    try:
        done = subprocess.run(  # noqa: S603 # our own module; the file goes to its input
            _COMMAND, input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise Unreadable(TOO_SLOW) from fault
    if done.returncode:
        raise Unreadable(DAMAGED)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Unreadable(_MESSAGES[answer["refused"]])
    return Reading([Block(runs=[_run(**run) for run in block]) for block in answer["blocks"]])


def _run(*, picture: str = "", **look: object) -> Run:
    return Run(picture=base64.b64decode(picture)) if picture else Run(**look)  # type: ignore[arg-type] # JSON
