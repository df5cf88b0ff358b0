"""What needs a person now: other systems that wait for a manager's yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.webhooks.models import Webhook
from titian.webhooks.states import State


def watch_own_webhooks(reader: User, now: datetime) -> Iterator[Notice]:
    """For the manager: somebody asked that another system be told of the organisation's referrals."""
    waiting = Webhook.objects.about(reader).filter(state=State.PENDING).count()
    if waiting:
        yield Notice(
            ngettext(
                "%(count)d other system would be told when a referral waits: nothing is sent until you confirm it.",
                "%(count)d other systems would be told when a referral waits: nothing is sent until you confirm it.",
                waiting,
            )
            % {"count": waiting},
            gettext("See where word would go"),
            "/organisation/webhooks/",
            "/organisation/webhooks/",
            waiting,
        )
