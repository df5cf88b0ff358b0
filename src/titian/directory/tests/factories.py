"""Countries for tests: nobody is named, and nothing in them is true of any country."""

from __future__ import annotations

import datetime
from typing import Any

from titian.directory.country.asked import ASKED, EMERGENCIES
from titian.directory.country.model import Country

DAY = datetime.date(2026, 11, 26)
CONFIRMED = {"verified_by": "A named person", "verified_on": "2026-11-01", "expires_on": "2027-11-01"}
VERIFIED = {"source": "PAPER", "state": "verified", **CONFIRMED}
GAP = {"value": None, "source": None, "state": "gap", "question": "What holds here?"}
SIGNED = {"name": "A named person", "office": "An office", "date": "2026-11-01", "expires_on": "2027-11-01"}


def make_content() -> dict[str, Any]:
    """A country in which nothing is missing, as its three files would say it; a test takes away what it is about."""
    facts: dict[str, Any] = {}
    for name, asked in ASKED.items():
        facts[name] = {"value": "So it is.", **VERIFIED}
        facts[name] |= {"codes": [asked.codes[0]]} if asked.codes else {}  # none, where nothing of the kind can be
        facts[name] |= {"days": 30} if asked.has_days else {}
    service: dict[str, Any] = {
        "kind": "hotline",
        "needs": [],
        "phone": "1234",
        "hours": None,
        "languages": [],
        "independent": True,
        "source": "PAPER",
        "note": None,
    }
    steps: list[dict[str, Any]] = [
        {"kind": kind, "service": name, "by": "officer", "say": "Say so.", "do_not": None, "source": None}
        for kind, name in (("suspend_return", "authority"), ("call", "hotline"))
    ]
    steps[0] |= {"within_minutes": 30, "paper": "suspend_return_notice"}
    return {
        "country": "XA",
        "name": "Testland",
        "consent_form": "layers",
        "draft_hours": 12,
        "facts": facts,
        "emergency": [{"kind": kind, "phone": "112", **VERIFIED} for kind in EMERGENCIES],
        "languages_likely": [{"tag": "en", **VERIFIED}],
        "sign_offs": {name: dict(SIGNED) for name in ("protection", "legal", "child", "gbv")},
        "impact_assessment": {
            "sha256": "0" * 64,
            "signed_by": "A named person",
            "date": "2026-11-01",
            "expires_on": "2027-11-01",
        },
        "sources": {"PAPER": {"title": "A paper", "url": None, "seen_on": "2026-11-01"}},
        "services": [
            {"id": name, "name": name, **service, **CONFIRMED} for name in ("authority", "hotline", "legal-aid")
        ],
        "pathways": [
            {
                "id": "everyone",
                "station_kind": None,
                "station": None,
                "when": {"levels": [], "needs": [], "child": None},
                "steps": steps,
            }
        ],
        "independent_option": {"service": "legal-aid", "state": "verified"},
    }


def make_country(**facts: dict[str, Any]) -> Country:
    """The country of `make_content` with other facts: `make_country(retention=GAP)`."""
    content = make_content()
    content["facts"] |= facts
    return Country.model_validate(content)
