from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.keys.errors import KeyFileMissing, KeyUnknown
from titian.keys.key_files import check_locked_file, get_own_key
from titian.people.models import OrganisationKeyFile

if TYPE_CHECKING:
    from titian.people.models import User


def read_paper_file(*, actor: User, fingerprint: str) -> bytes:
    """The locked copy that the paper's words open. Each fetching is logged: it is the way in of last resort.

    Raises `KeyUnknown`.
    """
    with transaction.atomic():
        key = get_own_key(actor, fingerprint)
        file = key.files.filter(kind=OrganisationKeyFile.Kind.PAPER).values_list("file", flat=True).first()
        if file is None:
            raise KeyUnknown
        _note(actor, key.organisation_id, "organisation_key.read_paper", fingerprint)
    return bytes(file)


def replace_paper_file(*, actor: User, fingerprint: str, file: bytes) -> None:
    """Keep a new paper copy in place of the one before, whose words were typed or are lost.

    Raises `KeyUnknown`, `KeyFileMalformed`, and `KeyFileMissing` when the actor has no file of this key.
    """
    check_locked_file(file)
    with transaction.atomic():
        key = get_own_key(actor, fingerprint)
        if not key.files.filter(member=actor).exists():
            raise KeyFileMissing
        OrganisationKeyFile.objects.update_or_create(
            key=key, kind=OrganisationKeyFile.Kind.PAPER, defaults={"file": file, "member": None}
        )
        _note(actor, key.organisation_id, "organisation_key.replace_paper", fingerprint)


def _note(actor: User, organisation_id: object, action: str, fingerprint: str) -> None:
    audit.record_by(actor, action, f"organisation:{organisation_id}", {"fingerprint": fingerprint})
