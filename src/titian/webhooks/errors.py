"""What a reader can be told of a webhook. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class TargetRefused(Refused):
    code = "webhook.target_refused"
    status = 422
    field = "url"
    message = gettext_lazy(
        "This address is not used. It begins with https://, names a host that everybody can reach, and carries no "
        "user name, password or fragment."
    )


class TooManyWebhooks(Refused):
    code = "webhook.too_many"
    message = gettext_lazy("There are as many webhooks as this hub keeps. Remove one first.")


class WrongState(WrongMove):
    code = "webhook.wrong_state"
    message = gettext_lazy("The webhook is not in the state for this. Load the page again.")


class DeliveryFailed(Exception):
    """The other side did not take it. `problem` is one word for the page: refused, unreachable, slow, tls, target; and
    large, of an answer that is read.
    """

    def __init__(self, problem: str, answered: int | None = None) -> None:
        self.problem = problem
        self.answered = answered
        super().__init__("The other system did not take the message.")
