"""Writes small PDF files by hand: Unicode letters in a font with a table, old letters in one byte each."""

import io

from PIL import Image

_TABLE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def _stream(dictionary: str, content: bytes) -> bytes:
    return f"<< {dictionary} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _written(objects: list[bytes], trailer: str = "") -> bytes:
    """The objects, numbered from 1, the first being the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def _font(name: str, table: int) -> list[bytes]:
    """A font of two bytes a letter that says in a table which letters they are."""
    inner = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /FontDescriptor {table + 2} 0 R "
    )
    inner += "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    flags = 4 | (1 << 18 if "Bold" in name else 0) | (1 << 6 if "Italic" in name else 0)
    descriptor = f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /ItalicAngle 0 /Ascent 800 "
    descriptor += "/Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >>"
    outer = f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
    outer += f"/DescendantFonts [{table + 1} 0 R] /ToUnicode {table} 0 R >>"
    return [_stream("", _TABLE), inner.encode(), descriptor.encode(), outer.encode()]


def pdf(lines: list[list[tuple[str, str]]], *, picture: bool = False, trailer: str = "") -> bytes:
    """One page; a line is a list of (font, text), fonts being plain, bold, italic or an old font's name."""
    drawn, y = b"BT 16 TL 60 780 Td ", 780
    for line in lines:
        for font, text in line:
            if font.startswith((".Vn", "VNI")):
                drawn += f"/{'old' if font.startswith('.') else 'vni'} 12 Tf <".encode()
                drawn += text.encode("latin-1").hex().encode() + b"> Tj "
            else:
                drawn += f"/{font} 12 Tf <".encode() + text.encode("utf-16-be").hex().encode() + b"> Tj "
        drawn += b"T* "
        y -= 16
    drawn += b"ET "
    image = io.BytesIO()
    Image.new("RGB", (200, 100), "red").save(image, "JPEG")
    if picture:
        drawn += b"q 200 0 0 100 60 100 cm /photo Do Q"
    simple = "<< /Type /Font /Subtype /TrueType /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    fonts = "/plain 9 0 R /bold 13 0 R /italic 17 0 R /old 18 0 R /vni 19 0 R"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    page += f"/Resources << /Font << {fonts} >> /XObject << /photo 5 0 R >> >> >>"
    size = "/Type /XObject /Subtype /Image /Width 200 /Height 100 /ColorSpace /DeviceRGB"
    return _written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page.encode(),
            _stream("", drawn),
            _stream(f"{size} /BitsPerComponent 8 /Filter /DCTDecode", image.getvalue()),
            *_font("ABCDEF+TimesNewRoman", 6),
            *_font("ABCDEF+TimesNewRoman-Bold", 10),
            *_font("ABCDEF+TimesNewRoman-Italic", 14),
            simple.format("ABCDEF+.VnTime").encode(),
            simple.format("VNI-Times").encode(),
        ],
        trailer,
    )


LOCK = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
    f"/ID [<{'43' * 16}> <{'43' * 16}>]"
)
"""What a trailer says of a file that needs a password; no password fits."""
