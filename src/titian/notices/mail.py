"""One mail, through Django, to a server that may be slow, down, or of another opinion.

Without a mail server the mail is printed where the worker logs, without its address: a demo on one machine.
"""

from __future__ import annotations

import re
import smtplib
import socket
import threading
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as ConsoleBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from titian.notices.errors import AddressRefused, NotSent

STEP_SECONDS: Final = 5.0
"""How long connecting, and each wait for bytes, may take."""
WHOLE_SECONDS: Final = 10.0
"""How long everything may take, however slowly the server dribbles."""
# What a server answers when nobody is behind an address. Where it says more (RFC 3463), that holds: the plain codes
# also stand for a sender it does not take mail from.
NOBODY_THERE: Final = frozenset({550, 551, 553, 556})
_SAID_MORE: Final = re.compile(rb"(\d\.\d{1,3}\.\d{1,3})\b")
_NO_SUCH_ADDRESS: Final = b"5.1."


def can_mail() -> bool:
    """Whether notices go out by mail here; in the demo they are printed."""
    return settings.TITIAN.smtp is not None or settings.TITIAN.is_demo


def send(address: str, subject: str, text: str, message_id: str) -> None:
    """Returns once the server has taken it. Raises `AddressRefused`, else `NotSent` with one word.

    The same `message_id` for the same notice: where one comes twice, a mailbox can tell.
    """
    message = EmailMessage(
        subject,
        text,
        settings.TITIAN.mail_from,
        to=[address] if settings.TITIAN.smtp is not None else [],
        bcc=[address] if settings.TITIAN.smtp is None else [],  # in no header of what is printed
        headers={
            "Message-ID": f"<{message_id}@{settings.TITIAN.desk_origin.host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    watch = _Watch()
    timer = threading.Timer(WHOLE_SECONDS, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        _connect(watch).send_messages([message])
    except OSError as error:  # all that smtplib raises, and all that sockets do
        if not watch.is_taken:  # a server that took it and then forgot its manners took it
            # Without its cause: what a server answers may repeat the address.
            raise _name(error, is_cut=watch.is_cut) from None
    finally:
        timer.cancel()


def _name(error: OSError, *, is_cut: bool) -> NotSent:
    if is_cut or isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return NotSent("slow")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = error.recipients.values()
        is_nobody = bool(answers) and all(_says_nobody(code, words) for code, words in answers)
        return AddressRefused("nobody") if is_nobody else NotSent("refused")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return NotSent("password")
    return NotSent("refused" if isinstance(error, smtplib.SMTPResponseException) else "unreachable")


def _says_nobody(code: int, words: bytes) -> bool:
    said_more = _SAID_MORE.match(words)
    return said_more[1].startswith(_NO_SUCH_ADDRESS) if said_more else code in NOBODY_THERE


class _Watch:
    """Ends a talk with the server from another thread, whatever it is waiting for, and knows how far it had come."""

    def __init__(self) -> None:
        self.talk: smtplib.SMTP | None = None
        self.is_cut = False
        self.is_taken = False

    def cut(self) -> None:
        self.is_cut = True
        held: socket.socket | None = getattr(self.talk, "sock", None)
        if held is not None:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                held.close()


class _WatchedBackend(SmtpBackend):
    """Django's own, which lets the watch know what it talks through before it waits for the first word."""

    def __init__(self, watch: _Watch, **options: Any) -> None:  # Any: Django's own options
        super().__init__(**options)
        self.watch = watch

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        base: type[smtplib.SMTP] = super().connection_class
        watch = self.watch

        class Watched(base):  # type: ignore[valid-type, misc]  # one of the two that Django chose
            def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as smtplib has them
                watch.talk = self
                super().__init__(*args, **kwargs)

            def sendmail(self, *args: Any, **kwargs: Any) -> Any:  # Any: as above
                refused = super().sendmail(*args, **kwargs)
                watch.is_taken = True
                return refused

        return Watched


def _connect(watch: _Watch) -> BaseEmailBackend:
    mail = settings.TITIAN.smtp
    if mail is None:
        return ConsoleBackend()
    return _WatchedBackend(watch, **mail.options, timeout=STEP_SECONDS)
