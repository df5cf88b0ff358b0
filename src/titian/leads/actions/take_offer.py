"""An offer that somebody passes on: one lead, however often it comes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

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
        _let_oldest_go()
        _take(Channel.PAGE, words, now, tlp=tlp, pap=pap, purpose=purpose)


def take_at_desk(*, actor: User, now: datetime, words: str, tlp: str, pap: str, purpose: str) -> Lead:
    """As an analyst types it in. Raises `NotAllowed` and what the edge refuses."""
    if not reaches(actor, Permission.KEEP_LEADS):
        raise NotAllowed
    check_edge(words)
    with transaction.atomic():
        lead = _take(Channel.DESK, words, now, tlp=tlp, pap=pap, purpose=purpose)
        audit.record("user", str(actor.pk), "lead.add", f"lead:{lead.pk}")
    return lead


def take_one_from_partner(*, partner: Partner, words: str, tlp: str, pap: str, purpose: str, now: datetime) -> None:
    """By a partner's program. Raises what the edge refuses."""
    words = clean(words)
    check_edge(words)
    with transaction.atomic():
        _take(Channel.API, words, now, partner, tlp=tlp, pap=pap, purpose=purpose)


def take_row_of_file(*, partner: Partner, words: str, tlp: str, pap: str, purpose: str, now: datetime) -> None:
    """Within the transaction of whoever goes through the file. Raises what the edge refuses."""
    words = clean(words)
    check_edge(words)
    _take(Channel.FILE, words, now, partner, tlp=tlp, pap=pap, purpose=purpose)


def _take(channel: Channel, words: str, now: datetime, partner: Partner | None = None, **given: str) -> Lead:
    today = now.date()
    digest = sha256_hex(level(words).encode())
    lead = Lead.objects.select_for_update().filter(digest=digest).first()
    if lead is None:
        try:
            with transaction.atomic():
                lead = Lead.objects.create(
                    words=words, digest=digest, first_on=today, last_on=today, expires_on=today + KEPT_FOR, times=0,
                    **given,
                )  # fmt: skip
        except IntegrityError:  # somebody gave it in the same moment
            lead = Lead.objects.select_for_update().get(digest=digest)
    giving, _ = Giving.objects.get_or_create(
        lead=lead, partner=partner, channel=channel, given_on=today, **given, defaults={"times": 0}
    )
    giving.times += 1
    giving.save(update_fields=["times"])
    for name, order in ORDERS.items():
        setattr(lead, name, choose_strictest(order, getattr(lead, name), given[name]))
    lead.times += 1
    lead.last_on = max(lead.last_on, today)
    lead.expires_on = max(lead.expires_on, today + KEPT_FOR)
    lead.save(update_fields=["times", "last_on", "expires_on", *ORDERS])
    return lead


def _let_oldest_go() -> None:
    """A flood of the public page uses up nothing but its own share: the oldest that nobody has read goes."""
    unread = Lead.objects.unread_of_page()
    if unread.count() >= MOST_UNREAD:
        oldest = unread.order_by("last_on", "pk").first()
        if oldest is not None:
            oldest.delete()
