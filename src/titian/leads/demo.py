"""The demo's leads and lines for help. All of it is made up and says so: no number here is anybody's."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.leads.actions.keep_lines import add_line
from titian.leads.actions.set_rules import say_brought
from titian.leads.actions.take_offer import take_at_desk
from titian.leads.codes import Kind, LineFor, Pap, Part, Purpose, Tlp
from titian.leads.models import HelpLine, Lead
from titian.leads.workflow import HELP_LINE, LEAD
from titian.people.models import User

LINES: Final = (
    ("Demo line for people in danger (fictional)", "000-0001", LineFor.PERSON, False),
    ("Demo independent line (fictional)", "000-0002", LineFor.PERSON, True),
    ("Demo line against images of abuse (fictional)", "https://line.example/", LineFor.CHILD_IMAGES, True),
)
NUMBER: Final = "+999 000 0101"
OFFERS: Final = (
    f"(fictional) Typists wanted, no experience, 3,000 a month, room and flight paid. Start this week: {NUMBER}",
    f"(fictional) Receptionists for a hotel at the river, free board, no papers needed. Write {NUMBER}",
    "(fictional) Welder, two years of experience, contract from the labour office, fee paid by the employer.",
)

CAMPAIGNS: Final = (
    "(fictional) Our lantern house by the old ferry needs people who chat with customers until the lamps are lit. "
    "No experience, flight and room paid, {} a month. A processing fee of 500 is paid before you start. Write {}",
    "(fictional) The moonlight pier hotel seeks receptionists who smile at the river from noon to night. "
    "{} a month, we arrange your visa and ticket, answer today. Only by telegram: @demo_moonlight, or {}",
    "(fictional) Orchard on the windy hill, two seasons of picking pears with a contract from the labour office. "
    "{} a month, the employer pays the fee, Sundays are free. Ask for the head gardener, {}",
)
PAYS: Final = ("2,500", "3,000", "3,800", "4,200")
ADS: Final = 100


@transaction.atomic
def make_leads(demo: Demo) -> None:
    """Three verified lines, so that the public page is open; three offers, two of one offerer, and three tellings that
    were copied with other pay and numbers, which the worker reads and gathers. Nothing where they are there already."""
    if Lead.objects.exists() or HelpLine.objects.exists():
        return
    now = timezone.now()
    first, second = (User.objects.get(username=name) for name in ("analyst", "second-analyst"))
    for name, number, about, is_independent in LINES:
        line = add_line(
            actor=first, now=now, name=name, number=number, about=about, is_independent=is_independent, country="",
            hours="", source="Fictional: made for the demo",
        )  # fmt: skip
        HELP_LINE.perform(line, "verify", actor=second, now=now)
    for words in OFFERS:
        lead = take_at_desk(
            actor=first, now=now, words=words, tlp=Tlp.AMBER_STRICT, pap=Pap.RED, purpose=Purpose.DISRUPT
        )
        if NUMBER not in words:
            continue
        LEAD.perform(lead, "note", actor=first, now=now, given={"kind": Kind.PHONE, "written": NUMBER})
        told = {"part": Part.OFFERER, "why": "Fictional: it stands where to apply", "mention": lead.mentions.get().pk}
        LEAD.perform(lead, "say_part", actor=first, now=now, given=told)
    copies = (words.format(pay, f"+999 000 02{number:02}") for words in CAMPAIGNS for number, pay in enumerate(PAYS))
    for words in copies:
        take_at_desk(actor=first, now=now, words=words, tlp=Tlp.AMBER_STRICT, pap=Pap.RED, purpose=Purpose.DISRUPT)
    # So that signs show in the demo. Nobody has brought an ad.
    say_brought(
        actor=User.objects.get(username="regional-office"), now=now, country="TH", town="", language="en", ads=ADS,
        why="Fictional: made for the demo",
    )  # fmt: skip
