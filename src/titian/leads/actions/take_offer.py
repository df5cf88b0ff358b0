"""An offer that somebody passes on: one lead, however often it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.leads.codes import KEPT_FOR, MOST_UNREAD, Channel, Pap, Purpose, Tlp, choose_strictest
from titian.leads.edge import check_edge, clean, level
from titian.leads.errors import PageClosed
from titian.leads.lines import is_page_open
from titian.leads.models import Giving, Lead, Partner
from titian.people import limits
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.sealing import sha256_hex

ORDERS: Final = {"tlp": Tlp.values, "pap": Pap.values, "purpose": Purpose.values}


def take_from_page(*, words: str, tlp: str, pap: str, purpose: str, network: str, now: datetime) -> None:
    """From anybody. Nothing is kept of who it was, and the log has no line of it.

    Raises `PageClosed`, what the edge refuses, and `RateExceeded`; then nothing was stored. Only what the edge lets
    through counts for the network.
    """
    if not is_page_open(now.date()):
        raise PageClosed
    check_edge(words)
    limits.require("complaint", network, now)
    with transaction.atomic():
        let_oldest_go()
        take_words(Channel.PAGE, words, now, tlp=tlp, pap=pap, purpose=purpose)


def take_at_desk(*, actor: User, now: datetime, words: str, tlp: str, pap: str, purpose: str) -> Lead:
    """As an analyst types it in. Raises `NotAllowed` and what the edge refuses."""
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    check_edge(words)
    with transaction.atomic():
        lead = take_words(Channel.DESK, words, now, tlp=tlp, pap=pap, purpose=purpose)
        audit.record("user", str(actor.pk), "lead.add", f"lead:{lead.pk}")
    return lead


def take_one_from_partner(*, partner: Partner, words: str, tlp: str, pap: str, purpose: str, now: datetime) -> None:
    """By a partner's program. Raises what the edge refuses."""
    words = clean(words)
    check_edge(words)
    with transaction.atomic():
        take_words(Channel.API, words, now, partner, tlp=tlp, pap=pap, purpose=purpose)


def take_rows_of_file(*, partner: Partner, offers: Sequence[str], now: datetime, **given: str) -> None:
    """Within the transaction of whoever goes through the file; each has passed the edge. Some statements for all."""
    _take_all(Channel.FILE, offers, now, partner, **given)


def take_words(channel: Channel, words: str, now: datetime, partner: Partner | None = None, **given: str) -> Lead:
    """The lead of words that the edge has let through. Within a transaction."""
    return _take_all(channel, [words], now, partner, **given)[0]


def _take_all(
    channel: Channel, offers: Sequence[str], now: datetime, partner: Partner | None = None, **given: str
) -> list[Lead]:
    """The leads of the offers, each once; those that were not there are made, and what is given is counted."""
    today = now.date()
    first: dict[str, str] = {}
    times = Counter[str]()
    for words in offers:
        digest = sha256_hex(level(words).encode())
        first.setdefault(digest, words)
        times[digest] += 1
    rows = Lead.objects.select_for_update().filter(digest__in=list(first)).order_by("digest")
    known = set(rows.values_list("digest", flat=True))
    # Somebody may give one in the same moment: then theirs is the lead.
    Lead.objects.bulk_create(
        (
            Lead(words=words, digest=digest, first_on=today, last_on=today, expires_on=today, times=0, **given)
            for digest, words in sorted(first.items())
            if digest not in known
        ),
        ignore_conflicts=True,
    )
    leads = list(rows.all())
    for lead in leads:
        for name, order in ORDERS.items():
            setattr(lead, name, choose_strictest(order, getattr(lead, name), given[name]))
        lead.times += times[lead.digest]
        lead.last_on = max(lead.last_on, today)
        lead.expires_on = max(lead.expires_on, today + KEPT_FOR)
    Lead.objects.bulk_update(leads, ["times", "last_on", "expires_on", *ORDERS])
    _count_givings(leads, times, channel=channel, given_on=today, partner=partner, **given)
    return leads


def _count_givings(leads: Sequence[Lead], times: Mapping[str, int], **said: Any) -> None:  # Any: fields of a giving
    there = {row.lead_id: row for row in Giving.objects.select_for_update().filter(lead__in=leads, **said)}
    for lead in leads:
        if lead.pk in there:
            there[lead.pk].times += times[lead.digest]
    Giving.objects.bulk_update(there.values(), ["times"])
    Giving.objects.bulk_create(
        Giving(lead=lead, times=times[lead.digest], **said) for lead in leads if lead.pk not in there
    )


def let_oldest_go() -> None:
    """A flood of the public page uses up nothing but its own share: the oldest that nobody has read goes."""
    unread = Lead.objects.unread_of_page()
    if unread.count() >= MOST_UNREAD:
        oldest = unread.order_by("last_on", "pk").first()
        if oldest is not None:
            oldest.delete()
