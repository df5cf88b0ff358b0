from __future__ import annotations

import json
from pathlib import Path

import pytest
import structlog

from titian.audit.models import Entry
from titian.library.actions.publish_release import publish_release
from titian.library.errors import IdentityMissing, ManifestMalformed, PartMissing, ReleaseRefused, SequenceTaken
from titian.library.models import Blob, Release
from titian.library.tests.factories import LOGIC, Keys, Parts, make_manifest
from titian.sealing import generate_signing_key, payload_digest, sign

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
WORDING: Parts = {("wording", None, "id"): b'{"language":"id"}'}


def test_release_of_a_trusted_publisher_is_stored_part_by_part(keys: Keys, data_folder: Path, tmp_path: Path) -> None:
    jws = sign(make_manifest(LOGIC, tmp_path), keys.publisher)
    release = publish_release(jws, tmp_path)
    assert release.release_id == payload_digest(jws)
    part = release.parts.get()
    assert (data_folder / "blobs" / part.blob_id).read_bytes() == LOGIC["logic", None, None]
    assert Entry.objects.filter(action="release.publish", thing=f"release:{release.release_id}").count() == 1


def test_same_release_again_changes_nothing(keys: Keys, tmp_path: Path) -> None:
    jws = sign(make_manifest(LOGIC, tmp_path), keys.publisher)
    assert publish_release(jws, tmp_path) == publish_release(jws, tmp_path)
    assert Entry.objects.filter(action="release.publish").count() == 1


@pytest.mark.parametrize(("signer", "code"), [("country_key", "key.out_of_scope"), ("hub", "key.out_of_scope")])
def test_logic_signed_by_another_role_is_refused(keys: Keys, tmp_path: Path, signer: str, code: str) -> None:
    jws = sign(make_manifest(LOGIC, tmp_path), getattr(keys, signer))
    with pytest.raises(ReleaseRefused) as refused:
        publish_release(jws, tmp_path)
    assert refused.value.code == code
    assert not Release.objects.exists()
    assert not Blob.objects.exists()


def test_release_of_a_stranger_is_refused(keys: Keys, tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        publish_release(sign(make_manifest(LOGIC, tmp_path), generate_signing_key()), tmp_path)
    assert refused.value.code == "key.unknown"


def test_changed_manifest_is_refused(keys: Keys, tmp_path: Path) -> None:
    first = sign(make_manifest(LOGIC, tmp_path), keys.publisher).split(".")
    other = sign(make_manifest(LOGIC, tmp_path, sequence=2), keys.publisher).split(".")
    with pytest.raises(ReleaseRefused) as refused:
        publish_release(".".join([first[0], other[1], first[2]]), tmp_path)
    assert refused.value.code == "signature.invalid"


def test_lower_sequence_is_refused(keys: Keys, tmp_path: Path) -> None:
    publish_release(sign(make_manifest(LOGIC, tmp_path, sequence=2), keys.publisher), tmp_path)
    with pytest.raises(ReleaseRefused) as refused:
        publish_release(sign(make_manifest(LOGIC, tmp_path, sequence=1), keys.publisher), tmp_path)
    assert refused.value.code == "sequence.lower"


def test_other_content_under_a_used_sequence_is_refused(keys: Keys, tmp_path: Path) -> None:
    publish_release(sign(make_manifest(LOGIC, tmp_path), keys.publisher), tmp_path)
    other = make_manifest({("logic", None, None): b"{}"}, tmp_path)
    with pytest.raises(SequenceTaken):
        publish_release(sign(other, keys.publisher), tmp_path)


def test_part_with_other_bytes_is_refused_and_nothing_is_offered(keys: Keys, data_folder: Path, tmp_path: Path) -> None:
    manifest = make_manifest(LOGIC, tmp_path)
    (tmp_path / manifest["parts"][0]["sha256"]).write_bytes(b"other")
    with pytest.raises(PartMissing):
        publish_release(sign(manifest, keys.publisher), tmp_path)
    assert not Release.objects.exists()
    assert not list((data_folder).glob("blobs/*"))


def test_size_that_does_not_fit_is_refused(keys: Keys, tmp_path: Path) -> None:
    manifest = make_manifest(LOGIC, tmp_path)
    manifest["parts"][0]["bytes"] += 1
    with pytest.raises(ManifestMalformed):
        publish_release(sign(manifest, keys.publisher), tmp_path)


def test_country_never_brings_logic(keys: Keys, tmp_path: Path) -> None:
    manifest = make_manifest(LOGIC, tmp_path, scope="TH")
    with pytest.raises(ManifestMalformed):
        publish_release(sign(manifest, keys.country_key), tmp_path)


def test_publisher_never_brings_wording(keys: Keys, tmp_path: Path) -> None:
    with pytest.raises(ManifestMalformed):
        publish_release(sign(make_manifest(WORDING, tmp_path), keys.publisher), tmp_path)


def test_country_brings_wording_of_its_own_country_only(keys: Keys, tmp_path: Path) -> None:
    publish_release(sign(make_manifest(WORDING, tmp_path, scope="TH"), keys.country_key), tmp_path)
    with pytest.raises((ReleaseRefused, ManifestMalformed)):
        publish_release(sign(make_manifest(WORDING, tmp_path, scope="ID"), keys.country_key), tmp_path)


def test_hub_without_keys_publishes_nothing(data_folder: Path, tmp_path: Path) -> None:
    jws = sign(make_manifest(LOGIC, tmp_path), generate_signing_key())
    with pytest.raises(IdentityMissing):
        publish_release(jws, tmp_path)


def test_newest_of_each_scope_is_current(keys: Keys, tmp_path: Path) -> None:
    publish_release(sign(make_manifest(WORDING, tmp_path, scope="TH"), keys.country_key), tmp_path)
    for sequence in (1, 2):
        publish_release(sign(make_manifest(LOGIC, tmp_path, sequence=sequence), keys.publisher), tmp_path)
    assert [(release.scope, release.sequence) for release in Release.objects.current()] == [
        ("first-contact", 2),
        ("TH", 1),
    ]


def test_gaps_that_phones_are_sent_are_logged_by_their_codes(keys: Keys, tmp_path: Path) -> None:
    gaps = [{"code": "fact.unknown", "where": "facts.controller", "message": "Who decides?"}] * 2
    parts: Parts = {("directory", None, None): json.dumps({"gaps": gaps}).encode()}
    with structlog.testing.capture_logs() as logs:
        publish_release(sign(make_manifest(parts, tmp_path, scope="TH"), keys.country_key), tmp_path)
    (said,) = [line for line in logs if line["event"] == "country.gaps.published"]
    assert (said["count"], said["codes"], said["scope"]) == (2, ["fact.unknown"], "TH")
