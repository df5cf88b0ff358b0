"""What is learnt as a release brought it, built from the folder that is shipped."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.test import Client

from titian.courseware.build import Built, build_learning
from titian.learning.tests.signing import NOW
from titian.library.models import Blob, Release, ReleasePart
from titian.people.models import User
from titian.sealing import sha256_hex

CONTENT: Final = Path(__file__).parents[4] / "content"


@cache
def _build() -> Built:
    built = build_learning(CONTENT / "learning", CONTENT / "packs" / "first-contact")
    assert isinstance(built, Built)
    return built


def offer_learning() -> None:
    """As a published release leaves it: its parts as files by their hash, and their rows."""
    built = _build()
    release = Release.objects.create(
        release_id="0" * 64, scope="first-contact", role="publisher", sequence=1, maturity="demo", jws="",
        issued_at=NOW, expires_at=NOW + timedelta(days=1), published_at=NOW,
    )  # fmt: skip
    settings.TITIAN.blobs.mkdir(parents=True, exist_ok=True)
    parts = [("modules", "", built.modules), *(("", words.language, words.data) for words in built.words)]
    for module, language, data in parts:
        sha256 = sha256_hex(data)
        (settings.TITIAN.blobs / sha256).write_bytes(data)
        blob, _ = Blob.objects.get_or_create(sha256=sha256, defaults={"bytes": len(data), "added_at": NOW})
        ReleasePart.objects.create(release=release, blob=blob, kind="learning", module=module, language=language)


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
