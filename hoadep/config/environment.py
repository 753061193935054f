"""The three readers of the environment; a value that is not understood is refused."""

import os
from pathlib import Path

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class MisunderstoodError(ValueError):
    """An environment variable with a value that has no meaning here."""


def env(name: str, default: str = "") -> str:
    """The variable as text."""
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool) -> bool:
    """The variable as yes or no (1/0, true/false, yes/no, on/off)."""
    value = env(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise MisunderstoodError(f"{name}={value!r}: expected one of {sorted(TRUE | FALSE)}")


def env_secret(name: str, default: str = "") -> str:
    """The variable, or the content of the file that `NAME_FILE` points to."""
    path = env(f"{name}_FILE")
    return Path(path).read_text(encoding="utf-8").strip() if path else env(name, default)
