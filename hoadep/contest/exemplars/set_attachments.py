"""What goes to be signed beside the office's own papers: minutes of the council, and what units signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from hoadep.contest.council import documents as council_papers
from hoadep.contest.council import facts as council
from hoadep.contest.council.models import Meeting, Motion
from hoadep.contest.exemplars.models import Dossier, DossierPaper
from hoadep.contest.papers.signing import chosen_for
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files.facts import read
from hoadep.office.files.models import Stored
from hoadep.office.issuing.models import Document
from hoadep.rules.dossiers import PAPERS
from hoadep.rules.plan import Plan

MINUTES = ("bien-ban-kiem-phieu", "bien-ban-hop")


@dataclass(frozen=True)
class Attachment:
    """A paper that exists: its name, and its PDF; None where it is there on paper only."""

    name: str
    pdf: Callable[[], bytes] | None


def attachments(dossiers: Sequence[Dossier], plan: Plan, *, on: date) -> list[Attachment]:
    """All that goes with these dossiers, in the order in which it lies in the set."""
    motions = Motion.objects.filter(subject__in=[row.code for row in dossiers], meeting__isnull=False)
    meetings = Meeting.objects.filter(motions__in=motions).select_related("season").distinct()
    minutes = [one for meeting in meetings.order_by("pk") for one in _minutes(meeting, plan, on)]
    return [*minutes, *_of_units(dossiers)]


def _minutes(meeting: Meeting, plan: Plan, on: date) -> list[Attachment]:
    """The minutes as they were signed, else as they are drafted now."""
    of_meeting = Document.objects.filter(subject=meeting.code, kind="minutes", dropped_at=None)
    rows = of_meeting.select_related("signed").order_by("pk")
    signed = [(row.title, row.signed) for row in rows if row.signed]
    if signed:
        return [Attachment(f"{title} (bản ký)", partial(_page, stored)) for title, stored in signed]
    motions = list(meeting.motions.select_related("season", "meeting"))
    told = council_papers.Told(
        meeting,
        council.members_called(meeting, plan),
        list(council.sittings(motions, plan).values()),
        plan,
        chosen_for(plan, meeting.code, on=on),
    )
    drafted = council_papers.papers(told)
    return [
        Attachment(f"{council_papers.NAMES[key]}, {meeting.title} (dự thảo)", partial(to_pdf, drafted[key]))
        for key in MINUTES
        if key in drafted
    ]


def _of_units(dossiers: Sequence[Dossier]) -> list[Attachment]:
    """What units brought, dossier by dossier; one scan for several dossiers lies in the set but once."""
    rows = DossierPaper.objects.filter(dossier__in=dossiers, removed_at__isnull=True)
    found, seen = [], set()
    for row in rows.select_related("stored", "dossier__nomination__unit").order_by("dossier__code", "pk"):
        what = "; ".join(PAPERS[kind] for kind in row.kinds if kind in PAPERS)
        name = f"{row.dossier.nomination.unit.name} ({row.dossier.code}): {what}"
        if row.stored is None:
            found.append(Attachment(f"{name} (bản giấy)", None))
        elif row.stored_id not in seen:
            seen.add(row.stored_id)
            found.append(Attachment(f"{name} (bản ký)", partial(_page, row.stored)))
    return found


def _page(stored: Stored) -> bytes:
    """A scan as PDF."""
    content = read(stored)
    if stored.media_type == "application/pdf":
        return content
    drawn = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        picture.convert("RGB").save(drawn, "PDF", resolution=150)
    return drawn.getvalue()


def pages(found: Sequence[Attachment]) -> tuple[list[bytes], list[str]]:
    """The PDFs that can be put into one file, and the names of those that cannot be opened."""
    good, broken = [], []
    for one in found:
        content = one.pdf() if one.pdf else None
        if content is None:
            continue
        try:
            PdfDocument(content).close()
        except PdfiumError:
            broken.append(one.name)
        else:
            good.append(content)
    return good, broken
