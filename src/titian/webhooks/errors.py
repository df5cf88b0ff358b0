"""What an administrator can be told of a webhook. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class WebhookError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "webhook.error"
    status = 409
    message: str | Promise = gettext_lazy("This could not be done with the webhook.")

    def __init__(self, message: str | None = None) -> None:
        said = str(message or type(self).message)
        self.message = said
        super().__init__(said)


class NotAllowed(WebhookError):
    code = "action.not_allowed"
    status = 403
    message = gettext_lazy("Your role does not allow this.")


class TargetRefused(WebhookError):
    code = "webhook.target_refused"
    status = 422
    message = gettext_lazy(
        "This address is not used. It begins with https://, names a host that everybody can reach, and carries no "
        "user name, password or fragment."
    )


class TooManyWebhooks(WebhookError):
    code = "webhook.too_many"
    message = gettext_lazy("There are as many webhooks as this hub keeps. Remove one first.")


class WrongState(WebhookError):
    code = "webhook.wrong_state"
    message = gettext_lazy("The webhook is not in the state for this. Load the page again.")


class DeliveryFailed(WebhookError):
    """The other side did not take it. `problem` is one word for the page: refused, unreachable, slow, tls, target."""

    code = "webhook.delivery_failed"
    status = 502
    message = gettext_lazy("The other system did not take the message.")

    def __init__(self, problem: str, answered: int | None = None) -> None:
        self.problem = problem
        self.answered = answered
        super().__init__()
