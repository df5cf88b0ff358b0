"""Forms of the plan: plain Django forms, which the desk dresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from titian.people.models import Organisation
from titian.workplan.codes import AREAS, Part, Says, Visibility
from titian.workplan.models import LONGEST, LONGEST_LINE, Cycle, Issue, Meeting, Objective, Party

if TYPE_CHECKING:
    from titian.people.forms import Data
    from titian.workplan.models import ActionItem


def why() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Why"),
        max_length=LONGEST_LINE,
        help_text=gettext_lazy("One sentence. It stays beside the change, for everybody who sees the item."),
        error_messages={"required": gettext_lazy("Say why, in one sentence")},
    )


class WhyForm(forms.Form):
    why = why()


def item_number(label: Any, **more: Any) -> forms.IntegerField:  # Any: a translated word, and what a field takes
    """Of an item of a plan, which may have thousands: no page lists them to choose from. With it `which_plan`."""
    return forms.IntegerField(label=label, min_value=1, **more)


def which_plan() -> forms.ModelChoiceField[Cycle]:
    """Where nothing else is chosen, the one that is shown."""
    return forms.ModelChoiceField(
        label=gettext_lazy("Of which plan"),
        queryset=Cycle.objects.order_by("-first_year"),
        required=False,
        empty_label=None,
        initial=Cycle.objects.shown,
    )


class CarryForm(forms.Form):
    objective = forms.IntegerField(
        label=gettext_lazy("Number of the objective in the next plan"),
        min_value=1,
        error_messages={"required": gettext_lazy("Give the number of the objective")},
    )
    why = why()


class MergeForm(forms.Form):
    into = forms.IntegerField(
        label=gettext_lazy("Number of the item it goes into"),
        min_value=1,
        error_messages={"required": gettext_lazy("Give the number of the other item")},
    )
    why = why()


class SplitForm(forms.Form):
    parts = forms.CharField(
        label=gettext_lazy("The items it becomes"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Each on a line of its own. Leads, partners and areas go with all of them."),
        error_messages={"required": gettext_lazy("Give at least two items, each on a line of its own.")},
    )
    why = why()


class MoveForm(forms.Form):
    objective = forms.IntegerField(
        label=gettext_lazy("Number of the objective"),
        min_value=1,
        error_messages={"required": gettext_lazy("Give the number of the objective")},
    )
    why = why()


class JoinForm(forms.Form):
    party = forms.ModelChoiceField(
        label=gettext_lazy("State or organisation"),
        queryset=Party.objects.none(),
        error_messages={"required": gettext_lazy("Choose who it is")},
    )
    part = forms.ChoiceField(label=gettext_lazy("As"), choices=Part, initial=Part.LEAD)
    why = forms.CharField(label=gettext_lazy("Why"), max_length=LONGEST_LINE, required=False)

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        self.fields["party"].queryset = Party.objects.present().order_by("name")  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    involvement = forms.IntegerField(widget=forms.HiddenInput)
    why = why()


class ItemForm(forms.Form):
    """An item's words. Of one that is there already the change says why."""

    title = forms.CharField(
        label=gettext_lazy("What is to be done"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Say in one line what is to be done")},
    )
    text = forms.CharField(
        label=gettext_lazy("More of it"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = forms.CharField(
        label=gettext_lazy("Evidence"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What it rests on, and where that stands."),
    )
    next_step = forms.CharField(
        label=gettext_lazy("Next step"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    issue = forms.ModelChoiceField(
        label=gettext_lazy("Priority issue"),
        queryset=Issue.objects.none(),
        required=False,
        empty_label=gettext_lazy("none named"),
    )
    areas = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Areas of the Adelaide Strategy"),
        coerce=int,
        choices=list(AREAS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one area")},
    )
    is_open_to_members = forms.BooleanField(label=gettext_lazy("Open to further members"), required=False)
    visibility = forms.ChoiceField(label=gettext_lazy("Who sees it"), choices=Visibility)
    source = forms.CharField(
        label=gettext_lazy("Public source, where its words are from one"), max_length=LONGEST_LINE, required=False
    )


class AddItemForm(ItemForm):
    objective = forms.ModelChoiceField(
        label=gettext_lazy("Objective"),
        queryset=Objective.objects.none(),
        error_messages={"required": gettext_lazy("Choose an objective")},
    )

    field_order = ("title", "objective")

    def __init__(self, cycle: Cycle, data: Data | None = None) -> None:
        super().__init__(data, initial={"visibility": Visibility.MEMBERS})
        self.fields["objective"].queryset = cycle.objectives.order_by("number")  # type: ignore[attr-defined]
        self.fields["issue"].queryset = Issue.objects.filter(objective__cycle=cycle)  # type: ignore[attr-defined]


class AmendForm(ItemForm):
    why = why()

    def __init__(self, item: ActionItem, data: Data | None = None) -> None:
        super().__init__(data, initial=read_words(item))
        self.fields["issue"].queryset = item.objective.issues.order_by("text")  # type: ignore[attr-defined]


def read_words(item: ActionItem) -> dict[str, Any]:  # Any: as the form holds them
    """An item's words as they stand, by the names of the form."""
    plain = ("title", "text", "evidence", "next_step", "is_open_to_members", "visibility", "source", "issue")
    return {**{name: getattr(item, name) for name in plain}, "areas": item.areas}


class CycleForm(forms.Form):
    first_year = forms.IntegerField(
        label=gettext_lazy("First year"),
        min_value=2000,
        max_value=2100,
        error_messages={"required": gettext_lazy("Give the first year")},
    )
    last_year = forms.IntegerField(
        label=gettext_lazy("Last year"),
        min_value=2000,
        max_value=2100,
        error_messages={"required": gettext_lazy("Give the last year")},
    )
    objectives = forms.CharField(
        label=gettext_lazy("Objectives"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Each on a line of its own, in their order."),
        error_messages={"required": gettext_lazy("Give at least one objective")},
    )
    source = forms.CharField(
        label=gettext_lazy("Public source, where its words are from one"), max_length=LONGEST_LINE, required=False
    )

    def clean(self) -> dict[str, Any]:  # Any: of the fields
        given = super().clean() or {}
        if given.get("first_year") and given.get("last_year") and given["last_year"] < given["first_year"]:
            self.add_error("last_year", gettext_lazy("The last year comes before the first."))
        return given


class IssueForm(forms.Form):
    objective = forms.IntegerField(
        label=gettext_lazy("Number of the objective"),
        min_value=1,
        error_messages={"required": gettext_lazy("Give the number of the objective")},
    )
    text = forms.CharField(
        label=gettext_lazy("Priority issue"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Name the issue")},
    )


def body() -> forms.ModelChoiceField[Organisation]:
    return forms.ModelChoiceField(
        label=gettext_lazy("Body of its focal points"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("none"),
        help_text=gettext_lazy("An organisation of this hub: whoever belongs to it as a focal point speaks for them."),
    )


def list_bodies(party: Party | None = None) -> QuerySet[Organisation]:
    """Those that speak for no member; of a member also its own."""
    regional = Organisation.objects.filter(kind=Organisation.Kind.REGIONAL)
    free = Q(party=None, closed_at=None)
    return regional.filter(free | Q(party=party) if party is not None else free).order_by("name")


class PartyForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[("state", gettext_lazy("a state")), ("organisation", gettext_lazy("an organisation"))],
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=12,
        help_text=gettext_lazy("Of a state its two letters, as ID; of an organisation its short name, as IOM."),
        error_messages={"required": gettext_lazy("Give the code")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=200, error_messages={"required": gettext_lazy("Enter a name")}
    )
    organisation = body()

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = list_bodies()  # type: ignore[attr-defined]


class LinkForm(forms.Form):
    organisation = body()

    def __init__(self, party: Party, data: Data | None = None) -> None:
        super().__init__(data, initial={"organisation": party.organisation})
        self.fields["organisation"].queryset = list_bodies(party)  # type: ignore[attr-defined]


class UpdateForm(forms.Form):
    """One tap says that nothing is new; what moved takes a sentence. `draft` keeps the words to oneself."""

    meeting = forms.ModelChoiceField(Meeting.objects.all())
    says = forms.ChoiceField(choices=[*Says.choices, ("draft", "")])
    text = forms.CharField(max_length=LONGEST, required=False)
    visibility = forms.ChoiceField(choices=Visibility)


class CorrectForm(forms.Form):
    says = forms.ChoiceField(label=gettext_lazy("It is"), choices=Says)
    text = forms.CharField(
        label=gettext_lazy("What moved"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    visibility = forms.ChoiceField(label=gettext_lazy("Who sees it"), choices=Visibility)
    why = why()
