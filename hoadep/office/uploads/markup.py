"""Writes blocks as light markup: **bold**, *italic*, "– " before items, ![](1) for the first picture."""

import re
from collections.abc import Iterable
from itertools import groupby

from hoadep.office.uploads.blocks import Block, Run

MOST_PICTURES = 50
_DASH = re.compile(r"[-–—•·*+]\s+")
_TOGETHER = ("item", "row")


def write(blocks: Iterable[Block]) -> tuple[str, tuple[bytes, ...]]:
    """The text and its pictures in order; of more than 50 pictures the rest is not mentioned in it."""
    pictures: list[bytes] = []
    text, before = "", None
    for block in blocks:
        line = _line(block, pictures)
        if line:
            gap = "\n" if block.kind == before and before in _TOGETHER else "\n\n"
            text += gap + line if text else line
            before = block.kind
    return text, tuple(pictures)


def _line(block: Block, pictures: list[bytes]) -> str:
    """One block in markup; its pictures are added to the others."""
    heading, line = block.kind == "heading", ""
    for mark, runs in groupby(block.runs, lambda run: "" if run.picture or heading else _mark(run)):
        piece = "".join(_picture(run.picture, pictures) if run.picture else run.text for run in runs)
        line += _stressed(re.sub("[ \t]+", " ", piece), mark)
    line = "\n".join(part.strip() for part in line.split("\n")).strip()
    if heading:
        return _stressed(line, "**")
    return f"– {_DASH.sub('', line, count=1)}" if line and block.kind == "item" else line


def _mark(run: Run) -> str:
    return ("**" if run.bold else "") + ("*" if run.italic else "")


def _picture(picture: bytes, pictures: list[bytes]) -> str:
    if len(pictures) == MOST_PICTURES:
        return ""
    pictures.append(picture)
    return f"![]({len(pictures)})"


def _stressed(text: str, mark: str) -> str:
    """The text between marks, on each of its lines, with the white space outside."""
    return re.sub(r"(?m)^(\s*)(\S.*?)(\s*)$", rf"\1{mark}\2{mark}\3", text) if mark else text
