"""A package as a MISP event (JSON of the core format): attributes, tags and one report in words.

`to_ids` is never set: nothing is to be blocked by a machine where people may be inside. MISP has no end of an
attribute, so each says its own in its comment, and the event in a tag.
"""

from __future__ import annotations

import json
import uuid
from typing import Final

from titian.leads.out.identifiers import Offerer
from titian.leads.out.marks import Pap, Tlp
from titian.leads.out.packages import STATEMENT, Package
from titian.leads.out.stix import SPACE, Value

DISTRIBUTION: Final = {Tlp.CLEAR: "3", Tlp.GREEN: "1", Tlp.AMBER: "0", Tlp.AMBER_STRICT: "0", Tlp.RED: "0"}
"""MISP: 0 this organisation, 1 this community, 3 everybody. Wider than TLP it is never."""
TYPES: Final = {
    "phone": ("Other", "phone-number"),
    "email": ("Social network", "email"),
    "domain": ("Network activity", "domain"),
    "url": ("Network activity", "url"),
    "handle": ("Social network", "text"),
    "wallet": ("Financial fraud", "text"),
}


def write_event(package: Package) -> bytes:
    """The event as JSON, the same bytes each time."""
    event = {
        "uuid": str(package.id),
        "info": f"Recruitment lure {package.reference}",
        "date": package.made_at.date().isoformat(),
        "timestamp": _stamp(package),
        "published": False,
        "analysis": "0",
        "threat_level_id": "4",
        "distribution": DISTRIBUTION[package.marks.tlp],
        "Orgc": {"name": package.desk, "uuid": str(uuid.uuid5(SPACE, package.desk))},
        "Tag": [{"name": name} for name in list_tags(package)],
        "Attribute": [_write_attribute(package, offerer) for offerer in package.offerers],
        "EventReport": [
            {
                "uuid": str(uuid.uuid5(SPACE, f"report {package.id}")),
                "name": "Read this first",
                "content": write_report(package),
                "distribution": DISTRIBUTION[package.marks.tlp],
                "timestamp": _stamp(package),
            }
        ],
    }
    return json.dumps({"Event": event}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def list_tags(package: Package) -> list[str]:
    """TLP and PAP as MISP's taxonomies say them, purposes, lures, and the day of the end."""
    marks = package.marks
    pap = "WHITE" if marks.pap is Pap.CLEAR else marks.pap.value.upper()
    purposes = sorted(purpose.value for purpose in marks.purposes)
    return [
        f"tlp:{marks.tlp.value}",
        f"PAP:{pap}",
        *(f'titian:purpose="{purpose}"' for purpose in purposes),
        f'titian:expires="{package.expires_at.date().isoformat()}"',
        *package.tags,
    ]


def write_report(package: Package) -> str:
    """The statement, and the masked words of the offers."""
    words = [f"> {line}" for wording in package.wordings for line in [*wording.text.splitlines(), ""]]
    return "\n".join([f"**{STATEMENT}**", "", *words])


def _write_attribute(package: Package, offerer: Offerer) -> dict[str, Value]:
    category, kind = TYPES[offerer.kind]
    return {
        "uuid": str(uuid.uuid5(SPACE, f"{package.id} {offerer.kind} {offerer.value}")),
        "category": category,
        "type": kind,
        "value": offerer.value,
        "to_ids": False,
        "comment": f"Used to offer work. Expires {package.expires_at.date().isoformat()}. {STATEMENT}",
        "distribution": "5",
        "first_seen": package.first_seen.isoformat(),
        "last_seen": package.last_seen.isoformat(),
        "timestamp": _stamp(package),
    }


def _stamp(package: Package) -> str:
    return str(int(package.made_at.timestamp()))
