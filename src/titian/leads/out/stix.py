"""A package as a STIX 2.1 bundle (OASIS, June 2021). Ids are made of what they stand for: one package, one file.

An indicator stands for one identifier of an offerer, always ends, and says *anomalous* and not *malicious*: whoever
writes from the account may be held by force. PAP and purpose stand in a marking with an extension of our own, which
each bundle defines; TLP is FIRST's 2.0 by OASIS' own markings.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, TypeAlias

from titian.leads.out.identifiers import Offerer
from titian.leads.out.marks import Purpose, Tlp
from titian.leads.out.packages import STATEMENT, Package
from titian.leads.out.wordings import Wording

Value: TypeAlias = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]
Object: TypeAlias = dict[str, Value]

SPACE: Final = uuid.UUID("2f0c7e2a-6d0f-5b0c-9a53-0d3c1b8e6f11")
CREATED: Final = "2026-11-29T00:00:00.000Z"
"""When the extension and the markings of this file were laid down."""
TLP_SPACE: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
TLP_MARKINGS: Final = {
    Tlp.CLEAR: "94868c89-83c2-464b-929b-a1a8aa3c8487",
    Tlp.GREEN: "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    Tlp.AMBER: "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    Tlp.AMBER_STRICT: "939a9414-2ddd-4d32-a0cd-375ea402b003",
    Tlp.RED: "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""OASIS, cti-stix-common-objects, extension-definition-specifications/tlp-2.0."""
PATTERNS: Final = {
    "phone": "[user-account:account_type = 'phone' AND user-account:user_id = {value}]",
    "handle": "[user-account:account_type = {head} AND user-account:account_login = {rest}]",
    "wallet": "[user-account:account_type = 'wallet' AND user-account:user_id = {rest}]",
    "email": "[email-addr:value = {value}]",
    "domain": "[domain-name:value = {value}]",
    "url": "[url:value = {value}]",
}
NOTHING: Final = "[url:value = 'https://recalled.invalid/']"


def make_id(kind: str, *parts: str) -> str:
    """The id of a thing of this kind made of these parts."""
    return f"{kind}--{uuid.uuid5(SPACE, json.dumps([kind, *parts]))}"


EXTENSION: Final = make_id("extension-definition", "marks")
AUTHOR: Final = make_id("identity", "titian")


def write_bundle(package: Package) -> bytes:
    """The bundle as JSON, the same bytes each time."""
    bundle = {"type": "bundle", "id": f"bundle--{package.id}", "objects": list_objects(package)}
    return json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def list_objects(package: Package) -> list[Object]:
    """Everything of a bundle, what is referred to before what refers to it."""
    markings = [*_list_markings(package)]
    common: Object = {
        "spec_version": "2.1",
        "created": write_instant(package.made_at),
        "modified": write_instant(package.made_at),
    }
    desk: Object = {
        **common, "type": "identity", "id": make_id("identity", package.desk), "name": package.desk,
        "identity_class": "organization",
    }  # fmt: skip
    common = {
        **common,
        "created_by_ref": desk["id"],
        "object_marking_refs": [each["id"] for each in markings],
        "labels": package.tags or ["recruitment-lure"],
    }
    campaign: Object = {
        **common, "type": "campaign", "id": make_id("campaign", str(package.id)),
        "name": f"Recruitment lure {package.reference}", "description": STATEMENT,
        "first_seen": write_instant(package.first_seen), "last_seen": write_instant(package.last_seen),
    }  # fmt: skip
    held: list[Object] = [campaign]
    for offerer in package.offerers:
        indicator = _write_indicator(package, offerer, common)
        held += [indicator, _relate(indicator, campaign, common)]
    held += [_write_note(package, place, wording, campaign, common) for place, wording in enumerate(package.wordings)]
    report: Object = {
        **common, "type": "report", "id": make_id("report", str(package.id)), "name": f"Package {package.reference}",
        "description": STATEMENT, "report_types": ["campaign"], "published": write_instant(package.made_at),
        "object_refs": [each["id"] for each in held],
    }  # fmt: skip
    return [*_list_definitions(), desk, *markings, *held, report]


def write_instant(instant: datetime) -> str:
    """As STIX and TAXII write times: UTC, microseconds where they say anything."""
    text = instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00")
    return f"{text.removesuffix('000')}Z"


