"""How many pages LibreOffice makes of our DOCX files, all in one run."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from pypdfium2 import PdfDocument

SOFFICE = ("soffice", "--headless", "--convert-to", "pdf")


def pages_in_libreoffice(words: Mapping[str, bytes], folder: Path) -> dict[str, int]:
    """Pages by name."""
    for name, docx in words.items():
        (folder / f"{name}.docx").write_bytes(docx)
    subprocess.run(
        [*SOFFICE, f"-env:UserInstallation=file://{folder}/profile", *(f"{name}.docx" for name in words)],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: len(PdfDocument(folder / f"{name}.pdf")) for name in words}
