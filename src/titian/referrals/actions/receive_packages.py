from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime

from titian.devices.errors import EnvelopeMismatch, ItemRefused
from titian.devices.sql import EnrolledPhone, sent_beside
from titian.people.models import Organisation
from titian.referrals.chain import find_next_release, find_responsibility, is_taken, take_step
from titian.referrals.errors import RecipientEnded, RecipientUnknown
from titian.referrals.models import Package, PackageEvent, Referral, WithoutConsent
from titian.referrals.sql import find_numbers, find_pauses_ahead
from titian.referrals.states import Action, Responsibility, Status
from titian.referrals.two_officers import Signed, find_second
from titian.sealing.without_consent import WithoutConsent as Statement


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
    signed: Signed | None = None


def receive_packages(
    phone: EnrolledPhone,
    packages: Sequence[tuple[int, SealedPackage]],
    *,
    recipients: Mapping[str, str],
    refused: Set[str],
    now: datetime,
    from_ended_phone_on: date | None = None,
    needs: Mapping[str, Set[str]] | None = None,
) -> dict[uuid.UUID, ItemRefused]:
    """Store packages, each with its place in the hub's order, and release those whose turn it is.

    A referral is its phone's own: what another phone has sent under the same id is another one.

    `recipients` maps the fingerprints of the country's signed list to organisation ids, those of earlier keys too.
    The first of a chain goes out at once, also when it comes after the others; one whose code came first is paused, and
    the first is asked to ask the person. What comes for a referral that
    somebody has taken, or the person has taken back, is not kept at all; of what comes for one of the `refused`
    keys only the place is kept, so that the next recipient is asked at once. `from_ended_phone_on` marks what an
    administrator let go on. `needs` of organisations, by id, say who may get what goes without the person's yes.
    Runs in the caller's transaction. Returns those refused, by id: `recipient.unknown`, `recipient.ended`,
    `envelope.mismatch`, `officers.wrong_recipient`, `officers.unproved`, `officers.two_needed`.
    """
    inbox = _Inbox(
        phone,
        {package.referral_id for _, package in packages},
        recipients,
        refused,
        now,
        from_ended_phone_on,
        needs or {},
    )
    for sequence, package in packages:
        inbox.add(sequence, package)
    inbox.store()
    return inbox.refused


def _lock(phone: EnrolledPhone, referral_ids: Set[uuid.UUID]) -> dict[uuid.UUID, Referral]:
    """Those of the phone's referrals that the hub has, locked in one order: two never wait for each other in a ring."""
    found = find_numbers(phone.id, referral_ids)
    rows = Referral.objects.select_for_update().filter(pk__in=found).order_by("referral_id") if found else []
    return {row.referral_id: row for row in rows}


