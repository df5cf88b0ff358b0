"""What is done with a work on the shelf, as a table."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.shelf import forms
from titian.shelf.actions.add_file import forget_bytes
from titian.shelf.codes import WorkState
from titian.shelf.errors import NotUnderIt, NotYourMember, PutAway
from titian.shelf.models import File, Use, Work
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.models import ActionItem

KEEP: Final = Permission.KEEP_SHELF
ON_SHELF: Final = frozenset({WorkState.ON_SHELF})
PLAIN: Final = ("title", "kind", "about", "source", "visibility")


def _amend(work: Work, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["title"], given["about"], given["source"])
    item = None
    if given["number"] is not None:
        item = ActionItem.objects.get_numbered(_know(doing), given["number"], given["cycle"])
    new = {**{name: given[name] for name in PLAIN}, "item": item}
    changed = [name for name, value in new.items() if getattr(work, name) != value]
    for name in changed:
        setattr(work, name, new[name])
    return {"fields": len(changed)}


def _know(doing: Doing) -> User:
    """Raises `NotAllowed` where nobody does it."""
    if doing.actor is None:
        raise NotAllowed
    return doing.actor


def _use(work: Work, doing: Doing) -> Detail:
    """Members say it of themselves; whoever keeps the shelf of any."""
    given, actor = doing.given, _know(doing)
    refuse_zawgyi(given["where"])
    party = given["party"]
    if not may(actor, KEEP) and (party.organisation_id is None or party.organisation_id != actor.organisation_id):
        raise NotYourMember
    use = Use.objects.create(
        work=work, party=party, where=given["where"], used_on=given["used_on"], at=doing.now, by=actor
    )
    return {"use": str(use.pk), "party": party.code}


def _forget_use(work: Work, doing: Doing) -> Detail:
    deleted, _ = work.uses.filter(pk=doing.given["use"]).delete()
    if not deleted:
        raise NotUnderIt
    return {"use": str(doing.given["use"])}


def _take_file(work: Work, doing: Doing) -> Detail:
    """A file that was put there by mistake; its bytes go with it once no other row names them."""
    file = File.objects.filter(pk=doing.given["file"], edition__work=work).select_related("edition").first()
    if file is None:
        raise NotUnderIt
    pk, edition, sha256 = file.pk, file.edition, file.sha256
    file.delete()
    if not edition.files.exists():
        edition.delete()
    transaction.on_commit(partial(forget_bytes, settings.TITIAN.blobs, sha256))
    return {"file": str(pk)}


WORK: Final = Workflow(
    "shelf_work",
    Work,
    Move(
        name="use",
        label=gettext_lazy("Say where it was used"),
        states=ON_SHELF,
        to=None,
        permission=Permission.TAKE_PART,
        do=_use,
        form=forms.UseForm,
    ),
    Move(
        name="amend",
        label=gettext_lazy("Change what is said of it"),
        states=ON_SHELF,
        to=None,
        permission=KEEP,
        do=_amend,
        form=forms.WorkForm,
    ),
    Move(
        name="forget_use",
        label=gettext_lazy("Take this away"),
        states=ON_SHELF,
        to=None,
        permission=KEEP,
        do=_forget_use,
        form=forms.WhichUseForm,
    ),
    Move(
        name="take_file",
        label=gettext_lazy("Take this file off the shelf"),
        states=ON_SHELF,
        to=None,
        permission=KEEP,
        do=_take_file,
        form=forms.WhichFileForm,
    ),
    Move(
        name="put_away",
        label=gettext_lazy("Put it away"),
        states=ON_SHELF,
        to=WorkState.PUT_AWAY,
        permission=KEEP,
    ),
    Move(
        name="put_back",
        label=gettext_lazy("Put it back on the shelf"),
        states=frozenset({WorkState.PUT_AWAY}),
        to=WorkState.ON_SHELF,
        permission=KEEP,
    ),
    wrong=PutAway,
)
