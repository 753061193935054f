"""1,000 certificates in one PDF, and a decision with an annexed list of 1,000 names: seconds, memory."""

import resource
import time

from bench.processes import measure_apart
from hoadep.office.documents.certificate_templates import default_templates
from hoadep.office.documents.certificates import certificates
from hoadep.office.documents.content import Annex, Article, Basis, Issuer, Paper, Table, signed_by
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import to_pdf

AUTHORITY = "Chủ tịch Ủy ban nhân dân quận Ba Đình"
PLACE = "Tổ dân phố số 5, phường Ngọc Hà, quận Ba Đình"
DEED = "Đã có thành tích xuất sắc trong phong trào “Người tốt, việc tốt”: chăm sóc người già neo đơn"


def run(*, quick: bool) -> dict[str, object]:
    """Make both, each in a process of its own; the memory is the greater of the two."""
    number = "100" if quick else "1000"
    found = {what: measure_apart("papers", what, number) for what in ("certificates", "list")}
    return {
        "seconds_1000_certificates": found["certificates"]["seconds"],
        "seconds_list_1000": found["list"]["seconds"],
        "rss_mb": max(each["rss_mb"] for each in found.values()),
        "people": int(number),
    }


def measure(what: str, number: str) -> dict[str, object]:
    """Seconds and this process's peak memory; the list is made as DOCX and as PDF."""
    began = time.perf_counter()
    if what == "certificates":
        certificates(default_templates()["giay-khen"], [_row(n) for n in range(int(number))])
    else:
        paper = _decision(int(number))
        to_docx(paper)
        to_pdf(paper)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(seconds, 2), "rss_mb": round(peak)}


def _row(n: int) -> dict[str, str]:
    return {
        "cơ quan": AUTHORITY,
        "xưng hô": "Bà",
        "tên": f"Nguyễn Thị Hường {n}",
        "nơi": PLACE,
        "thành tích": DEED,
        "số quyết định": "1234/QĐ-UBND",
        "ngày quyết định": "ngày 09 tháng 3 năm 2021",
        "số vào sổ": str(n),
        "địa danh": "Ba Đình",
        "ngày": "ngày 09 tháng 3 năm 2021",
        "chức vụ": "KT. Chủ tịch\nPhó Chủ tịch",
        "người ký": "Phạm Thị Diễm",
    }


def _decision(people: int) -> Paper:
    rows = tuple((str(n + 1), f"Bà Nguyễn Thị Hường {n}", PLACE, DEED) for n in range(people))
    heads = ("STT", "Họ và tên", "Nơi cư trú", "Thành tích")
    return Paper(
        kind="decision",
        issuer=Issuer("Ủy ban nhân dân quận Ba Đình", "UBND", "Ba Đình", drafter="NV"),
        subject="Về việc tặng Giấy khen",
        authority=AUTHORITY,
        body=(Basis("Căn cứ Luật Thi đua, Khen thưởng"), Article("Tặng Giấy khen cho các cá nhân.")),
        signature=signed_by("Chủ tịch", "Phó Chủ tịch", name="Phạm Thị Diễm"),
        annexes=(Annex("Danh sách", (Table(heads, rows, widths=(1, 4, 4, 6)),), label=""),),
    )