def quote(value: str) -> str:
    """A text in a pattern (STIX 2.1 section 9.6): in apostrophes, with its own and backslashes escaped."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def write_pattern(offerer: Offerer) -> str:
    """What matches this identifier: an account by its platform, phone and wallet as accounts, the rest by value."""
    head, mark, rest = offerer.value.partition(":")
    if not mark:
        head, rest = "other", offerer.value
    return PATTERNS[offerer.kind].format(value=quote(offerer.value), head=quote(head), rest=quote(rest))


def bury(objects: Iterable[Mapping[str, Value]], at: datetime) -> list[Object]:
    """What recalls these: each indicator, campaign, note, relation and report by its id, revoked, and empty of words.

    An identifier that is recalled is not sent a second time: the pattern is one that nothing matches.
    """
    found = []
    for each in objects:
        if each["type"] not in {"indicator", "campaign", "note", "relationship", "report"}:
            continue
        buried: Object = {
            name: value
            for name, value in each.items()
            if name not in {"description", "labels", "first_seen", "last_seen", "valid_until", "lang"}
        }
        buried |= {"revoked": True, "modified": write_instant(at)}
        for name, word in (("name", "Recalled"), ("content", "Recalled"), ("pattern", NOTHING)):
            if name in buried:
                buried[name] = word
        found.append(buried)
    return found


def _write_indicator(package: Package, offerer: Offerer, common: Object) -> Object:
    return {
        **common,
        "type": "indicator",
        "id": make_id("indicator", str(package.id), offerer.kind, offerer.value),
        "name": f"Used to offer work: {offerer.kind}",
        "description": STATEMENT,
        "indicator_types": ["anomalous-activity"],
        "pattern": write_pattern(offerer),
        "pattern_type": "stix",
        "pattern_version": "2.1",
        "valid_from": write_instant(package.made_at),
        "valid_until": write_instant(package.expires_at),
    }


def _relate(indicator: Object, campaign: Object, common: Object) -> Object:
    return {
        **common,
        "type": "relationship",
        "id": make_id("relationship", str(indicator["id"]), str(campaign["id"])),
        "relationship_type": "indicates",
        "source_ref": indicator["id"],
        "target_ref": campaign["id"],
    }


def _write_note(package: Package, place: int, wording: Wording, campaign: Object, common: Object) -> Object:
    return {
        **common,
        "type": "note",
        "id": make_id("note", str(package.id), str(place)),
        "abstract": "Words of the offer, as observed; what could identify somebody is masked",
        "content": wording.text,
        "lang": wording.language,
        "object_refs": [campaign["id"]],
    }


def _list_definitions() -> list[Object]:
    """Who defines the extension, and the extension."""
    common: Object = {"spec_version": "2.1", "created": CREATED, "modified": CREATED}
    author: Object = {**common, "type": "identity", "id": AUTHOR, "name": "Titian", "identity_class": "organization"}
    extension: Object = {
        **common,
        "type": "extension-definition",
        "id": EXTENSION,
        "created_by_ref": AUTHOR,
        "name": "Titian marks: permissible actions and purposes",
        "description": (
            "On a marking-definition: pap (clear, green, amber, red), after the MISP taxonomy PAP; purposes, of "
            "warning, disruption, investigation and research. Anything else, control of "
            "migration among it, is not allowed."
        ),
        "schema": "https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }
    return [author, extension]


def _list_markings(package: Package) -> list[Object]:
    """TLP, PAP with purposes, and the statement."""
    marks = package.marks
    purposes = [purpose.value for purpose in Purpose if purpose in marks.purposes]
    name = f"PAP:{marks.pap.value.upper()}, for {', '.join(purposes)} only"
    return [
        {
            "type": "marking-definition", "spec_version": "2.1", "id": f"marking-definition--{TLP_MARKINGS[marks.tlp]}",
            "created": "2022-10-01T00:00:00.000Z", "name": f"TLP:{marks.tlp.value.upper()}",
            "extensions": {TLP_SPACE: {"extension_type": "property-extension", "tlp_2_0": marks.tlp.value}},
        },
        {
            "type": "marking-definition", "spec_version": "2.1", "id": make_id("marking-definition", name),
            "created": CREATED, "created_by_ref": AUTHOR, "name": name,
            "extensions": {
                EXTENSION: {"extension_type": "property-extension", "pap": marks.pap.value, "purposes": purposes}
            },
        },
        {
            "type": "marking-definition", "spec_version": "2.1", "id": make_id("marking-definition", STATEMENT),
            "created": CREATED, "created_by_ref": AUTHOR, "name": "Held by force?",
            "definition_type": "statement", "definition": {"statement": STATEMENT},
        },
    ]  # fmt: skip
