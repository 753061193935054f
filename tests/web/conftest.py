"""Templates of the look alone: no menu, no room, no other middleware."""

import pytest
from django.template import Context, Engine, engines

from . import gallery

LOADERS = [
    ("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", [
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ])])
]  # fmt: skip


@pytest.fixture(autouse=True)
def _look_alone(settings) -> None:
    settings.ROOT_URLCONF = f"{__package__}.addresses"
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [gallery.TEMPLATES],
            "OPTIONS": {
                "loaders": LOADERS,
                "builtins": ["hoadep.web.templatetags.hoadep", "template_partials.templatetags.partials"],
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ]


@pytest.fixture
def say():
    """Render a line of template over some values, as Hoa's request in the season."""

    def render(line: str, path: str = "/", **values: object) -> str:
        engine: Engine = engines["django"].engine
        return engine.from_string(line).render(Context({"request": gallery.request(path), **values}))

    return render
