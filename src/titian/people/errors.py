"""What can go wrong with accounts, organisations and stations."""

from __future__ import annotations


class PeopleError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader."""

    code = "people.error"
    message = "This could not be added."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class OtherCountry(PeopleError):
    code = "country.other"
    message = "This hub serves one country. What belongs to another country is kept on that country's hub."
