from __future__ import annotations

import pytest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from titian.devices.nonces import LIFETIME, make_nonce
from titian.devices.statements import make_row
from titian.referrals.models import Package, Referral
from titian.referrals.states import Responsibility, Status
from titian.sealing.encoding import decode_base64url

pytestmark = pytest.mark.on_both


def test_row_has_what_it_was_given_and_null_elsewhere() -> None:
    row = make_row(Referral, id=7, level="NOW", responsibility=Responsibility.WAITING)
    assert (row.pk, row.level, row.responsibility) == (7, "NOW", "waiting")
    assert [vars(row)[name] for name in ("closed_at", "taken_up_by_id", "enrolment_id")] == [None] * 3
    assert row._state.adding


@pytest.mark.parametrize("name", ["pk", "referral", "organisation", "levl"])
def test_row_is_refused_a_name_that_is_no_column(name: str) -> None:
    with pytest.raises(TypeError, match=name):
        make_row(Package, **{"status": Status.HELD, name: 1})


def test_nonce_carries_the_code_that_the_framework_would_make_of_the_hubs_secret() -> None:
    data = decode_base64url(make_nonce(timezone.now() + LIFETIME))
    assert data[20:] == salted_hmac("titian.devices.nonce", data[:20], algorithm="sha256").digest()[:16]
