"""The things of HSDS 3.0: what each must have, what it holds, what it names.

Read from the specification's schemas (Open Referral, CC BY-SA 4.0); only names are kept here. Members that stand in no
list are texts, and members nobody knows are kept as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Kind:
    """`lists` and `ones` are things inside a thing, by the member that holds them; `names` are members with an id of
    another thing. `file` is the table in a bundle of tables."""

    file: str
    required: tuple[str, ...] = ("id",)
    numbers: frozenset[str] = frozenset()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    ones: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


_NOTES: Final = {"attributes": "attribute", "metadata": "metadata"}
_PLACES: Final = frozenset({"physical", "postal", "virtual"})
_DAYS: Final = frozenset({"MO", "TU", "WE", "TH", "FR", "SA", "SU"})

KINDS: Final[Mapping[str, Kind]] = {
    "organization": Kind(
        "organizations.csv",
        ("id", "name", "description"),
        numbers=frozenset({"year_incorporated"}),
        lists={
            "funding": "funding",
            "contacts": "contact",
            "phones": "phone",
            "locations": "location",
            "programs": "program",
            "organization_identifiers": "organization_identifier",
            "services": "service",
            **_NOTES,
        },
    ),
    "service": Kind(
        "services.csv",
        ("id", "name", "status"),
        numbers=frozenset({"minimum_age", "maximum_age"}),
        codes={"status": frozenset({"active", "inactive", "defunct", "temporarily closed"})},
        lists={
            "phones": "phone",
            "schedules": "schedule",
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            "languages": "language",
            "funding": "funding",
            "cost_options": "cost_option",
            "required_documents": "required_document",
            "contacts": "contact",
            **_NOTES,
        },
        ones={"organization": "organization", "program": "program"},
        names={"organization_id": "organization", "program_id": "program"},
    ),
    "service_at_location": Kind(
        "service_at_location.csv",
        lists={"contacts": "contact", "phones": "phone", "schedules": "schedule", **_NOTES},
        ones={"location": "location", "service": "service"},
        names={"service_id": "service", "location_id": "location"},
    ),
    "location": Kind(
        "locations.csv",
        ("id", "location_type"),
        numbers=frozenset({"latitude", "longitude"}),
        codes={"location_type": _PLACES},
        lists={
            "languages": "language",
            "addresses": "address",
            "contacts": "contact",
            "accessibility": "accessibility",
            "phones": "phone",
            "schedules": "schedule",
            **_NOTES,
        },
        names={"organization_id": "organization"},
    ),
    "address": Kind(
        "addresses.csv",
        ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
        codes={"address_type": _PLACES},
        lists=_NOTES,
        names={"location_id": "location"},
    ),
    "phone": Kind(
        "phones.csv",
        ("id", "number"),
        numbers=frozenset({"extension"}),
        lists={"languages": "language", **_NOTES},
        names={
            "location_id": "location",
            "service_id": "service",
            "organization_id": "organization",
            "contact_id": "contact",
            "service_at_location_id": "service_at_location",
        },
    ),
    "contact": Kind(
        "contacts.csv",
        lists={"phones": "phone", **_NOTES},
        names={
            "organization_id": "organization",
            "service_id": "service",
            "service_at_location_id": "service_at_location",
            "location_id": "location",
        },
    ),
    "schedule": Kind(
        "schedules.csv",
        numbers=frozenset({"timezone", "count", "interval"}),
        codes={"wkst": _DAYS, "freq": frozenset({"WEEKLY", "MONTHLY"})},
        lists=_NOTES,
        names={
            "service_id": "service",
            "location_id": "location",
            "service_at_location_id": "service_at_location",
        },
    ),
    "language": Kind(
        "languages.csv",
        lists=_NOTES,
        names={"service_id": "service", "location_id": "location", "phone_id": "phone"},
    ),
    "cost_option": Kind(
        "cost_options.csv", numbers=frozenset({"amount"}), lists=_NOTES, names={"service_id": "service"}
    ),
    "accessibility": Kind("accessibility.csv", lists=_NOTES, names={"location_id": "location"}),
    "required_document": Kind("required_documents.csv", lists=_NOTES, names={"service_id": "service"}),
    "service_area": Kind("service_areas.csv", lists=_NOTES, names={"service_id": "service"}),
    "funding": Kind("funding.csv", lists=_NOTES, names={"organization_id": "organization", "service_id": "service"}),
    "program": Kind(
        "programs.csv", ("id", "name", "description"), lists=_NOTES, names={"organization_id": "organization"}
    ),
    "organization_identifier": Kind(
        "organization_identifiers.csv",
        ("id", "identifier_type", "identifier"),
        lists=_NOTES,
        names={"organization_id": "organization"},
    ),
    "attribute": Kind(
        "attributes.csv",
        lists={"metadata": "metadata"},
        ones={"taxonomy_term": "taxonomy_term"},
        names={"taxonomy_term_id": "taxonomy_term"},
    ),
    "taxonomy_term": Kind(
        "taxonomy_terms.csv",
        ("id", "name", "description"),
        lists={"metadata": "metadata"},
        ones={"taxonomy_detail": "taxonomy"},
        names={"taxonomy_id": "taxonomy"},
    ),
    "taxonomy": Kind("taxonomies.csv", ("id", "name", "description"), lists={"metadata": "metadata"}),
    "metadata": Kind(
        "metadata.csv",
        (
            "id",
            "last_action_date",
            "last_action_type",
            "field_name",
            "previous_value",
            "replacement_value",
            "updated_by",
        ),
    ),
    "meta_table_description": Kind("meta_table_descriptions.csv", lists=_NOTES),
}
BY_FILE: Final[Mapping[str, str]] = {kind.file: name for name, kind in KINDS.items()}
