"""The archive of a bundle: a ZIP without compression, the same bytes for the same content everywhere."""

import io
import stat
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line

MANIFEST, SIGNATURE, PAYLOAD = "manifest.json", "manifest.sig", "payload.json"
MOST_BYTES = 200 * 2**20
MOST_MEMBERS = 20_000
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3

NOT_A_BUNDLE = "Tệp này không phải là gói hồ sơ điện tử, hoặc chưa tải lên hết."
BOMB = "Gói bung ra lớn bất thường nên hệ thống không mở."


def archived(files: Mapping[str, bytes]) -> bytes:
    """The files as one archive: manifest and signature first, then by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files, key=lambda name: (name not in (MANIFEST, SIGNATURE), name)):
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.external_attr, member.create_system = _PLAIN_FILE, _UNIX
            archive.writestr(member, files[name])
    return content.getvalue()


def opened(content: bytes) -> dict[str, bytes]:
    """The files of an archive. Raises `Refused` for any that this product cannot have written.

    What a signature does not cover (dates, comments, bytes between the files) must be as `archived` writes
    it, so that one altered byte anywhere is found; see `require_as_written`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except Exception as fault:  # the directory of an archive may be wrong in any way
        raise Refused(not_met("", NOT_A_BUNDLE)) from fault
    _require_sound(members, len(content))
    try:
        return {member.filename: archive.read(member) for member in members}
    except Exception as fault:  # so may its members
        raise Refused(not_met("", "Gói bị hỏng hoặc đã bị sửa: có tệp bên trong không đọc được.")) from fault


def require_as_written(files: Mapping[str, bytes], content: bytes) -> None:
    """Raises `Refused` when the archive has bytes that packing these files would not give."""
    if archived(files) != content:
        raise Refused(not_met("", "Gói đã bị sửa: phần vỏ của tệp nén không như nơi gửi đã lập."))


def _require_sound(members: list[zipfile.ZipInfo], size: int) -> None:
    """No path that leads elsewhere, no name twice, and nothing that takes more room than it came with."""
    for member in members:
        if not _stays_inside(member.orig_filename):
            said = one_line(member.orig_filename)[:60]
            raise Refused(not_met("", f"Gói có tệp “{said}” trỏ ra ngoài thư mục của gói; gói bị từ chối."))
    doubled = [name for name, many in Counter(member.filename for member in members).items() if many > 1]
    if doubled:
        raise Refused(not_met("", f"Gói có hai tệp cùng tên “{one_line(doubled[0])[:60]}”."))
    unpacked = sum(member.file_size for member in members)
    if unpacked > size or len(members) > MOST_MEMBERS:
        raise Refused(not_met("", BOMB))


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    parts_plain = name == str(path) and ".." not in path.parts and name != "."
    return parts_plain and not path.is_absolute() and not set(name) & set("\\:\0")
