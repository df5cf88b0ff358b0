"""Browsers of people on the desk, for tests of signing in."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.http import HttpRequest
from django.test import Client

from titian.people.models import User
from titian.people.tests.factories import PASSWORD

HOST = {"host": "localhost"}
STEP = 30  # seconds one code stands


def open_browser(address: str = "127.0.0.1", agent: str = "") -> Client:
    return Client(HTTP_HOST="localhost", REMOTE_ADDR=address, HTTP_USER_AGENT=agent)


def sign_in(client: Client, username: str, password: str = PASSWORD) -> int:
    return client.post("/accounts/login/", {"login": username, "password": password}).status_code


def prove(client: Client, user: User) -> None:
    """As if the password had been given this minute: pages behind `after_proof` open."""
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="password", reauthenticated=True)
    request.session.save()


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def add_app(user: User) -> str:
    """Gives the account an authenticator app; returns its secret."""
    secret = str(generate_totp_secret())
    TOTP.activate(user, secret)
    return secret


def make_code(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many steps of 30 seconds later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP + steps)))


def list_factors(user: User) -> list[str]:
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
