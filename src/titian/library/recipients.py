"""Whom packages could be sealed to, in the form the country key signs."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from titian.library.identity import OVERSIGHT
from titian.people.models import Organisation, OrganisationKey

# Providers are sent referrals; the independent body is sent complaints, and its entry says so; to members' bodies of a
# region positions at sea are sealed.
LISTED_KINDS: Final = (Organisation.Kind.PROVIDER, Organisation.Kind.OVERSIGHT, Organisation.Kind.REGIONAL)


def export_recipients() -> dict[str, object]:
    """What `titian key sign-recipients` takes: whom to list, and which keys nothing is taken for any more."""
    return {"recipients": list_recipients(), "refused": list_refused()}


def list_recipients() -> list[dict[str, object]]:
    """Every organisation of this hub's country that has a key, by name, with the key it is to be listed with.

    That is the one that waits to be listed and whose words were compared, else the listed one. A key whose words nobody
    has heard, or that was declared stolen, is not among them.
    """
    keys = OrganisationKey.objects.listable().filter(
        organisation__country=settings.TITIAN.country,
        organisation__kind__in=LISTED_KINDS,
        organisation__closed_at__isnull=True,
    )
    newest: dict[str, OrganisationKey] = {}
    for key in (
        keys.select_related("organisation").prefetch_related("organisation__services").order_by("organisation__name")
    ):
        organisation_id = str(key.organisation_id)
        if organisation_id not in newest or key.state == OrganisationKey.State.PENDING:
            newest[organisation_id] = key
    return [describe_recipient(key.organisation, key) for key in newest.values()]


def list_refused() -> list[str]:
    """Fingerprints of stolen keys of this hub's country, for the list to say so."""
    stolen = OrganisationKey.objects.filter(
        organisation__country=settings.TITIAN.country, ending=OrganisationKey.Ending.STOLEN
    )
    return sorted(stolen.values_list("fingerprint", flat=True))


def describe_recipient(organisation: Organisation, key: OrganisationKey | None = None) -> dict[str, object]:
    """One entry of the list, with this key or the current one; its fingerprint is worked out again on signing."""
    held = key or organisation
    return {
        "organisation_id": str(organisation.pk),
        "name": organisation.name,
        "fictional": organisation.fictional,
        "recipient": held.recipient,
        "fingerprint": held.fingerprint,
        "services": sorted(service.need for service in organisation.services.all()),
        "independent": organisation.independent,
        "legal_aid": organisation.legal_aid,
        "answer_within_minutes": organisation.answer_within_minutes,
        # Only where there is one: an entry that says nothing new needs no new words.
        **({"authority": organisation.authority} if organisation.authority else {}),
        **({"run_by": organisation.run_by} if organisation.run_by else {}),
        **({"kind": OVERSIGHT} if organisation.kind == Organisation.Kind.OVERSIGHT else {}),
    }
