"""What somebody is told who asks too often."""

from __future__ import annotations

from django.utils.translation import gettext_lazy


class RateExceeded(Exception):
    """`retry_after` is in seconds, for the header Retry-After."""

    code = "rate.exceeded"
    status = 429
    message = gettext_lazy("That was too often. Wait a little, then try again.")

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(str(self.message))
