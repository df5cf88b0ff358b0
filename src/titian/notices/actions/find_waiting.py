from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Exists, Min, OuterRef, Q

from titian.desk.tellings import Telling
from titian.notices.clock import find_due
from titian.notices.models import Browser, Event, Notice, Preference
from titian.notices.policies import may_receive
from titian.notices.states import Outcome
from titian.rooms import list_parts

AT_ONCE: Final = 200  # rows of a source in one round; the rest comes with the next, a few seconds later


def find_waiting(now: datetime) -> int:
    """A notice for each channel of everyone who is to hear of something that waits now; how many events were new.

    Event and notices are stored together, once for each thing. Nobody hears of what began before they turned a channel
    on. Where no account has one on, nothing is looked for.
    """
    begun = [
        Preference.objects.aggregate(since=Min("mail_since"))["since"],
        Browser.objects.aggregate(since=Min("added_at"))["since"],
    ]
    since = min((one for one in begun if one is not None), default=None)
    if since is None:
        return 0
    return sum(_add(source, row, now) for source in list_parts(Telling) for row in _list_new(source, now, since))


def end_waiting(now: datetime) -> int:
    """Closes what waits no more, and drops what would still have been sent about it; how many events that were."""
    ended = 0
    for source in list_parts(Telling):
        open_ones = Event.objects.open().filter(kind=source.kind)
        still = source.waiting(now).filter(**{source.thing: OuterRef("thing")})
        over = list(open_ones.filter(~Exists(still)).values_list("pk", flat=True)[:AT_ONCE])
        if not over:
            continue
        with transaction.atomic():
            Event.objects.open().filter(pk__in=over).update(over_at=now)
            dropped = Notice.objects.waiting().filter(event__in=over)
            dropped.update(outcome=Outcome.DROPPED, problem="over", settled_at=now)
        ended += len(over)
    return ended


def _list_new(source: Telling, now: datetime, since: datetime) -> list[Any]:  # Any: rows of the source
    """What waits since then and was not told of, or has waited no more and waits again."""
    told = Event.objects.filter(kind=source.kind, thing=OuterRef(source.thing)).exclude(
        _is_of_before(source, OuterRef("waits_since"))
    )
    rows = source.waiting(now).filter(~Exists(told), waits_since__gte=since)
    return list(rows.order_by("waits_since")[:AT_ONCE])


def _is_of_before(source: Telling, waits_since: datetime | OuterRef) -> Q:
    """Events about an earlier wait of the same thing."""
    ended = Q(over_at__isnull=False, over_at__lt=waits_since)
    return ended | Q(happened_at__lt=waits_since) if source.tells_each_time else ended


def _add(source: Telling, row: Any, now: datetime) -> bool:  # Any: as above
    """False when another process was quicker."""
    is_urgent = source.is_urgent(row)
    listeners = [account for account in source.find_listeners(row) if may_receive(account)]
    wishes = {one.account_id: one for one in Preference.objects.filter(account__in=listeners)}
    browsers = list(Browser.objects.filter(account__in=listeners, added_at__lte=row.waits_since))
    try:
        with transaction.atomic():
            thing = getattr(row, source.thing)
            Event.objects.filter(_is_of_before(source, row.waits_since), kind=source.kind, thing=thing).delete()
            event = Event.objects.create(
                kind=source.kind,
                thing=thing,
                happened_at=row.waits_since,
                found_at=now,
                is_urgent=is_urgent,
            )
            by_mail = [
                Notice(event=event, account_id=wish.account_id, due_at=find_due(wish, now, is_urgent=is_urgent))
                for wish in wishes.values()
                if wish.mail_since is not None and wish.mail_since <= row.waits_since
            ]
            by_push = [
                Notice(
                    event=event,
                    account_id=browser.account_id,
                    browser=browser,
                    due_at=find_due(
                        wishes.get(browser.account_id) or Preference(account_id=browser.account_id),
                        now,
                        is_urgent=is_urgent,
                    ),
                )
                for browser in browsers
            ]
            Notice.objects.bulk_create([*by_mail, *by_push])
    except IntegrityError:
        return False
    return True
