"""The demo's shortcut to a phone: what *Add this phone* gives the officer, said on the terminal that serves."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from titian.desk.errors import Refused
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.people.models import User

OFFICER: Final = "officer"


def make_phone_link() -> str | None:
    """A link that adds one phone in the demo officer's name, for ten minutes; None where it cannot be made."""
    officer = User.objects.filter(username=OFFICER).first()
    if officer is None:
        return None
    try:
        return create_enrolment_code(actor=officer, officer=officer, now=timezone.now()).link
    except Refused:
        return None


def make_phone_line() -> str | None:
    """The link as it is said to somebody at that terminal alone: in a log it would be of no use to anybody."""
    link = make_phone_link()
    how = "(adds one for officer, within ten minutes; then the desk's *Add this phone* does)"
    return link and f"Phone  {link}\n       {how}"
