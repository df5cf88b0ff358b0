from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import Check
from titian.audit.things import Thing
from titian.desk.jobs import Job
from titian.desk.overview import ADMINISTRATION_ROWS, Panel
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import Pages, Room
from titian.webhooks.checks import find_failed_deliveries
from titian.webhooks.waits import watch_own_webhooks

ROOM: Final = Room(
    Pages("titian.webhooks.urls"),
    Way(
        label=gettext_lazy("Word to other systems"),
        address="/organisation/webhooks/",
        permission=Permission.ANSWER_REFERRALS,
        rank=95,
    ),
    Wait(  # a manager of an independent body has no referrals
        what=gettext_lazy("where word of your referrals goes"),
        permission=Permission.CONFIRM_WEBHOOKS,
        besides=Permission.ANSWER_REFERRALS,
        find=watch_own_webhooks,
        rank=80,
    ),
    Panel(ADMINISTRATION_ROWS, 20, "webhooks/parts/row.html", lambda reader: {}),
    Check("delivery.failed", find_failed_deliveries),
    Job("webhooks.announce", 3, "titian.webhooks.actions.announce_events:announce_events"),
    Job("webhooks.forget", 3600, "titian.webhooks.actions.forget_old_deliveries:forget_old_deliveries"),
    Thing("webhook"),
)
