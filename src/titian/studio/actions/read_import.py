from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.policies import Permission, may
from titian.studio.errors import FileRefused
from titian.studio.exchange.compare import compare
from titian.studio.exchange.csv_file import read_csv_rows
from titian.studio.exchange.po import read_po_rows
from titian.studio.exchange.rows import FileRow
from titian.studio.models import Import, Pack

if TYPE_CHECKING:
    from titian.people.models import User


def _read_book(content: bytes, name: str) -> list[FileRow]:
    from titian.studio.exchange.workbook import read_workbook_rows  # brings forms and the engine: 9 MiB of a hub

    return read_workbook_rows(content, name)


LARGEST: Final = 8 * 1024 * 1024
READERS: Final[dict[str, Callable[[bytes, str], list[FileRow]]]] = {
    "po": lambda content, name: read_po_rows(content),
    "csv": lambda content, name: read_csv_rows(content),
    "xlsx": _read_book,
}


def read_import(*, actor: User, pack: Pack, name: str, content: bytes, tag: str, now: datetime) -> Import:
    """The file, read and compared; nothing of it holds yet. What the actor sent before and did not apply is gone.

    `tag` is the language the actor says it is; blank for a workbook of several. Raises NotAllowed, and FileRefused
    with a sentence for what cannot be read, is too large, or is in another language.
    """
    if not may(actor, Permission.TRANSLATE_TEXTS):
        raise NotAllowed
    if len(content) > LARGEST:
        raise FileRefused(gettext("The file is larger than 8 MB. Send one language at a time."))
    if not content:
        raise FileRefused(gettext("The file is empty."))
    form = name.rpartition(".")[2].casefold()
    if form not in READERS:
        raise FileRefused
    rows = READERS[form](content, name)
    _require_language(rows, tag, form)
    compared = compare(actor, pack, rows)
    with transaction.atomic():
        Import.objects.sent_by(actor).open().delete()
        made = Import.objects.create(
            pack=pack,
            by=actor,
            format=form,
            rows={
                "changes": [change.as_json() for change in compared.changes],
                "same": compared.same,
                "left": compared.left,
            },
            sent_at=now,
        )
        audit.record_by(
            actor,
            "import.read",
            f"pack:{pack.slug}",
            {"format": form, "changes": len(compared.changes), "same": compared.same},
        )
    return made


def _require_language(rows: list[FileRow], tag: str, form: str) -> None:
    found = sorted({row.tag for row in rows})
    if not rows:
        raise FileRefused(gettext("The file holds no texts."))
    if form != "xlsx" and not tag:
        raise FileRefused(gettext("Choose the language of the file."))
    other = next((one for one in found if tag and one != tag), None)
    if other is not None and form != "xlsx":
        raise FileRefused(
            gettext("The file says it is %(file)s, and you chose %(chosen)s. Nothing was read.")
            % {"file": other or "?", "chosen": tag}
        )
