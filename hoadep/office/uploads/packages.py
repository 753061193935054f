"""Opens .docx and .odt, which are zip archives of XML, without trusting anything they say."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from hoadep.office.files.photos import MOST_BYTES
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.blocks import Reading, Run

MOST_MEMBERS = 3_000
MOST_UNPACKED = 150 * 2**20
MOST_OF_ONE_XML = 16 * 2**20
MOST_RATIO, RATIO_COUNTS_FROM = 200, MOST_OF_ONE_XML
MOST_DEPTH = 200

BOMB = "Tệp nén này bung ra lớn bất thường nên hệ thống không mở. Hãy chép nội dung sang tệp mới rồi gửi."
DAMAGED = "Tệp bị hỏng hoặc chưa tải lên hết. Hãy mở thử tệp trên máy, lưu lại rồi gửi lại."
HEAVY_PICTURE = "Ảnh nặng hơn 20 MB trong tệp không được đưa vào bài."
LOCKED = "Tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi gửi lại."


class Package:
    """The members of an archive, each within bounds."""

    def __init__(self, content: bytes) -> None:
        """Raises `Unreadable` for archives that are damaged, locked or would unpack to too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except Exception as fault:  # a directory of an archive may be wrong in any way
            raise Unreadable(DAMAGED) from fault
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise Unreadable(BOMB)
        if any(_is_bomb(member) for member in members):
            raise Unreadable(BOMB)
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable(LOCKED)
        self._pictures: dict[str, bytes] = {}
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str, *, at_most: int = MOST_OF_ONE_XML) -> bytes:
        """One member; the archive gives no more than the size it declares, and that is looked at first."""
        try:
            if self._zip.getinfo(name).file_size > at_most:
                raise Unreadable(BOMB)
            return self._zip.read(name)
        except Unreadable:
            raise
        except Exception as fault:  # packed bytes may be wrong in any way
            raise Unreadable(DAMAGED) from fault

    def picture(self, name: str, reading: Reading) -> Iterator[Run]:
        """A member as a picture; nothing when it is not there, and a warning when it is too heavy."""
        if name not in self.names:
            return
        if self._zip.getinfo(name).file_size > MOST_BYTES:
            reading.warn(HEAVY_PICTURE)
            return
        if name not in self._pictures:
            self._pictures[name] = self.read(name, at_most=MOST_BYTES)
        yield Run(picture=self._pictures[name])

    def xml(self, name: str) -> Element:
        """One member as XML, without document types, entities or anything fetched from elsewhere."""
        content = self.read(name)
        try:
            root: Element = ElementTree.fromstring(content, forbid_dtd=True)
        except Exception as fault:
            raise Unreadable(DAMAGED) from fault
        if _is_too_deep(root):
            raise Unreadable(BOMB)
        return root


def local(name: str) -> str:
    """A name of XML without its namespace: strict and transitional documents differ in nothing else."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name; empty when it is missing."""
    return next((value for key, value in element.items() if local(key) == name), "")


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Those of the children that have this local name."""
    return (child for child in (element if element is not None else ()) if local(child.tag) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first such child, if any."""
    return next(children(element, name), None)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    large = member.file_size > RATIO_COUNTS_FROM
    return large and member.file_size > MOST_RATIO * max(member.compress_size, 1)


def _is_too_deep(root: Element) -> bool:
    level = [root]
    for _ in range(MOST_DEPTH):
        level = [inner for element in level for inner in element]
    return bool(level)
