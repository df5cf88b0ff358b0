"""Second factors: an authenticator app, passkeys, and codes on paper. allauth keeps them; here is what is ours:
who must have one, how often a code may be tried, what the log says."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from titian import audit
from titian.people.actions.note_wrong_code import note_wrong_code
from titian.people.locks import has_too_many_wrong_codes
from titian.people.models import User
from titian.people.policies import needs_second_factor
from titian.people.qr import make_qr_svg
from titian.people.sessions import end_other_sessions, renew_here

MAIN_TYPES: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Whether the account has an authenticator app or a passkey. Codes on paper alone are none."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=MAIN_TYPES).exists())


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    def build_totp_svg(self, url: str) -> str:
        """The square for an authenticator app, to stand in the page itself: dark on light in every theme."""
        return make_qr_svg(url)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays with whoever must have one: first add the other, then remove this."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=MAIN_TYPES)
        return others.exclude(pk=authenticator.pk).exists() or not needs_second_factor(authenticator.user)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """What a new passkey is called until its owner names it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        """What the passkey itself keeps: an id that says nothing, and the user name."""
        return {"id": user.public_id.bytes, "display_name": user.username, "name": user.username}


class CountedTries(forms.Form):
    """Counts every wrong code or passkey with the wrong passwords of its network, and takes none during a pause.

    A passkey cannot be guessed: no number of wrong codes closes it, so that who has one gets in while somebody who
    knows the password spends the codes.
    """

    user: User
    given: str
    is_paused = False

    def clean(self) -> dict[str, Any]:  # Any: as Django declares it
        cleaned = super().clean() or {}
        if self.given not in cleaned and self.data.get(self.given) and not self.is_paused:
            credentials = {"username": self.user.username}
            user_login_failed.send(sender=__name__, credentials=credentials, request=context.request)
            self.note_wrong()
        return cleaned

    def note_wrong(self) -> None:
        """What else counts, besides the tries of the network."""

    def check_lock(self) -> None:
        """Raises ValidationError during a pause."""
        is_allowed = AxesProxyHandler.is_allowed(context.request, {"username": self.user.username})
        if not is_allowed or self.is_spent():
            self.is_paused = True
            raise ValidationError(
                gettext_lazy("Too many wrong tries. Wait 30 minutes, or ask your administrator."), code="locked"
            )

    def is_spent(self) -> bool:
        return False


class CountedCodes(CountedTries):
    """Codes are short: those of one account are counted from everywhere, too."""

    given = "code"

    def note_wrong(self) -> None:
        note_wrong_code(account=self.user, now=timezone.now())

    def is_spent(self) -> bool:
        return has_too_many_wrong_codes(self.user, timezone.now())


class CodeForm(CountedCodes, AuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        self.check_lock()
        return str(super().clean_code())


class CodeAgainForm(CountedCodes, ReauthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        self.check_lock()
        return str(super().clean_code())


class PasskeyForm(CountedTries, AuthenticateWebAuthnForm):  # type: ignore[misc]
    given = "credential"

    def clean_credential(self) -> Authenticator:
        self.check_lock()
        return super().clean_credential()


class PasskeyAgainForm(CountedTries, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    given = "credential"

    def clean_credential(self) -> Authenticator:
        self.check_lock()
        return super().clean_credential()


def on_added(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: object) -> None:
    """A new factor was just proved in this session; every other session of the account ends."""
    if authenticator.type in MAIN_TYPES:
        record_authentication(request, user, method="mfa", type=authenticator.type, reauthenticated=True)
        end_other_sessions(user, request.session.session_key or "")
        renew_here(request, user)
    _say("second_factor.add", user, authenticator)


def on_removed(*, user: User, authenticator: Authenticator, **_: object) -> None:
    _say("second_factor.remove", user, authenticator)


def on_codes_made_anew(*, user: User, authenticator: Authenticator, **_: object) -> None:
    _say("second_factor.renew_codes", user, authenticator)


def _say(action: str, user: User, authenticator: Authenticator) -> None:
    audit.record_by(user, action, f"user:{user.pk}", {"type": str(authenticator.type)})
