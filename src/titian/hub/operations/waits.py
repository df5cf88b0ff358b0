"""What needs a person now: alarms nobody looks after, the worker, and the hub's own keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.hub.operations.checks import find_overdue_worker
from titian.hub.operations.health import BACKUP_STALE_AFTER, find_last_backup
from titian.hub.operations.models import Alarm
from titian.hub.templatetags.desk import say_span
from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.people.models import User


def watch_hub(reader: User, now: datetime) -> Iterator[Notice]:
    """Alarms nobody looks after, the worker, and the hub's own keys."""
    try:
        get_hub_identity()
    except LibraryError:
        yield Notice(
            gettext("The keys of the hub are missing or do not fit together: no phone can be added.")
            if settings.HUB_KIND.has_phones
            else gettext("The hub\u2019s keys are missing or do not fit together."),
            gettext("See the settings"),
            "/settings/#keys",
            "/settings/",
            is_urgent=True,
        )
    alarms = Alarm.objects.visible_to(reader).unseen().count()
    if alarms:
        yield Notice(
            ngettext(
                "%(count)d alarm is looked after by nobody yet.",
                "%(count)d alarms are looked after by nobody yet.",
                alarms,
            )
            % {"count": alarms},
            gettext("See the alarms"),
            "/alarms/",
            "/alarms/",
            alarms,
            is_urgent=True,
        )
    yield from _say_backup(now)
    if not alarms and any(find_overdue_worker(now)):  # a worker that has stopped cannot raise an alarm itself
        yield Notice(
            gettext("The worker has stopped: referrals are not passed on in time.")
            if settings.HUB_KIND.has_phones
            else gettext("The worker has stopped: what it does by the clock waits."),
            gettext("See the alarms"),
            "/alarms/",
            "/alarms/",
            is_urgent=True,
        )


def _say_backup(now: datetime) -> Iterator[Notice]:
    """Said of a demo too, where it raises no alarm: nothing is quiet while one broken disk would lose it all."""
    last = find_last_backup()
    if last is None:
        text = gettext("There is no backup yet: if this machine is lost, what it holds is lost.")
    elif now - last.made_at > BACKUP_STALE_AFTER:
        text = gettext("The next backup is overdue: the last one was made %(age)s ago.") % {
            "age": say_span(now - last.made_at)
        }
    else:
        return
    is_urgent = not settings.TITIAN.is_demo
    yield Notice(text, gettext("See where backups go"), "/settings/", "/settings/", is_urgent=is_urgent)
