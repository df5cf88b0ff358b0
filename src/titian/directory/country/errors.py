"""What can go wrong while a country folder is read. No Django."""

from __future__ import annotations


class DirectoryError(Exception):
    """Base of what is said of a country folder. `code` is stable; the message is a full sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class UnreadableCountry(DirectoryError):
    """A file of a country folder is missing or does not have the shape it must have."""

    def __init__(self, message: str) -> None:
        super().__init__("country.unreadable", message)


class FaultyCountry(DirectoryError):
    """The folder contradicts itself, so no directory part is built from it."""

    def __init__(self, message: str) -> None:
        super().__init__("country.faulty", message)
