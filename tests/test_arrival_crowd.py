"""An arrival of hundreds on ten phones, merged at a hub and reconciled: `make bench` does the same with 7,000."""

from __future__ import annotations

import pytest
from bench_arrival import meet
from running_hub import RunningHub

pytestmark = pytest.mark.on_both


@pytest.mark.timeout(300)
def test_ten_phones_without_a_network_and_the_hub_come_to_what_is_true(hub: RunningHub) -> None:
    met = meet(hub, people=600, phones=10)
    assert met.pictures > 1
    assert met.disputed
    assert met.is_reconciled, (met.sheet, met.truth, met.disputed)
