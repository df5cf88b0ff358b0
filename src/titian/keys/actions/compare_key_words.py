from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.keys.errors import KeyEnded, KeyWordsDiffer, MemberUnknown
from titian.keys.key_files import lock_visible_key
from titian.keys.policies import may_compare_words, may_speak_for_key
from titian.people.models import OrganisationKey
from titian.sealing import are_words_of

if TYPE_CHECKING:
    from titian.people.models import User


def compare_key_words(*, actor: User, fingerprint: str, words: str, with_id: UUID, now: datetime) -> OrganisationKey:
    """Note that the coordinator heard a key's six words from its organisation. Only then may the country list it.

    `words` are typed as they were heard: the hub shows them to nobody who compares before they fit. Words that differ
    are noted too, since somebody may have exchanged the key. The first comparison stands; the same again changes
    nothing. Raises `KeyUnknown` (also for what the actor may not see), `NotAllowed`, `MemberUnknown`, `KeyEnded`,
    `KeyWordsDiffer`.
    """
    with transaction.atomic():
        key, fits = _compare(actor, fingerprint, words, with_id, now)
    if not fits:
        raise KeyWordsDiffer
    return key


def _compare(actor: User, fingerprint: str, words: str, with_id: UUID, now: datetime) -> tuple[OrganisationKey, bool]:
    key = lock_visible_key(actor, fingerprint, may_compare_words)
    organisation = key.organisation
    if key.state == OrganisationKey.State.ENDED:
        raise KeyEnded
    speaker = organisation.members.filter(public_id=with_id).first()
    if speaker is None or not may_speak_for_key(speaker, organisation):
        raise MemberUnknown
    fits = are_words_of(fingerprint, words)
    if fits and key.compared_at is not None:
        return key, True
    if fits:
        key.compared_at, key.compared_by, key.compared_with = now, actor, speaker
        key.save(update_fields=["compared_at", "compared_by", "compared_with"])
    audit.record_by(
        actor,
        "organisation_key.compare" if fits else "organisation_key.words_differ",
        f"organisation:{organisation.pk}",
        {"fingerprint": fingerprint, "with": speaker.pk},
    )
    return key, fits
