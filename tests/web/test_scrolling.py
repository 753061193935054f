"""What may scroll sideways on a narrow screen can be reached and moved by the keyboard, and has a name."""

import re
from pathlib import Path

from django.conf import settings

WRAPS = re.compile(r'<\w+[^>]*class="[^"]*\b(?:table|board)-wrap\b[^>]*>')
WANTED = ('tabindex="0"', 'role="region"', 'aria-label="')


def wraps() -> list[tuple[str, str]]:
    """Each opening tag of such a place, with the template that has it."""
    templates = sorted(Path(settings.PROJECT, "hoadep").rglob("templates/**/*.html"))
    return [(path.name, tag) for path in templates for tag in WRAPS.findall(path.read_text("utf-8"))]


def test_every_wide_table_can_be_scrolled_by_the_keyboard():
    found = wraps()
    assert len(found) > 30
    assert [(name, tag) for name, tag in found if not all(part in tag for part in WANTED)] == []
