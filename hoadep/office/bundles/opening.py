"""Opens what somebody handed over as a bundle, and believes nothing that is not signed by a known key."""

from collections.abc import Mapping
from dataclasses import dataclass

from hoadep.office.bundles import archives, manifests, signing
from hoadep.office.bundles.archives import MANIFEST, PAYLOAD, SIGNATURE
from hoadep.office.bundles.manifests import Manifest
from hoadep.rules.verdict import Refused, not_met


@dataclass(frozen=True)
class Opened:
    """A bundle that is whole and from whom it says: its payload and the files that came with it."""

    manifest: Manifest
    payload: bytes
    files: Mapping[str, bytes]
    content: bytes


def opened(content: bytes, *, keys: Mapping[str, str], own: str) -> Opened:
    """The bundle in these bytes; `keys` are public keys by fingerprint, `own` is our fingerprint.

    Raises `Refused`: each fault has its own sentence.
    """
    if len(content) > archives.MOST_BYTES:
        most = archives.MOST_BYTES // 2**20
        raise Refused(not_met("", f"Gói nặng quá {most} MB nên hệ thống không mở."))
    files = archives.opened(content)
    if MANIFEST not in files or SIGNATURE not in files:
        raise Refused(not_met("", archives.NOT_A_BUNDLE))
    head, signature = files.pop(MANIFEST), files.pop(SIGNATURE)
    manifest = manifests.manifest_from(head)
    _require_signed(manifest, head, signature, keys)
    if manifest.recipient != own:
        raise Refused(not_met("", "Gói này gửi cho nơi khác, không phải gửi cho nơi này."))
    manifests.require_files(manifest, files)
    archives.require_as_written({MANIFEST: head, SIGNATURE: signature, **files}, content)
    payload = files.pop(PAYLOAD, None)
    if payload is None:
        raise Refused(not_met("", f"Gói thiếu tệp “{PAYLOAD}”."))
    return Opened(manifest, payload, files, content)


def _require_signed(manifest: Manifest, head: bytes, signature: bytes, keys: Mapping[str, str]) -> None:
    if manifest.sender not in keys:
        mark = signing.in_groups(manifest.sender)
        said = (
            f"Không biết nơi gửi gói này: khóa có mã đối chiếu {mark} chưa có ở trang “Khóa và nơi nhận”. "
            "Hãy gọi điện cho nơi gửi, đối chiếu mã rồi ghi khóa."
        )
        raise Refused(not_met("", said))
    if not signing.is_signed(head, signature, keys[manifest.sender]):
        raise Refused(not_met("", "Bảng kê hoặc chữ ký của gói đã bị sửa: chữ ký không khớp với nơi gửi."))
