"""A small world for the permission table: things in reach of each reader, things of others beside them, things abroad.

Every reader works HERE. RAKAN stands beside them at the same place, HULU at the next station and organisation of the
same country, SEBERANG in another country. Each thing carries one of these words, or an id, where a page would name it.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import Any, Final

from allauth.account.internal.flows import login
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from fido2 import cose
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from titian.audit.actions.chain_entries import chain_entries
from titian.audit.models import Entry
from titian.devices.models import Enrolment, HeldRelease, QuarantinedItem
from titian.directory.models import Change, Source
from titian.directory.tests.entries import make_entry, make_listing, make_service
from titian.feedback.models import Complaint, PublishedMonth
from titian.hub.operations.models import Alarm
from titian.hub.tests.permissions.own import list_modules
from titian.hub.tests.permissions.places import SEEN
from titian.hub.tests.permissions.rows import NOBODY, WHO
from titian.library.models import Release
from titian.library.tests.factories import make_hub_identity
from titian.notices.models import Browser
from titian.people.middleware import BEGAN
from titian.people.middleware import SEEN as LAST_SEEN
from titian.people.models import (
    Duty,
    Invitation,
    Organisation,
    OrganisationKey,
    OrganisationKeyFile,
    Role,
    Station,
    User,
)
from titian.people.policies import Scope
from titian.people.sessions import describe_browser
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.referrals.models import Package, Question, Referral
from titian.referrals.states import Status
from titian.sealing.encoding import canonical_json
from titian.studio.models import (
    Clip,
    Concept,
    Import,
    LanguageRight,
    LanguageRow,
    Pack,
    PackLanguage,
    Picture,
    Reading,
    Text,
    Translation,
)
from titian.tallies.models import ClosedWeek, CountedCell

HERE: Final = "kampung"
RAKAN: Final = "rakan"
HULU: Final = "hulubalai"
SEBERANG: Final = "seberang"
COUNTRIES: Final = {HERE: "TH", HULU: "TH", SEBERANG: "ID"}
NOW: Final = timezone.now()
UNUSED: Final = 10_000_000  # above any place the database gave out in this run: PostgreSQL never gives one back
DAY: Final = timedelta(days=1)
SHORTEST_ID: Final = 32
LOCKED: Final = b"age-encryption.org/v1\n-> scrypt locked"
AGENTS: Final = {HERE: "Firefox Windows", HULU: "OPR Linux", SEBERANG: "Edg Mac OS"}
# One level a station; the page of the station tells levels apart by this class.
LEVELS: Final = {HERE: "TODAY", HULU: "INFO", SEBERANG: "INCOMPLETE"}


@dataclass(frozen=True)
class Thing:
    """Whose it is, by where: what is None is in nobody's reach. `marks`: what a page that shows it says, one of them."""

    name: str
    fills: dict[str, str]
    marks: tuple[str, ...]
    owner: int | None = None
    station: uuid.UUID | None = None
    organisation: uuid.UUID | None = None
    country: str | None = None

    def __str__(self) -> str:
        return self.name

    def is_within(self, scope: Scope, reader: User) -> bool:
        mine, its = {
            Scope.OWN: (reader.pk, self.owner),
            Scope.STATION: (reader.station_id, self.station),
            Scope.ORGANISATION: (reader.organisation_id, self.organisation),
            Scope.COUNTRY: (reader.country_code, self.country),
        }[scope]
        return its is not None and mine == its


@dataclass
class World:
    readers: dict[str, User] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    stale_sessions: dict[str, str] = field(default_factory=dict)
    things: dict[str, list[Thing]] = field(default_factory=dict)

    def add(self, kind: str, thing: Thing) -> None:
        self.things.setdefault(kind, []).append(thing)

    def find(self, names: Iterable[str]) -> list[Thing]:
        """The things that fill all these names, the nearest first."""
        wanted = set(names)
        found = [thing for rows in self.things.values() for thing in rows if wanted <= thing.fills.keys()]
        assert found, f"The world holds nothing that fills {sorted(wanted)}."
        return found

    def list_marks_abroad(self, *, but: Thing | None = None) -> list[str]:
        """What no answer to any reader may hold; `but`: the thing asked about, whose address a refusal repeats."""
        abroad, at_home = self._marks
        return [SEBERANG, *sorted(abroad - at_home - set(but.fills.values() if but is not None else ()))]

    @cached_property
    def _marks(self) -> tuple[set[str], set[str]]:
        """Of things abroad and of all others, once the world is made."""
        abroad, at_home = set[str](), set[str]()
        for thing in chain.from_iterable(self.things.values()):
            ids = {text for text in (*thing.fills.values(), *thing.marks) if len(text) >= SHORTEST_ID}
            (abroad if thing.country == COUNTRIES[SEBERANG] else at_home).update(ids)
        return abroad, at_home


