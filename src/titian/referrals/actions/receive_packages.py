from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from titian.devices.errors import EnvelopeMismatch, ItemRefused
from titian.devices.models import Enrolment
from titian.people.models import Organisation
from titian.referrals.chain import find_next_release, find_responsibility, is_taken, take_step
from titian.referrals.errors import RecipientUnknown
from titian.referrals.models import Package, PackageEvent, Referral
from titian.referrals.states import Action, Status


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """One package as it came: the envelope, and bytes that nobody here can open."""

    item_id: uuid.UUID
    referral_id: uuid.UUID
    recipient: str
    position: int
    level: str
    answer_within: int
    sha256: str
    ciphertext: bytes = field(repr=False)


def receive_packages(
    enrolment: Enrolment,
    packages: Sequence[tuple[int, SealedPackage]],
    *,
    recipients: Mapping[str, str],
    now: datetime,
) -> dict[uuid.UUID, ItemRefused]:
    """Store packages, each with its place in the hub's order, and release those whose turn it is.

    `recipients` maps the fingerprints of the country's signed list to organisation ids. The first of a chain goes out
    at once, also when it comes after the others. What comes for a referral that somebody has taken is not kept at all.
    Runs in the caller's transaction. Returns those refused, by id: `recipient.unknown`, `envelope.mismatch`.
    """
    inbox = _Inbox(enrolment, packages, recipients, now)
    for sequence, package in packages:
        inbox.add(sequence, package)
    inbox.store()
    return inbox.refused


class _Inbox:
    """The referrals one request touches, loaded and stored with one statement a table, however many packages it has."""

    def __init__(
        self,
        enrolment: Enrolment,
        packages: Sequence[tuple[int, SealedPackage]],
        recipients: Mapping[str, str],
        now: datetime,
    ) -> None:
        self.enrolment = enrolment
        self.now = now
        self.refused: dict[uuid.UUID, ItemRefused] = {}
        self._organisations = _find_organisations(enrolment, (package for _, package in packages), recipients)
        self._referrals = _find_referrals(package.referral_id for _, package in packages)
        self._chains: dict[uuid.UUID, list[Package]] = {referral_id: [] for referral_id in self._referrals}
        if self._referrals:
            existing = Package.objects.filter(referral__in=self._referrals.values()).select_related("referral")
            for row in existing:
                self._chains[row.referral.referral_id].append(row)
        self._touched: dict[uuid.UUID, None] = {}  # in the order they came
        self._new: list[Package] = []
        self._events: list[PackageEvent] = []

    def add(self, sequence: int, package: SealedPackage) -> None:
        organisation_id = self._organisations.get(package.recipient)
        if organisation_id is None:
            self.refused[package.item_id] = RecipientUnknown()
            return
        referral = self._referrals.get(package.referral_id) or self._begin_referral(package)
        chain = self._chains[package.referral_id]
        if not _fits(self.enrolment, referral, chain, package):
            self.refused[package.item_id] = EnvelopeMismatch()
            return
        row = Package(
            item_id=package.item_id,
            referral=referral,
            organisation_id=organisation_id,
            recipient=package.recipient,
            position=package.position,
            answer_within=package.answer_within,
            sha256=package.sha256,
            ciphertext=package.ciphertext,
            received_sequence=sequence,
            status=Status.HELD,
            received_at=self.now,
        )
        self._note(row, "receive", PackageEvent.ActorKind.DEVICE)
        if is_taken(chain):
            self._note(row, "discard", PackageEvent.ActorKind.HUB)
            return
        chain.append(row)
        self._new.append(row)
        self._touched[package.referral_id] = None

    def store(self) -> None:
        released = [package for package in map(self._settle, self._touched) if package is not None]
        touched = [self._referrals[referral_id] for referral_id in self._touched]
        Referral.objects.bulk_update(
            [referral for referral in touched if referral.pk is not None], ["responsibility", "changed_at"]
        )
        Referral.objects.bulk_create([referral for referral in touched if referral.pk is None])
        Package.objects.bulk_update(
            [package for package in released if package.pk is not None], ["status", "released_at", "answer_due_at"]
        )
        Package.objects.bulk_create(self._new)
        PackageEvent.objects.bulk_create(self._events)

    def _settle(self, referral_id: uuid.UUID) -> Package | None:
        referral, chain = self._referrals[referral_id], self._chains[referral_id]
        following = find_next_release(chain, self.now)
        if following is not None:
            take_step(following, Action.RELEASE, self.now)
            self._note(following, Action.RELEASE, PackageEvent.ActorKind.HUB)
        referral.responsibility = find_responsibility(chain)
        referral.changed_at = self.now
        return following

    def _begin_referral(self, package: SealedPackage) -> Referral:
        referral = Referral(
            referral_id=package.referral_id,
            enrolment=self.enrolment,
            station=self.enrolment.station,
            country_id=self.enrolment.station.country_id,
            level=package.level,
            received_at=self.now,
            changed_at=self.now,
        )
        self._referrals[package.referral_id] = referral
        self._chains[package.referral_id] = []
        return referral

    def _note(self, package: Package, action: str, actor_kind: str) -> None:
        self._events.append(
            PackageEvent(
                referral=package.referral,
                item_id=package.item_id,
                position=package.position,
                action=action,
                status=package.status,
                actor_kind=actor_kind,
                happened_at=self.now,
            )
        )


def _find_organisations(
    enrolment: Enrolment, packages: Iterable[SealedPackage], recipients: Mapping[str, str]
) -> dict[str, uuid.UUID]:
    """Fingerprint → organisation, of the providers that are on the country's signed list and known to this hub."""
    wanted = {
        package.recipient: uuid.UUID(recipients[package.recipient])
        for package in packages
        if package.recipient in recipients
    }
    if not wanted:
        return {}
    here = set(
        Organisation.objects.filter(pk__in=wanted.values(), country=enrolment.station.country_id).values_list(
            "pk", flat=True
        )
    )
    return {recipient: organisation for recipient, organisation in wanted.items() if organisation in here}


def _find_referrals(referral_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Referral]:
    """Those the hub has, locked in one order so that two requests never wait for each other in a ring."""
    rows = Referral.objects.select_for_update().filter(referral_id__in=set(referral_ids)).order_by("referral_id")
    return {row.referral_id: row for row in rows}


def _fits(enrolment: Enrolment, referral: Referral, chain: Iterable[Package], package: SealedPackage) -> bool:
    """A referral belongs to one phone, has one level, and one package a place."""
    return (
        referral.enrolment_id == enrolment.pk
        and referral.level == package.level
        and all(other.position != package.position for other in chain)
    )
