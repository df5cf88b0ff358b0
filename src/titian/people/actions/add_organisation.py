from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import transaction

from titian import audit
from titian.people.errors import OtherCountry
from titian.people.models import Country, Organisation, OrganisationService
from titian.people.policies import may_hold


def add_organisation(
    *,
    name: str,
    country: Country,
    kind: str,
    services: Iterable[str] = (),
    fictional: bool = False,
    independent: bool = False,
    legal_aid: bool = False,
    answer_within_minutes: int = 240,
    organisation_id: uuid.UUID | None = None,
    actor_id: str = "",
) -> Organisation:
    """A new organisation and the needs it serves; raises OtherCountry when the hub does not serve its country."""
    if not may_hold(country.code):
        raise OtherCountry
    organisation = Organisation(
        id=organisation_id or uuid.uuid4(),
        name=name,
        country=country,
        kind=kind,
        fictional=fictional,
        independent=independent,
        legal_aid=legal_aid,
        answer_within_minutes=answer_within_minutes,
    )
    with transaction.atomic():
        organisation.save(force_insert=True)
        OrganisationService.objects.bulk_create(
            OrganisationService(organisation=organisation, need=need) for need in sorted(set(services))
        )
        audit.record("command", actor_id, "organisation.add", f"organisation:{organisation.pk}", {"kind": kind})
    return organisation
