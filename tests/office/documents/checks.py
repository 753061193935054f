"""The table of Decree 30/2020/NĐ-CP, Appendix I, and whether a finished DOCX or PDF keeps to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from pypdfium2 import PdfDocument

from hoadep.office.documents.content import Article, Basis, Paper, Signature
from tests.office.documents.spots import Spot, Stroke, spots_of_docx, spots_of_pdf, strokes_of_pdf

MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
A4 = (210, 297)
SLACK = 0.6  # mm


@dataclass(frozen=True)
class Box:
    """One line of the decree's table: how the text of a component must look."""

    name: str
    text: str
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False
    half: str = ""


def boxes(paper: Paper) -> Iterator[Box]:
    """What the decree says of each component that this paper has."""
    yield Box("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), bold=True, half="right")
    yield Box("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", (13, 14), bold=True, half="right")
    if paper.issuer.superior:
        yield Box("cơ quan chủ quản", paper.issuer.superior.upper(), (12, 13), half="left")
    yield Box("cơ quan ban hành", paper.issuer.name.upper(), (12, 13), bold=True, half="left")
    if paper.notation:
        yield Box("số, ký hiệu", f"Số: {paper.notation}", (13, 13), half="left")
    if paper.is_of.dated:
        yield Box("địa danh", f"{paper.issuer.place}, ngày", (13, 14), italic=True, half="right")
    if paper.is_of.named:
        yield Box("tên loại", (paper.title or paper.is_of.name).upper(), (13, 14), bold=True)
        yield Box("trích yếu", paper.subject, (13, 14), bold=True)
    else:
        yield Box("trích yếu công văn", f"V/v {paper.subject}", (12, 13), half="left")
    for basis in (block for block in paper.body if isinstance(block, Basis)):
        yield Box("căn cứ", basis.text, (13, 14), italic=True)
    if any(isinstance(block, Article) for block in paper.body):
        yield Box("điều", "Điều 1.", (13, 14), bold=True)
    if paper.addressees:
        yield Box("kính gửi", "Kính gửi:", (13, 14))
    yield from _signed(paper)


def _signed(paper: Paper) -> Iterator[Box]:
    for signature, half in ((paper.secretary, "left"), (paper.signature, "right")):
        for authority in (signature or Signature(())).authority:
            yield Box("chức vụ", authority.upper(), (13, 14), bold=True, half=half)
        if signature:
            yield Box("họ tên", signature.name, (13, 14), bold=True, half=half)
    if paper.is_of.numbered:
        yield Box("nơi nhận", "Nơi nhận:", (12, 12), bold=True, italic=True, half="left")
        yield Box("lưu", "- Lưu:", (11, 11), half="left")


def look_faults(paper: Paper, spots: Iterable[Spot], *, font: str) -> list[str]:
    """Where a component is missing or does not look as its box says."""
    found = list(spots)
    faults = [f"phông chữ {spot.font}: {spot.text}" for spot in found if spot.font != font]
    for box in boxes(paper):
        alike = [spot for spot in found if spot.text and _same(spot.text, box.text)]
        if not alike and box.text:
            faults.append(f"thiếu {box.name}: {box.text}")
        if box.text and not any(_keeps(spot, box, A4[paper.landscape]) for spot in alike):
            faults.append(f"{box.name} trình bày sai: {alike}")
    return faults


def _same(found: str, asked: str) -> bool:
    words, wanted = found.split(), asked.split()
    shorter = min(len(words), len(wanted), 3)
    return words[:shorter] == wanted[:shorter]


def _keeps(spot: Spot, box: Box, width: float) -> bool:
    low, high = box.sizes
    looks = low <= spot.size <= high and spot.bold == box.bold and spot.italic == box.italic
    if not spot.page or not box.half:
        return looks
    return looks and (spot.centre < width / 2 if box.half == "left" else spot.centre > width / 2)


def pdf_faults(paper: Paper, pdf: bytes) -> list[str]:
    """Everything in which the PDF departs from the decree."""
    spots, strokes = spots_of_pdf(pdf), strokes_of_pdf(pdf)
    return [
        *look_faults(paper, spots, font="Tinos"),
        *_page_faults(pdf, spots),
        *_rule_faults(paper, spots, strokes),
        *_level_faults(paper, spots),
    ]


def _page_faults(pdf: bytes, spots: list[Spot]) -> Iterator[str]:
    document = PdfDocument(pdf)
    expected = 1
    for n in range(len(document)):
        width, height = (round(length * 25.4 / 72) for length in document[n].get_size())
        if (width, height) not in {A4, A4[::-1]}:
            yield f"trang {n + 1} khổ {width} × {height}"
        own = [spot for spot in spots if spot.page == n + 1]
        numbers = [spot for spot in own if spot.baseline < MARGINS["top"][0]]
        yield from _number_faults(numbers, width, expected if numbers else 1)
        expected = expected + 1 if numbers else 2
        for spot in own:
            if spot in numbers:
                continue
            if spot.left < MARGINS["left"][0] - SLACK or spot.right > width - MARGINS["right"][0] + SLACK:
                yield f"trang {n + 1} ra ngoài lề trái, phải: {spot}"
            if spot.baseline > height - MARGINS["bottom"][0] + SLACK:
                yield f"trang {n + 1} ra ngoài lề dưới: {spot}"


def _number_faults(numbers: list[Spot], width: float, expected: int) -> Iterator[str]:
    middle = (MARGINS["left"][0] + width - MARGINS["right"][0]) / 2
    for number in numbers:
        if number.text != str(expected) or not 13 <= number.size <= 14 or number.bold or number.italic:
            yield f"số trang phải là {expected}: {number}"
        if abs(number.centre - middle) > SLACK:
            yield f"số trang không canh giữa: {number}"


def _rule_faults(paper: Paper, spots: list[Spot], strokes: list[Stroke]) -> Iterator[str]:
    """Tiêu ngữ's rule as long as its text; the issuer's and the trích yếu's a third to a half."""
    first = [spot for spot in spots if spot.page == 1]
    above = [("Độc", 1, 1), (paper.issuer.name.upper().split()[-1], 1 / 3, 1 / 2)]
    if paper.is_of.named and paper.subject:
        above.append((paper.subject.split()[-1], 1 / 3, 1 / 2))
    for end, least, most in above:
        over = next(
            spot for spot in first if spot.bold and (spot.text.startswith(end) or spot.text.endswith(end))
        )
        under = [
            s
            for s in strokes
            if s.page == 1 and 0 < s.top - over.baseline < 5 and s.left < over.centre < s.right
        ]
        part = (under[0].right - under[0].left) / (over.right - over.left) if under else 0
        if not least - 0.03 <= part <= most + 0.03:
            yield f"đường kẻ dưới “{over.text}” dài {part:.2f}"


def _under(stroke: Stroke, over: Spot) -> bool:
    return (
        stroke.page == over.page
        and 0 < stroke.top - over.baseline < 5
        and stroke.left < over.centre < stroke.right
    )


def _level_faults(paper: Paper, spots: list[Spot]) -> Iterator[str]:
    """Số beside địa danh; "Nơi nhận" beside the first line of authority."""
    pairs = []
    if paper.notation and paper.is_of.dated:
        pairs.append(("Số:", f"{paper.issuer.place}, ngày"))
    if paper.is_of.numbered and paper.signature and not paper.secretary:
        pairs.append(("Nơi nhận:", paper.signature.authority[0].upper()))
    for left, right in pairs:
        one = next(spot for spot in spots if spot.text.startswith(left))
        other = next(spot for spot in spots if spot.text.startswith(right))
        if one.page != other.page or abs(one.baseline - other.baseline) > 1:
            yield f"“{left}” không ngang với “{right}”"


def docx_faults(paper: Paper, docx: bytes) -> list[str]:
    """Everything in which the DOCX departs from the decree or from real styles."""
    document = Document(BytesIO(docx))
    faults = look_faults(paper, spots_of_docx(docx), font="Times New Roman")
    for section in document.sections:
        for side, (least, most) in MARGINS.items():
            margin = getattr(section, f"{side}_margin").mm
            if not least - 0.1 <= margin <= most + 0.1:
                faults.append(f"lề {side}: {margin}")
        if {round(section.page_width.mm), round(section.page_height.mm)} != set(A4):
            faults.append("khổ giấy")
        if not section.different_first_page_header_footer:
            faults.append("trang đầu có số trang")
    header = document.sections[0].header.paragraphs[0]
    if "PAGE" not in header._p.xml or header.style.font.size.pt not in {13, 14}:
        faults.append("số trang")
    direct = document.element.body.xpath(
        ".//w:rPr/*[not(self::w:rStyle)] | .//w:pPr/w:jc | .//w:pPr/w:spacing"
    )
    return faults + [f"định dạng trực tiếp: {element.tag}" for element in direct]
