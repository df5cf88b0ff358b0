"""A copy of the real pack, with the table of languages above it, and people who work on it."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.instrument.pack import load_pack
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.review import subject
from titian.studio.actions.take_pack import take_pack
from titian.studio.models import LanguageRight, Pack

ROOT = Path(__file__).resolve().parents[4]
PACK = ROOT / "content/packs/first-contact"
TABLE = "contracts/codes/languages.json"


# Few enough that a test is quick, of every kind there is.
KEPT = re.compile(
    r"""^ \ \ (talk\.(greeting|listen|rest|stop)|(consent|assent)\.(why|choice)|module\.DB\.(offer|title)
    |item\.(P1[0-9])\.(label|child)|choice\.yes_no\.(yes|no)|rule\.R01\.(person|officer)
    |phrase\.(hello|hard|cry)\.(label|child)|talk_group\.health\.title):""",
    re.VERBOSE,
)


_read_pack = cache(partial(load_pack, PACK))


@pytest.fixture
def folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with some of its texts, in English and Indonesian, without clips. No test changes its sheets."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path / "data")
    copy = tmp_path / "content/packs/first-contact"
    shutil.copytree(
        PACK, copy, ignore=shutil.ignore_patterns("voices", "cases", "locales", "pictures", "concepts.yaml")
    )
    monkeypatch.setattr(subject, "load_pack", lambda path: dataclasses.replace(_read_pack(), folder=path))
    (copy / "pictures").symlink_to(PACK / "pictures")
    (copy / "locales").mkdir()
    for tag in ("en", "id"):
        (copy / f"locales/{tag}.yaml").write_text("\n".join(list_kept(tag)) + "\n", encoding="utf-8")
    (tmp_path / TABLE).parent.mkdir(parents=True)
    shutil.copy(ROOT / TABLE, tmp_path / TABLE)
    return copy


def lay_learning(tmp_path: Path, settings: Settings) -> Path:
    """All that is learnt, without clips, beside the words of the real pack."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path / "data")
    copy = tmp_path / "content/learning"
    shutil.copytree(ROOT / "content/learning", copy, ignore=shutil.ignore_patterns("voices"))
    beside = tmp_path / "content/packs/first-contact"
    shutil.copytree(PACK, beside, ignore=shutil.ignore_patterns("voices", "pictures", "sheets", "cases"))
    for name in ("pictures", "sheets"):
        (beside / name).symlink_to(PACK / name)
    (tmp_path / TABLE).parent.mkdir(parents=True)
    shutil.copy(ROOT / TABLE, tmp_path / TABLE)
    return copy


def list_kept(tag: str) -> Iterator[str]:
    """The lines of a file of words, a part's comment only where some of the part is kept."""
    waiting: list[str] = []
    for line in (PACK / f"locales/{tag}.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith("  #"):
            waiting = ["", line]
        elif line[:2] != "  ":
            yield from [line] if line else []
        elif KEPT.match(line):
            yield from waiting
            yield line
            waiting = []


_Row = tuple[Any, ...]  # as the database has it


@dataclass(frozen=True)
class _Taken:
    """What taking a folder into an empty studio leaves in each table, and among the hub's blobs."""

    rows: Mapping[type[Model], Sequence[_Row]]
    blobs: Path


_taken: dict[bytes, _Taken] = {}


def take_once(folder: Path) -> Pack:
    """A folder taken into a studio that holds nothing, as `take_pack` does it: the first time in a run by `take_pack`
    itself, and then by laying down the rows and blobs that it left, for a folder of the same bytes."""
    models = [*apps.get_app_config("studio").get_models(include_auto_created=True), *_audit_models()]
    assert not any(model._base_manager.exists() for model in models)
    blobs, key = settings.TITIAN.blobs, _digest(folder)
    if key not in _taken:
        take_pack(folder, now=timezone.now())
        kept = Path(os.environ["TITIAN_DATA"]) / f"taken-{len(_taken)}"
        shutil.copytree(blobs, kept)
        _taken[key] = _Taken({model: _read_rows(model) for model in models}, kept)
    else:
        shutil.copytree(_taken[key].blobs, blobs, dirs_exist_ok=True)
        for model, rows in _taken[key].rows.items():
            _write_rows(model, rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_taken[key].rows)):
                cursor.execute(statement)
    return Pack.objects.get()


def _audit_models() -> Iterator[type[Model]]:
    return apps.get_app_config("audit").get_models()


def _digest(folder: Path) -> bytes:
    """Of all that lies in it, and not of what it links to."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder)} {len(content)} ".encode() + content)
    return digest.digest()


def _read_rows(model: type[Model]) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_columns(model)} FROM {model._meta.db_table}")  # noqa: S608  # our own names
        return list(cursor.fetchall())


def _write_rows(model: type[Model], rows: Sequence[_Row]) -> None:
    if rows:
        marks = ", ".join(["%s"] * len(rows[0]))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {model._meta.db_table} ({_columns(model)}) VALUES ({marks})",  # noqa: S608  # as above
                rows,
            )


def _columns(model: type[Model]) -> str:
    return ", ".join(connection.ops.quote_name(str(field.column)) for field in model._meta.concrete_fields)


@pytest.fixture
def pack(folder: Path, db: None) -> Pack:
    """The same, taken into the studio."""
    return take_once(folder)


def make_worker(role: str, *tags: str, name: str = "") -> User:
    """A translator or reviewer who works on these languages."""
    person = make_user(role)
    if name:
        person.first_name = name
        person.save()
    giver = User.objects.filter(role=Role.COORDINATOR).first() or make_user(Role.COORDINATOR)
    for tag in tags:
        LanguageRight.objects.create(person=person, row_id=tag, given_by=giver, given_at=timezone.now())
    return person
