from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import Organisation, User
from titian.people.policies import Permission, reaches
from titian.webhooks.errors import TargetRefused, TooManyWebhooks
from titian.webhooks.models import Webhook
from titian.webhooks.states import State
from titian.webhooks.targets import Target, look_up

MOST: Final = 100


def add_webhook(*, actor: User, name: str, url: str, organisation: Organisation | None, now: datetime) -> Webhook:
    """A new webhook of the actor's country, which hears of what happens from now on; or of an organisation, which hears
    nothing until a manager of that organisation has confirmed it.

    Raises NotAllowed, TooManyWebhooks, and TargetRefused for an address the hub does not call. A name that stands for
    nothing now is taken: the other side may not be there yet.
    """
    country = organisation.country_id if organisation is not None else actor.country_code
    if country is None or not reaches(actor, Permission.MANAGE_WEBHOOKS, country=country):
        raise NotAllowed
    target = Target.parse(url, is_open=settings.TITIAN.is_demo)
    try:
        look_up(target)
    except UnicodeError as error:
        raise TargetRefused from error
    except OSError:
        pass
    if Webhook.objects.count() >= MOST:
        raise TooManyWebhooks
    with transaction.atomic():
        webhook = Webhook.objects.create(
            name=name,
            url=url,
            country_id=country,
            organisation=organisation,
            state=State.PENDING if organisation is not None else State.ACTIVE,
            created_at=now,
            created_by=actor,
            listens_from=now,
            looked_through=now,
            next_try_at=now,
        )
        audit.record_by(
            actor,
            "webhook.add",
            f"webhook:{webhook.pk}",
            {"organisation": str(organisation.pk) if organisation else "", "host": target.host[:80]},
        )
    return webhook
