"""Joins the small style files into the one that pages link; run it after a change of a style file.

An `@import` costs the reader's browser a second journey and two dozen requests; a build step would cost
every installation a tool. So the joined file is kept with its sources, and a test holds the two equal.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "web" / "css"
IMPORT = re.compile(r'^@import "([\w-]+\.css)";\n', re.MULTILINE)
HEAD = (
    "/* Made from all.css by hoadep.web.stylesheet. Change the files it names, then make this one again. */\n"
)


def joined(folder: Path = FOLDER) -> str:
    """The text of `all.css` with every import replaced by the file itself."""
    text = (folder / "all.css").read_text(encoding="utf-8")
    return HEAD + IMPORT.sub(lambda found: (folder / found[1]).read_text(encoding="utf-8") + "\n", text)


if __name__ == "__main__":
    (FOLDER / "site.css").write_text(joined(), encoding="utf-8")