@dataclass
class Place:
    """Where things of one word lie: a station, a provider and its key, a body and its key."""

    word: str
    station: Station
    provider: Organisation
    body: Organisation
    hub: Organisation
    officer: User
    supervisor: User
    member: User
    listener: User

    @property
    def country(self) -> str:
        return COUNTRIES[self.word]


def make_world() -> World:
    """Everything, the nearest first: `find` and rows of plain numbers count on the order."""
    make_hub_identity()
    world = World()
    rooms = list_modules()
    places = [_make_place(word) for word in COUNTRIES]
    here = places[0]
    _add_readers(world, here, places)
    for place in places:
        _add_people(world, place)
    for place in places:
        _add_phones(world, place, place.officer, place.word)
        if place is here:
            colleague = next(account for account in here.station.staff.all() if account.username.startswith("seeker"))
            _add_phones(world, here, colleague, RAKAN, is_own=False)
        _add_referrals(world, place)
        _add_records(world, place)
        for room in rooms:
            room.add_things(world, place)
        _add_directory(world, place)
    _add_browsers(world)
    _add_words(world)
    Release.objects.create(
        release_id="e" * 64, scope="first-contact", role="publisher", sequence=1, maturity="demo", jws="",
        issued_at=NOW, expires_at=NOW + DAY, published_at=NOW,
    )  # fmt: skip
    alarm = Alarm.objects.create(kind="worker.overdue", subject="worker", since=NOW, last_seen=NOW)
    world.add("alarm", Thing("the alarm", {"alarm": str(alarm.pk)}, ("worker",)))
    AccessAttempt.objects.create(username="stranger", ip_address="192.0.2.1", failures_since_start=9)
    chain_entries()
    return world


def _add_browsers(world: World) -> None:
    """One that tells each account for whom something can wait: the reader's, a colleague's, somebody's abroad."""
    roles = (Role.SUPERVISOR, Role.PROVIDER, Role.COORDINATOR)
    accounts = sorted(User.objects.filter(role__in=roles), key=lambda one: one.pk not in _pks(world))
    for account in accounts:
        browser = Browser.objects.create(
            account=account, endpoint=f"https://push.example/{account.pk}", host="push.example", added_at=NOW
        )
        thing = Thing(f"browser of {account}", {"notice_browser": str(browser.pk)}, (str(browser.pk),))
        world.add("notice_browser", replace(thing, owner=account.pk, country=account.country_code))


def _pks(world: World) -> set[int]:
    return {reader.pk for reader in world.readers.values()}


