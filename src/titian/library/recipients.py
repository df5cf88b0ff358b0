"""Whom packages could be sealed to, in the form the country key signs."""

from __future__ import annotations

from django.conf import settings

from titian.people.models import Organisation


def list_recipients() -> list[dict[str, object]]:
    """Every organisation of this hub's country that has a key, by name, whether it is listed yet or not."""
    organisations = (
        Organisation.objects.providers()
        .filter(country=settings.TITIAN.country)
        .exclude(recipient="")
        .prefetch_related("services")
        .order_by("name")
    )
    return [describe_recipient(organisation) for organisation in organisations]


def describe_recipient(organisation: Organisation) -> dict[str, object]:
    """One entry of the list; the fingerprint is worked out again where it is signed."""
    return {
        "organisation_id": str(organisation.pk),
        "name": organisation.name,
        "fictional": organisation.fictional,
        "recipient": organisation.recipient,
        "fingerprint": organisation.fingerprint,
        "services": sorted(service.need for service in organisation.services.all()),
        "independent": organisation.independent,
        "legal_aid": organisation.legal_aid,
        "answer_within_minutes": organisation.answer_within_minutes,
    }
