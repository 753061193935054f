"""Papers of each kind as the office writes them, with every part that the decree has a rule for."""

from datetime import date

from hoadep.office.documents.content import (
    Annex,
    Article,
    Basis,
    Blank,
    Chapter,
    Clause,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Point,
    Signature,
    Signatures,
    Table,
    signed_by,
    signed_for,
    signed_on_order,
)

HOST = Issuer("Ủy ban nhân dân quận Ba Đình", "UBND", "Ba Đình", drafter="NV")
COUNCIL = Issuer(
    "Hội đồng Thi đua – Khen thưởng", "HĐTĐKT", "Ba Đình", superior="Ủy ban nhân dân quận Ba Đình"
)
SCHOOL = Issuer(
    "Trường Tiểu học Kim Đồng", "THKĐ", "Ba Đình", superior="Ủy ban nhân dân quận Ba Đình", drafter="VP"
)
AUTHORITY = "Chủ tịch Ủy ban nhân dân quận Ba Đình"
HEADS = ("STT", "Họ và tên", "Nơi cư trú", "Thành tích")
SENTENCE = "Đề nghị các đơn vị khẩn trương thực hiện đúng thời hạn quy định, bảo đảm chất lượng bài viết. "


def list_of(people: int) -> Table:
    """A list of so many people under a group heading, with a total."""
    rows = [
        (str(n), f"Bà Nguyễn Thị Hường {n}", "Tổ dân phố số 5, phường Ngọc Hà", "Chăm sóc người già neo đơn")
        for n in range(1, people + 1)
    ]
    return Table(
        HEADS,
        (("I. Phường Ngọc Hà",), *rows),
        widths=(1, 4, 4, 6),
        aligns=("center",),
        total=("", f"Tổng số: {people} người", "", ""),
    )


def decision(people: int = 40) -> Paper:
    return Paper(
        kind="decision",
        issuer=HOST,
        subject="Về việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân quận cho các gương người tốt, việc tốt",
        year=2021,
        authority=AUTHORITY,
        body=(
            Basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
            Basis("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;"),
            Basis("Theo đề nghị của Trưởng phòng Nội vụ quận"),
            Article(f"Tặng Giấy khen cho {people} cá nhân (có danh sách kèm theo)."),
            Article("Tiền thưởng trích từ Quỹ Thi đua, khen thưởng của quận:"),
            Clause("Mỗi cá nhân 447.000 đồng, nhận bằng một trong các cách:"),
            *(Point(f"cách thứ {n};") for n in range(1, 6)),
            Clause("Mỗi tập thể 894.000 đồng."),
            Article("Trưởng phòng Nội vụ và các cá nhân có tên chịu trách nhiệm thi hành Quyết định này."),
        ),
        signature=signed_by("Chủ tịch", "Phó Chủ tịch", name="Phạm Thị Diễm"),
        recipients=("Ban Thi đua – Khen thưởng Thành phố", "Thường trực Quận ủy"),
        annexes=(Annex("Danh sách cá nhân được tặng Giấy khen", (list_of(people),), label=""),),
    )


def letter() -> Paper:
    return Paper(
        kind="letter",
        issuer=HOST,
        number="7",
        dated=date(2021, 2, 5),
        subject="đôn đốc gửi bài dự thi viết về gương điển hình tiên tiến, người tốt, việc tốt",
        addressees=("Ủy ban nhân dân các phường", "Các trường học trên địa bàn quận"),
        body=tuple(Paragraph(SENTENCE * 5) for _ in range(9)),
        signature=signed_for("Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch", name="Phạm Thị Diễm"),
        recipients=("Thường trực Quận ủy",),
    )


def proposal() -> Paper:
    return Paper(
        kind="proposal",
        issuer=SCHOOL,
        number="12",
        dated=date(2021, 3, 9),
        subject="Về việc đề nghị khen thưởng gương “Người tốt, việc tốt”",
        addressees=("Ủy ban nhân dân quận Ba Đình",),
        body=(Paragraph(SENTENCE), Paragraph("Trân trọng đề nghị.")),
        signature=Signature(("Hiệu trưởng",), "Nguyễn Thị Bình"),
        annexes=(Annex("Danh sách trích ngang", (list_of(30),), landscape=True),),
    )


def plan() -> Paper:
    return Paper(
        kind="plan",
        issuer=HOST,
        number="190",
        dated=date(2020, 10, 19),
        subject="Tổ chức Cuộc thi viết về gương điển hình tiên tiến, người tốt, việc tốt",
        body=(
            Paragraph("Thực hiện Quyết định số 01/2020/QĐ-UBND."),
            Heading("Mục đích, yêu cầu"),
            Clause(title="Mục đích", text="Phát hiện gương điển hình."),
            Clause(title="Yêu cầu"),
            Point("Khách quan;"),
            Point("Chính xác."),
            Heading("Tổ chức thực hiện"),
            Clause("Phòng Nội vụ chủ trì."),
        ),
        signature=signed_for("Ủy ban nhân dân", "Chủ tịch", name="Tạ Nam Chiến"),
        annexes=(
            Annex("Biểu thứ nhất", (list_of(60),), landscape=True),
            Annex("Biểu thứ hai", (Paragraph(SENTENCE),)),
        ),
    )


def minutes() -> Paper:
    return Paper(
        kind="minutes",
        issuer=COUNCIL,
        subject="Họp xét tặng danh hiệu “Người tốt, việc tốt”",
        body=(
            Clause("Bắt đầu lúc 14 giờ 00, ngày 09/3/2021."),
            Clause("ông Lê Văn Nam, thành viên", number="-"),
            Blank("Ý kiến khác:", lines=3),
            list_of(3),
            Signatures((Signature(("Tổ trưởng",), "Lê Nam"), Signature(("Ủy viên",), "Trần Lan"))),
            Paragraph("Cuộc họp kết thúc vào 16 giờ 30, ngày 09/3/2021."),
        ),
        secretary=Signature(("Thư ký",), "Trần Thị Hoa"),
        signature=Signature(("Chủ tọa",), "Nguyễn Thị Bình", note="(Ký, ghi rõ họ tên)"),
    )


def rules() -> Paper:
    return Paper(
        kind="notice",
        issuer=HOST,
        subject="Quy chế chấm điểm bài dự thi",
        body=(
            Chapter("Quy định chung"),
            Article(title="Phạm vi điều chỉnh", text=SENTENCE),
            Article(title="Nguyên tắc", text=SENTENCE),
            Chapter("Điều khoản thi hành"),
            Chapter("Trách nhiệm", word="Mục"),
            Article(SENTENCE),
        ),
        signature=signed_on_order("Chủ tịch", "Chánh Văn phòng", name="Vũ Văn Tài"),
    )


def slip() -> Paper:
    return Paper(
        kind="submission",
        issuer=HOST,
        addressees=("Đồng chí Chủ tịch Ủy ban nhân dân quận",),
        body=(Paragraph(SENTENCE), Blank("Ý kiến của Trưởng phòng Nội vụ:", lines=4)),
        signature=Signature(("Chuyên viên",), "Trần Thị Hoa"),
    )


PAPERS = {paper.__name__: paper() for paper in (decision, letter, proposal, plan, minutes, rules, slip)}
