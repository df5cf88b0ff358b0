"""A partner's file: taken in whole, then row by row by the worker, which goes on where it was stopped."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from titian.leads.actions.take_offer import take_rows_of_file
from titian.leads.actions.take_picture import let_wait, open_picture
from titian.leads.codes import Channel, FileState
from titian.leads.edge import check_edge, clean
from titian.leads.errors import FileDiffers, FileUnreadable, OfferRefused, PictureUnreadable
from titian.leads.models import LeadFile, Partner, RefusedRow
from titian.leads.pictures import TESSERACT, Clean
from titian.leads.rows import Row, read_rows
from titian.sealing import sha256_hex

AT_ONCE: Final = 200
MOST_NAMED: Final = 1_000
"""How many refused rows are named, with their codes; beyond it they are counted."""


def take_file(
    *, partner: Partner, file_id: UUID, content: bytes, form: str, terms: dict[str, str], now: datetime
) -> LeadFile:
    """The same file under the same id is the same answer, how often it is sent. Raises `FileDiffers`."""
    digest = sha256_hex(content)
    file, is_new = LeadFile.objects.get_or_create(
        id=file_id,
        defaults={
            "partner": partner,
            "sha256": digest,
            "form": form,
            "content": content,
            "given_on": now.date(),
            **terms,
        },
    )
    if not is_new and (file.partner_id, file.sha256, file.form) != (partner.pk, digest, form):
        raise FileDiffers
    return file


def go_through_files(now: datetime | None = None) -> int:
    """Takes the rows of all files that wait, some hundred at once; how many. Safe to stop and to run twice."""
    done = 0
    waiting = LeadFile.objects.filter(state=FileState.WAITING).order_by("given_on", "pk")
    for file_id in list(waiting.values_list("pk", flat=True)):
        while (count := _go_on(file_id, now or timezone.now())) is not None:
            done += count
    return done


def _go_on(file_id: UUID, now: datetime) -> int | None:
    """The next rows; None once there are no more. The file's words go with its last row."""
    file = LeadFile.objects.get(pk=file_id)
    if file.state != FileState.WAITING:
        return None
    begun = file.rows_done
    try:
        # The whole of it, each time: what is broken further down is broken before its first row is taken.
        rows = list(read_rows(bytes(file.content), file.form))[begun : begun + AT_ONCE]
    except FileUnreadable as error:
        _give_up(file_id, error)
        return None
    # Pictures are opened before the database is held: each takes a moment.
    looked_at = [(row, _look_at(row)) for row in rows]
    with transaction.atomic():
        file = LeadFile.objects.select_for_update(of=("self",)).select_related("partner").get(pk=file_id)
        if (file.state, file.rows_done) != (FileState.WAITING, begun):
            return 0  # another worker was faster
        for row, found in looked_at:
            if isinstance(found, OfferRefused):
                file.refused += 1
                if file.refused <= MOST_NAMED:
                    RefusedRow.objects.create(file=file, number=row.number, code=found.code)
            elif isinstance(found, Clean):
                let_wait(found, row.language, Channel.FILE, file.partner, now, **file.terms)
        offers = [found for _, found in looked_at if isinstance(found, str)]
        take_rows_of_file(partner=file.partner, offers=offers, now=now, **file.terms)
        file.taken += sum(not isinstance(found, OfferRefused) for _, found in looked_at)
        file.rows_done += len(rows)
        if len(rows) < AT_ONCE:
            file.state, file.content = FileState.DONE, b""
        file.save()
        return len(rows) if rows else None


def _give_up(file_id: UUID, error: FileUnreadable) -> None:
    with transaction.atomic():
        file = LeadFile.objects.select_for_update(of=("self",)).get(pk=file_id)
        if file.state == FileState.WAITING:
            file.state, file.content = FileState.UNREADABLE, b""
            file.save()
            RefusedRow.objects.create(file=file, number=1, code=error.code)


def _look_at(row: Row) -> str | Clean | OfferRefused:
    """The words of a row, or its picture, as they may be kept; else why they are turned away."""
    try:
        if row.picture:
            return _open(row)
        words = clean(row.words)
        check_edge(words)
    except OfferRefused as error:
        return error
    return words


def _open(row: Row) -> Clean:
    if row.language not in TESSERACT:
        raise PictureUnreadable
    try:
        return open_picture(base64.b64decode(row.picture, validate=True))
    except ValueError as error:
        raise PictureUnreadable from error
