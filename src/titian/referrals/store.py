"""One referral's chain under its lock: loaded, moved and stored, each move with its event."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from titian.referrals.chain import find_next_release, find_responsibility, is_closed, is_taken, take_step
from titian.referrals.models import Package, PackageEvent, Referral
from titian.referrals.states import READABLE, TABLE, WITH_RECIPIENT, Action, Responsibility, Status

if TYPE_CHECKING:
    from titian.people.models import User


class LockedReferral:
    """Must be made inside a transaction. Whoever waited for the lock sees what the other one stored."""

    def __init__(self, referral_pk: int, now: datetime) -> None:
        self.now = now
        self.moved = 0
        self.referral = Referral.objects.select_for_update().get(pk=referral_pk)
        self.chain = list(Package.objects.filter(referral=self.referral).order_by("position"))

    def step(
        self,
        package: Package,
        action: Action,
        *,
        actor: User | None = None,
        by: PackageEvent.ActorKind | None = None,
        reason: str = "",
    ) -> None:
        """Move one package of the chain and write it down. Raises a `WrongMove`, with nothing stored."""
        take_step(package, action, self.now)
        fields = ["status", "released_at", "answer_due_at", "answered_at"]
        if "ciphertext" not in package.get_deferred_fields():  # it was set: the sealed bytes go
            fields.append("ciphertext")
        package.save(update_fields=fields)
        self._note(package, action, actor=actor, by=by, reason=reason)
        self.moved += 1

    def reseal(self, package: Package, *, recipient: str, sha256: str, ciphertext: bytes, actor: User) -> None:
        """Exchange the sealed bytes of one package and the key they are for; its state stays."""
        package.recipient, package.sha256, package.ciphertext = recipient, sha256, ciphertext
        package.save(update_fields=["recipient", "sha256", "ciphertext"])
        self._note(package, "reseal", actor=actor)

    def note_deletion(self, package: Package, deleted_on: date, actor: User) -> None:
        """The recipient has deleted what it kept; what the hub keeps for it goes too."""
        package.deleted_there_on, package.ciphertext = deleted_on, None
        package.save(update_fields=["deleted_there_on", "ciphertext"])
        self._note(package, "delete", actor=actor)

    def note_outcome(self, package: Package, outcome: str, actor: User) -> None:
        """What came of it; the state stays."""
        self._note(package, "outcome", actor=actor, reason=outcome)

    def shorten(self, package: Package, minutes: int) -> None:
        """The country gives less time for this level than the package asked for."""
        less = timedelta(minutes=package.answer_within - minutes)
        package.answer_within = minutes
        if package.answer_due_at is not None:
            package.answer_due_at -= less
        package.save(update_fields=["answer_within", "answer_due_at"])
        self._note(package, "shorten")

    def pause(self) -> None:
        """Somebody brought the person's code. A second time, or where nothing is left to read, changes nothing."""
        if self.referral.paused_at is not None or self.referral.withdrawn_at is not None:
            return
        held = next((package for package in self.chain if package.status in READABLE | {Status.HELD}), None)
        if held is None or not Package.objects.filter(referral=self.referral, ciphertext__isnull=False).exists():
            return
        self.referral.paused_at = self.now
        self.referral.save(update_fields=["paused_at"])
        self._note(held, "pause", by=PackageEvent.ActorKind.PERSON)

    def resume(self, actor: User) -> None:
        """The person wants it to go on: who has it gets back the time that the pause took."""
        if self.referral.paused_at is None:
            return
        for package in [package for package in self.chain if package.status in READABLE]:
            if package.status in WITH_RECIPIENT and package.answer_due_at and package.released_at:
                package.answer_due_at += self.now - max(self.referral.paused_at, package.released_at)
                package.save(update_fields=["answer_due_at"])
            self._note(package, "resume", actor=actor)
        self.referral.paused_at = None
        self.referral.save(update_fields=["paused_at"])

    def withdraw(self, actor: User | None = None) -> None:
        """The person takes it back: whoever holds it loses the sealed bytes, and nobody else is asked.

        Bytes of one that is closed go at once, and its state stays. Whether somebody had taken responsibility stays
        too: that the person left again is not for the officer to know. A second time changes nothing.
        """
        if self.referral.withdrawn_at is not None:
            return
        was_taken = is_taken(self.chain)
        for package in self.chain:
            if Action.WITHDRAW in TABLE[Status(package.status)]:
                self.step(package, Action.WITHDRAW, actor=actor)
        self._discard_unreleased()
        Package.objects.filter(referral=self.referral, ciphertext__isnull=False).update(ciphertext=None)
        self.referral.paused_at = None
        self.referral.withdrawn_at = self.referral.changed_at = self.now
        self.referral.closed_at = self.referral.closed_at or self.now
        self.referral.responsibility = Responsibility.TAKEN if was_taken else Responsibility.STOPPED
        self.referral.save(update_fields=["paused_at", "withdrawn_at", "changed_at", "closed_at", "responsibility"])

    def revoke(self, actor: User) -> None:
        """Stop what nobody has opened; who was never asked is not asked. The station hears that nobody is left."""
        for package in self.chain:
            if Action.REVOKE in TABLE[Status(package.status)]:
                self.step(package, Action.REVOKE, actor=actor, by=PackageEvent.ActorKind.HUB)
        self._discard_unreleased()
        self.settle()

    def settle(self) -> None:
        """Release the next, or delete what was never released once somebody has taken the referral."""
        if self.referral.withdrawn_at is not None:
            return
        following = find_next_release(self.chain, self.now)
        if following is not None:
            self.step(following, Action.RELEASE)
        if is_taken(self.chain):
            self._discard_unreleased()
        responsibility = find_responsibility(self.chain)
        is_newly_closed = is_closed(self.chain) and self.referral.closed_at is None
        if responsibility != self.referral.responsibility or is_newly_closed:
            self.referral.responsibility = responsibility
            self.referral.changed_at = self.now
            if is_newly_closed:
                self.referral.closed_at = self.now
            self.referral.save(update_fields=["responsibility", "changed_at", "closed_at"])

    def _discard_unreleased(self) -> None:
        for package in [package for package in self.chain if package.status == Status.HELD]:
            self._note(package, "discard")
            self.chain.remove(package)
            package.delete()

    def _note(
        self,
        package: Package,
        action: str,
        *,
        actor: User | None = None,
        by: PackageEvent.ActorKind | None = None,
        reason: str = "",
    ) -> None:
        PackageEvent.objects.create(
            referral=self.referral,
            item_id=package.item_id,
            position=package.position,
            action=action,
            status=package.status,
            reason=reason,
            actor_kind=by or (PackageEvent.ActorKind.MEMBER if actor else PackageEvent.ActorKind.HUB),
            actor=actor,
            happened_at=self.now,
        )
