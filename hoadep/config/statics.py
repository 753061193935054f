"""Gathers the static files into the data folder whenever they have changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def gather_statics() -> None:
    """Run collectstatic unless the folder holds what the sources hold."""
    stamp = settings.STATIC_ROOT / ".sources"
    sources = _sources()
    if not stamp.exists() or stamp.read_text() != sources:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(sources)


def _sources() -> str:
    """One hash over the names, sizes and dates of all source files."""
    known = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            known.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return known.hexdigest()
