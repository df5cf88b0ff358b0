from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from titian import audit
from titian.people.actions.invite import NewLink, make_invitation
from titian.people.errors import BodyUnclear
from titian.people.models import Invitation, Organisation
from titian.people.roles import Role


def recover_body(*, name: str | None) -> NewLink:
    """A one-time link made on the server: a new manager for an independent body whose members cannot get in any more.

    Nobody who is there is moved or let back in; they all see on their page that the server made the link. Without a
    name it is the only open body there is. Raises `BodyUnclear`.
    """
    bodies = Organisation.objects.open().filter(kind=Organisation.Kind.OVERSIGHT)
    if name is not None:
        bodies = bodies.filter(name=name.strip())
    with transaction.atomic():
        found = list(bodies.select_for_update().order_by("name"))
        if not found:
            raise BodyUnclear(gettext("There is no independent body, or none of this name, that is open."))
        if len(found) > 1:
            names = ", ".join(one.name for one in found)
            raise BodyUnclear(
                gettext("There are several independent bodies: %(names)s. Name one with --body.") % {"names": names}
            )
        made = make_invitation(
            kind=Invitation.Kind.JOIN,
            role=Role.OVERSIGHT,
            organisation=found[0],
            station=None,
            is_manager=True,
            invited_by=None,
            account=None,
            now=timezone.now(),
        )
        audit.record(
            "command",
            "recover-body",
            "invitation.make",
            f"invitation:{made.invitation.pk}",
            {"role": Role.OVERSIGHT.value, "is_manager": True},
        )
    return made
