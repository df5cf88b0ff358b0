"""All that a notice says, wherever it goes: that one waits, at which hub, and the desk's address.

No count, kind, level, place, organisation, name or time stands in it, nor an address from which one of them follows:
the link leads to the desk's first page, which is each reader's own.
"""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext


def say_waiting() -> str:
    """The sentence, in the language that is active."""
    return gettext("One waits for you at %(hub)s.") % {"hub": settings.TITIAN.hub_name}


def write_mail(language: str) -> tuple[str, str]:
    """Subject and text of a notice by mail."""
    with translation.override(language or settings.LANGUAGE_CODE):
        said = say_waiting()
        end = gettext("What it is stands on the desk alone. When such mails come, you choose there, on your account.")
        return said, f"{said}\n\n{settings.TITIAN.desk_origin}/\n\n{end}\n"


def write_confirmation(language: str, link: str) -> tuple[str, str]:
    """Subject and text of the mail that confirms an address."""
    with translation.override(language or settings.LANGUAGE_CODE):
        hub = settings.TITIAN.hub_name
        subject = gettext("Confirm your address for %(hub)s") % {"hub": hub}
        text = gettext(
            "Somebody gave this address for notices of %(hub)s. If it was you, open the link while you are signed in, "
            "within a day:\n\n%(link)s\n\nIf it was not, do nothing: you get no further mail."
        ) % {"hub": hub, "link": link}
        return subject, f"{text}\n"
