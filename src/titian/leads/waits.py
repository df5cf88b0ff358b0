"""What of leads may need a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.leads.codes import LeadState
from titian.leads.lines import is_page_open
from titian.leads.models import HelpLine, Lead, Search, WeekRead
from titian.leads.picture_models import WaitingPicture
from titian.leads.pictures import TESSERACT, find_lacks
from titian.people.models import User

MOST_COUNTED: Final = 1_000
SOON: Final = timedelta(days=14)
WEEK: Final = timedelta(days=7)


def watch_leads(reader: User, now: datetime) -> Iterator[Notice]:
    """Leads that nobody has assessed; counted no further than a thousand."""
    new = Lead.objects.visible_to(reader).filter(state=LeadState.NEW)
    if count := new.order_by()[:MOST_COUNTED].count():
        text = ngettext("%(number)d lead is new.", "%(number)d leads are new.", count) % {"number": count}
        yield Notice(text, gettext("Read"), "/leads/", "/leads/", count)


def watch_pictures(reader: User, now: datetime) -> Iterator[Notice]:
    """Pictures that no machine of this hub can read yet, and what it lacks."""
    lacking = [language for language in TESSERACT if find_lacks(language)]
    if count := WaitingPicture.objects.filter(language__in=lacking).count():
        text = ngettext(
            "%(number)d picture waits to be read. Whoever runs the hub installs: %(packages)s.",
            "%(number)d pictures wait to be read. Whoever runs the hub installs: %(packages)s.",
            count,
        ) % {"number": count, "packages": find_lacks()}
        yield Notice(text, gettext("Leads"), "/leads/", "/leads/", count)


def watch_lines(reader: User, now: datetime) -> Iterator[Notice]:
    """Lines to be called again, and that the public page is shut for want of them."""
    lines = HelpLine.objects.visible_to(reader).good_on(now.date())
    if count := lines.filter(expires_on__lte=now.date() + SOON).count():
        text = ngettext(
            "%(number)d line for help is to be called again within two weeks, or the public page drops it.",
            "%(number)d lines for help are to be called again within two weeks, or the public page drops them.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Call"), "/leads/lines/", "/leads/lines/", count)
    if not is_page_open(now.date()):
        text = gettext("The public page takes no offers: it has too few verified lines for help.")
        yield Notice(text, gettext("Verify"), "/leads/lines/", "/leads/lines/")


def watch_weeks(reader: User, now: datetime) -> Iterator[Notice]:
    """Weeks that are over, in which somebody looked for something, and that the body has not read."""
    today = now.date()
    this = today - timedelta(days=today.weekday())
    days = Search.objects.overseen_by(reader).filter(at__date__lt=this).values_list("at__date", flat=True).distinct()
    weeks = {day - timedelta(days=day.weekday()) for day in days}
    weeks -= set(WeekRead.objects.filter(begins_on__in=weeks).values_list("begins_on", flat=True))
    if count := len(weeks):
        text = ngettext(
            "The searches of %(number)d week are to be read.", "The searches of %(number)d weeks are to be read.", count
        ) % {"number": count}
        yield Notice(text, gettext("Read"), "/leads/weeks/", "/leads/weeks/", count)
