from __future__ import annotations

import json
import re
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.desk.errors import NotAllowed
from titian.devices import codes
from titian.devices.actions.claim_enrolment import claim_enrolment
from titian.devices.actions.create_enrolment_code import LIFETIME, NewCode, create_enrolment_code
from titian.devices.actions.forget_old_nonces import forget_old_nonces
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.errors import CodeExpired, DeviceError, DeviceRevoked, OfficerNotEligible
from titian.devices.models import Enrolment, EnrolmentCode
from titian.devices.tests.factories import FIELD, claim_body, make_administrator, make_phone
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_station, make_user
from titian.sealing import SigningKey, decode_base64url, generate_signing_key, thumbprint, verify_certificate

OFFICER_KEY, TRANSPORT_KEY, OTHER_KEY = (generate_signing_key() for _ in range(3))


@pytest.fixture
def officer(keys: Keys) -> User:
    return make_user(Role.OFFICER)


@pytest.fixture
def code(officer: User) -> NewCode:
    return create_enrolment_code(actor=make_administrator(), officer=officer, now=timezone.now())


def claim(code: str, officer_key: SigningKey = OFFICER_KEY, transport_key: SigningKey = TRANSPORT_KEY) -> Any:
    return post(claim_body(code, officer_key, transport_key))


def post(body: object) -> Any:
    return Client(HTTP_HOST=FIELD).post("/api/v1/enrolments/claim", json.dumps(body), content_type="application/json")


