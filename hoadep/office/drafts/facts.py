"""Reads drafts, and makes the owner's name of somebody without an account."""

import hashlib

from hoadep.office.drafts.models import Draft


def anonymous(token: str) -> str:
    """The owner that a token in the writer's cookie stands for; the token itself is never kept."""
    return "#" + hashlib.sha256(token.encode()).hexdigest()


def find(owner: str, form: str, object: str) -> Draft | None:
    """The draft that waits to be gone on with, if there is one."""
    return Draft.objects.filter(owner=owner, form=form, object=object, used_at=None).first()


def last(owner: str, form: str, object: str) -> Draft | None:
    """The draft, also one that was used and waits to be forgotten."""
    return Draft.objects.filter(owner=owner, form=form, object=object).first()


def version_seen(owner: str, form: str, object: str) -> int:
    """What a page opened now must hand back as `seen` when it saves: also counts a used draft; 0 if none."""
    kept = Draft.objects.filter(owner=owner, form=form, object=object)
    return kept.values_list("version", flat=True).first() or 0
