"""What somebody is told of their own notices, as the desk's overviews say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext

from titian.desk.waiting import Notice
from titian.notices.models import Preference
from titian.people.models import User


def watch_own_address(reader: User, now: datetime) -> Iterator[Notice]:
    """An address that the mail server refused: its owner would go on waiting for word."""
    if Preference.objects.filter(account=reader, refused_at__isnull=False).exists():
        yield Notice(
            gettext("Your address for notices was refused."),
            gettext("Check it, and give it again"),
            "/account/notices/#mail",
            "/account/notices/",
        )