def code_of(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


# Codes


def test_link_carries_all_that_a_phone_must_pin(code: NewCode) -> None:
    origin, _, text = code.link.partition("/#enrol=")
    hub = get_hub_identity()
    assert json.loads(decode_base64url(text)) == {
        "hub": "http://field.localhost:8000",
        "hub_id": hub.hub_id,
        "code": code.link_code,
        "root": thumbprint(hub.root_jwk),
    }
    assert origin == "http://field.localhost:8000"
    assert len(decode_base64url(code.link_code)) * 8 == 128


def test_typed_code_reads_as_three_groups_of_crockford_characters(code: NewCode) -> None:
    assert re.fullmatch(f"([{codes.ALPHABET}]{{4}}-){{2}}[{codes.ALPHABET}]{{4}}", code.typed_code)


def test_hub_keeps_no_code_it_gave_out(code: NewCode) -> None:
    [row] = EnrolmentCode.objects.values()
    kept = json.dumps(row, default=str)
    typed = code.typed_code.replace("-", "")
    assert code.link_code not in kept
    assert typed not in kept
    assert typed[4:] not in kept


def test_new_code_ends_the_older_one_of_the_same_officer(officer: User, code: NewCode) -> None:
    create_enrolment_code(actor=make_administrator(), officer=officer, now=timezone.now())
    assert code_of(claim(code.link_code)) == (403, "enrolment.code_wrong")


def test_old_codes_are_forgotten(code: NewCode) -> None:
    forget_old_nonces(timezone.now() + timedelta(days=2))
    assert not EnrolmentCode.objects.exists()


@pytest.mark.parametrize(
    ("role", "same_country", "same_station", "is_self", "may"),
    [
        (Role.ADMINISTRATOR, True, False, False, True),
        (Role.ADMINISTRATOR, False, False, False, False),
        (Role.SUPERVISOR, True, True, False, True),
        (Role.SUPERVISOR, True, False, False, False),
        (Role.OFFICER, True, True, True, True),
        (Role.OFFICER, True, True, False, False),
        (Role.PROVIDER, True, False, False, False),
        (Role.COORDINATOR, True, False, False, False),
    ],
)
def test_who_may_make_a_code_and_end_an_enrolment(
    officer: User, role: str, same_country: bool, same_station: bool, is_self: bool, may: bool
) -> None:
    country = "TH" if same_country else "ID"
    actor = officer if is_self else make_user(role, country=country, station=officer.station if same_station else None)
    phone = make_phone(officer)
    try:
        create_enrolment_code(actor=actor, officer=officer, now=timezone.now())
        revoke_enrolment(actor=actor, enrolment=phone.enrolment, now=timezone.now())
    except NotAllowed:
        assert not may
    else:
        assert may
    assert phone.enrolment.is_revoked is may


def test_dismissed_actor_may_do_nothing(officer: User) -> None:
    actor = make_administrator()
    actor.is_active = False
    with pytest.raises(NotAllowed):
        create_enrolment_code(actor=actor, officer=officer, now=timezone.now())


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_only_officers_carry_phones(keys: Keys, role: str) -> None:
    with pytest.raises(OfficerNotEligible):
        create_enrolment_code(actor=make_administrator(), officer=make_user(role), now=timezone.now())


def test_hub_of_one_country_enrols_no_officer_of_another(keys: Keys) -> None:
    with pytest.raises(OfficerNotEligible):
        create_enrolment_code(
            actor=make_administrator("ID"), officer=make_user(Role.OFFICER, country="ID"), now=timezone.now()
        )


# Claims


def test_claim_gives_a_certificate_that_the_root_vouches_for(officer: User, code: NewCode) -> None:
    answer = claim(code.link_code).json()
    certificate = verify_certificate(answer["certificate"], get_hub_identity().trust)
    enrolment = Enrolment.objects.get()
    assert certificate["enrolment_id"] == answer["enrolment_id"] == str(enrolment.pk)
    assert certificate["officer_jwk"] == dict(OFFICER_KEY.public_jwk)
    assert certificate["transport_jwk_thumbprint"] == TRANSPORT_KEY.kid
    assert certificate["station"] == {"id": str(officer.station_id), "name": str(officer.station)}
    # Which pathways are for it follows from its kind; that is no part of what the certificate vouches for.
    assert officer.station is not None
    assert answer["station"] == certificate["station"] | {"kind": officer.station.kind}
    assert officer.username not in json.dumps(certificate)


def test_claim_answers_what_the_phone_needs_to_go_on(officer: User, code: NewCode) -> None:
    answer = claim(code.link_code).json()
    hub = get_hub_identity()
    assert (answer["hub_id"], answer["country"]) == (hub.hub_id, "TH")
    assert (answer["root_jwk"], answer["keys"]) == (hub.root_jwk, hub.keys)
    assert answer["officer_name"] == officer.username
    assert answer["nonce"]


@pytest.mark.parametrize("spoil", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text}\n"])
def test_typed_code_forgives_how_it_is_typed(code: NewCode, spoil: Any) -> None:
    assert claim(spoil(code.typed_code)).status_code == 200


def test_typed_code_forgives_look_alikes() -> None:
    assert codes.read_typed_code("OIL0-1111-2222") == codes.read_typed_code("0110-1111-2222")


def test_phone_that_lost_the_answer_gets_the_same_enrolment_again(code: NewCode) -> None:
    first, second = claim(code.link_code).json(), claim(code.link_code).json()
    assert (first["enrolment_id"], first["certificate"]) == (second["enrolment_id"], second["certificate"])
    assert Enrolment.objects.count() == 1


def test_used_code_enrols_no_second_phone(code: NewCode) -> None:
    claim(code.link_code)
    assert code_of(claim(code.typed_code, OTHER_KEY, generate_signing_key())) == (403, "enrolment.code_used")
    assert Enrolment.objects.count() == 1


def test_repeated_claim_does_not_revive_a_revoked_enrolment(code: NewCode) -> None:
    claim(code.link_code)
    revoke_enrolment(actor=make_administrator(), enrolment=Enrolment.objects.get(), now=timezone.now())
    assert code_of(claim(code.link_code)) == (403, "enrolment.code_used")


def test_fifth_wrong_try_kills_the_typed_code_but_not_the_link(code: NewCode) -> None:
    wrong = code.typed_code[:-1] + ("0" if code.typed_code[-1] != "0" else "1")
    answers = [code_of(claim(wrong)) for _ in range(6)]
    assert answers == [(403, "enrolment.code_wrong")] * 5 + [(403, "enrolment.code_locked")]
    assert code_of(claim(code.typed_code)) == (403, "enrolment.code_locked")
    # Its four locating characters can be guessed by anybody; 128 bits of a link cannot.
    assert claim(code.link_code).status_code == 200


def test_four_wrong_tries_leave_the_code_usable(code: NewCode) -> None:
    wrong = code.typed_code[:-1] + ("0" if code.typed_code[-1] != "0" else "1")
    for _ in range(4):
        claim(wrong)
    assert claim(code.typed_code).status_code == 200


@pytest.mark.parametrize("text", ["AAAA-AAAA-AAAA", "x", "A" * 22, "A" * 40, "ÄÖÜ", "UUUU-UUUU-UUUU"])
def test_unknown_code_is_wrong(code: NewCode, text: str) -> None:
    assert code_of(claim(text)) == (403, "enrolment.code_wrong")


@pytest.mark.parametrize("form", ["link_code", "typed_code"])
def test_code_ends_after_ten_minutes(code: NewCode, form: str) -> None:
    def at(now: datetime) -> None:
        claim_enrolment(
            code=getattr(code, form),
            officer_jwk=OFFICER_KEY.public_jwk,
            transport_jwk=TRANSPORT_KEY.public_jwk,
            app_version="",
            now=now,
        )

    made_at = code.expires_at - LIFETIME
    with pytest.raises(CodeExpired):
        at(made_at + timedelta(minutes=10))
    at(made_at + timedelta(minutes=9, seconds=59))


def test_code_of_a_dismissed_officer_is_void(officer: User, code: NewCode) -> None:
    officer.is_active = False
    officer.save()
    assert code_of(claim(code.link_code)) == (409, "enrolment.officer_not_eligible")


def test_one_key_twice_is_refused(code: NewCode) -> None:
    assert code_of(claim(code.link_code, OFFICER_KEY, OFFICER_KEY)) == (400, "key.malformed")


def test_keys_of_another_enrolment_are_refused(code: NewCode) -> None:
    other = make_phone()
    assert code_of(claim(code.link_code, other.officer_key, TRANSPORT_KEY)) == (400, "key.malformed")
    assert code_of(claim(code.link_code, OFFICER_KEY, other.transport_key)) == (400, "key.malformed")


def test_private_key_is_refused_and_not_kept(code: NewCode) -> None:
    body = claim_body(code.link_code, OFFICER_KEY, TRANSPORT_KEY)
    assert code_of(post({**body, "transport_jwk": TRANSPORT_KEY.export_jwk()})) == (400, "key.malformed")
    assert not Enrolment.objects.exists()


def test_members_a_browser_adds_to_a_key_are_dropped(code: NewCode) -> None:
    jwk = {**OFFICER_KEY.public_jwk, "ext": True, "key_ops": ["verify"]}
    answer = post({**claim_body(code.link_code, OFFICER_KEY, TRANSPORT_KEY), "officer_jwk": jwk})
    assert answer.status_code == 200
    assert set(Enrolment.objects.get().officer_jwk) == {"crv", "kty", "x", "y"}


@pytest.mark.parametrize(
    "jwk",
    [
        {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43},  # not on the curve
        {"kty": "EC", "crv": "P-256", "x": "!" * 43, "y": "A" * 43},
    ],
)
def test_unsound_key_is_refused(code: NewCode, jwk: dict[str, str]) -> None:
    body = {**claim_body(code.link_code, OFFICER_KEY, TRANSPORT_KEY), "officer_jwk": jwk}
    assert code_of(post(body)) == (400, "key.malformed")


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"code": 5},
        {"code": "x" * 41},
        {**claim_body("x", OFFICER_KEY, TRANSPORT_KEY), "officer_jwk": "key"},
        {**claim_body("x", OFFICER_KEY, TRANSPORT_KEY), "officer_jwk": {"kty": "RSA"}},
        {**claim_body("x", OFFICER_KEY, TRANSPORT_KEY), "app_version": "<script>"},
    ],
)
def test_malformed_claim_is_refused_without_repeating_what_was_sent(keys: Keys, body: object) -> None:
    answer = post(body)
    assert code_of(answer) == (422, "request.malformed")
    assert set(answer.json()) == {"code", "message"}
    assert answer["Titian-Nonce"]


