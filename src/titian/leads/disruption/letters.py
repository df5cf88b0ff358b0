"""What a partner reads of a request: made once, kept as it was sent, and of nothing but what may leave."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any, Final

from django.utils import translation

from titian.leads.codes import LeadState, Part, Purpose
from titian.leads.disruption.codes import STATEMENT, UNSENT, RequestState
from titian.leads.disruption.errors import EvidenceUnreadable, MayNotGo, NamesGiver
from titian.leads.disruption.models import LeadRequest
from titian.leads.edge import check_edge, level
from titian.leads.models import Lead, Mention, Partner
from titian.leads.out import marks
from titian.leads.out.identifiers import Mention as Seen
from titian.leads.out.identifiers import Role
from titian.leads.out.rules import SENTENCES, Held, Reader, may_leave
from titian.leads.out.wordings import clear_words
from titian.sealing.encoding import canonical_json, format_instant

HASH: Final = re.compile("[0-9a-f]{64}")
MEANT: Final = {
    Purpose.WARN: marks.Purpose.WARNING,
    Purpose.DISRUPT: marks.Purpose.DISRUPTION,
    Purpose.INVESTIGATE: marks.Purpose.INVESTIGATION,
}
Content = dict[str, Any]  # Any: JSON


def read_evidence(text: str) -> str:
    """The hashes, one a line, each once. Raises `EvidenceUnreadable`."""
    hashes = list(dict.fromkeys(text.lower().split()))
    if not hashes or not all(HASH.fullmatch(each) for each in hashes):
        raise EvidenceUnreadable
    return "\n".join(hashes)


def check_words(lead: Lead | None, partner: Partner, *texts: str) -> None:
    """What somebody wrote for the partner to read. Raises what the edge refuses, and `NamesGiver`."""
    givers = Partner.objects.filter(givings__lead=lead).exclude(pk=partner.pk).distinct()
    names = [level(giver.name) for giver in givers] if lead is not None else []
    for text in texts:
        check_edge(text)
        if any(name in level(text) for name in names):
            raise NamesGiver


def check_terms(lead: Lead, partner: Partner, now: datetime) -> None:
    """Raises `MayNotGo`, with the rule's own sentence, where its givers do not allow that this partner is asked."""
    allowed = list(Purpose)[: list(Purpose).index(Purpose(lead.purpose)) + 1]
    givers = lead.givings.filter(partner__isnull=False).values_list("partner", flat=True)
    held = Held(
        marks=marks.Marks(marks.Tlp(lead.tlp), marks.Pap(lead.pap), frozenset(MEANT[each] for each in allowed)),
        state="out",
        expires_at=datetime.combine(lead.expires_on, time.min, UTC),
        given_by=frozenset(map(str, givers)),
        named=frozenset({str(partner.pk)}),
        flees=None,  # nobody has said it here: then no mark counts as wider than amber
        is_frozen=lead.state == LeadState.FROZEN,
    )
    reader = Reader(
        organisation=str(partner.pk),
        person="",
        circle="partner",
        countries=frozenset(),
        purpose=marks.Purpose.DISRUPTION,
        use=marks.Use.ACT,
        at=now,
    )
    answer = may_leave(held, reader)
    if not answer.may:
        raise MayNotGo(SENTENCES[answer.reason])


def make_content(request: LeadRequest, targets: Iterable[Mention]) -> Content:
    """What the partner will read: its form is `LetterOut` of the API. Nothing of givers, or of who works here."""
    lead = request.lead
    mentions = [Seen(row.kind, row.value, Role(row.part), row.written) for row in lead.mentions.all()] if lead else []
    with translation.override("en"):
        statement = str(STATEMENT)
    return {
        "id": str(request.pk),
        "statement": statement,
        "ask": request.ask,
        "targets": [{"kind": row.kind, "written": row.written} for row in targets],
        "rule": request.rule,
        "quote": clear_words(request.quote, "und", mentions).text,
        "evidence": request.evidence.split(),
        "basis": request.basis,
        "legal_basis": request.legal_basis,
        "seen_at": format_instant(request.looked_at),
        "days": request.days,
    }


def write_content(request: LeadRequest) -> str:
    """The same as text, in one order whoever writes it: what is hashed is what is kept."""
    return canonical_json(make_content(request, list_targets(request))).decode()


def read_sent(request: LeadRequest) -> Content | None:
    """As it was sent the last time, for its partner; None where its lead was erased."""
    if not request.content:
        return None
    found: Content = json.loads(request.content)
    return found


def read_content(request: LeadRequest) -> Content | None:
    """For the desk: as it was sent, or as it would be where it is being written; None where its lead was erased."""
    if request.content and request.state not in UNSENT:
        return read_sent(request)
    return make_content(request, list_targets(request)) if request.lead_id else None


def list_targets(request: LeadRequest) -> list[Mention]:
    return list(request.targets.order_by("kind", "value"))


def list_forced(targets: Iterable[Mention]) -> list[Mention]:
    """Those about which nothing may be asked: not an offerer's, or elsewhere of somebody under force."""
    return [
        row
        for row in targets
        if row.part != Part.OFFERER
        or Mention.objects.filter(kind=row.kind, value=row.value, part=Part.POSSIBLE_VICTIM).exists()
    ]


def tell_state(request: LeadRequest) -> str:
    """How it stands, as the partner is told: open, on_hold (do nothing until it is open again), withdrawn, closed."""
    if request.state == RequestState.WITHDRAWN:
        return "withdrawn"
    if request.state in UNSENT | {RequestState.CLOSED}:
        return "closed"  # or being written anew
    frozen = request.lead is None or request.lead.state == LeadState.FROZEN
    return "on_hold" if frozen or list_forced(list_targets(request)) else "open"