class _Inbox:
    """The referrals one request touches, loaded and stored with one statement a table, however many packages it has."""

    def __init__(
        self,
        phone: EnrolledPhone,
        referral_ids: Set[uuid.UUID],
        recipients: Mapping[str, str],
        ended: Set[str],
        now: datetime,
        from_ended_phone_on: date | None,
        needs: Mapping[str, Set[str]],
    ) -> None:
        self.phone = phone
        self.now = now
        self._from_ended_phone_on = from_ended_phone_on
        self._needs = needs
        self._ended = ended
        self.refused: dict[uuid.UUID, ItemRefused] = {}
        self._organisations = _find_organisations(phone, recipients)
        self._referrals = _lock(phone, referral_ids)
        self._paused = find_pauses_ahead(referral_ids)
        self._chains: dict[uuid.UUID, list[Package]] = {referral_id: [] for referral_id in self._referrals}
        if self._referrals:
            existing = Package.objects.filter(referral__in=self._referrals.values()).select_related("referral")
            for row in existing:
                self._chains[row.referral.referral_id].append(row)
        self._touched: dict[uuid.UUID, None] = {}  # in the order they came
        self._new: list[Package] = []
        self._without: list[WithoutConsent] = []
        self._events: list[PackageEvent] = []

    def add(self, sequence: int, package: SealedPackage) -> None:
        organisation_id = self._organisations.get(package.recipient)
        if organisation_id is None:
            self.refused[package.item_id] = RecipientUnknown()
            return
        try:
            without = self._check_officers(package, organisation_id)
        except ItemRefused as refusal:
            self.refused[package.item_id] = refusal
            return
        is_ended = package.recipient in self._ended
        if is_ended:
            self.refused[package.item_id] = RecipientEnded()
        referral = self._referrals.get(package.referral_id) or self._begin_referral(package)
        chain = self._chains[package.referral_id]
        if is_ended and any(row.item_id == package.item_id and row.status == Status.REFUSED for row in chain):
            return  # offered again: its place is kept already
        if not _fits(referral, chain, package):
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
            ciphertext=None if is_ended else package.ciphertext,
            received_sequence=None if is_ended else sequence,
            status=Status.REFUSED if is_ended else Status.HELD,
            received_at=self.now,
            from_ended_phone_on=self._from_ended_phone_on,
        )
        self._note(row, "refuse" if is_ended else "receive", PackageEvent.ActorKind.DEVICE)
        if is_taken(chain) or referral.withdrawn_at is not None:
            if not is_ended:
                self._note(row, "discard", PackageEvent.ActorKind.HUB)
            return
        if without is not None:
            without.package = row
            self._without.append(without)
        chain.append(row)
        self._new.append(row)
        self._touched[package.referral_id] = None

    def _check_officers(self, package: SealedPackage, organisation_id: uuid.UUID) -> WithoutConsent | None:
        """What is kept of one that goes without the person's yes; raises why it may not."""
        if package.signed is None:
            return None
        signed = package.signed
        statement = Statement(str(package.referral_id), signed.ground, package.recipient, package.level, signed.package)
        second = find_second(
            self.phone,
            statement,
            signed,
            needs=self._needs.get(str(organisation_id), frozenset()),
            is_let_go_on=self._from_ended_phone_on is not None,
        )
        return WithoutConsent(
            ground=signed.ground,
            recipient=package.recipient,
            claims_sha256=signed.package,
            first=signed.first,
            second=signed.second if second else "",
            second_by_id=second,
            received_at=self.now,
        )

    def store(self) -> None:
        released = [package for package in map(self._settle, self._touched) if package is not None]
        touched = [self._referrals[referral_id] for referral_id in self._touched]
        # Asked first: an update of nothing costs a tenth of a sync, and most bring new referrals only.
        if stored := [referral for referral in touched if not referral._state.adding]:
            Referral.objects.bulk_update(stored, ["responsibility", "changed_at"])
        if moved := [package for package in released if not package._state.adding]:
            Package.objects.bulk_update(moved, ["status", "released_at", "answer_due_at"])
        Referral.objects.bulk_create([referral for referral in touched if referral._state.adding])
        for package in self._new:  # a new referral has its key only now
            package.referral_id = package.referral.pk
        for event in self._events:
            event.referral_id = event.referral.pk
        with sent_beside():
            Package.objects.bulk_create(self._new)
        if self._without:  # seldom any
            for without in self._without:  # a new package has its key only now
                without.package_id = without.package.pk
            WithoutConsent.objects.bulk_create(self._without)
        PackageEvent.objects.bulk_create(self._events)

    def _settle(self, referral_id: uuid.UUID) -> Package | None:
        referral, chain = self._referrals[referral_id], self._chains[referral_id]
        if referral.withdrawn_at is not None:
            return None
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
            enrolment_id=self.phone.id,
            station_id=self.phone.station_id,
            country_id=self.phone.country,
            level=package.level,
            responsibility=Responsibility.WAITING,
            received_at=self.now,
            changed_at=self.now,
        )
        if package.referral_id in self._paused:
            referral.paused_at = self.now
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


def _find_organisations(phone: EnrolledPhone, recipients: Mapping[str, str]) -> Mapping[str, uuid.UUID]:
    """Fingerprint → organisation, of those that are on the country's signed list and known to this hub there.

    Found once for each list: a list that is read again is another object, and organisations are never removed.
    """
    global _known  # noqa: PLW0603  # one small cache a process
    if _known is None or _known[0] is not recipients:
        # While a body has no listed key, the list alone does not tell its former ones from a provider's.
        providers = Organisation.objects.filter(pk__in=recipients.values()).exclude(kind=Organisation.Kind.OVERSIGHT)
        found = dict(providers.values_list("pk", "country"))
        listed = {mark: uuid.UUID(organisation) for mark, organisation in recipients.items()}
        places = {mark: (pk, found[pk]) for mark, pk in listed.items() if pk in found}
        if len(places) < len(recipients):  # one may be added any moment
            return {mark: pk for mark, (pk, country) in places.items() if country == phone.country}
        _known = (recipients, places)
    return {mark: pk for mark, (pk, country) in _known[1].items() if country == phone.country}


_known: tuple[Mapping[str, str], Mapping[str, tuple[uuid.UUID, str]]] | None = None


def _fits(referral: Referral, chain: Iterable[Package], package: SealedPackage) -> bool:
    """A referral has one level, and one package a place."""
    return referral.level == package.level and all(other.position != package.position for other in chain)
