from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.errors import NameTaken, OtherCountry
from titian.people.models import Country, Organisation, OrganisationService, User
from titian.people.policies import Permission, may_hold, reaches


def add_organisation(
    *,
    name: str,
    country: Country,
    kind: str,
    services: Iterable[str] = (),
    fictional: bool = False,
    independent: bool = False,
    legal_aid: bool = False,
    authority: str = "",
    run_by: str = "",
    answer_within_minutes: int = 240,
    organisation_id: uuid.UUID | None = None,
    actor: User | None = None,
    actor_id: str = "",
) -> Organisation:
    """A new organisation and the needs it serves. `actor` is None for a command, which says who in `actor_id`.

    Raises NotAllowed, NameTaken, and OtherCountry when the hub does not serve its country.
    """
    if actor is not None and not reaches(actor, Permission.MANAGE_PLACES, country=country.code):
        raise NotAllowed
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
        authority=authority,
        run_by=run_by,
        answer_within_minutes=answer_within_minutes,
    )
    with transaction.atomic():
        try:
            with transaction.atomic():
                organisation.save(force_insert=True)
        except IntegrityError as error:
            if type(organisation).objects.filter(country=country, name=name).exists():
                raise NameTaken from error
            raise
        OrganisationService.objects.bulk_create(
            OrganisationService(organisation=organisation, need=need) for need in sorted(set(services))
        )
        kind_of_actor, who = ("user", str(actor.pk)) if actor is not None else ("command", actor_id)
        audit.record(kind_of_actor, who, "organisation.add", f"organisation:{organisation.pk}", {"kind": kind})
    return organisation
