"""Names of bodies, without what stands before them and tells nothing apart ("UBND", "Tập thể cán bộ")."""

import re
from typing import Final

from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line

_BEFORE: Final = (
    *("tap the", "can bo", "cong chuc", "vien chuc", "nguoi lao dong", "nhan vien", "giao vien", "hoc sinh"),
    *("nhan dan", "dang bo", "va", "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"),
)
_PREFIX: Final = re.compile(rf"(?:{'|'.join(sorted(_BEFORE, key=len, reverse=True))})\b[\s,]*")


def bare_body(name: str) -> str:
    """The body itself, without marks: "phuong ngoc ha" of "Tập thể UBND phường Ngọc Hà".

    What would leave nothing stays.
    """
    bare = fold_plain(one_line(name))
    while (found := _PREFIX.match(bare)) and (rest := bare[found.end() :].strip()):
        bare = rest
    return bare
