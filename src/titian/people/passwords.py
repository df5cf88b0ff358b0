"""What passwords of a demo's made-up accounts cost to hash: next to nothing."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.hashers import ScryptPasswordHasher

_WORK: Final = 16


class DemoHasher(ScryptPasswordHasher):
    """scrypt at its full cost, as on every hub, but what `hash_made_up` made stays as it is after a sign-in.

    Those passwords stand in clear beside the demo's database (`demo.json`) and open nothing but fiction, so a costly
    hash of them keeps nobody out. Whoever sets a password of their own on a demo has it hashed as anywhere.
    """

    def must_update(self, encoded: str) -> bool:
        return self.decode(encoded)["work_factor"] != _WORK and super().must_update(encoded)


def hash_made_up(password: str) -> str:
    """For a password that was made up for a demo, and is written down there; never for one that a person chose."""
    hasher = DemoHasher()
    return hasher.encode(password, hasher.salt(), n=_WORK, p=1)