def _add_words(world: World) -> None:
    """A pack with one text in each state somebody waits for, in a language that the reader here works on."""
    pack = Pack.objects.create(slug="few-words", version="1", modules=[["core", ""]], taken_at=NOW)
    rows = [
        LanguageRow.objects.create(
            tag=tag, english_name=name, script="Latn", direction="ltr", font="noto-sans", line_height="1.5",
            line_breaking="spaces", audio="none", order=order,
        )
        for order, (tag, name) in enumerate((("en", "English"), ("ms", "Malay"), ("tl", "Tagalog")))
    ]  # fmt: skip
    english, malay = (PackLanguage.objects.create(pack=pack, row=row, added_at=NOW) for row in rows[:2])
    reviewer, translator = world.readers["reviewer"], world.readers["translator"]
    for reader in (reviewer, translator):
        LanguageRight.objects.create(person=reader, row=rows[1], given_by=world.readers["coordinator"], given_at=NOW)
    for order, (name, state) in enumerate((("draft", "draft"), ("put", "translated"), ("done", "back_translated"))):
        text = Text.objects.create(
            pack=pack, text_id=f"talk.{name}", order=order, module="core", is_spoken=True, source="Hello."
        )
        for language in (english, malay):
            Translation.objects.create(
                text=text, language=language, number=1, state=state, words="Helo.", said="Hello.",
                reviewer_name="" if state == "draft" else "A. Person", on=NOW.date(), changed_at=NOW,
            )  # fmt: skip
        fills = {"pack": pack.slug, "tag": "ms", name: text.text_id}
        world.add(name, Thing(f"text {name}", fills, ()))
    world.add("words", Thing("the language", {"pack": pack.slug, "tag": "ms"}, ()))
    Concept.objects.create(pack=pack, concept_id="safe", meaning="Not in danger.", order=0)
    made = Import.objects.create(pack=pack, by=translator, format="po", rows={"changes": []}, sent_at=NOW)
    world.add("import", Thing("the file", {"pack": pack.slug, "import": str(made.pk)}, (), owner=translator.pk))
    picture = settings.TITIAN.blobs / ("f" * 64)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"<svg/>")
    Picture.objects.create(pack=pack, name="one", sha256="f" * 64)
    Clip.objects.create(
        text=Text.objects.get(pack=pack, text_id="talk.done"), language=malay, sha256="f" * 64, text_sha256="0" * 64,
        seconds=1, source="recorded", state="recorded", by=translator, by_name="A. Person", on=NOW.date(), number=1,
    )  # fmt: skip
    sheet = Reading.objects.create(
        language=malay, code="K7Q4M2", texts=[["talk.draft", ""]], token_hash="0" * 64, opened_at=NOW,
        opened_by=reviewer, opened_by_name="A. Person", expires_at=NOW + Reading.LIFETIME,
    )  # fmt: skip
    world.add("reading", Thing("the sheet", {"pack": pack.slug, "tag": "ms", "reading": str(sheet.pk)}, ()))
    for reader in (reviewer, translator):
        world.add(
            "worker",
            Thing(reader.username, {"worker": str(reader.public_id)}, (reader.username,), country=reader.country_code),
        )


def _make_place(word: str) -> Place:
    country, name = COUNTRIES[word], word.capitalize()
    station = make_station(f"Bridge {name}", country=country)
    provider = make_organisation(f"Shelter {name}", country=country)
    body = make_organisation(f"Listeners {name}", country=country, kind=Organisation.Kind.OVERSIGHT)
    hub = make_organisation(f"Office {name}", country=country, kind=Organisation.Kind.HUB)
    return Place(
        word,
        station,
        provider,
        body,
        hub,
        officer=make_user(Role.OFFICER, f"{word}-officer", station=station),
        supervisor=make_user(Role.SUPERVISOR, f"{word}-supervisor", station=station),
        member=make_user(Role.PROVIDER, f"{word}-provider", organisation=provider),
        listener=make_user(Role.OVERSIGHT, f"{word}-oversight", organisation=body),
    )


def _add_readers(world: World, here: Place, places: list[Place]) -> None:
    """One reader of each role HERE, colleagues beside them, and officials elsewhere."""
    manager = make_user(Role.PROVIDER, f"{HERE}-manager", organisation=here.provider)
    body_manager = make_user(Role.OVERSIGHT, f"{HERE}-body-manager", organisation=here.body)
    for account in (manager, body_manager):
        account.is_manager = True
        account.save()
    make_user(Role.OFFICER, f"seeker-{RAKAN}-officer", station=here.station)
    make_user(Role.SUPERVISOR, f"{RAKAN}-supervisor", station=here.station)
    make_user(Role.OVERSIGHT, f"{RAKAN}-oversight", organisation=here.body)
    for place in places:
        make_user(Role.PROVIDER, f"seeker-{place.word}-member", organisation=place.provider)
        make_user(Role.OVERSIGHT, f"seeker-{place.word}-body-member", organisation=place.body)
        if place is not here:
            make_user(Role.OFFICER, f"seeker-{place.word}-officer", station=place.station)
            make_user(Role.COORDINATOR, f"{place.word}-coordinator", organisation=place.hub)
            make_user(Role.ADMINISTRATOR, f"{place.word}-administrator", organisation=place.hub)
    world.readers = {
        "officer": here.officer,
        "supervisor": here.supervisor,
        "provider": here.member,
        "coordinator": make_user(Role.COORDINATOR, f"{HERE}-coordinator", organisation=here.hub),
        "administrator": make_user(Role.ADMINISTRATOR, f"{HERE}-administrator", organisation=here.hub),
        "oversight": here.listener,
        "translator": make_user(Role.TRANSLATOR, f"{HERE}-translator", organisation=here.hub),
        "reviewer": make_user(Role.REVIEWER, f"{HERE}-reviewer", organisation=here.hub),
        "manager": manager,
        "body_manager": body_manager,
    }
    for who, reader in world.readers.items():
        world.sessions[who] = _sign_in(reader, time.time())
        world.stale_sessions[who] = _sign_in(reader, time.time() - 3600)
    Duty.objects.create(id=uuid.UUID(SEEN), station=here.station, holder=here.supervisor, began_at=NOW)
    assert set(WHO) == {NOBODY, *world.readers}


