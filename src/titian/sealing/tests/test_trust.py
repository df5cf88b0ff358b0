"""What a key may and may not do beyond the shared vectors."""

from __future__ import annotations

from datetime import timedelta

import pytest

from titian.sealing import SealingError, format_instant, keys_payload, sign
from titian.sealing.tests.conftest import HUB, LATER, NOW, World
from titian.sealing.trust import MAY_SIGN


def statement(kind: str, scope: str, issued_at: str = format_instant(NOW)) -> dict[str, object]:
    times = {"issued_at": issued_at, "expires_at": format_instant(LATER)}
    return {"kind": kind, "scope": scope, "sequence": 1, **times}


def code(refusal: pytest.ExceptionInfo[SealingError]) -> str:
    return refusal.value.code


def test_hub_key_may_sign_no_recipient_and_no_manifest() -> None:
    assert MAY_SIGN["hub"] == {
        *("receipt", "standing", "enrolment", "revocation", "event", "audit_head", "beds", "learning_counts"),
        *("course_certificate", "withdrawn_certificates", "arrival_request", "arrival_counts", "contact_sheet"),
        *("contact_request", "duty_desks"),
    }


@pytest.mark.parametrize("role", sorted(MAY_SIGN))
def test_no_key_below_the_root_may_sign_keys(world: World, role: str) -> None:
    lines = [world.line(role, HUB)]
    payload = keys_payload(hub_id=HUB, country="TH", keys=lines, sequence=9, issued_at=NOW, expires_at=LATER)
    with pytest.raises(SealingError) as refusal:
        world.trust(*lines).verify(sign(payload, getattr(world, role)), kind="keys", scope=HUB, role=role)
    assert code(refusal) == "key.out_of_scope"


def test_one_key_with_two_scopes_has_two_lines(world: World) -> None:
    trust = world.trust(world.line("publisher", "first-contact"), world.line("publisher", "practice"))
    for scope in ("first-contact", "practice"):
        payload = statement("manifest", scope)
        signed = sign(payload, world.publisher)
        assert trust.verify(signed, kind="manifest", scope=scope, role="publisher") == payload


def test_key_left_out_of_the_next_list_is_unknown(world: World) -> None:
    signed = sign(statement("recipients", "TH"), world.country)
    world.trust().verify(signed, kind="recipients", scope="TH", role="country")
    with pytest.raises(SealingError) as refusal:
        world.trust(world.line("hub", HUB)).verify(signed, kind="recipients", scope="TH", role="country")
    assert code(refusal) == "key.unknown"


def test_ended_key_still_counts_for_what_it_signed_before(world: World) -> None:
    trust = world.trust(world.line("country", "TH", expires_at=NOW))
    before = sign(statement("recipients", "TH", format_instant(NOW)), world.country)
    trust.verify(before, kind="recipients", scope="TH", role="country")
    after = sign(statement("recipients", "TH", format_instant(NOW + timedelta(seconds=1))), world.country)
    with pytest.raises(SealingError) as refusal:
        trust.verify(after, kind="recipients", scope="TH", role="country")
    assert code(refusal) == "key.expired"


def test_naive_time_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_instant(NOW.replace(tzinfo=None))
