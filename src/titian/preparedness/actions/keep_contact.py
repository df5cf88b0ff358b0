from __future__ import annotations

import re
from datetime import datetime

from django.db import IntegrityError, transaction

from titian import audit
from titian.library.contact_sheets import NUMBER
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.contact_models import ContactLine
from titian.preparedness.errors import ContactListed, ContactNumberUnfit, ContactOfAnother
from titian.workplan.models import Party


def list_own_parties(actor: User) -> list[Party]:
    """The members whose numbers the actor keeps."""
    present = Party.objects.present().filter(organisation__isnull=False).order_by("name")
    return [party for party in present if reaches(actor, Permission.KEEP_CONTACTS, organisation=party.organisation_id)]


def add_contact(*, actor: User, now: datetime, party: str, purpose: str, number: str, is_always: bool) -> ContactLine:
    """A number on the sheet; `party` is a member's code. Whoever adds it says that it answers today.

    Raises `NotAllowed`, `ContactOfAnother`, `ContactNumberUnfit`, `ContactListed`.
    """
    check_taking_part(actor, Permission.KEEP_CONTACTS)
    member = next((one for one in list_own_parties(actor) if one.code == party), None)
    if member is None:
        raise ContactOfAnother
    plain = re.sub(r"[\s().-]", "", number)
    if not re.fullmatch(NUMBER, plain):
        raise ContactNumberUnfit
    try:
        with transaction.atomic():
            line = ContactLine.objects.create(
                party=member, purpose=purpose, number=plain, is_always=is_always, checked_on=now.date()
            )
            audit.record("user", str(actor.pk), "contact_line.add", f"contact_line:{line.pk}")
    except IntegrityError as error:
        raise ContactListed from error
    return line
