"""What a print that runs apart needs, as plain data, and the print itself."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hoadep.office.documents.certificate_templates import Template, read_template
from hoadep.office.documents.certificates import Offset, certificates
from hoadep.office.documents.letters import Progress, Row


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """Certificates ready to be printed: on which layout, what each says, how the printer is corrected."""

    layout: Template
    rows: Sequence[Row]
    offset: Offset
    data_only: bool = False

    def pdf(self, progress: Progress | None = None) -> bytes:
        """All of them as one PDF; `progress` hears (done, of how many)."""
        return certificates(
            self.layout, self.rows, progress=progress, offset=self.offset, data_only=self.data_only
        )

    def as_data(self) -> dict[str, Any]:
        """As plain data, to be kept."""
        return {
            "layout": asdict(self.layout),
            "rows": [dict(row) for row in self.rows],
            "offset": asdict(self.offset),
            "data_only": self.data_only,
        }


def from_data(data: Mapping[str, Any]) -> Sheets:
    """The sheets that plain data describe."""
    return Sheets(
        layout=read_template(data["layout"]),
        rows=data["rows"],
        offset=Offset(**data["offset"]),
        data_only=data["data_only"],
    )
