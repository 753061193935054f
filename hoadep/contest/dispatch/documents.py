"""The receipt of a sending: its instant, the hash of what was handed over, how many entries, to whom."""

from django.utils import timezone

from hoadep.contest.dispatch.models import Sending
from hoadep.contest.plans import letterheads
from hoadep.office.bundles.signing import in_groups
from hoadep.office.documents.content import Paper, Paragraph, Signature, Signatures, Table
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import short_date_document


def receipt(sending: Sending, plan: Plan) -> Paper:
    """Giấy xác nhận gửi."""
    selection, at = sending.selection, timezone.localtime(sending.at)
    when = f"{at:%H:%M:%S} ngày {short_date_document(at.date())}"
    day = short_date_document(selection.decided_on) if selection.decided_on else ""
    rows = [
        ("Danh sách", f"{selection.code}: {selection.title}"),
        ("Quyết định", f"{selection.decided_number} ngày {day}, {selection.decided_by}"),
        ("Số bài", f"{sending.entries:02}"),
        ("Nơi nhận", sending.recipient),
        ("Thời điểm gửi", when),
        ("Mã gói", str(sending.uuid)),
        ("Mã đối chiếu (SHA-256)", in_groups(sending.stored.sha256)),
        ("Mã đối chiếu khóa nơi nhận", _key(sending)),
        ("Người gửi", sending.by.name),
    ]
    rows += [("Lý do vẫn gửi", sending.despite)] if sending.despite else []
    return Paper(
        kind="form",
        title="Giấy xác nhận gửi",
        issuer=letterheads.standing_office(plan),
        subject=f"Gửi {sending.entries:02} bài dự thi lên cấp trên",
        year=at.year,
        dated=at.date(),
        body=(
            Table(("Nội dung", "Chi tiết"), tuple(rows), widths=(5.0, 11.0)),
            Paragraph(
                "Ai có gói hồ sơ đều tính lại được mã đối chiếu SHA-256 của tệp và so với mã trên giấy này."
                if sending.bundle
                else "Nơi nhận dùng chung hệ thống với nơi gửi; danh sách được chuyển thẳng, không qua tệp."
            ),
            Signatures((Signature(("Người gửi",)), Signature(("Trưởng phòng",)))),
        ),
    )


def _key(sending: Sending) -> str:
    return in_groups(sending.bundle.partner.fingerprint) if sending.bundle else "gửi trong cùng hệ thống"
