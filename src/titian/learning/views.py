"""What both kinds of hub have: the trainers of the cadre."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet
from django.forms import Form, ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from titian.desk.pages import RecordPage, add_page, list_page
from titian.learning.actions.keep_trainer import add_trainer
from titian.learning.forms import TrainerForm
from titian.learning.models import Trainer
from titian.learning.tables import TRAINERS, say_last_course
from titian.learning.workflow import TRAINER
from titian.people.country_names import COUNTRY_NAMES
from titian.people.models import User
from titian.people.policies import Permission

KEEP: Final = Permission.KEEP_TRAINERS
Context = dict[str, Any]  # Any: what templates take


def list_trainers(reader: User) -> QuerySet[Trainer]:
    return Trainer.objects.visible_to(reader).prefetch_related("courses")


def make_trainer_form(reader: User, data: Any) -> Form:  # Any: what was posted
    return TrainerForm(data, initial={"country": reader.country_code})


TRAINERS_PAGE: Final = list_page("learning/trainers.html", TRAINERS, KEEP, list_trainers)
ADD_TRAINER: Final = add_page(
    "desk/add.html", KEEP, make_trainer_form, add_trainer, title=gettext_lazy("Add a trainer")
)


def describe_trainer(request: HttpRequest, reader: User, trainer: Trainer) -> Context:
    return {
        "country_name": COUNTRY_NAMES.get(trainer.country, trainer.country),
        "last_course": say_last_course(trainer),
        "languages": ", ".join(trainer.languages),
    }


def limit_trainers(form: Form, reader: User) -> Form:
    """Offers those alone whom the reader keeps."""
    field = form.fields["trainers"]
    if isinstance(field, ModelMultipleChoiceField):
        field.queryset = Trainer.objects.visible_to(reader).training().order_by("name", "pk")
    return form


class FilledPage(RecordPage):
    """With what stands already in the form that changes it."""

    def __init__(self, *args: Any, initial: Any, **kwargs: Any) -> None:  # Any: as the page takes them
        super().__init__(*args, **kwargs)
        self.initial = initial

    def draw(self, request: HttpRequest, reader: User, record: Any, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        if "amend" not in given:
            for move in self.workflow.list_moves(reader, record):
                form = move.make_form() if move.name == "amend" else None
                if form is not None:
                    form.initial = self.initial(record)
                    given["amend"] = form
        if "trainers" in getattr(given.get("amend"), "fields", {}):
            limit_trainers(given["amend"], reader)
        return super().draw(request, reader, record, given=given, **more)


def fill_trainer(trainer: Trainer) -> Context:
    plain = ("name", "is_agreed", "country", "agency", "accredited_by", "accredited_until")
    return {**{name: getattr(trainer, name) for name in plain}, "languages": " ".join(trainer.languages)}


TRAINER_PAGE: Final = FilledPage(
    "learning/trainer.html", TRAINER, KEEP, list_trainers, describe_trainer, initial=fill_trainer
)
