"""What is learnt as a release brought it, built from the folder that is shipped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.test import Client

from titian.courseware.build import Built, build_learning
from titian.instrument.languages.table import get_table
from titian.learning.tests.signing import NOW
from titian.library.models import Blob, Release, ReleasePart
from titian.library.parts import Part
from titian.people.models import User
from titian.sealing import canonical_json
from titian.voices.wording import load_wording

CONTENT: Final = Path(__file__).parents[4] / "content"


@cache
def _build() -> Built:
    built = build_learning(CONTENT / "learning", CONTENT / "packs" / "first-contact")
    assert isinstance(built, Built)
    return built


def offer_learning() -> None:
    """As a published release leaves it: its parts as files by their hash, and their rows."""
    built = _build()
    words = [Part("learning", words.data, language=words.language) for words in built.words]
    _offer("0" * 64, "first-contact", "publisher", [Part("learning", built.modules, module="modules"), *words])


def offer_beside_learning() -> None:
    """What stands beside it in a release: the pack's pictures, languages, words of three of them, and one voice."""
    folder = CONTENT / "packs" / "first-contact"
    pictures = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "pictures").glob("*.svg")}
    release = Release.objects.get(release_id="0" * 64)
    _add(release, [Part("pictures", canonical_json(pictures))])
    table = {tag: row.model_dump(mode="json") for tag, row in get_table(folder).items()}
    wordings = {tag: load_wording(folder / f"locales/{tag}.yaml").texts for tag in ("en", "id", "th")}
    said = {tag: {name: text.text for name, text in texts.items()} for tag, texts in wordings.items()}
    parts = [Part("languages", canonical_json({"languages": [table[tag] for tag in said]}))]
    for tag, texts in said.items():
        held = {"language": tag, "module": "core", "state": "draft", "texts": texts}
        parts.append(Part("wording", canonical_json(held), module="core", language=tag))
    clip = (folder / "voices/id/phrase.take_time.label.opus").read_bytes()
    row = {"offset": 0, "bytes": len(clip), "seconds": 1.0, "source": "neural", "state": "draft"}
    head = canonical_json({"language": "id", "module": "talk", "clips": {"phrase.take_time.label": row}})
    voice = len(head).to_bytes(4, "big") + head + clip
    _offer("1" * 64, "TH", "country", [*parts, Part("voice", voice, module="talk", language="id")])


def _offer(release_id: str, scope: str, role: str, parts: Iterable[Part]) -> None:
    release = Release.objects.create(
        release_id=release_id, scope=scope, role=role, sequence=1, maturity="demo", jws="",
        issued_at=NOW, expires_at=NOW + timedelta(days=1), published_at=NOW,
    )  # fmt: skip
    _add(release, parts)


def _add(release: Release, parts: Iterable[Part]) -> None:
    settings.TITIAN.blobs.mkdir(parents=True, exist_ok=True)
    for part in parts:
        (settings.TITIAN.blobs / part.sha256).write_bytes(part.data)
        blob, _ = Blob.objects.get_or_create(sha256=part.sha256, defaults={"bytes": len(part.data), "added_at": NOW})
        place = {"kind": part.kind, "module": part.module or "", "language": part.language or ""}
        ReleasePart.objects.create(release=release, blob=blob, **place)


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
