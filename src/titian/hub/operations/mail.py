"""Word of new alarms: kinds, counts and the desk's address, nothing of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as ConsoleBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from titian.hub.operations.models import Alarm
from titian.hub.operations.words import get_words

log = structlog.get_logger()


def send_notice(alarms: Sequence[Alarm]) -> None:
    """To TITIAN_ALARM_MAIL_TO, or to the console where no mail server is named. A failure is logged and not repeated:
    the alarm itself stands in the desk."""
    environment = settings.TITIAN
    if not environment.alarm_mail_to:
        return
    message = EmailMessage(
        subject=f"{environment.hub_name}: {len(alarms)} new alarm(s)",
        body=write_notice(alarms),
        from_email=environment.mail_from,
        to=list(environment.alarm_mail_to),
    )
    try:
        _connect().send_messages([message])
    except (OSError, SMTPException):
        log.exception("alarm.mail.failed")


def write_notice(alarms: Sequence[Alarm]) -> str:
    counts = Counter(alarm.kind for alarm in alarms)
    lines = [f"{count} times: {get_words(kind).title} [{kind}]" for kind, count in sorted(counts.items())]
    return "\n".join([*lines, "", f"What to do is written here: {settings.TITIAN.desk_origin}/alarms/", ""])


def _connect() -> BaseEmailBackend:
    mail = settings.TITIAN.smtp
    if mail is None:
        return ConsoleBackend()
    return SmtpBackend(**mail.options, timeout=10)
