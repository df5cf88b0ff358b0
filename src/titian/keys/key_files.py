"""What the actions on an organisation's key share: finding it under its lock, and looking at what a browser sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from titian.desk.errors import NotAllowed
from titian.keys.errors import KeyFileMalformed, KeyUnknown, NoOrganisation
from titian.keys.policies import may_make_key
from titian.people.models import Organisation, OrganisationKey
from titian.sealing import AGE_HEADER

if TYPE_CHECKING:
    from titian.people.models import User

MAX_FILE: Final = 16_000  # bytes
# An age file locked with a passphrase. The private key itself, or a file for another key, is not taken.
_LOCKED_BY_PHRASE: Final = AGE_HEADER + b"-> scrypt "


def check_locked_file(file: bytes) -> None:
    """Raises `KeyFileMalformed` for anything but a small age file locked with a passphrase."""
    if len(file) > MAX_FILE or not file.startswith(_LOCKED_BY_PHRASE):
        raise KeyFileMalformed


def lock_own_organisation(actor: User) -> Organisation:
    """The actor's organisation, its row held; raises `NoOrganisation`, `NotAllowed`."""
    if actor.organisation_id is None:
        raise NoOrganisation
    organisation = Organisation.objects.select_for_update().get(pk=actor.organisation_id)
    if not may_make_key(actor, organisation):
        raise NotAllowed
    return organisation


def lock_visible_key(actor: User, fingerprint: str, may: Callable[[User, Organisation], bool]) -> OrganisationKey:
    """A key the actor sees, read while its organisation is held; raises `KeyUnknown`, and `NotAllowed` by `may`."""
    found = OrganisationKey.objects.visible_to(actor).filter(fingerprint=fingerprint).first()
    if found is None:
        raise KeyUnknown
    organisation = Organisation.objects.select_for_update().get(pk=found.organisation_id)
    if not may(actor, organisation):
        raise NotAllowed
    return organisation.keys.get(pk=found.pk)


def get_own_key(actor: User, fingerprint: str) -> OrganisationKey:
    """One of the actor's organisation's keys, its organisation held; raises `KeyUnknown` for any other."""
    organisation = lock_own_organisation(actor)
    key = organisation.keys.filter(fingerprint=fingerprint).first()
    if key is None:
        raise KeyUnknown
    return key
