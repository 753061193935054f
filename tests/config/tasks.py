"""A task for a worker in a test."""

from pathlib import Path

from django_tasks import task


@task()
def write(path: str, text: str) -> None:
    """Write a file."""
    Path(path).write_text(text)
