"""What stands in the words of leads, read by the worker: signs, language, identifiers. Never whose an identifier is."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.db import transaction
from django.utils import timezone

from titian.leads.derived_models import LeadReading
from titian.leads.models import Lead
from titian.leads.signs import load_rules_as_set
from titian.leads.signs_codes import Unasked

if TYPE_CHECKING:
    from titian.leads.reading import Reading, Rules

log = structlog.get_logger()
AT_ONCE: Final = 200
FIELDS: Final = ("made_with", "at", "language", "script", "plain", "unasked", "content")


def read_leads(now: datetime | None = None) -> int:
    """Reads some hundred leads that were not read, or not as the rules are set now; how many. Safe to run twice."""
    if not Lead.objects.exists():
        return 0  # nothing is loaded for nothing
    rules, made_with = load_rules_as_set()
    leads = list(_list_unread()) or list(_list_old(made_with))
    made = [_read(lead, rules, made_with, now or timezone.now()) for lead in leads]
    with transaction.atomic():
        shown_in = {lead.pk: lead.country for lead in leads}
        # One that was deleted meanwhile leaves nothing behind; one that was placed elsewhere is read again.
        there = Lead.objects.select_for_update().filter(pk__in=list(shown_in)).order_by("pk")
        same = {pk for pk, country in there.values_list("pk", "country") if shown_in[pk] == country}
        LeadReading.objects.bulk_create(
            [reading for reading in made if reading.lead_id in same],
            update_conflicts=True,
            unique_fields=["lead"],
            update_fields=FIELDS,
        )
    return len(same)


def _list_unread() -> Any:  # Any: a slice of leads
    if Lead.objects.count() == LeadReading.objects.count():
        return ()
    return Lead.objects.filter(reading=None).order_by("-last_on", "pk")[:AT_ONCE]


def _list_old(made_with: str) -> Any:  # Any: as above
    old = LeadReading.objects.exclude(made_with=made_with).values_list("pk", flat=True)
    return Lead.objects.filter(pk__in=list(old[:AT_ONCE]))


def _read(lead: Lead, rules: Rules, made_with: str, now: datetime) -> LeadReading:
    from titian.leads.reading import RegionMissing, read

    try:
        reading = read(lead.words, languages=sorted(rules.signs), country=lead.country or None, rules=rules)
    except RegionMissing:
        raise
    except Exception:
        # Whatever its words do to us, those behind it are read; the page says so, and the log which one it is.
        log.exception("lead.reading.failed", lead=str(lead.pk))
        return LeadReading(lead=lead, made_with=made_with, at=now, plain="", unasked=Unasked.FAILED, content={})
    return LeadReading(
        lead=lead, made_with=made_with, at=now, language=reading.language or "", script=_name_script(reading.plain),
        plain=reading.plain, unasked=_say_unasked(reading, rules), content=_keep(reading),
    )  # fmt: skip


def _name_script(plain: str) -> str:
    from titian.instrument.languages.scripts import script_of

    letters = Counter(script for sign in plain if (script := script_of(sign)))
    return max(letters, key=lambda script: (letters[script], script)).capitalize() if letters else ""


def _say_unasked(reading: Reading, rules: Rules) -> str:
    if not reading.rules_off:
        return ""
    if reading.language is None:
        return Unasked.LANGUAGE
    return Unasked.HONEST if reading.language in rules.signs else Unasked.WORDS


def _keep(reading: Reading) -> dict[str, Any]:  # Any: JSON
    return {
        "notes": [{"code": note.code, "words": note.words} for note in reading.script_notes],
        "identifiers": [asdict(identifier) for identifier in reading.identifiers],
        "signs": [asdict(hit) for hit in reading.hits],
    }