def _sign_in(reader: User, proved_at: float) -> str:
    """A session whose reader proved who they are at this time; returns its key."""
    client = Client()
    client.force_login(reader)
    session = client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": proved_at, "reauthenticated": True}
    ]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(reader.pk)
    session[BEGAN] = session[LAST_SEEN] = time.time()
    session.save()
    return str(session.session_key)


def _add_people(world: World, place: Place) -> None:
    """Accounts by the kinds that routes name, the places themselves, and links not used yet."""
    accounts = User.objects.filter(station=place.station) | User.objects.filter(organisation__country=place.country)
    for account in accounts.select_related("station", "organisation").order_by("pk"):
        if _word_of(account) == place.word:
            _add_account(world, account)
    word, country = place.word, place.country
    world.add("station", Thing(f"station {word}", {"station": str(place.station.pk)}, (place.station.name,),
                               station=place.station.pk, country=country))  # fmt: skip
    for organisation, kind in ((place.provider, "provider"), (place.body, "body"), (place.hub, "office")):
        for one in (kind, "organisation"):
            world.add(one, Thing(f"{kind} {word}", {one: str(organisation.pk)}, (organisation.name,),
                                 organisation=organisation.pk, country=country))  # fmt: skip
    for organisation_, station in ((place.provider, None), (None, place.station)):
        _add_invitation(world, place, organisation_, station)
    _add_session(world, place)


def _word_of(account: User) -> str:
    """HERE for colleagues too."""
    return next((word for word in (HULU, SEBERANG) if word in account.username), HERE)


def _add_account(world: World, account: User) -> None:
    identity = str(account.public_id)
    where = {
        "owner": account.pk,
        "station": account.station_id,
        "organisation": account.organisation_id,
        "country": account.country_code if account.role != Role.OVERSIGHT else None,  # no administrator's
    }

    def add(kind: str, fills: dict[str, str], *marks: str) -> None:
        world.add(kind, Thing(account.username, fills, marks or (account.username,), **where))  # type: ignore[arg-type]

    add("account", {"account": identity})
    if "seeker" in account.username:
        add("seeker", {"seeker": identity})
    if account.role == Role.OFFICER:
        add("officer", {"officer": account.username})
    if account.role == Role.SUPERVISOR and account not in world.readers.values():
        add("colleague", {"colleague": identity}, identity)
    if account.role in {Role.PROVIDER, Role.OVERSIGHT}:
        add("keyholder", {"keyholder": identity})
    if account.username.endswith("-member"):
        kind = "provider" if account.role == Role.PROVIDER else "body"
        add("member", {"member": identity, "employer": str(account.organisation_id)})
        add("gift", {"without_file": identity, "own_key": make_fingerprint(HERE, kind)})


def _add_invitation(world: World, place: Place, organisation: Organisation | None, station: Station | None) -> None:
    role = Role.PROVIDER if organisation else Role.OFFICER
    made = Invitation.objects.create(
        kind=Invitation.Kind.JOIN, token_hash=uuid.uuid4().hex * 2, role=role, organisation=organisation,
        station=station, made_at=NOW, expires_at=NOW + Invitation.LIFETIME,
    )  # fmt: skip
    where = {
        "organisation": organisation.pk if organisation else None,
        "station": station.pk if station else None,
        "country": place.country,
    }
    name = f"invitation to {organisation or station}"
    world.add("invitation", Thing(name, {"invitation": str(made.pk)}, (str(made.pk),), **where))  # type: ignore[arg-type]
    world.add("invited", Thing(name, {}, (str(organisation or station),), **where))  # type: ignore[arg-type]


