"""A file under an edition of a work, in one language: looked at, kept under its hash, its words read later."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.files import sync_folder
from titian.library.models import Blob
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.shelf.codes import WorkState
from titian.shelf.errors import AlreadyThere, PutAway
from titian.shelf.incoming import IncomingFile
from titian.shelf.looking import look_at
from titian.shelf.models import Edition, File, Work
from titian.shelf.tasks import read_file
from titian.workplan.changes import refuse_zawgyi

LONGEST_NAME: Final = 150


def add_file(
    *,
    actor: User,
    work: Work,
    edition: str,
    language: str,
    file: IncomingFile,
    now: datetime,
    published_on: date | None = None,
) -> File:
    """The bytes are durable before a row names them; what is refused leaves neither.

    Raises `NotAllowed`, `PutAway`, `AlreadyThere`, `ZawgyiWords`, and what `look_at` refuses.
    """
    if not may(actor, Permission.KEEP_SHELF):
        raise NotAllowed
    name = _shorten(Path(file.name or "file").name)
    refuse_zawgyi(edition, name)
    found = look_at(file.path, name)
    folder = settings.TITIAN.blobs
    file.keep(folder)
    try:
        with transaction.atomic():
            locked = Work.objects.select_for_update().get(pk=work.pk)
            if locked.state != WorkState.ON_SHELF:
                raise PutAway
            row, _ = Edition.objects.get_or_create(work=locked, name=edition, defaults={"published_on": published_on})
            made = _make(row, language, found, name, file, actor, now)
            detail: dict[str, str | int] = {"file": str(made.pk), "bytes": made.bytes}
            audit.record("user", str(actor.pk), "shelf_work.add_file", f"shelf_work:{work.pk}", detail)
            transaction.on_commit(partial(read_file.enqueue, str(made.pk)))
    except BaseException:
        forget_bytes(folder, file.sha256)
        raise
    return made


def _make(
    edition: Edition, language: str, found: str, name: str, file: IncomingFile, actor: User, now: datetime
) -> File:
    try:
        with transaction.atomic():
            return File.objects.create(
                edition=edition, language=language, format=found, name=name, sha256=file.sha256, bytes=file.size or 0,
                by=actor, added_at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyThere from error


def forget_bytes(folder: Path, sha256: str) -> None:
    """Takes bytes away that no row names any more."""
    if not File.objects.filter(sha256=sha256).exists() and not Blob.objects.filter(pk=sha256).exists():
        (folder / sha256).unlink(missing_ok=True)
        sync_folder(folder)


def _shorten(name: str) -> str:
    """With its ending."""
    path = Path(name)
    return path.stem[: LONGEST_NAME - len(path.suffix[:20])] + path.suffix[:20]
