"""Who signs: lines of authority and post over a bare name, by the ways of signing of Decree 30/2020/NĐ-CP."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Signature:
    """Lines of authority and post ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), a note under them, the bare name."""

    authority: tuple[str, ...]
    name: str = ""
    note: str = ""


Way = Literal["head", "acting", "deputy", "order", "mandate"]


@dataclass(frozen=True)
class Signatory:
    """Who signs, in which own post ("Phó Chủ tịch"), and by what right: as head, Q., KT., TL. or TUQ."""

    name: str = ""
    post: str = ""
    way: Way = "head"


def signed_as(who: Signatory, head: str, *, body: str = "") -> Signature:
    """The lines for a signer under the head's post; `body` is the collective body that is signed for.

    On the head's order (TL.) or mandate (TUQ.) no line "TM." stands over the post.
    """
    posts: tuple[str, ...]
    match who.way:
        case "order":
            return signed_on_order(head, who.post, name=who.name)
        case "mandate":
            return signed_on_order(head, who.post, name=who.name, way="TUQ.")
        case "deputy":
            posts = (head, who.post)
        case "acting":
            posts = (f"Q. {head}",)
        case _:
            posts = (who.post or head,)
    return signed_for(body, *posts, name=who.name) if body else signed_by(*posts, name=who.name)


def signed_for(body: str, *posts: str, name: str = "") -> Signature:
    """For a collective body: ("Ủy ban nhân dân", "Chủ tịch") → TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH.

    With a deputy's post as well, the deputy signs for the head: TM. … / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.
    """
    return Signature((f"TM. {body}", *signed_by(*posts).authority), name)


def signed_by(post: str, deputy: str = "", *, name: str = "") -> Signature:
    """By a head (CHỦ TỊCH) or by a deputy for the head (KT. CHỦ TỊCH / PHÓ CHỦ TỊCH)."""
    return Signature((f"KT. {post}", deputy) if deputy else (post,), name)


def signed_on_order(
    post: str, signer: str, *, name: str = "", way: Literal["TL.", "TUQ."] = "TL."
) -> Signature:
    """On the head's order (TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG) or by its written authority (TUQ.)."""
    return Signature((f"{way} {post}", signer), name)
