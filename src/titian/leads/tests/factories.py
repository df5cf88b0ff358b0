"""The smallest lead that serves, and lines for help enough to open the public page. All of it is made up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.db import connection

from titian.leads.actions.keep_lines import add_line
from titian.leads.actions.take_offer import take_at_desk, take_from_page
from titian.leads.codes import LineFor
from titian.leads.models import HelpLine, Lead, Mention
from titian.leads.workflow import HELP_LINE, LEAD
from titian.people.models import Role, User
from titian.people.tests.factories import make_user

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)  # a Monday
OFFER: Final = "Typists wanted, 3,000 a month, write to +999 000 0101 (fictional)"
ALLOWED: Final = {"tlp": "amber+strict", "pap": "red", "purpose": "disrupt"}
WHY: Final = {"why": "It is so."}


def make_analyst() -> User:
    return make_user(Role.ANALYST)


def make_lead(words: str = OFFER, *, now: datetime = NOW, actor: User | None = None, **allowed: str) -> Lead:
    return take_at_desk(actor=actor or make_analyst(), now=now, words=words, **{**ALLOWED, **allowed})


def give(words: str = OFFER, *, now: datetime = NOW, network: str = "192.0.2.1", **allowed: str) -> None:
    take_from_page(words=words, network=network, now=now, **{**ALLOWED, **allowed})


def do(lead: Lead, name: str, *, actor: User | None = None, **given: object) -> Lead:
    return LEAD.perform(lead, name, actor=actor or make_analyst(), now=NOW, given=given)


def note(lead: Lead, written: str = "+999 000 0101", *, part: str = "", kind: str = "phone") -> Mention:
    """An identifier of the lead, with whose it is where that is said."""
    before = set(lead.mentions.values_list("pk", flat=True))
    do(lead, "note", kind=kind, written=written)
    mention = lead.mentions.exclude(pk__in=before).get()
    if part:
        do(lead, "say_part", mention=mention.pk, part=part, why=WHY["why"])
        mention.refresh_from_db()
    return mention


def make_line(name: str = "Line (fictional)", *, about: str = LineFor.PERSON, is_independent: bool = False,
              is_verified: bool = True, now: datetime = NOW) -> HelpLine:  # fmt: skip
    line = add_line(
        actor=make_analyst(), now=now, name=name, number="000-0001", about=about, is_independent=is_independent,
        country="", hours="", source="Fictional",
    )  # fmt: skip
    return HELP_LINE.perform(line, "verify", actor=make_analyst(), now=now) if is_verified else line


def open_page(now: datetime = NOW) -> None:
    make_line("Line (fictional)", now=now)
    make_line("Independent line (fictional)", is_independent=True, now=now)
    make_line("Line against images (fictional)", about=LineFor.CHILD_IMAGES, now=now)


def dump_tables() -> str:
    """Every value of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (names of our own tables)
            found += [f"{table}: {row!r}" for row in cursor.fetchall()]
    return "\n".join(found)