def _add_session(world: World, place: Place) -> None:
    """Another browser of the place's officer, and a passkey."""
    session = SessionStore()
    session.create()
    row = UserSession.objects.create(
        user=place.officer, ip="192.0.2.2", session_key=session.session_key, user_agent=AGENTS[place.word]
    )
    passkey = Authenticator.objects.create(
        user=place.officer,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": f"Key {place.word}", "credential": _make_credential()},
    )
    where = {"owner": place.officer.pk, "country": place.country}
    mark = describe_browser(AGENTS[place.word])
    world.add("session", Thing(f"session {place.word}", {"session": str(row.pk)}, (mark,), **where))  # type: ignore[arg-type]
    world.add("passkey", Thing(f"passkey {place.word}", {"passkey": str(passkey.pk)}, (), **where))  # type: ignore[arg-type]


def _make_credential() -> dict[str, Any]:  # Any: JSON, as a browser sends it
    """What a browser gives for a new passkey."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    key = cose.ES256.from_cryptography_key(public)  # type: ignore[no-untyped-call]  # fido2 says no types here
    credential = AttestedCredentialData.create(bytes(16), uuid.uuid4().bytes, key)
    flags = AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP
    known = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, credential), {})
    client = CollectedClientData.create("webauthn.create", bytes(32), "http://localhost")
    identity = websafe_encode(credential.credential_id)
    return {
        "id": identity,
        "rawId": identity,
        "type": "public-key",
        "response": {"attestationObject": websafe_encode(known), "clientDataJSON": websafe_encode(client)},
    }


def _add_phones(world: World, place: Place, officer: User, word: str, *, is_own: bool = True) -> None:
    where = {"owner": officer.pk, "station": place.station.pk, "country": place.country}
    phone = _make_phone(officer, place.station, f"Counter {word}")
    HeldRelease.objects.create(enrolment=phone, release_id="e" * 64, since=NOW)
    world.add("phone", Thing(f"phone {word}", {"phone": str(phone.pk)}, (phone.name,), **where))  # type: ignore[arg-type]
    if not is_own:
        return
    ended = _make_phone(officer, place.station, f"Ended {word}", is_ended=True)
    item_id = uuid.uuid4()
    tally = {"day": "2026-11-25", "language_group": "malay", "level": "TODAY", "total": 1}
    content = canonical_json({"item_id": str(item_id), "kind": "tally", "tally": tally})
    QuarantinedItem.objects.create(
        item_id=item_id, enrolment=ended, kind="tally", sha256="0" * 64, reason="device_revoked",
        received_sequence=UNUSED + 1_000 + ended.station.enrolments.count() + 10 * len(word), content=content,
        bytes=len(content), received_at=NOW,
    )  # fmt: skip
    fills = {"ended": str(ended.pk), "quarantined": str(item_id)}
    world.add("ended", Thing(f"ended phone {word}", fills, (str(ended.pk),), **where))  # type: ignore[arg-type]


def _make_phone(officer: User, station: Station, name: str, *, is_ended: bool = False) -> Enrolment:
    return Enrolment.objects.create(
        officer=officer, station=station, name=name, officer_jwk={}, transport_jwk={}, certificate="",
        officer_thumbprint=f"o {name}", transport_thumbprint=f"t {name}", app_version="1.0", enrolled_at=NOW,
        last_contact_at=NOW, revoked_at=NOW if is_ended else None, revoked_by=officer if is_ended else None,
    )  # fmt: skip


def make_fingerprint(word: str, kind: str) -> str:
    return f"{word}-{kind}".encode().hex().rjust(64, "a")


def _add_referrals(world: World, place: Place) -> None:
    for organisation, kind in ((place.provider, "provider"), (place.body, "body")):
        _add_key(world, place, organisation, kind)
    states = [("package", Status.RELEASED), ("accepted", Status.ACCEPTED), ("closed", Status.ARRIVED)]
    if place.word == HERE:
        states.append(("package", Status.HELD))
    phone = Enrolment.objects.get(station=place.station, name=f"Counter {place.word}")
    for number, (kind, status) in enumerate(states):
        _add_package(world, place, phone, kind, status, number)
    world.add("level", Thing(f"level of {place.word}", {}, (f"level--{LEVELS[place.word].lower()}",),
                             station=place.station.pk, country=place.country))  # fmt: skip


def _add_package(world: World, place: Place, phone: Enrolment, kind: str, status: str, number: int) -> None:
    is_held = status == Status.HELD
    referral = Referral.objects.create(
        referral_id=uuid.UUID(f"ab12{len(place.word):02x}{number:02x}-0000-4000-8000-{uuid.uuid4().hex[:12]}"),
        enrolment=phone, station=place.station, country_id=place.country, level=LEVELS[place.word],
        received_at=NOW, changed_at=NOW, closed_at=NOW if kind == "closed" else None,
        responsibility="waiting" if kind == "package" else "taken",
    )  # fmt: skip
    fingerprint = make_fingerprint(place.word, "provider")
    package = Package.objects.create(
        item_id=uuid.uuid4(), referral=referral, organisation=place.provider, recipient=fingerprint, position=0,
        answer_within=60, sha256=uuid.uuid4().hex * 2, ciphertext=b"age-encryption.org/v1\nsealed",
        received_sequence=UNUSED + 100 * len(place.word) + number, status=status, received_at=NOW,
        released_at=None if is_held else NOW, answer_due_at=None if is_held else NOW + DAY,
        answered_at=None if kind == "package" else NOW,
    )  # fmt: skip
    fills = {kind: str(package.item_id), "sealed_to": fingerprint}
    marks = (str(package.item_id), str(referral.referral_id)[:8])
    name = f"{status} package {place.word}"
    if is_held:
        world.add(kind, Thing(name, fills, marks))
        return
    world.add(kind, Thing(name, fills, marks, organisation=place.provider.pk, country=place.country))
    if kind == "accepted":
        asked = Question.objects.create(package=package, code="when", asked_at=NOW, asked_by=place.member)
        world.add("question", Thing(f"question to {place.word}", {"question": str(asked.pk)}, (str(asked.pk),),
                                    station=place.station.pk, country=place.country))  # fmt: skip


def _add_key(world: World, place: Place, organisation: Organisation, kind: str) -> None:
    fingerprint = make_fingerprint(place.word, kind)
    speaker = place.member if kind == "provider" else place.listener
    organisation.recipient, organisation.fingerprint = f"age1{fingerprint[:58]}", fingerprint
    organisation.recipient_listed_at = NOW
    organisation.save()
    coordinator = User.objects.get(role=Role.COORDINATOR, organisation=place.hub)
    key = OrganisationKey.objects.create(
        organisation=organisation, recipient=organisation.recipient, fingerprint=fingerprint, state="listed",
        made_at=NOW, listed_at=NOW, compared_at=NOW, compared_by=coordinator, compared_with=speaker,
    )  # fmt: skip
    holders = [account for account in organisation.members.all() if not account.username.endswith("-member")]
    OrganisationKeyFile.objects.bulk_create(
        [
            OrganisationKeyFile(key=key, kind="paper", file=LOCKED),
            *(OrganisationKeyFile(key=key, kind="member", member=account, file=LOCKED) for account in holders),
        ]
    )
    where = {"organisation": organisation.pk, "country": place.country}
    marks = (fingerprint, organisation.name)
    world.add("key", Thing(f"key of {organisation}", {"key": fingerprint}, marks, **where))  # type: ignore[arg-type]
    fills = {f"{kind}_key": fingerprint}
    world.add(f"{kind}_key", Thing(f"key of {organisation}", fills, marks, **where))  # type: ignore[arg-type]


def _add_directory(world: World, place: Place) -> None:
    """A live entry with an address nobody else may read, a draft with its proposal, and a body without an account."""
    where = {"organisation": place.provider.pk, "country": place.country}
    hidden = {
        "is_confidential": True,
        "readers": "organisation",
        "area": "North",
        "address_1": f"Quiet Lane {place.word}",
    }
    live = make_service(place.provider, name=f"Live service {place.word}", needs=["food"], locations=[hidden])
    fills = {"live_service": str(live.pk), "service_number": str(live.number)}
    world.add("live_service", Thing(live.name, fills, (str(live.pk), live.name), **where))  # type: ignore[arg-type]
    address = Thing(f"address of {live.name}", {}, (f"Quiet Lane {place.word}",), **where)  # type: ignore[arg-type]
    world.add("hidden_address", address)
    draft = make_service(place.provider, state="draft", name=f"Draft service {place.word}")
    world.add("draft_service", Thing(draft.name, {"draft_service": str(draft.pk)}, (draft.name,), **where))  # type: ignore[arg-type]
    entry = make_entry(make_listing(place.provider), slug=draft.slug, name=draft.name)
    change = Change.objects.create(
        service=draft, track="first", status="draft", number=1, content=entry.model_dump(mode="json"), seen=0,
        seen_listing=0, written_by=place.member, opened_at=NOW, changed_at=NOW,
    )  # fmt: skip
    marks = (str(change.pk), draft.name)
    proposal = Thing(f"proposal of {draft.name}", {"proposal": str(change.pk)}, marks, **where)  # type: ignore[arg-type]
    world.add("proposal", proposal)
    body = make_listing(name=f"Body of {place.word}", country=place.country)
    source = Source.objects.create(
        country_id=place.country,
        code=f"S-{uuid.uuid4().hex[:8]}",
        title=f"Paper of {place.word}",
        seen_on=date(2026, 11, 2),
    )
    world.add("source", Thing(source.title, {"source": source.code}, (source.title,), country=place.country))
    world.add("addable_organisation", Thing(body.name, {}, (str(body.pk),), country=place.country))


def _add_records(world: World, place: Place) -> None:
    """Figures of a closed week, a published month, complaints, and entries of the log."""
    week, _ = ClosedWeek.objects.get_or_create(week=date(2026, 11, 2), defaults={"closed_at": NOW})
    CountedCell.objects.bulk_create(
        CountedCell(week=week, station=place.station, kind=kind, name=name, number=20)
        for kind, name in (("level", "TODAY"), ("group", "malay"), ("mark", "STOPPED"))
    )
    total = 1_947_110_000 + len(place.word)  # of so many digits that no random sign of a page is the same
    PublishedMonth.objects.create(organisation=place.body, month=date(2026, 10, 1), total=total, published_at=NOW)
    where = {"organisation": place.body.pk, "country": place.country}
    world.add("published", Thing(f"month of {place.body}", {}, (str(total), f"{total:,}"), **where))  # type: ignore[arg-type]
    complaint = Complaint.objects.create(
        organisation=place.body, recipient=make_fingerprint(place.word, "body"), ciphertext=LOCKED, sha256="0" * 64,
        lookup=uuid.uuid4().hex * 2, key_file=LOCKED, received_on=date(2026, 11, 2), status="opened",
    )  # fmt: skip
    fills = {"complaint": str(complaint.pk), "addressed_to": complaint.recipient}
    world.add("complaint", Thing(f"complaint to {place.body}", fills, (str(complaint.pk),), **where))  # type: ignore[arg-type]
    told = Complaint.objects.create(
        organisation=place.body, recipient=complaint.recipient, ciphertext=LOCKED, sha256="1" * 64, kind="oversight",
        lookup=uuid.uuid4().hex * 2, key_file=b"", received_on=date(2026, 11, 2), status="opened",
    )  # fmt: skip
    world.add("oversight_record", Thing(f"record for {place.body}", {}, (str(told.pk),), **where))  # type: ignore[arg-type]
    for account, thing, is_seen in (
        (place.officer, f"station:{place.station.pk}", True),
        (place.listener, f"complaint:{complaint.pk}", False),
    ):
        action = f"test.{place.word}.{'seen' if is_seen else 'unseen'}"
        Entry.objects.create(happened_at=NOW, actor_kind="user", actor_id=str(account.pk), action=action, thing=thing)
        world.add("entry", Thing(action, {}, (action,), country=place.country if is_seen else None))
