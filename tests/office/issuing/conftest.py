"""A paper to issue, and a PDF signed as the agency's own software does."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from hoadep.office.documents.content import Issuer, Paper, Paragraph
from hoadep.office.documents.pdf import to_pdf

SIGNER = "Phạm Thị Diễm"


@pytest.fixture
def paper() -> Paper:
    return Paper(
        kind="notice",
        issuer=Issuer("Ủy ban nhân dân quận Ba Đình", "UBND", "Ba Đình"),
        subject="Về việc nhận bài dự thi",
        year=2021,
        body=(Paragraph("Các đơn vị gửi bài trước ngày 10 hằng tháng."),),
    )


@pytest.fixture(scope="session")
def signer(tmp_path_factory) -> signers.SimpleSigner:
    """A person with a key and a certificate of the person's own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SIGNER)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(190)
        .not_valid_before(_noon(date(2020, 1, 1)))
        .not_valid_after(_noon(date(2040, 1, 1)))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("signer")
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    return signers.SimpleSigner.load(str(folder / "key.pem"), str(folder / "cert.pem"))


def _noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.fixture
def signed_pdf(paper, signer) -> bytes:
    """The paper with a signature."""
    writer = IncrementalPdfFileWriter(BytesIO(to_pdf(paper)))
    meta = signers.PdfSignatureMetadata(field_name="ChuKy")
    return signers.sign_pdf(writer, meta, signer=signer).getvalue()
