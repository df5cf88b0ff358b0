"""Writes docs/security/permissions.md from the table in `titian.people.policies`.

    python -m titian.people.permission_page            # prints it
    python -m titian.people.permission_page --write    # writes the page

A test holds the page to the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from titian.people.policies import (
    MANAGED_ROLES,
    MANAGER_PERMISSIONS,
    MANAGER_ROLES,
    ORGANISATION_KINDS,
    PERMISSIONS,
    SECOND_FACTOR_ROLES,
    WORKS_AT_STATION,
    Permission,
    Scope,
)
from titian.people.roles import Role

PAGE: Final = Path("docs/security/permissions.md")

MEANINGS: Final = {
    Scope.OWN: "the own account or phone",
    Scope.STATION: "what belongs to the own station",
    Scope.ORGANISATION: "what belongs to the own organisation",
    Scope.COUNTRY: "what belongs to the country of the own place",
    Scope.HUB: "the hub as a whole",
}

HEAD: Final = (
    "Made from the table in `src/titian/people/policies.py` by `python -m titian.people.permission_page --write`; a "
    "test fails when the two differ. Each route of the hub, with each role and the status it gets, stands in "
    "`src/titian/hub/tests/permissions/`: a route without a row fails.",
    "An account has exactly one role. Whoever is not signed in, and whoever's account is closed, has no permission. "
    "What a referral says is in no permission: it opens with the organisation's key alone, in a member's browser.",
)
MANAGER_NOTE: Final = (
    "*manager* is a mark on the account of a provider or of an independent body: its row holds beside that of the "
    "role, and in its place where both say something."
)
FIRST_MANAGER: Final = (
    "- **Invited** by an administrator, too: the first manager of an independent body, while it has no member. From "
    "then on nobody but its own manager has a hand in who belongs to it."
)


def write_page() -> str:
    """The whole page."""
    head = ["# Who may do what", "", HEAD[0], "", HEAD[1], ""]
    return "\n".join([*head, *_list_scopes(), "", *_draw_table(), "", *_list_rules(), ""])


def _list_scopes() -> Iterator[str]:
    yield "## How far"
    yield ""
    for scope, meaning in MEANINGS.items():
        yield f"- **{scope.value}**: {meaning}"


def _draw_table() -> Iterator[str]:
    yield "## The table"
    yield ""
    yield "| permission | " + " | ".join([*(role.value for role in Role), "manager"]) + " |"
    yield "|---|" + "---|" * (len(Role) + 1)
    for permission in Permission:
        row = [*(PERMISSIONS[role].get(permission) for role in Role), MANAGER_PERMISSIONS.get(permission)]
        yield f"| `{permission.value}` | " + " | ".join(scope.value if scope else "" for scope in row) + " |"
    yield ""
    yield MANAGER_NOTE


def _list_rules() -> Iterator[str]:
    yield "## Besides"
    yield ""
    factors = ", ".join(sorted(role.value for role in SECOND_FACTOR_ROLES))
    rest = "Until the second is set up and given, nothing else opens."
    yield f"- **Two factors**, outside the demo: {factors}, and every manager. {rest}"
    for role, managed in MANAGED_ROLES.items():
        who = f"a manager ({role.value})" if role in MANAGER_ROLES else f"an {role.value}"
        roles = ", ".join(each.value for each in Role if each in managed)
        yield f"- **Invited, moved, let back in and closed** by {who}: {roles}."
    yield FIRST_MANAGER
    for role in Role:
        place = "an organisation of the kind " + " or ".join(sorted(ORGANISATION_KINDS[role]))
        where = f"a station, and at {place} if any" if role in WORKS_AT_STATION else place
        yield f"- **{role.value}** works at {where}."


def main() -> None:
    """Prints the page, or writes it with `--write`."""
    text = write_page()
    if "--write" in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
