"""Workbooks as other programs write them."""

import io
import re
import zipfile

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OVERRIDE = (
    f'<Override PartName="/{STRINGS}" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
INLINE = re.compile(r'<c ([^>]*)t="inlineStr"([^>]*)><is>(.*?)</is></c>', re.S)


def rewritten(content, change, *, part=SHEET, added=None):
    """The workbook with the XML of one part changed, and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == part else text)
        for name, text in (added or {}).items():
            new.writestr(name, text)
    return out.getvalue()


def with_shared_strings(content, rich):
    """The workbook with its words apart from its sheet, as Excel keeps them; `rich` are those in runs."""
    strings = []

    def apart(found):
        before, after, text = found.groups()
        words = re.sub("<[^>]*>", "", text)
        strings.append(f"<si>{rich.get(words, text)}</si>")
        return f'<c {before}t="s"{after}><v>{len(strings) - 1}</v></c>'

    content = rewritten(content, lambda xml: INLINE.sub(apart, xml))
    sst = f'<sst xmlns="{NAMESPACE}">{"".join(strings)}</sst>'
    return rewritten(
        content,
        lambda xml: xml.replace("</Types>", OVERRIDE),
        part="[Content_Types].xml",
        added={STRINGS: sst},
    )