def test_claim_that_is_no_json_is_refused(keys: Keys) -> None:
    answer = Client(HTTP_HOST=FIELD).post("/api/v1/enrolments/claim", b"{", content_type="application/json")
    assert code_of(answer) == (400, "request.unreadable")


# Enrolments


def test_enrolment_cannot_be_ended_twice(officer: User) -> None:
    phone = make_phone(officer)
    revoke_enrolment(actor=officer, enrolment=phone.enrolment, now=timezone.now())
    with pytest.raises(DeviceRevoked):
        revoke_enrolment(actor=officer, enrolment=phone.enrolment, now=timezone.now())


@pytest.mark.usefixtures("two_countries")
def test_who_sees_which_enrolments(officer: User) -> None:
    here, elsewhere, abroad = make_phone(officer), make_phone(), make_phone(country="ID")

    def seen(user: User) -> set[str]:
        return {str(row.pk) for row in Enrolment.objects.visible_to(user)}

    assert seen(officer) == {here.enrolment_id}
    assert seen(make_user(Role.SUPERVISOR, station=officer.station)) == {here.enrolment_id}
    assert seen(make_user(Role.SUPERVISOR, station=make_station())) == set()
    assert seen(make_administrator()) == {here.enrolment_id, elsewhere.enrolment_id}
    assert seen(make_administrator("ID")) == {abroad.enrolment_id}
    assert seen(make_user(Role.PROVIDER)) == seen(make_user(Role.COORDINATOR)) == set()


def test_every_error_has_its_own_code_and_a_sentence() -> None:
    def family(error: type[DeviceError]) -> list[type[DeviceError]]:
        return [error, *(one for below in error.__subclasses__() for one in family(below))]

    errors = [error for error in family(DeviceError) if error.__module__ == "titian.devices.errors"]
    assert len({error.code for error in errors}) == len(errors)
    assert all(str(error.message).endswith(".") for error in errors)


def test_enrolment_ids_are_random(officer: User) -> None:
    assert uuid.UUID(make_phone(officer).enrolment_id).version == 4
