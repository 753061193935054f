"""The answer to a file that cannot be used."""


class Unreadable(Exception):
    """A file from outside that is refused; `message` tells its sender in Vietnamese why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
