from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from titian.library.build import Build, Part, build_release, write_build
from titian.library.errors import BuildRefused
from titian.library.manifest import Manifest
from titian.sealing import generate_signing_key, sha256_hex, sign

ROOT = Path(__file__).resolve().parents[4]
PACK, COUNTRY = ROOT / "content/packs/first-contact", ROOT / "content/countries/th"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the pack that a test may change, with the table of languages above it."""
    shutil.copytree(ROOT / "contracts/codes", tmp_path / "contracts/codes")
    return Path(shutil.copytree(PACK, tmp_path / "content/packs/first-contact"))


@pytest.fixture(scope="module")
def built() -> Build:
    return build_release(PACK, COUNTRY)


def find(build: Build, kind: str, *, language: str | None = None, module: str | None = None) -> Part:
    (part,) = [p for p in build.parts if (p.kind, p.language, p.module) == (kind, language, module)]
    return part


def open_bundle(data: bytes) -> tuple[dict[str, Any], bytes]:
    length = int.from_bytes(data[:4], "big")
    return json.loads(data[4 : 4 + length]), data[4 + length :]


def change_text(pack: Path, tag: str, text_id: str, **changes: object) -> None:
    path = pack / "locales" / f"{tag}.yaml"
    content = yaml.safe_load(path.read_text())
    content["texts"][text_id].update(changes)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_folders_give_the_same_bytes(built: Build, pack: Path, tmp_path: Path) -> None:
    write_build(built, tmp_path / "one")
    write_build(build_release(pack, COUNTRY), tmp_path / "two")
    assert read_all(tmp_path / "one") == read_all(tmp_path / "two")


def test_both_manifests_read_as_the_hub_reads_them(built: Build) -> None:
    key = generate_signing_key()
    for manifest, role in ((built.logic_manifest, "publisher"), (built.country_manifest, "country")):
        assert Manifest.read(sign(manifest, key)).find_role("TH") == role


def test_files_of_an_earlier_build_go(built: Build, tmp_path: Path) -> None:
    old = tmp_path / "blobs" / ("0" * 64)
    old.parent.mkdir()
    old.write_bytes(b"old")
    write_build(built, tmp_path)
    assert not old.exists()
    assert {path.name for path in old.parent.iterdir()} == {sha256_hex(part.data) for part in built.parts}


def test_wording_carries_every_text_and_how_its_language_is_written(built: Build) -> None:
    wording = json.loads(find(built, "wording", language="id").data)
    texts = yaml.safe_load((PACK / "locales/id.yaml").read_text())["texts"]
    assert wording.pop("texts") == {text_id: text["text"] for text_id, text in texts.items()}
    assert wording == {
        "language": "id",
        "autonym": "Bahasa Indonesia",
        "english_name": "Indonesian",
        "direction": "ltr",
        "script": "Latn",
        "state": "draft",
    }


def test_every_clip_lies_in_the_bundle_of_its_module(built: Build) -> None:
    modules = {
        part.module: open_bundle(part.data) for part in built.parts if (part.kind, part.language) == ("voice", "id")
    }
    for text_id, expected in (
        ("item.P10.label", "PRIM"),
        ("item.TL08.when", "TL"),
        ("item.P02.label", "core"),
        ("item.W01.label", "core"),
        ("talk.greeting", "core"),
        ("rule.R00.person", "core"),
    ):
        header, body = modules[expected]
        place = header["clips"][text_id]
        clip = body[place["offset"] : place["offset"] + place["bytes"]]
        assert clip == (PACK / "voices/id" / f"{text_id}.opus").read_bytes()
        assert place["source"] == "neural"
    for module, (header, body) in modules.items():
        assert (header["language"], header["module"]) == ("id", module)
        assert sum(place["bytes"] for place in header["clips"].values()) == len(body)


def test_clip_that_says_other_words_is_left_out_and_counted(pack: Path) -> None:
    change_text(pack, "id", "talk.greeting", text="Halo.")
    build = build_release(pack, COUNTRY)
    (left,) = [left for left in build.left_out if left.language == "id"]
    assert left.stale == ("talk.greeting",)
    header, _ = open_bundle(find(build, "voice", language="id", module="core").data)
    assert "talk.greeting" not in header["clips"]


def test_clip_without_a_file_is_named_as_missing(pack: Path) -> None:
    (pack / "voices/id/talk.greeting.opus").unlink()
    (left,) = [left for left in build_release(pack, COUNTRY).left_out if left.language == "id"]
    assert left.missing == ("talk.greeting",)


def test_language_without_clips_still_ships_its_words(pack: Path) -> None:
    shutil.rmtree(pack / "voices/id")
    build = build_release(pack, COUNTRY)
    assert find(build, "wording", language="id")
    assert not [part for part in build.parts if (part.kind, part.language) == ("voice", "id")]


def test_one_text_in_draft_keeps_the_language_in_draft(pack: Path) -> None:
    path = pack / "locales/id.yaml"
    content = yaml.safe_load(path.read_text())
    for text in content["texts"].values():
        text["state"] = "approved"
    content["texts"]["talk.greeting"]["state"] = "reviewed"
    path.write_text(yaml.safe_dump(content, allow_unicode=True))
    assert json.loads(find(build_release(pack, COUNTRY), "wording", language="id").data)["state"] == "reviewed"


def test_live_pack_with_a_draft_is_refused(pack: Path) -> None:
    about = yaml.safe_load((pack / "pack.yaml").read_text())
    about["maturity"] = "live"
    name = {"name": "A. Person", "organisation": "An office", "signed_on": "2026-11-01"}
    about["sign_offs"] = dict.fromkeys(("protection", "legal", "child", "gbv"), name)
    (pack / "pack.yaml").write_text(yaml.safe_dump(about))
    with pytest.raises(BuildRefused, match="nobody approved"):
        build_release(pack, COUNTRY)


def test_language_the_table_does_not_know_is_refused(pack: Path) -> None:
    shutil.copy(pack / "locales/id.yaml", pack / "locales/xx.yaml")
    text = (pack / "locales/xx.yaml").read_text().replace("tag: id", "tag: xx")
    (pack / "locales/xx.yaml").write_text(text)
    with pytest.raises(BuildRefused, match="xx"):
        build_release(pack, COUNTRY)


def test_folder_that_is_no_pack_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BuildRefused):
        build_release(tmp_path, COUNTRY)


def test_core_of_a_voiced_language_stays_under_one_megabyte(built: Build) -> None:
    for language in ("en", "id"):
        assert len(find(built, "voice", language=language, module="core").data) <= 1_000_000
