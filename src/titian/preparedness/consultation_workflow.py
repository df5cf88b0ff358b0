"""What is done in a consultation, as a table. It leads to nothing by itself: each member says what it does."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move
from titian.people.policies import Permission
from titian.preparedness import together
from titian.preparedness import together_forms as forms
from titian.preparedness.actions.checking import check_taking_part, check_words
from titian.preparedness.consultation_models import Consultation, Match, SupportLine, Withdrawal
from titian.preparedness.errors import SupportUnknown
from titian.preparedness.marked_workflow import MarkedWorkflow
from titian.preparedness.together_codes import ConsultationState, Side

OPEN: Final = frozenset({ConsultationState.OPEN.value})
ANY: Final = frozenset(ConsultationState.values)
CONSULT: Final = Permission.CONSULT


def _add(consultation: Consultation, doing: Doing, side: Side) -> Detail:
    actor, given = check_taking_part(doing.actor, CONSULT), doing.given
    party = together.get_joined(consultation, actor)
    check_words(given, "text")
    line = SupportLine.objects.create(
        consultation=consultation, side=side, what=given["what"], text=given["text"].strip(), party=party, by=actor,
        at=doing.now,
    )  # fmt: skip
    return {"line": str(line.key), "what": line.what}


def _need(consultation: Consultation, doing: Doing) -> Detail:
    return _add(consultation, doing, Side.NEED)


def _offer(consultation: Consultation, doing: Doing) -> Detail:
    return _add(consultation, doing, Side.OFFER)


def _find_line(consultation: Consultation, key: str, **more: Any) -> SupportLine:  # Any: what is looked for
    """One that was not taken back. Raises `SupportUnknown`."""
    wanted = together.read_key(key)
    rows = SupportLine.objects.filter(consultation=consultation, withdrawal=None, **more)
    line = rows.filter(key=wanted).first() if wanted is not None else None
    if line is None:
        raise SupportUnknown
    return line


def _withdraw(consultation: Consultation, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, CONSULT)
    check_words(doing.given, "why")
    line = _find_line(consultation, doing.given["line"], party=together.get_own_party(actor))
    Withdrawal.objects.create(line=line, why=doing.given["why"].strip(), by=actor, at=doing.now)
    return {"line": str(line.key)}


def _match(consultation: Consultation, doing: Doing) -> Detail:
    actor, given = check_taking_part(doing.actor, Permission.CONVENE), doing.given
    check_words(given, "why")
    need = _find_line(consultation, given["need"], side=Side.NEED)
    offer = _find_line(consultation, given["offer"], side=Side.OFFER)
    Match.objects.create(need=need, offer=offer, fit=given["fit"], why=given["why"].strip(), by=actor, at=doing.now)
    return {"need": str(need.key), "offer": str(offer.key), "fit": given["fit"]}


CONSULTATION: Final[MarkedWorkflow[Consultation]] = MarkedWorkflow(
    "consultation",
    Consultation,
    Move(name="join", label=gettext_lazy("Join"), states=OPEN, to=None, permission=CONSULT, do=together.join),
    Move(name="leave", label=gettext_lazy("Leave"), states=OPEN, to=None, permission=CONSULT, do=together.leave),
    Move(
        name="need",
        label=gettext_lazy("Say what is needed"),
        states=OPEN,
        to=None,
        permission=CONSULT,
        do=_need,
        form=forms.SupportForm,
    ),
    Move(
        name="offer",
        label=gettext_lazy("Say what is offered"),
        states=OPEN,
        to=None,
        permission=CONSULT,
        do=_offer,
        form=forms.SupportForm,
    ),
    Move(
        name="withdraw",
        label=gettext_lazy("Take a need or an offer back"),
        states=ANY,
        to=None,
        permission=CONSULT,
        do=_withdraw,
        form=forms.WithdrawForm,
    ),
    Move(
        name="match",
        label=gettext_lazy("Put a need and an offer side by side"),
        states=OPEN,
        to=None,
        permission=Permission.CONVENE,
        do=_match,
        form=forms.MatchForm,
    ),
    Move(
        name="propose",
        label=gettext_lazy("Propose an action"),
        states=OPEN,
        to=None,
        permission=CONSULT,
        do=together.propose,
        form=forms.PointForm,
    ),
    Move(
        name="undertake",
        label=gettext_lazy("Take one on, or say what became of it"),
        states=ANY,
        to=None,
        permission=CONSULT,
        do=together.undertake,
        form=forms.UndertakeForm,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close the consultation"),
        states=OPEN,
        to=ConsultationState.CLOSED,
        permission=Permission.CONVENE,
    ),
)
EXERCISE_CONSULTATION: Final[MarkedWorkflow[Consultation]] = MarkedWorkflow(
    "exercise_consultation", Consultation, *CONSULTATION.moves.values(), is_exercise=True
)
"""The same moves, for what is played."""
