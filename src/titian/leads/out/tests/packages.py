"""Packages of the tests. Every offer, account and number in them is invented."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as some

from titian.leads.out.identifiers import Mention, Role
from titian.leads.out.marks import Marks, Pap, Purpose, Tlp
from titian.leads.out.packages import Package, assemble

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
SPACE = uuid.UUID("0d3c1b8e-6f11-4b0c-9a53-2f0c7e2a6d0f")
WORDS = (
    ("Easy customer service, 30,000 - 45,000 baht, no experience. Call +855 12 345 678 (fictional)", "en"),
    ("งานง่าย รายได้ดี ไม่ต้องมีประสบการณ์ ไลน์: hr_fast88 (สมมุติ)", "th"),
)
MENTIONS = (
    Mention("phone", "+85512345678", Role.OFFERER, "+855 12 345 678"),
    Mention("handle", "line:hr_fast88", Role.OFFERER, "hr_fast88"),
    Mention("handle", "telegram:o'hara\\jobs", Role.OFFERER),
    Mention("url", "https://jobs.example.test/hr?a=1'2", Role.OFFERER),
    Mention("domain", "jobs.example.test", Role.OFFERER),
    Mention("email", "hr@jobs.example.test", Role.OFFERER),
    Mention("wallet", "tron:TQ5NMqJjhpQGK7YJbESKtNCo86PJ89ujio", Role.OFFERER),
    Mention("phone", "+66812345678", Role.POSSIBLE_VICTIM, "081-234-5678"),
    Mention("handle", "telegram:somchai", Role.UNKNOWN, "@somchai"),
)


def make_package(mentions: tuple[Mention, ...] = MENTIONS, words: tuple[tuple[str, str], ...] = WORDS) -> Package:
    return assemble(
        mentions,
        words,
        package_id=uuid.uuid5(SPACE, "package"),
        reference="lead-17",
        desk="Regional office (fictional)",
        marks=Marks(Tlp.AMBER, Pap.GREEN, frozenset({Purpose.DISRUPTION, Purpose.INVESTIGATION})),
        lures=("pay:high-for-no-experience", "cost:candidate-pays"),
        seen=(NOON - timedelta(days=9), NOON - timedelta(days=1)),
        made_at=NOON,
        expires_at=NOON + timedelta(days=90),
    )


def make_large(count: int) -> Package:
    """A package of so many identifiers."""
    mentions = tuple(Mention("url", f"https://x{number}.example.test/", Role.OFFERER) for number in range(count))
    return make_package(mentions)


PHONES = some.from_regex(r"\+[1-9][0-9]{8,12}", fullmatch=True)
HANDLES = some.from_regex(r"[a-z][a-z]{3,8}_?[0-9]{2,4}", fullmatch=True)
VALUES = some.one_of(
    PHONES.map(lambda value: ("phone", value)),
    HANDLES.map(lambda value: ("handle", f"telegram:{value}")),
    HANDLES.map(lambda value: ("email", f"{value}@example.test")),
    HANDLES.map(lambda value: ("domain", f"{value.replace('_', '-')}.test")),
)
