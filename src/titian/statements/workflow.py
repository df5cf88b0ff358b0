"""What is done with a statement, its sentences and its wording. Release is somebody's act, by who may; no clock's."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.people.policies import Permission
from titian.statements.actions.draft_statement import add_sentences, make_reads
from titian.statements.codes import State, WordingState
from titian.statements.errors import (
    AlreadyReleased,
    NothingStands,
    NothingToRelease,
    SentencesStale,
    WordingNotReviewed,
    WordingSettled,
)
from titian.statements.facts import Fact
from titian.statements.forms import EditForm
from titian.statements.looking import Look, Looking
from titian.statements.models import Read, Release, Sentence, Statement, WordingRow
from titian.statements.texts import digest, write_text
from titian.workplan.changes import refuse_zawgyi

KEEP: Final = Permission.KEEP_STATEMENTS
_DRAFT: Final = frozenset({State.DRAFT})


def _release(statement: Statement, doing: Doing) -> Detail:
    """Kept whole as it was: the text, and under each sentence what it rested on."""
    if doing.actor is None:
        raise NotAllowed
    if statement.wording.state != WordingState.REVIEWED:
        raise WordingNotReviewed
    looks = Looking(statement).look()
    if not looks:
        raise NothingToRelease
    if any(look.is_stale for look in looks):
        raise SentencesStale
    text = write_text(statement, [look.sentence for look in looks], released_on=doing.now.date())
    body = text.model_dump(mode="json")
    Release.objects.create(statement=statement, at=doing.now, by=doing.actor, body=body, digest=digest(body))
    statement.title, statement.released_at = text.title, doing.now
    return {"sentences": len(looks), "visibility": statement.visibility}


def _take_in(statement: Statement, doing: Doing) -> Detail:
    """Sentences of facts that came since, behind those that stand."""
    looking = Looking(statement)
    said = looking.list_new(looking.look())
    last = statement.sentences.order_by("position").last()
    add_sentences(statement, said, after=last.position if last is not None else 0)
    return {"sentences": len(said)}


STATEMENT: Final = Workflow(
    "statement",
    Statement,
    Move(
        name="take_in", label=gettext_lazy("Take in what came since"), states=_DRAFT, to=None, permission=KEEP,
        do=_take_in,
    ),
    Move(
        name="release", label=gettext_lazy("Release it"), states=_DRAFT, to=State.RELEASED,
        permission=Permission.RELEASE_STATEMENTS, do=_release,
    ),
    Move(name="discard", label=gettext_lazy("Throw this draft away"), states=_DRAFT, to=GONE, permission=KEEP),
    wrong=AlreadyReleased,
)  # fmt: skip


def _write(sentence: Sentence, text: str, doing: Doing) -> None:
    sentence.text = text
    sentence.edited_at, sentence.edited_by = (doing.now, doing.actor) if sentence.is_edited else (None, None)


def _edit(sentence: Sentence, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["text"])
    _write(sentence, doing.given["text"], doing)
    return {"edited": sentence.is_edited}


def _look_at(sentence: Sentence) -> Look:
    (look,) = Looking(sentence.statement).look([sentence])
    if not look.standing or not look.text:
        raise NothingStands
    return look


def _read_anew(sentence: Sentence, facts: tuple[Fact, ...]) -> None:
    sentence.facts.all().delete()
    Read.objects.bulk_create(make_reads(sentence, facts))


def _renew(sentence: Sentence, doing: Doing) -> Detail:
    look = _look_at(sentence)
    sentence.drafted = look.text
    _write(sentence, look.text, doing)
    _read_anew(sentence, look.standing)
    return {"facts": len(look.standing)}


def _keep(sentence: Sentence, doing: Doing) -> Detail:
    """The words stay, in the knowledge of what the facts say now."""
    look = _look_at(sentence)
    sentence.drafted = look.text
    _write(sentence, sentence.text, doing)
    _read_anew(sentence, look.standing)
    return {"facts": len(look.standing)}


SENTENCE: Final = Workflow(
    "statement_sentence",
    Sentence,
    Move(
        name="edit", label=gettext_lazy("Change the words"), states=_DRAFT, to=None, permission=KEEP, do=_edit,
        form=EditForm,
    ),
    Move(name="renew", label=gettext_lazy("Say what the facts say now"), states=_DRAFT, to=None, permission=KEEP,
         do=_renew),
    Move(name="keep", label=gettext_lazy("Keep these words"), states=_DRAFT, to=None, permission=KEEP, do=_keep),
    Move(name="drop", label=gettext_lazy("Take the sentence out"), states=_DRAFT, to=GONE, permission=KEEP,
         do=lambda sentence, doing: {"statement": str(sentence.statement_id)}),
    wrong=AlreadyReleased,
    part_of="statement",
)  # fmt: skip
WORDING: Final = Workflow(
    "statement_wording",
    WordingRow,
    Move(
        name="review", label=gettext_lazy("I have read it, and it may be used"),
        states=frozenset({WordingState.DRAFT}), to=WordingState.REVIEWED, permission=KEEP, second_to="add",
    ),
    wrong=WordingSettled,
)  # fmt: skip
