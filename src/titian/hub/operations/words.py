"""What an alarm means and what an administrator does about it. A kind without words here is shown by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Words:
    title: Promise | str
    advice: Promise | str


WORDS: Final[Mapping[str, Words]] = {
    "worker.overdue": Words(
        gettext_lazy("The worker has stopped"),
        gettext_lazy(
            "Referrals are not passed on in time. On the server: systemctl restart titian-worker. If it stops again, "
            "read journalctl -u titian-worker."
        ),
    ),
    "backup.stale": Words(
        gettext_lazy("No backup for more than a day"),
        gettext_lazy(
            "Phones keep what they sent until a backup has passed it. On the server: titian backup. If it refuses, do "
            "what it says."
        ),
    ),
    "backup.unconfirmed": Words(
        gettext_lazy("No other machine has confirmed a backup for three days or more"),
        gettext_lazy(
            "A fire here would take the backups too, so phones keep what they sent. Look at the machine that pulls the "
            "copies: it pulls the newest file, then says so with titian backup confirm."
        ),
    ),
    "bytes.damaged": Words(
        gettext_lazy("Sealed bytes have changed on the disk"),
        gettext_lazy(
            "The phone that sent them is asked for them again, while it has them. On the server: titian doctor says in "
            "which table. Keep the older backups, and have the disk looked at."
        ),
    ),
    "complaint.open_flood": Words(
        gettext_lazy("Very many complaints come from the open web"),
        gettext_lazy(
            "Phones and desks go on as ever. Tell the independent body, so that it opens what is there: beyond the "
            "share the oldest unopened goes. Look in the proxy for where it comes from, and shut that out."
        ),
    ),
    "complaint.phone_flood": Words(
        gettext_lazy("Very many complaints come from phones today"),
        gettext_lazy(
            "One of them, or its pass of the day, is in wrong hands. No phone turns a person away. Tell the "
            "independent body; ask stations for phones that are missing, and end those."
        ),
    ),
    "disk.low": Words(
        gettext_lazy("The disk is nearly full"),
        gettext_lazy("When it is full, nothing more is taken in. Make room, or move the data to a larger disk."),
    ),
    "key.expiring": Words(
        gettext_lazy("A key ends soon"),
        gettext_lazy(
            "Make the next one on the machine that holds the key above it, sign the list and adopt it here, before the "
            "old one ends: see the pages on keys."
        ),
    ),
    "blob.missing": Words(
        gettext_lazy("Part of a release is missing or damaged"),
        gettext_lazy("That language or voice cannot be fetched. Publish the release again, or restore from a backup."),
    ),
    "shelf.file_missing": Words(
        gettext_lazy("A file of the shelf is missing or damaged"),
        gettext_lazy(
            "It cannot be read by anybody. Restore it from a backup, or take it off the shelf and add it again."
        ),
    ),
    "device.silent": Words(
        gettext_lazy("A phone has not been heard of"),
        gettext_lazy("Ask the station whether the phone is lost, off, or without network. End it if it is lost."),
    ),
    "duty.vacant": Words(
        gettext_lazy("A station has open referrals and nobody on duty"),
        gettext_lazy(
            "Call the station: a supervisor takes the duty on the page Station. If none is left there, invite one."
        ),
    ),
    "officers.one": Words(
        gettext_lazy("One officer sent something without a yes, and no second signed in 24 hours"),
        gettext_lazy(
            "Call the station: a second officer signs it on the phone it was sent from, under its referrals. If none "
            "agrees, tell the coordinator and the organisation that has it."
        ),
    ),
    "item.quarantined": Words(
        gettext_lazy("Something a phone sent is set apart"),
        gettext_lazy("It came under a key that was ended. Look at the phone, then release it or let it go."),
    ),
    "delivery.failed": Words(
        gettext_lazy("A message to another system was not taken"),
        gettext_lazy(
            "The hub goes on trying for a day and a half, then stops the webhook. Ask the other side whether its "
            "address still answers; see Administration, Webhooks."
        ),
    ),
    "mail.not_taken": Words(
        gettext_lazy("The mail server takes no notices"),
        gettext_lazy(
            "Nothing is lost: the hub goes on trying for a day and a half, and the desk says what waits. On the "
            "server: titian notices try, with an address of your own. Then mend TITIAN_SMTP_URL or the mail server."
        ),
    ),
    "country.not_ready": Words(
        gettext_lazy("The country folder lacks something for the mode this hub is run in"),
        gettext_lazy("Until it is published anew, set TITIAN_MODE to less: the next start is refused otherwise."),
    ),
    "contact.expiring": Words(
        gettext_lazy("A contact needs to be verified again"),
        gettext_lazy("Call the number, note the date, and publish the directory anew."),
    ),
}


# What a hub without phones advises otherwise.
WITHOUT_PHONES: Final[Mapping[str, Promise]] = {
    "worker.overdue": gettext_lazy(
        "What it does by the clock waits. On the server: systemctl restart titian-worker. If it stops again, read "
        "journalctl -u titian-worker."
    ),
    "backup.stale": gettext_lazy("On the server: titian backup. If it refuses, do what it says."),
    "backup.unconfirmed": gettext_lazy(
        "A fire here would take the backups too. Look at the machine that pulls the copies: it pulls the newest file, "
        "then says so with titian backup confirm."
    ),
}


def get_words(kind: str) -> Words:
    words = WORDS.get(kind) or Words(kind, gettext_lazy("Ask the person who keeps this hub."))
    if settings.HUB_KIND.has_phones:
        return words
    return Words(words.title, WITHOUT_PHONES.get(kind, words.advice))
