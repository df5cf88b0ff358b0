"""Signing in, the own account, and the accounts of others.

302 of nobody is the way to sign in; 403 is "not your work"; 405 is another method's route.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from titian.hub.tests.permissions.rows import Row, Table, country, organisation, own

OWN: Final[Table] = {
    # In a demo, as here, one reader goes from account to account by the links that it prints.
    "account_login": [Row("GET", "/accounts/login/", 200)],
    "account_logout": [Row("POST", "/accounts/logout/", 302)],
    "account_inactive": [Row("GET", "/accounts/inactive/", 200)],
    "account_reauthenticate": [Row("GET", "/accounts/again/", 200, nobody=302)],
    "mfa_authenticate": [Row("GET", "/accounts/second-factor/", 302), Row("POST", "/accounts/second-factor/", 302)],
    # The officer of the world has a passkey; nobody else has a second factor.
    "mfa_reauthenticate": [Row("GET", "/accounts/second-factor/again/", 302)],
    "mfa_reauthenticate_webauthn": [Row("GET", "/accounts/passkey/again/", 302, officer=200)],
    "account": [Row("GET", "/account/", 200, nobody=302), Row("POST", "/account/", 405)],
    "password": [Row("GET", "/account/password/", 200, nobody=302), Row("POST", "/account/password/", 422, nobody=302)],
    "sessions": [
        Row("GET", "/account/sessions/", 200, nobody=302, officer=own(200), shows="session"),
        Row("POST", "/account/sessions/", 404, nobody=302),
        Row("POST", "/account/sessions/", 404, nobody=302, officer=own(302), data={"session": "{session}"}),
    ],
    "mfa_index": [Row("GET", "/account/second-factor/", 200, nobody=302)],
    "mfa_activate_totp": [Row("GET", "/account/second-factor/app/add/", 200, nobody=302, asks_proof=True)],
    "mfa_deactivate_totp": [Row("GET", "/account/second-factor/app/remove/", 404, nobody=302)],
    "mfa_list_webauthn": [Row("GET", "/account/second-factor/passkeys/", 302)],
    "mfa_add_webauthn": [Row("GET", "/account/second-factor/passkeys/add/", 200, nobody=302, asks_proof=True)],
    "mfa_edit_webauthn": [
        Row(
            "GET",
            "/account/second-factor/passkeys/{passkey}/name/",
            404,
            nobody=302,
            officer=own(200),
            asks_proof=True,
        ),
        Row(
            "POST",
            "/account/second-factor/passkeys/{passkey}/name/",
            404,
            nobody=302,
            officer=own(302),
            asks_proof=True,
            data={"name": "Blue"},
        ),
    ],
    "mfa_remove_webauthn": [
        Row(
            "POST",
            "/account/second-factor/passkeys/{passkey}/remove/",
            404,
            nobody=302,
            officer=own(302),
            asks_proof=True,
        )
    ],
    "mfa_view_recovery_codes": [Row("GET", "/account/second-factor/codes/", 404, nobody=302)],
    "mfa_generate_recovery_codes": [Row("GET", "/account/second-factor/codes/new/", 200, nobody=302, asks_proof=True)],
    "invitation": [Row("GET", "/invitation/", 404), Row("POST", "/invitation/", 404)],
    "invitation_link": [Row("GET", "/invitation/nothing/", 302), Row("POST", "/invitation/nothing/", 405)],
    "language": [Row("POST", "/language/", 302, nobody=302), Row("GET", "/language/", 405)],
}


def managed(
    method: str,
    where: str,
    status: int,
    *,
    shows: str = "",
    asks_proof: bool = False,
    data: Mapping[str, str] = MappingProxyType({}),
) -> Row:
    """For managers in their organisation and administrators in their country, who manage nobody of an independent body."""
    return Row(
        method,
        where,
        403,
        nobody=302,
        administrator=country(status),
        manager=organisation(status),
        body_manager=organisation(status),
        shows=shows,
        asks_proof=asks_proof,
        data=data,
    )


# The form of an administrator has the place; a manager's has the mark alone.
OFFICER: Final = {"role": "officer", "station": "{station}"}
PROVIDER: Final = {"role": "provider", "organisation": "{provider}"}
MOVED: Final = {"role": "provider", "organisation": "{employer}", "is_manager": "on"}

PEOPLE: Final[Table] = {
    "people": [
        managed("GET", "/people/", 200, shows="account"),
        managed("GET", "/people/?export=csv", 200, shows="account"),
        managed("GET", "/people/", 200, shows="invitation"),
        managed("GET", "/people/?links-export=csv", 200, shows="invited"),
        Row("POST", "/people/", 405),
    ],
    "invite": [
        Row(
            "GET",
            "/people/invite/",
            403,
            nobody=302,
            administrator=country(200),
            manager=200,
            body_manager=200,
            shows="station",
            asks_proof=True,
        ),
        *(
            Row(
                "POST",
                "/people/invite/",
                403,
                nobody=302,
                administrator=country(200, 422),
                manager=200,
                body_manager=200,
                asks_proof=True,
                data=form,
            )
            for form in (OFFICER, PROVIDER)
        ),
    ],
    # Names come from wrong tries and may be nobody's: whoever lifts pauses sees those of the whole hub.
    "locks": [
        Row("GET", "/people/locks/", 403, nobody=302, administrator=200),
        Row("GET", "/people/locks/?export=csv", 403, nobody=302, administrator=200),
        Row("POST", "/people/locks/", 403, nobody=302, administrator=302),
    ],
    "withdraw_invitation": [
        managed("POST", "/people/invitations/{invitation}/withdraw/", 302),
        Row("GET", "/people/invitations/{invitation}/withdraw/", 405),
    ],
    "person": [managed("GET", "/people/{account}/", 200)],
    "move_person": [
        managed("GET", "/people/{account}/move/", 200, asks_proof=True),
        managed("POST", "/people/{member}/move/", 302, asks_proof=True, data=MOVED),
    ],
    "recover_person": [
        managed("GET", "/people/{account}/recover/", 200, asks_proof=True),
        managed("POST", "/people/{member}/recover/", 200, asks_proof=True),
    ],
    "sign_out_person": [
        managed("POST", "/people/{account}/sign-out/", 302),
        Row("GET", "/people/{account}/sign-out/", 405),
    ],
    "close_person": [
        managed("GET", "/people/{account}/close/", 200, asks_proof=True),
        managed("POST", "/people/{member}/close/", 302, asks_proof=True),
    ],
}
