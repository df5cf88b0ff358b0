"""What the public page of a region's hub says is worked on in the studio as a pack is, its clips too."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Final

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.instrument.languages.table import TABLE
from titian.studio.actions.give_pack import give_pack
from titian.studio.actions.review_text import approve_text, put_back
from titian.studio.actions.save_words import save_words
from titian.studio.errors import FolderRefused
from titian.studio.folder import read_folder
from titian.studio.models import Clip, Pack, Translation
from titian.studio.tests.conftest import ROOT, make_worker, take_once
from titian.voices.wording import list_heard

pytestmark = pytest.mark.django_db
PAGE: Final = ROOT / "content/offer"
FILES: Final = ("locales/en.yaml", "locales/th.yaml", "locales/ur.yaml", "voices/en/manifest.json")


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path / "data")
    copy = tmp_path / "content/offer"
    shutil.copytree(PAGE, copy)
    (tmp_path / TABLE).parent.mkdir(parents=True)
    shutil.copy(ROOT / TABLE, tmp_path / TABLE)
    return copy


@pytest.fixture
def pack(folder: Path) -> Pack:
    """The page, taken into the studio."""
    return take_once(folder)


def test_what_is_heard_is_to_be_spoken_and_all_is_to_be_written(pack: Pack) -> None:
    spoken = pack.texts.filter(is_spoken=True).values_list("text_id", flat=True)
    assert set(spoken) == set(list_heard(PAGE))
    thai = Translation.objects.filter(language__pack=pack, language__row="th")
    assert thai.count() == pack.texts.count() > len(spoken)
    assert Clip.objects.filter(language__row="en").count() == len(spoken)


def test_it_comes_back_byte_for_byte(pack: Pack, folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in FILES}
    give_pack(folder)
    assert {name: (folder / name).read_bytes() for name in FILES} == before


def test_a_text_goes_its_way_through_three_people_into_the_folder(pack: Pack, folder: Path) -> None:
    ana, budi = (make_worker("translator", "th", name=name) for name in ("Ana", "Budi"))
    citra, now = make_worker("reviewer", "th", name="Citra"), timezone.now()
    row = Translation.objects.get(language__pack=pack, language__row="th", text__text_id="offer.taken")
    row = save_words(actor=ana, translation=row, seen=row.number, words="ขอบคุณ", reason="As we say it.", now=now)
    row = put_back(actor=budi, translation=row, seen=row.number, english="Thank you.", now=now)
    approve_text(actor=citra, translation=row, seen=row.number, now=now)
    give_pack(folder, tags=["th"])
    said = (folder / "locales/th.yaml").read_text("utf-8")
    assert 'offer.taken: {text: "ขอบคุณ", state: approved, reviewer: "Citra"' in said


def test_a_list_of_what_is_heard_names_texts_that_are_there(folder: Path) -> None:
    heard = folder / "heard.yaml"
    heard.write_text(heard.read_text("utf-8") + "  - offer.nowhere\n", "utf-8")
    with pytest.raises(FolderRefused, match=r"offer\.nowhere"):
        read_folder(folder)
    heard.write_text("spoken: []\n", "utf-8")
    with pytest.raises(FolderRefused, match="under `heard`"):
        read_folder(folder)
