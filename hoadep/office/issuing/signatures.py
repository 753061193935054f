"""Reads the signatures of a PDF that was signed outside: by whom, when, and whether it is unaltered."""

from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, kw_only=True)
class Signed:
    """One signature: `intact` when what it covers is unaltered, `whole` when it covers the whole file.

    Whether the signer's certificate comes from a known authority is not judged here: that needs its roots.
    """

    signer: str
    when: str
    intact: bool
    whole: bool

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


class Altered(ValueError):
    """A signed PDF was changed after it was signed, or its signature cannot be read."""


def signatures_of(content: bytes) -> tuple[Signed, ...]:
    """The signatures of a PDF, none for one without. Raises `Altered`, in words for the reader."""
    if b"/ByteRange" not in content:
        return ()
    try:
        found = tuple(_read(signature) for signature in PdfFileReader(BytesIO(content)).embedded_signatures)
    except (PdfError, SignatureValidationError, SigningError, ValueError, KeyError, TypeError) as fault:
        raise Altered("Không đọc được chữ ký số của tệp: tệp hỏng hoặc đã bị sửa sau khi ký.") from fault
    broken = [signed for signed in found if not signed.intact]
    if broken:
        who = ", ".join(signed.signer for signed in broken)
        raise Altered(f"Tệp đã bị sửa sau khi {who} ký: nội dung không khớp chữ ký số. Hãy lấy lại bản gốc.")
    if not found:
        raise Altered("Tệp có dấu vết chữ ký số nhưng không còn chữ ký nào đọc được. Hãy lấy lại bản gốc.")
    return found


def _read(signature: Any) -> Signed:
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[], allow_fetching=False))
    signed_at = (
        status.timestamp_validity.timestamp if status.timestamp_validity else status.signer_reported_dt
    )
    return Signed(
        signer=status.signing_cert.subject.native.get(
            "common_name", status.signing_cert.subject.human_friendly
        ),
        when=signed_at.isoformat() if signed_at else "",
        intact=bool(status.intact and status.valid),
        whole=status.coverage is not None and status.coverage.name == "ENTIRE_FILE",
    )
