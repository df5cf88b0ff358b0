"""An organisation whose members make, give and replace its key, and the country that lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from titian.devices.tests.factories import Recipient
from titian.keys.actions.compare_key_words import compare_key_words
from titian.keys.actions.set_organisation_key import set_organisation_key
from titian.keys.members import list_speakers
from titian.library.actions.adopt_trust_document import adopt_recipients
from titian.library.identity import get_hub_identity
from titian.library.recipients import export_recipients
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, OrganisationKey, User
from titian.referrals.actions.reseal_package import reseal_package
from titian.referrals.models import Package
from titian.sealing import (
    ExpectedPackage,
    fingerprint,
    fingerprint_words,
    identity_recipient,
    list_generations,
    make_identity,
    open_package,
    recipients_payload,
    sign,
    verify_recipients,
)
from titian.sealing import reseal_package as seal_anew
from titian.sealing.recipients import succeed
from titian.sealing.signed import payload_object, read_unverified

FILE = b"age-encryption.org/v1\n-> scrypt c2FsdA 15\n"


@dataclass
class Shelter:
    """A provider with a manager and two members, one of whom has no words yet."""

    keys: Keys
    manager: User
    alice: User
    newcomer: User
    coordinator: User
    identities: dict[str, str]

    @property
    def organisation(self) -> Organisation:
        return Organisation.objects.get(pk=str(self.alice.organisation_id))

    def make_key(self, *, by: User | None = None, replaces: str = "") -> str:
        """A member's browser makes a key; its fingerprint is returned."""
        identity = make_identity()
        recipient = identity_recipient(identity)
        self.identities[fingerprint(recipient)] = identity
        set_organisation_key(
            actor=by or self.alice,
            recipient=recipient,
            member_file=FILE + recipient.encode(),
            paper_file=FILE + b"paper" + recipient.encode(),
            replaces=replaces,
            now=timezone.now(),
        )
        return fingerprint(recipient)

    def compare(
        self, mark: str, *, words: str = "", by: User | None = None, with_: User | None = None
    ) -> OrganisationKey:
        """The coordinator hears the key's words from the manager."""
        return compare_key_words(
            actor=by or self.coordinator,
            fingerprint=mark,
            words=words or " ".join(fingerprint_words(mark)),
            with_id=(with_ or self.manager).public_id,
            now=timezone.now(),
        )

    def list_it(self) -> None:
        """Words are compared, and the country signs the hub's export, with the succession the command gives it."""
        for key in OrganisationKey.objects.filter(state="pending", compared_at__isnull=True):
            self.compare(key.fingerprint, with_=list_speakers(key.organisation)[0])
        before_jws = get_hub_identity().recipients_jws
        before = payload_object(read_unverified(before_jws).payload) if before_jws else {}
        exported: Any = export_recipients()
        payload = recipients_payload(
            country="TH",
            recipients=exported["recipients"],
            former=succeed(before, exported["recipients"], refused=exported["refused"]),
            sequence=before.get("sequence", 0) + 1,
            issued_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=365),
        )
        adopt_recipients(sign(payload, self.keys.country_key))

    def recipient(self, mark: str) -> Recipient:
        key = OrganisationKey.objects.get(fingerprint=mark)
        return Recipient(key.organisation, self.identities[mark], key.recipient)

    def beside(self, member: User) -> Shelter:
        """Another organisation, whose one member is its manager."""
        member.is_manager = True
        member.save()
        return Shelter(self.keys, member, member, member, self.coordinator, self.identities)

    def state(self, mark: str) -> tuple[str, str]:
        return OrganisationKey.objects.values_list("state", "ending").get(fingerprint=mark)

    def open(self, item: dict[str, Any], mark: str) -> dict[str, Any]:
        """Opens what the hub holds for the item as a member's browser does, with one of the organisation's keys."""
        package = Package.objects.with_ciphertext().get(item_id=item["item_id"])
        assert package.ciphertext is not None
        hub = get_hub_identity()
        listed = verify_recipients(hub.recipients_jws or "", hub.trust)
        expected = ExpectedPackage(
            item["envelope"]["referral_id"], package.recipient, package.position, list_generations(listed, mark)
        )
        return open_package(bytes(package.ciphertext), self.identities[mark], hub.trust, expected).claims

    def seal_anew(self, item: dict[str, Any], old: str, new: str, *, by: User | None = None) -> Package:
        package = Package.objects.with_ciphertext().get(item_id=item["item_id"])
        assert package.ciphertext is not None
        sealed = seal_anew(bytes(package.ciphertext), self.identities[old], self.recipient(new).recipient)
        return reseal_package(
            actor=by or self.alice,
            item_id=package.item_id,
            recipient=new,
            before=package.sha256,
            ciphertext=sealed,
            now=timezone.now(),
        )
