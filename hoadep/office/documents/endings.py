"""The foot of a paper: who signs, and "Nơi nhận" beside it."""

from collections.abc import Iterator

from hoadep.office.documents.blocks import Article
from hoadep.office.documents.content import Paper
from hoadep.office.documents.pieces import Columns, Line, line
from hoadep.office.documents.signers import Signature

_LEFT_PART = 0.45


def signer_lines(*signers: Signature) -> list[tuple[Line, ...]]:
    """For each signer authority and post, note, room for signature and seal, name; the names on one level."""
    most = max(len(signer.authority) for signer in signers)
    noted = any(signer.note for signer in signers)
    return [tuple(_signer(signer, most, noted=noted)) for signer in signers]


def _signer(signer: Signature, most: int, *, noted: bool) -> Iterator[Line]:
    for authority in signer.authority:
        yield line("post", authority.upper())
    if noted:
        yield line("sign_note", signer.note)
    for _ in range(most - len(signer.authority)):
        yield line("post", "")
    yield line("signer", signer.name)


def ending(paper: Paper, width: float) -> Iterator[Columns]:
    """ "Nơi nhận" at the left and the signature at the right; the secretary of minutes over "Nơi nhận"."""
    signers = [signer for signer in (paper.secretary, paper.signature) if signer]
    *over, right = signer_lines(*signers) if signers else [()]
    left = (*(over[0] if over else ()), *_sent_to(paper))
    if left or right:
        share = width / 2 if over else width * _LEFT_PART
        yield Columns((share, width - share), (left, right))


def _sent_to(paper: Paper) -> Iterator[Line]:
    if not (paper.is_of.numbered or paper.recipients):
        return
    yield line("sent_to", "Nơi nhận:")
    for recipient in (*_first(paper), *paper.recipients):
        yield line("recipient", f"- {recipient.rstrip(' ;.')};")
    yield line("recipient", f"- Lưu: {_kept_by(paper)}.")


def _first(paper: Paper) -> Iterator[str]:
    if paper.is_of.first == "above" and paper.addressees:
        yield "Như trên"
    articles = [block for block in paper.body if isinstance(block, Article)]
    if paper.is_of.first == "articles" and articles:
        yield f"Như Điều {articles[-1].number or len(articles)}"


def _kept_by(paper: Paper) -> str:
    if paper.kind == "minutes":
        return "VT, Hồ sơ"
    return f"VT, {paper.issuer.drafter}" if paper.issuer.drafter else "VT"
