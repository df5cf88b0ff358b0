"""The provider's API: who may call what, and what it answers."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyrage
import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.devices.tests.factories import (
    DESK,
    FIELD,
    Phone,
    Recipient,
    make_package_item,
    make_phone,
    make_recipients,
)
from titian.hub.api import api
from titian.keys.key_files import MAX_FILE
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, OrganisationKeyFile, Role, User
from titian.people.tests.factories import make_alice, make_bob, make_carol, make_user
from titian.referrals.models import Package
from titian.sealing import ExpectedPackage, fingerprint, open_package

MEMBER_FILE = b"age-encryption.org/v1\n-> scrypt c2FsdA 15\nsealed for a member"
PAPER_FILE = b"age-encryption.org/v1\n-> scrypt c2FsdA 15\nsealed for paper"


def sign_in(user: User | None, *, host: str = DESK, enforce_csrf_checks: bool = False) -> Client:
    client = Client(HTTP_HOST=host, enforce_csrf_checks=enforce_csrf_checks)
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def code_of(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


@dataclass
class Scene:
    """A referral to Alice's shelter first and Bob's legal aid second; Carol works in another country."""

    phone: Phone
    alice: User
    bob: User
    carol: User
    shelter: Recipient
    items: list[dict[str, Any]]

    def url(self, rest: str, place: int = 0) -> str:
        return f"/api/v1/packages/{self.items[place]['item_id']}/{rest}"


@pytest.fixture
def scene(keys: Keys) -> Scene:
    alice, bob, carol = make_alice(), make_bob(), make_carol()
    assert alice.organisation is not None
    assert bob.organisation is not None
    shelter, legal_aid = make_recipients(keys, alice.organisation, bob.organisation)
    phone, referral_id = make_phone(), str(uuid.uuid4())
    items = [
        make_package_item(phone, shelter, referral_id=referral_id, position=0),
        make_package_item(phone, legal_aid, referral_id=referral_id, position=1),
    ]
    phone.sync(*items)
    return Scene(phone, alice, bob, carol, shelter, items)


# Who may call what

NOBODY, OFFICER, SUPERVISOR, COORDINATOR, ADMINISTRATOR = (
    "nobody",
    "officer",
    "supervisor",
    "coordinator",
    "administrator",
)
OWN, OTHER, ABROAD = "own provider", "other provider", "provider abroad"
OVERSIGHT = "oversight"
EVERYBODY = [NOBODY, OFFICER, SUPERVISOR, COORDINATOR, ADMINISTRATOR, OVERSIGHT, OWN, OTHER, ABROAD]

INBOX = {
    NOBODY: 401,
    OFFICER: 403,
    SUPERVISOR: 403,
    COORDINATOR: 403,
    ADMINISTRATOR: 403,
    OVERSIGHT: 403,
    OWN: 200,
    OTHER: 200,
    ABROAD: 200,
}
ONE_PACKAGE = {**INBOX, OTHER: 404, ABROAD: 404}
NOT_ACCEPTED_YET = {**ONE_PACKAGE, OWN: 409}
EMPTY_PACKAGE = {**INBOX, OWN: 422, OTHER: 422, ABROAD: 422}
# The independent body has a key of its own, and no referrals.
KEY = {**INBOX, OVERSIGHT: 200}
EMPTY_KEY = {**EMPTY_PACKAGE, OVERSIGHT: 422}
NO_SUCH_KEY = {**INBOX, OVERSIGHT: 404, OWN: 404, OTHER: 404, ABROAD: 404}

ROUTES: dict[tuple[str, str], dict[str, int]] = {
    ("GET", "/packages"): INBOX,
    ("GET", "/packages/{item_id}/ciphertext"): ONE_PACKAGE,
    ("POST", "/packages/{item_id}/opened"): ONE_PACKAGE,
    ("POST", "/packages/{item_id}/accept"): ONE_PACKAGE,
    ("POST", "/packages/{item_id}/decline"): ONE_PACKAGE,
    ("POST", "/packages/{item_id}/arrived"): NOT_ACCEPTED_YET,
    ("POST", "/packages/{item_id}/not_arrived"): NOT_ACCEPTED_YET,
    ("GET", "/organisation/key"): KEY,
    ("POST", "/organisation/key"): EMPTY_KEY,
    ("POST", "/packages/{item_id}/reseal"): EMPTY_PACKAGE,
    ("POST", "/organisation/key/files"): EMPTY_KEY,
    ("POST", "/organisation/key/files/lost"): EMPTY_KEY,
    ("GET", "/organisation/key/{fingerprint}/paper"): NO_SUCH_KEY,
    ("POST", "/organisation/key/paper"): EMPTY_KEY,
}


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_route_by_role(scene: Scene, method: str, path: str) -> None:
    """Each asks of the same referral, and what one did is undone before the next one asks."""
    users: dict[str, Callable[[], User | None]] = {
        NOBODY: lambda: None,
        OFFICER: lambda: scene.phone.enrolment.officer,
        OWN: lambda: scene.alice,
        OTHER: lambda: scene.bob,
        ABROAD: lambda: scene.carol,
    }
    url = "/api/v1" + path.format(item_id=scene.items[0]["item_id"], fingerprint="0" * 64)
    answered = {}
    for who in EVERYBODY:
        with transaction.atomic():
            user = users[who]() if who in users else make_user(who)
            answer = sign_in(user).generic(method, url, "{}", content_type="application/json")
            transaction.set_rollback(True)
        answered[who] = answer.status_code
        if answer.status_code >= 400:
            assert set(answer.json()) == {"code", "message"}, who
    assert answered == ROUTES[method, path]


def test_every_provider_route_has_a_row() -> None:
    described = {
        (method.upper(), path.removeprefix("/api/v1"))
        for path, methods in api.get_openapi_schema(path_prefix="/api/v1")["paths"].items()
        for method, operation in methods.items()
        if {"referrals", "organisation key"} & set(operation.get("tags", []))
    }
    actions = ["opened", "accept", "decline", "arrived", "not_arrived"]
    expanded = {(method, path.replace("{action}", action)) for method, path in described for action in actions}
    assert expanded == set(ROUTES)


@pytest.mark.parametrize(
    "path",
    ["/packages/{item_id}/opened", "/packages/{item_id}/accept", "/packages/{item_id}/decline", "/organisation/key"],
)
def test_write_without_a_csrf_token_is_refused(scene: Scene, path: str) -> None:
    client = sign_in(scene.alice, enforce_csrf_checks=True)
    url = "/api/v1" + path.format(item_id=scene.items[0]["item_id"], fingerprint="0" * 64)
    assert code_of(client.post(url, "{}", content_type="application/json")) == (403, "csrf.failed")
    assert Package.objects.get(item_id=scene.items[0]["item_id"]).status == "released"


def test_phones_key_opens_no_provider_route(scene: Scene) -> None:
    jws = scene.phone.sign([], path="/api/v1/packages", method="GET")
    answer = Client(HTTP_HOST=FIELD).get("/api/v1/packages", HTTP_AUTHORIZATION=f"Bearer {jws}")
    assert answer.status_code == 401


# Inbox


def test_inbox_shows_what_the_envelope_says_and_no_more(scene: Scene) -> None:
    answer = sign_in(scene.alice).get("/api/v1/packages").json()
    [package] = answer["packages"]
    envelope = scene.items[0]["envelope"]
    assert answer["total"] == 1
    assert {name: package[name] for name in ("item_id", "referral_id", "recipient", "position", "level", "sha256")} == {
        name: envelope[name] for name in ("item_id", "referral_id", "recipient", "position", "level", "sha256")
    }
    assert package["station"]["id"] == str(scene.phone.enrolment.station_id)
    assert package["status"] == "released"
    assert scene.phone.enrolment.officer.username not in json.dumps(answer)


def test_inbox_of_the_next_recipient_is_empty_until_the_first_declines(scene: Scene) -> None:
    assert sign_in(scene.bob).get("/api/v1/packages").json() == {"packages": [], "total": 0}
    sign_in(scene.alice).post(scene.url("decline"), content_type="application/json")
    assert sign_in(scene.bob).get("/api/v1/packages").json()["total"] == 1


def test_inbox_comes_in_pages(scene: Scene) -> None:
    scene.phone.sync(*(make_package_item(scene.phone, scene.shelter) for _ in range(4)))
    client = sign_in(scene.alice)
    pages = [client.get(f"/api/v1/packages?limit=2&offset={offset}").json() for offset in (0, 2, 4)]
    assert [len(page["packages"]) for page in pages] == [2, 2, 1]
    assert len({package["item_id"] for page in pages for package in page["packages"]}) == 5
    assert code_of(client.get("/api/v1/packages?limit=0")) == (422, "request.malformed")


def test_inbox_asks_the_database_the_same_for_one_and_for_many(
    scene: Scene, django_assert_max_num_queries: Any
) -> None:
    scene.phone.sync(*(make_package_item(scene.phone, scene.shelter) for _ in range(20)))
    client = sign_in(scene.alice)
    with django_assert_max_num_queries(7):  # two of them count how often the door is knocked at
        assert len(client.get("/api/v1/packages").json()["packages"]) == 21


# Reading and answering


def test_sealed_bytes_open_with_the_organisations_key(scene: Scene) -> None:
    answer = sign_in(scene.alice).get(scene.url("ciphertext"))
    envelope = scene.items[0]["envelope"]
    expected = ExpectedPackage(envelope["referral_id"], envelope["recipient"], envelope["position"])
    opened = open_package(answer.content, scene.shelter.identity, get_hub_identity().trust, expected)
    assert opened.certificate["station"]["id"] == str(scene.phone.enrolment.station_id)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Cache-Control"] == "no-store"


def test_each_reading_is_logged(scene: Scene) -> None:
    client = sign_in(scene.alice)
    client.get(scene.url("ciphertext"))
    client.get(scene.url("ciphertext"))
    thing = f"package:{scene.items[0]['item_id']}"
    reads = PrivateEntry.objects.filter(action="package.read", thing=thing, actor_id=str(scene.alice.pk))
    assert reads.count() == 2


def test_officer_learns_that_somebody_has_taken_responsibility_and_not_who(scene: Scene) -> None:
    client = sign_in(scene.alice)
    assert client.post(scene.url("opened"), content_type="application/json").json()["responsibility"] == "waiting"
    taken = client.post(scene.url("accept"), content_type="application/json").json()
    assert taken == {"item_id": scene.items[0]["item_id"], "status": "accepted", "responsibility": "taken"}
    client.post(scene.url("arrived"), content_type="application/json")
    answer = scene.phone.sync()
    assert answer["referrals"] == [
        {"referral_id": scene.items[0]["envelope"]["referral_id"], "responsibility": "taken"}
    ]
    assert not any(word in json.dumps(answer) for word in ("arrived", str(scene.shelter.organisation.pk)))


def test_decline_with_a_reason_passes_the_referral_on(scene: Scene) -> None:
    answer = sign_in(scene.alice).post(
        scene.url("decline"), json.dumps({"reason": "full"}), content_type="application/json"
    )
    assert answer.json()["status"] == "declined"
    assert code_of(sign_in(scene.alice).get(scene.url("ciphertext"))) == (410, "package.ciphertext_gone")
    assert sign_in(scene.bob).get(scene.url("ciphertext", 1)).status_code == 200


@pytest.mark.parametrize(
    ("action", "reason"),
    [("decline", "she said"), ("decline", "did_not_come"), ("accept", "full"), ("decline", "x" * 50)],
)
def test_reason_that_is_no_code_is_refused(scene: Scene, action: str, reason: str) -> None:
    answer = sign_in(scene.alice).post(
        scene.url(action), json.dumps({"reason": reason}), content_type="application/json"
    )
    assert answer.status_code == 422
    assert reason not in answer.content.decode()
    assert Package.objects.get(item_id=scene.items[0]["item_id"]).status == "released"


def test_repeated_answer_has_a_name(scene: Scene) -> None:
    client = sign_in(scene.alice)
    client.post(scene.url("accept"), content_type="application/json")
    assert code_of(client.post(scene.url("accept"), content_type="application/json")) == (409, "package.already_taken")
    client.post(scene.url("arrived"), content_type="application/json")
    assert code_of(client.post(scene.url("arrived"), content_type="application/json")) == (409, "package.closed")


@pytest.mark.parametrize("action", ["release", "deliver", "time_out", "discard", "reopen", ""])
def test_moves_that_are_not_a_members_are_no_routes(scene: Scene, action: str) -> None:
    assert sign_in(scene.alice).post(scene.url(action), content_type="application/json").status_code in {404, 422}


@pytest.mark.usefixtures("two_countries")
def test_two_countries_in_one_hub_never_see_each_other(keys: Keys) -> None:
    alice, carol = make_alice(), make_carol()
    assert alice.organisation is not None
    assert carol.organisation is not None
    here, abroad = make_recipients(keys, alice.organisation, carol.organisation)
    phone, phone_abroad = make_phone(), make_phone(country="ID")
    own = make_package_item(phone, here)
    assert phone.sync(own)["items"][0]["status"] == "received"
    for sender, to in ((phone, abroad), (phone_abroad, here)):
        [answer] = sender.sync(make_package_item(sender, to))["items"]
        assert answer["code"] == "recipient.unknown"
    assert sign_in(carol).get("/api/v1/packages").json()["total"] == 0
    assert code_of(sign_in(carol).get(f"/api/v1/packages/{own['item_id']}/ciphertext")) == (404, "package.unknown")


# The organisation's key


def key_body(**changes: object) -> str:
    body = {
        "recipient": str(pyrage.x25519.Identity.generate().to_public()),
        "member_file": base64.b64encode(MEMBER_FILE).decode(),
        "paper_file": base64.b64encode(PAPER_FILE).decode(),
    }
    return json.dumps({**body, **changes})


@pytest.fixture
def alice(keys: Keys) -> User:
    return make_alice()


def post_key(user: User, body: str) -> Any:
    return sign_in(user).post("/api/v1/organisation/key", body, content_type="application/json")


def test_organisation_starts_without_a_key(alice: User) -> None:
    answer = sign_in(alice).get("/api/v1/organisation/key").json()
    assert (answer["recipient"], answer["fingerprint"], answer["listed"], answer["member_file"]) == (
        None,
        None,
        False,
        None,
    )
    assert (answer["root_jwk"], answer["keys"]) == (get_hub_identity().root_jwk, get_hub_identity().keys)


def test_key_made_in_the_browser_is_kept_and_not_yet_listed(alice: User) -> None:
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    answer = post_key(alice, key_body(recipient=recipient)).json()
    assert (answer["recipient"], answer["fingerprint"], answer["listed"]) == (recipient, fingerprint(recipient), False)
    assert base64.b64decode(answer["member_file"]) == MEMBER_FILE
    assert sign_in(alice).get("/api/v1/organisation/key").json() == answer


def test_colleague_does_not_get_another_members_file(alice: User) -> None:
    post_key(alice, key_body())
    colleague = make_user(Role.PROVIDER, organisation=alice.organisation)
    answer = sign_in(colleague).get("/api/v1/organisation/key").json()
    assert answer["recipient"] is not None
    assert answer["member_file"] is None


def test_key_is_listed_once_the_country_signed_it(keys: Keys, alice: User) -> None:
    assert alice.organisation is not None
    make_recipients(keys, alice.organisation)
    assert sign_in(alice).get("/api/v1/organisation/key").json()["listed"] is True


def test_same_key_again_is_answered_the_same_and_another_is_refused(alice: User) -> None:
    body = key_body()
    first, again = post_key(alice, body), post_key(alice, body)
    assert first.json() == again.json()
    assert code_of(post_key(alice, key_body())) == (409, "organisation_key.already_set")
    assert OrganisationKeyFile.objects.count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"recipient": "age1"},
        {"recipient": ""},
        {"recipient": "age1" + "q" * 58},
        {"recipient": "AGE-SECRET-KEY-1" + "Q" * 58},
        {"recipient": "ssh-ed25519 AAAA"},
        {"member_file": "%%%"},
        {"member_file": ""},
        {"paper_file": base64.b64encode(b"AGE-SECRET-KEY-1QQQ").decode()},
        {"member_file": base64.b64encode(b"age-encryption.org/v1\n-> X25519 abc").decode()},
        {"member_file": base64.b64encode(MEMBER_FILE + bytes(MAX_FILE)).decode()},
        {"member_file": None},
    ],
)
def test_unsound_key_or_file_is_refused_and_nothing_is_kept(alice: User, changes: dict[str, object]) -> None:
    assert post_key(alice, key_body(**changes)).status_code == 422
    assert not OrganisationKeyFile.objects.exists()
    assert not Organisation.objects.exclude(recipient="").exists()


def test_key_of_another_organisation_is_refused(alice: User) -> None:
    body = key_body()
    post_key(alice, body)
    assert code_of(post_key(make_bob(), body)) == (422, "organisation_key.malformed")


def test_time_stands_still_in_no_answer(scene: Scene) -> None:
    """Instants in answers are the hub's, aware and in UTC."""
    [package] = sign_in(scene.alice).get("/api/v1/packages").json()["packages"]
    assert package["released_at"].endswith("Z")
    assert package["released_at"] <= timezone.now().isoformat()
