"""What a recipient's member says of a package. Each raises what `titian.referrals.answers.answer_package` raises."""

from __future__ import annotations

from functools import partial
from typing import Final

from titian.referrals.answers import answer_package
from titian.referrals.states import Action

accept_package: Final = partial(answer_package, action=Action.ACCEPT)
"""Take responsibility; what was never released to others is deleted."""
decline_package: Final = partial(answer_package, action=Action.DECLINE)
"""Say no, for a `reason` if one is given, so that the next recipient is asked; the sealed bytes are deleted."""
confirm_arrival: Final = partial(answer_package, action=Action.ARRIVED)
"""Say that the person has arrived; this closes the referral."""
report_no_arrival: Final = partial(answer_package, action=Action.NOT_ARRIVED)
"""Say that the person did not arrive, for a `reason` if one is given; this closes the referral."""
record_opened: Final = partial(answer_package, action=Action.OPENED)
"""Note that a member's browser opened the package and its checks passed. Raises as `answer_package` does."""
