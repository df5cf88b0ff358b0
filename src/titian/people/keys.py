"""Which of an organisation's keys is the current one, and what follows from being listed or not.

The moves a key can make; each raises nothing, the caller has checked them and holds the organisation's row:

    pending ──list──▶ listed ──unlist──▶ pending, or ended (replaced) where a successor waits
       ▲                 ├── replace ──▶ ended (replaced) ── list again, if the country goes back ──▶ listed
       └── made          └── steal ────▶ ended (stolen); also from pending
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from titian.people.models import OrganisationKey

if TYPE_CHECKING:
    from titian.people.models import Organisation

State = OrganisationKey.State
Ending = OrganisationKey.Ending


def find_current_key(organisation: Organisation) -> OrganisationKey | None:
    """The listed key, else the one that waits to be listed, else None."""
    found = {key.state: key for key in organisation.keys.in_use()}
    return found.get(State.LISTED) or found.get(State.PENDING)


def note_current_key(organisation: Organisation) -> None:
    """Keeps what the organisation itself says of its key in step with its keys."""
    key = find_current_key(organisation)
    organisation.recipient = key.recipient if key else ""
    organisation.fingerprint = key.fingerprint if key else ""
    organisation.recipient_listed_at = key.listed_at if key and key.state == State.LISTED else None
    organisation.save(update_fields=["recipient", "fingerprint", "recipient_listed_at"])


def note_listing(organisation: Organisation, recipient: str | None, *, listed_at: datetime, now: datetime) -> bool:
    """Moves the organisation's keys to what the country's list says of it: this recipient, or none.

    A key that the hub takes nothing for any more is never brought back. Returns whether anything moved.
    """
    keys = list(organisation.keys.all())
    before = {key.pk: (key.state, key.ending) for key in keys}
    wanted = next((key for key in keys if key.recipient == recipient and key.refused_since is None), None)
    has_successor = any(key.state == State.PENDING and key is not wanted for key in keys)
    # What leaves the place first, what takes it last: the database allows one of each at any moment.
    for key in keys:
        if key.state != State.LISTED or key is wanted:
            continue
        if wanted is not None or has_successor:
            end_key(key, Ending.REPLACED, now)
        else:
            key.state = State.PENDING  # `listed_at` stays: something may have been sealed to it
            key.save(update_fields=["state"])
    if wanted is not None and wanted.state != State.LISTED:
        wanted.state, wanted.ending, wanted.ended_at, wanted.listed_at = State.LISTED, "", None, listed_at
        wanted.save(update_fields=["state", "ending", "ended_at", "listed_at"])
    has_moved = before != {key.pk: (key.state, key.ending) for key in keys}
    if has_moved:
        note_current_key(organisation)
    return has_moved


def end_key(key: OrganisationKey, ending: str, now: datetime) -> None:
    """Nothing new is sealed to it. A stolen one is refused from this moment on."""
    key.state, key.ending, key.ended_at = State.ENDED, ending, now
    if ending == Ending.STOLEN:
        key.refused_since = now
    key.save(update_fields=["state", "ending", "ended_at", "refused_since"])
