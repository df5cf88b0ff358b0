"""Forms of the shelf: plain Django forms, which the desk dresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy

from titian.shelf.codes import WorkKind
from titian.shelf.languages import LANGUAGES
from titian.shelf.models import LONGEST, LONGEST_LINE
from titian.workplan.codes import Visibility
from titian.workplan.models import ActionItem, Party

if TYPE_CHECKING:
    from titian.people.forms import Data
    from titian.people.models import User

DAY = forms.DateInput(attrs={"type": "date"})


class ItemField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes none as it runs
    def label_from_instance(self, item: ActionItem) -> str:
        return f"{item.cycle}, {item.number}. {item.title}"


class WorkForm(forms.Form):
    """What a work is, and who sees it."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Enter the title")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=WorkKind.choices)
    about = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where it is public, or who made it"), max_length=LONGEST_LINE, required=False
    )
    item = ItemField(
        ActionItem.objects.none(),
        label=gettext_lazy("Item of the plan that produced it"),
        required=False,
        empty_label=gettext_lazy("none"),
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who sees it"),
        choices=Visibility.choices,
        initial=Visibility.MEMBERS,
        widget=forms.RadioSelect,
    )


def make_work_form(reader: User, data: Data | None) -> WorkForm:
    form = WorkForm(data)
    choose_items(form, reader)
    return form


def choose_items(form: forms.Form, reader: User) -> None:
    rows = ActionItem.objects.visible_to(reader).select_related("cycle").order_by("-cycle__first_year", "number")
    field = form.fields["item"]
    if isinstance(field, ItemField):
        field.queryset = rows


class UseForm(forms.Form):
    """Who used a work, where, and when."""

    party = forms.ModelChoiceField(
        Party.objects.present().order_by("name"),
        label=gettext_lazy("Who used it"),
        error_messages={"required": gettext_lazy("Choose a state or organisation")},
    )
    where = forms.CharField(
        label=gettext_lazy("Where, or for what"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Say where it was used")},
    )
    used_on = forms.DateField(label=gettext_lazy("Day, if it is known"), required=False, widget=DAY)


class WhichUseForm(forms.Form):
    use = forms.UUIDField(widget=forms.HiddenInput)


class WhichFileForm(forms.Form):
    file = forms.UUIDField(widget=forms.HiddenInput)


class FileForm(forms.Form):
    """A file, of which edition and in which language it is. The file itself is looked at by the action."""

    file = forms.FileField(
        label=gettext_lazy("File: PDF, DOCX, ODT, HTML or Markdown, at most 50 MB"),
        required=False,
        widget=forms.FileInput(
            attrs={"class": "govuk-file-upload", "accept": ".pdf,.docx,.odt,.html,.htm,.md,.markdown,.txt"}
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=list(LANGUAGES.items()))
    edition = forms.CharField(
        label=gettext_lazy("Edition"),
        max_length=100,
        help_text=gettext_lazy("By the name it has: “2023”, “second edition”. Files of one name stand together."),
        error_messages={"required": gettext_lazy("Say of which edition it is")},
    )
    published_on = forms.DateField(
        label=gettext_lazy("Day it was published, if it is known"), required=False, widget=DAY
    )
