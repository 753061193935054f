"""A bundle comes through whole, and whatever is changed in it is found and said."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hoadep.office.bundles import archives, manifests, opening, signing
from hoadep.office.bundles.archives import MANIFEST, PAYLOAD, SIGNATURE
from hoadep.rules.exchange_reading import written
from hoadep.rules.verdict import Refused

from .conftest import PARCEL, UUID

FILES = {PAYLOAD: PARCEL.payload, **PARCEL.files}
AT = datetime(2021, 5, 21, 2, 30, tzinfo=UTC)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.verdict.reason


@pytest.fixture
def manifest(keys) -> manifests.Manifest:
    return manifests.Manifest(
        format=manifests.FORMAT,
        version=1,
        uuid=UUID,
        kind="dispatch",
        sender=signing.fingerprint(keys.district),
        recipient=signing.fingerprint(keys.city),
        at=AT,
        members=manifests.members_of(FILES),
    )


def packed(manifest: manifests.Manifest, files: dict[str, bytes] = FILES) -> bytes:
    head = manifests.to_bytes(manifest)
    return archives.archived({MANIFEST: head, SIGNATURE: signing.sign(head), **files})


@pytest.fixture
def look(keys) -> Callable[[bytes], opening.Opened]:
    """Open as the city does, who knows the district."""
    known = {signing.fingerprint(keys.district): keys.district}
    return lambda content: opening.opened(content, keys=known, own=signing.fingerprint(keys.city))


def test_a_bundle_comes_through_whole(manifest, look):
    found = look(packed(manifest))
    assert (found.payload, found.files, found.manifest) == (PARCEL.payload, PARCEL.files, manifest)
    assert packed(manifest) == packed(manifest)


def test_every_byte_counts(manifest, look):
    """Payload, photo, letter, manifest, signature, the archive's own headers: no byte may change."""
    whole = packed(manifest)
    unseen = []
    for place in range(len(whole)):
        content = bytearray(whole)
        content[place] ^= 1
        try:
            look(bytes(content))
        except Refused:
            continue
        unseen.append(place)
    assert (unseen, len(whole) > 1000) == ([], True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (PAYLOAD, "Tệp “payload.json” đã bị sửa: nội dung không khớp bảng kê."),
        ("anh/1.jpg", "Tệp “anh/1.jpg” đã bị sửa: nội dung không khớp bảng kê."),
    ],
)
def test_a_file_that_was_exchanged_is_named(manifest, look, name, said):
    changed = packed(manifest, {**FILES, name: FILES[name] + b" "})
    assert refusal(lambda: look(changed)) == said


def test_what_lies_around_the_files_counts_too(manifest, look):
    assert "phần vỏ của tệp nén" in refusal(lambda: look(b"PK first" + packed(manifest)))
    content = io.BytesIO(packed(manifest))
    with zipfile.ZipFile(content, "a") as archive:
        archive.comment = "chào".encode()
    assert "phần vỏ của tệp nén" in refusal(lambda: look(content.getvalue()))


def test_who_signed_and_for_whom(keys, manifest, look, at_home):
    at_home("other")
    assert "chữ ký không khớp với nơi gửi" in refusal(lambda: look(packed(manifest)))
    mine = replace(manifest, sender=signing.fingerprint(keys.other))
    said = refusal(lambda: look(packed(mine)))
    assert said.startswith("Không biết nơi gửi gói này: khóa có mã đối chiếu ")
    assert signing.in_groups(signing.fingerprint(keys.other)) in said
    at_home("district")
    theirs = replace(manifest, recipient=signing.fingerprint(keys.other))
    assert refusal(lambda: look(packed(theirs))) == "Gói này gửi cho nơi khác, không phải gửi cho nơi này."


def test_a_newer_version_is_not_a_damaged_one(manifest, look):
    head = written(manifest).replace(b'"version":1', b'"version":2')
    newer = archives.archived({MANIFEST: head, SIGNATURE: signing.sign(head), **FILES})
    assert refusal(lambda: look(newer)) == (
        "Gói do phần mềm mới hơn lập (định dạng 2); nơi này đọc được đến định dạng 1. "
        "Hãy cập nhật phần mềm rồi nhận lại."
    )


@pytest.mark.parametrize("path", ["../../etc/cron.d/x", "/etc/passwd", "anh/../../x", "C:\\x", "anh//x", "."])
def test_no_path_climbs_out(manifest, look, path):
    climbing = packed(manifest, {**FILES, path: b"x"})
    assert (
        refusal(lambda: look(climbing))
        == f"Gói có tệp “{path}” trỏ ra ngoài thư mục của gói; gói bị từ chối."
    )


def test_files_that_are_missing_extra_or_doubled(manifest, look):
    short = packed(manifest, {PAYLOAD: FILES[PAYLOAD], "anh/1.jpg": FILES["anh/1.jpg"]})
    assert refusal(lambda: look(short)) == "Gói thiếu tệp “van-ban/cong-van.pdf”."
    more = packed(manifest, {**FILES, "la.txt": b"x"})
    assert refusal(lambda: look(more)) == "Gói có tệp “la.txt” không nằm trong bảng kê."
    content = io.BytesIO(packed(manifest))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(content, "a") as archive:
        archive.writestr(PAYLOAD, b"x")
    assert refusal(lambda: look(content.getvalue())) == "Gói có hai tệp cùng tên “payload.json”."
    bare = {"anh/1.jpg": FILES["anh/1.jpg"]}
    without = packed(replace(manifest, members=manifests.members_of(bare)), bare)
    assert refusal(lambda: look(without)) == "Gói thiếu tệp “payload.json”."


def test_a_bomb_is_not_unpacked(look):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PAYLOAD, b"0" * 50_000_000)
    assert refusal(lambda: look(content.getvalue())) == archives.BOMB


def test_too_many_files_are_not_counted_through(look):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for n in range(archives.MOST_MEMBERS + 1):
            archive.writestr(str(n), b"")
    assert refusal(lambda: look(content.getvalue())) == archives.BOMB


def test_too_large(look, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 2**20)
    assert refusal(lambda: look(bytes(2**20 + 1))) == "Gói nặng quá 1 MB nên hệ thống không mở."


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", "Công văn".encode() * 50])
def test_what_is_no_bundle_at_all(look, content):
    assert refusal(lambda: look(content)) == archives.NOT_A_BUNDLE


def test_an_archive_that_is_no_bundle(look):
    assert refusal(lambda: look(archives.archived({"a.txt": b"x"}))) == archives.NOT_A_BUNDLE
    head = b'{"format":"docx"}'
    other = archives.archived({MANIFEST: head, SIGNATURE: b"x"})
    assert refusal(lambda: look(other)) == "Tệp này không phải là gói hồ sơ điện tử."
    broken = archives.archived({MANIFEST: b"{", SIGNATURE: b"x"})
    assert refusal(lambda: look(broken)) == "Bảng kê của gói: không đọc được."
