from __future__ import annotations

from smtplib import SMTPException
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext

from titian import audit
from titian.people.errors import MailNotSent

if TYPE_CHECKING:
    from titian.people.actions.invite import NewLink
    from titian.people.models import User

log = structlog.get_logger()


def mail_link(*, actor: User, made: NewLink, address: str) -> None:
    """Sends an invitation's link where the hub has a mail server. The address is kept nowhere, not in the log either.

    Raises `MailNotSent`; the link goes on working and can be handed over in another way.
    """
    hub = settings.TITIAN.hub_name
    text = gettext(
        "You are invited to %(hub)s as %(role)s.\n\n%(link)s\n\nThe link opens once, until %(until)s UTC. Whoever "
        "opens it first has the account, so pass it on to nobody. If you did not expect it, tell the person who runs "
        "the hub."
    ) % {
        "hub": hub,
        "role": made.invitation.get_role_display(),
        "link": made.link,
        "until": f"{made.expires_at:%Y-%m-%d %H:%M}",
    }
    subject = gettext("Your invitation to %(hub)s") % {"hub": hub}
    try:
        send_mail(subject, text, settings.TITIAN.mail_from, [address])
    except (OSError, SMTPException) as problem:
        # What the server answers may repeat the address: only its kind is noted.
        log.warning("invitation.mail.failed", problem=type(problem).__name__)
        raise MailNotSent from None
    audit.record_by(actor, "invitation.mail", f"invitation:{made.invitation.pk}")
