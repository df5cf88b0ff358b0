"""What is done with a lead and with a line for help, as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.leads import forms
from titian.leads.actions.hold_back import hold_back_lead, hold_back_mention
from titian.leads.codes import KEPT_FOR, OPEN, UNCLOSED, VERIFIED_FOR, Kind, LeadState, LineState, Part, PartnerState
from titian.leads.derived_models import LeadReading
from titian.leads.disruption.steps import check_path, erase_requests, open_path, take_back
from titian.leads.edge import level
from titian.leads.errors import IdentifierGone, IdentifierThere, LeadMoved, LineMoved, NotInTheWords, PartnerEnded
from titian.leads.models import Decision, HelpLine, Lead, Mention, Partner
from titian.leads.package_codes import WhyRecalled
from titian.people.policies import Permission

KEEP: Final = Permission.KEEP_LEADS
LINES: Final = Permission.KEEP_HELP_LINES
WHY_CLOSED: Final = {
    "honest": gettext_lazy("The offer is honest, as far as we see"),
    "unfounded": gettext_lazy("Nothing shows that it leads into trafficking"),
    "handed_over": gettext_lazy("Somebody else has taken it over"),
    "stopped": gettext_lazy("The offer is gone"),
}
WHY_ERASED: Final = {
    "person": gettext_lazy("It is about a person, not about an offer"),
    "child": gettext_lazy("It leads to sexual images of children"),
}


def _decide(lead: Lead, doing: Doing, step: str, what: str) -> None:
    if doing.actor is None:
        raise NotAllowed
    given = doing.given
    Decision.objects.create(
        lead=lead, step=step, what=what, why=given.get("why", ""), against=given.get("against", ""), by=doing.actor,
        at=doing.now,
    )  # fmt: skip
    lead.expires_on = max(lead.expires_on, doing.now.date() + KEPT_FOR)


def _assess(lead: Lead, doing: Doing) -> Detail:
    lead.confidence = doing.given["confidence"]
    leads_to = doing.given.get("leads_to", "")
    _decide(lead, doing, "assess", f"{leads_to}: {lead.confidence}" if leads_to else lead.confidence)
    return {"confidence": lead.confidence}


def _say_why(step: str) -> Callable[[Lead, Doing], Detail]:
    def say(lead: Lead, doing: Doing) -> Detail:
        _decide(lead, doing, step, doing.given.get("reason", ""))
        return {}

    return say


def _freeze(lead: Lead, doing: Doing) -> Detail:
    _decide(lead, doing, "freeze", "")
    if doing.actor is not None:
        open_path(lead, by=doing.actor, at=doing.now)
    return {}


def _unfreeze(lead: Lead, doing: Doing) -> Detail:
    check_path(lead)
    return _say_why("unfreeze")(lead, doing)


def _close(lead: Lead, doing: Doing) -> Detail:
    """Of an offer that is honest, or against which nothing stands, nothing is asked any more, and nothing stays out."""
    detail = _say_why("close")(lead, doing)
    if doing.actor is None or doing.given["reason"] not in {"honest", "unfounded"}:
        return detail
    take_back(lead, by=doing.actor, at=doing.now, reason=doing.given["reason"])
    return {"recalled": hold_back_lead(lead, why=WhyRecalled.MISTAKEN, actor=doing.actor, now=doing.now)}


def _place(lead: Lead, doing: Doing) -> Detail:
    lead.country = doing.given["country"]
    LeadReading.objects.filter(lead=lead).delete()  # numbers and places are read by where it was shown
    return {"country": lead.country}


def _note(lead: Lead, doing: Doing) -> Detail:
    """An identifier that stands in the words, as somebody reads it there; whose it is, is decided apart."""
    kind, written = doing.given["kind"], doing.given["written"].strip()
    if level(written) not in level(lead.words):
        raise NotInTheWords
    mention, is_new = Mention.objects.get_or_create(
        lead=lead, kind=kind, value=make_value(kind, written), defaults={"written": written}
    )
    if not is_new:
        raise IdentifierThere
    return {"mention": str(mention.pk)}


def make_value(kind: str, written: str) -> str:
    """What two spellings of one identifier have in common. A number keeps its plus: without one its country is open."""
    plain = level(written)
    if kind == Kind.PHONE:
        return ("+" if plain.startswith("+") else "") + "".join(sign for sign in plain if sign.isdecimal())
    if kind == Kind.WALLET:
        return "".join(written.split())  # its letters count
    return plain.replace(" ", "").removeprefix("https://").removeprefix("http://").removeprefix("@").rstrip("/")


def _say_part(lead: Lead, doing: Doing) -> Detail:
    mention = lead.mentions.filter(pk=doing.given["mention"]).first()
    if mention is None:
        raise IdentifierGone
    mention.part = doing.given["part"]
    mention.save(update_fields=["part"])
    hold_back_mention(mention, actor=doing.actor, now=doing.now)
    _decide(lead, doing, "say_part", f"{mention.written}: {Part(mention.part).value}")
    return {"mention": str(mention.pk), "part": mention.part}


def _erase(lead: Lead, doing: Doing) -> Detail:
    """What went out of it is recalled first, and what was asked of partners taken back."""
    if doing.actor is not None:
        erase_requests(lead, by=doing.actor, at=doing.now)
    why = WhyRecalled.POSSIBLE_VICTIM if doing.given["reason"] == "person" else WhyRecalled.MISTAKEN
    return {"recalled": hold_back_lead(lead, why=why, actor=doing.actor, now=doing.now)}


LEAD: Final = Workflow(
    "lead",
    Lead,
    Move(
        name="assess",
        label=gettext_lazy("Assess it"),
        states=OPEN,
        to=LeadState.ASSESSED,
        permission=KEEP,
        do=_assess,
        form=forms.AssessForm,
    ),
    Move(
        name="watch",
        label=gettext_lazy("Watch whether it comes back"),
        states=frozenset({LeadState.ASSESSED}),
        to=LeadState.WATCHING,
        permission=KEEP,
        do=_say_why("watch"),
        form=forms.WhyForm,
    ),
    Move(
        name="freeze",
        label=gettext_lazy("Freeze it: people may be inside"),
        states=OPEN,
        to=LeadState.FROZEN,
        permission=KEEP,
        do=_freeze,
        form=forms.WhyForm,
    ),
    Move(
        name="unfreeze",
        label=gettext_lazy("Nobody inside is put in danger by going on"),
        states=frozenset({LeadState.FROZEN}),
        to=LeadState.ASSESSED,
        permission=KEEP,
        do=_unfreeze,
        form=forms.WhyForm,
        second_to="freeze",
    ),
    Move(
        name="close",
        label=gettext_lazy("Close it"),
        states=OPEN,
        to=LeadState.CLOSED,
        permission=KEEP,
        do=_close,
        form=forms.WhyForm,
        reasons=WHY_CLOSED,
    ),
    Move(
        name="reopen",
        label=gettext_lazy("Open it again"),
        states=frozenset({LeadState.CLOSED}),
        to=LeadState.NEW,
        permission=KEEP,
        do=_say_why("reopen"),
        form=forms.WhyForm,
    ),
    Move(
        name="place",
        label=gettext_lazy("Say where it was shown"),
        states=UNCLOSED,
        to=None,
        permission=KEEP,
        do=_place,
        form=forms.CountryForm,
    ),
    Move(
        name="note",
        label=gettext_lazy("Note an identifier"),
        states=UNCLOSED,
        to=None,
        permission=KEEP,
        do=_note,
        form=forms.IdentifierForm,
    ),
    Move(
        name="say_part",
        label=gettext_lazy("Decide whose it is"),
        states=UNCLOSED,
        to=None,
        permission=KEEP,
        do=_say_part,
        form=forms.PartForm,
    ),
    Move(
        name="erase",
        label=gettext_lazy("Delete every word of it"),
        states=frozenset(LeadState.values),
        to=GONE,
        permission=KEEP,
        do=_erase,
        reasons=WHY_ERASED,
    ),
    wrong=LeadMoved,
)


def _verify(line: HelpLine, doing: Doing) -> Detail:
    line.verified_on = doing.now.date()
    line.expires_on = line.verified_on + VERIFIED_FOR
    return {}


HELP_LINE: Final = Workflow(
    "help_line",
    HelpLine,
    Move(
        name="verify",
        label=gettext_lazy("I called it today, and all of this holds"),
        states=frozenset({LineState.PROPOSED, LineState.VERIFIED}),
        to=LineState.VERIFIED,
        permission=LINES,
        do=_verify,
        second_to="add",
    ),
    Move(
        name="withdraw",
        label=gettext_lazy("Withdraw it"),
        states=frozenset({LineState.PROPOSED, LineState.VERIFIED}),
        to=LineState.WITHDRAWN,
        permission=LINES,
    ),
    wrong=LineMoved,
)


def _end_key(partner: Partner, doing: Doing) -> Detail:
    partner.key_hash = partner.key_expires_on = None
    return {}


PARTNER: Final = Workflow(
    "lead_partner",
    Partner,
    Move(
        name="end",
        label=gettext_lazy("End it: its key counts no more"),
        states=frozenset({PartnerState.ACTIVE}),
        to=PartnerState.ENDED,
        permission=Permission.KEEP_PARTNERS,
        do=_end_key,
    ),
    wrong=PartnerEnded,
)
