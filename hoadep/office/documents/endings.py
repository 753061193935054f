"""The foot of a paper: who signs, and "Nơi nhận" beside it."""

from collections.abc import Iterator

from hoadep.office.documents.blocks import Article
from hoadep.office.documents.content import Paper
from hoadep.office.documents.pieces import Columns, Line, line
from hoadep.office.documents.signers import Signature

_LEFT_PART = 0.45


def signer_lines(signature: Signature) -> Iterator[Line]:
    """Authority and post, the note, room for signature and seal, the name."""
    for authority in signature.authority:
        yield line("post", authority.upper())
    if signature.note:
        yield line("sign_note", signature.note)
    yield line("signer", signature.name)


def ending(paper: Paper, width: float) -> Iterator[Columns]:
    """ "Nơi nhận" at the left and the signature at the right; the secretary of minutes over "Nơi nhận"."""
    sent = tuple(_sent_to(paper))
    left = (*(signer_lines(paper.secretary) if paper.secretary else ()), *sent)
    right = tuple(signer_lines(paper.signature)) if paper.signature else ()
    if left or right:
        share = width / 2 if paper.secretary else width * _LEFT_PART
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
