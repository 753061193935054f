"""Photos come out upright, small and silent; what is no photo is refused with its own reason."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hoadep.office.files.photos import MOST_BYTES, reencode
from hoadep.office.files.unreadable import Unreadable

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def encoded(picture: Image.Image, kind: str = "JPEG", **more) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def from_a_phone() -> bytes:
    """Lying on its side: the upper half of what the phone saw is red."""
    picture = Image.new("RGB", (400, 300), "blue")
    picture.paste("red", (0, 0, 200, 300))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Phone of Lan"
    exif[GPS] = {1: "N", 2: (21.0, 2.0, 5.0), 3: "E", 4: (105.0, 49.0, 1.0)}
    return encoded(picture, exif=exif, comment=b"at home")


def png_header(width: int, height: int) -> bytes:
    """A PNG of this size whose picture was never written."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", len(data) - 4) + data + b"\0\0\0\0"


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        reencode(content)
    return refused.value.message


def test_a_phone_s_photo_stands_upright_and_says_nothing_of_the_place():
    assert dict(Image.open(io.BytesIO(from_a_phone())).getexif().get_ifd(GPS))[2] == (21.0, 2.0, 5.0)
    photo = reencode(from_a_phone())
    again = Image.open(io.BytesIO(photo.content))
    assert (again.format, again.size, (photo.width, photo.height)) == ("JPEG", (300, 400), (300, 400))
    assert dict(again.getexif()) == {}
    assert set(again.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Lan" not in photo.content
    assert b"home" not in photo.content
    upper, lower = again.getpixel((150, 50)), again.getpixel((150, 350))
    assert (upper[0] > 200, lower[2] > 200) == (True, True)


@pytest.mark.parametrize("size", [(2400, 10), (2401, 1000), (1000, 6000)])
def test_no_side_is_longer_than_2400(size):
    photo = reencode(encoded(Image.new("RGB", size), "PNG"))
    assert max(photo.width, photo.height) == 2400


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png(mode):
    assert reencode(encoded(Image.new(mode, (30, 20)), "PNG")).width == 30


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_every_format(kind):
    assert reencode(encoded(Image.new("RGB", (30, 20)), kind)).height == 20


def test_cmyk_of_a_print_shop():
    assert reencode(encoded(Image.new("CMYK", (30, 20)))).width == 30


def test_what_is_clear_becomes_white_paper():
    photo = reencode(encoded(Image.new("RGBA", (30, 20), (255, 0, 0, 0)), "PNG"))
    assert min(Image.open(io.BytesIO(photo.content)).getpixel((15, 10))) > 250


def test_a_program_named_as_a_photo_is_no_photo():
    assert refusal(b"MZ\x90\0" + b"\0" * 500).startswith("Tệp này không phải là ảnh")
    assert refusal(b"").startswith("Tệp này không phải là ảnh")
    assert refusal(b"<svg xmlns='http://www.w3.org/2000/svg'/>").startswith("Tệp này không phải là ảnh")
    assert refusal(b"%!PS-Adobe-3.0 EPSF-3.0\n").startswith("Tệp này không phải là ảnh")


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [(50_000, 50_000, "Ảnh quá lớn"), (9_000, 8_900, "Ảnh quá lớn (9000 × 8900 điểm)")],
)
def test_a_bomb_is_refused_before_it_is_decoded(width, height, told):
    assert refusal(png_header(width, height)).startswith(told)


def test_too_heavy():
    assert refusal(b"\xff" * (MOST_BYTES + 1)) == "Ảnh nặng hơn 20 MB. Hãy gửi ảnh nhẹ hơn."


def test_heic_is_refused_with_advice():
    assert "Tương thích nhất" in refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_cut_short(kind):
    picture = Image.effect_noise((300, 200), 80).convert("RGB")
    whole = encoded(picture, kind)
    assert refusal(whole[: len(whole) // 2]).startswith(("Ảnh bị hỏng", "Tệp này không phải"))


@settings(deadline=None)
@given(
    st.sampled_from(
        [b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"II*\0"]
    ),
    st.binary(max_size=300),
)
def test_no_bytes_do_harm(start, rest):
    with suppress(Unreadable):
        reencode(start + rest)


@settings(deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_no_damage_does_harm(place, bytes_):
    whole = from_a_phone()
    with suppress(Unreadable):
        reencode(whole[:place] + bytes_ + whole[place + len(bytes_) :])
