"""What stands first in a bundle: what it is, from whom to whom, and the SHA-256 of every other file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from hoadep.rules.exchange_reading import Called, parsed, read_record, written
from hoadep.rules.verdict import Refused, not_met

FORMAT, VERSION = "hoadep-bundle", 1
WHERE = "Bảng kê của gói"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One file of a bundle."""

    name: Annotated[str, Called("tên tệp", most=100, least=1)]
    size: Annotated[int, Called("số byte", most=2**31)]
    sha256: Annotated[str, Called("SHA-256", most=64, least=64)]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`sender` and `recipient` are fingerprints of keys; `kind` says how to read the payload."""

    format: Annotated[str, Called("định dạng", most=20)]
    version: Annotated[int, Called("phiên bản", most=VERSION, least=1)]
    uuid: Annotated[str, Called("mã gói", uuid=True)]
    kind: Annotated[str, Called("loại gói", most=20, least=1)]
    sender: Annotated[str, Called("nơi gửi", most=64, least=64)]
    recipient: Annotated[str, Called("nơi nhận", most=64, least=64)]
    at: Annotated[datetime, Called("thời điểm gửi")]
    members: Annotated[tuple[Member, ...], Called("tệp", least=1)]


def members_of(files: Mapping[str, bytes]) -> tuple[Member, ...]:
    """The list of these files, in the order of their names."""
    return tuple(
        Member(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())
        for name, content in sorted(files.items())
    )


def manifest_from(content: bytes) -> Manifest:
    """Read a manifest. Raises `Refused`, for one of a newer version with a sentence of its own."""
    data = parsed(content, WHERE)
    if data.get("format") != FORMAT:
        raise Refused(not_met("", "Tệp này không phải là gói hồ sơ điện tử."))
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        reason = (
            f"Gói do phần mềm mới hơn lập (định dạng {version}); nơi này đọc được đến định dạng {VERSION}. "
            "Hãy cập nhật phần mềm rồi nhận lại."
        )
        raise Refused(not_met("", reason))
    return read_record(Manifest, data, WHERE)


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is signed."""
    return written(manifest)


def require_files(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Every file listed is there, unaltered, and no other. Raises `Refused` with the file's name."""
    listed = {member.name: member for member in manifest.members}
    for name in sorted(listed.keys() - files.keys()):
        raise Refused(not_met("", f"Gói thiếu tệp “{name}”."))
    for name in sorted(files.keys() - listed.keys()):
        raise Refused(not_met("", f"Gói có tệp “{name}” không nằm trong bảng kê."))
    for found in members_of(files):
        if found != listed[found.name]:
            raise Refused(not_met("", f"Tệp “{found.name}” đã bị sửa: nội dung không khớp bảng kê."))
