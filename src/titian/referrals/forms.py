"""Answers that need a reason. Reasons are codes: free text could say who the person is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from crispy_forms_gds.layout import Field, Fixed
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.people.forms import plain_helper
from titian.referrals.models import (
    LEAST_ACCEPTED_DAYS,
    LEAST_ANSWER_MINUTES,
    LEAST_CLOSED_DAYS,
    LEAST_REDUCED_DAYS,
    MAX_ANSWER_WITHIN,
    MOST_ACCEPTED_DAYS,
    MOST_CLOSED_DAYS,
    MOST_DELETED_DAYS,
    MOST_REDUCED_DAYS,
    Level,
)
from titian.referrals.questions import OUTCOMES, QUESTIONS

DECLINE_REASONS: Final[Mapping[str, Promise]] = {
    "full": gettext_lazy("We have no place free"),
    "not_our_service": gettext_lazy("We do not give this kind of help"),
    "too_far": gettext_lazy("We are too far away"),
    "no_interpreter": gettext_lazy("Nobody here speaks the language"),
    "other": gettext_lazy("Another reason"),
}
NOT_ARRIVED_REASONS: Final[Mapping[str, Promise]] = {
    "did_not_come": gettext_lazy("The person did not come"),
    "went_elsewhere": gettext_lazy("The person went to another place"),
    "changed_mind": gettext_lazy("The person changed their mind"),
    "other": gettext_lazy("Another reason"),
}


# INCOMPLETE is never sent as a level to be answered sooner.
LIMITED: Final = {
    Level.NOW: gettext_lazy("Now: minutes to answer"),
    Level.TODAY: gettext_lazy("Today: minutes to answer"),
    Level.REFER: gettext_lazy("Refer: minutes to answer"),
    Level.INFO: gettext_lazy("Information: minutes to answer"),
}


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why can you not take it?"),
        choices=tuple(DECLINE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason")},
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.helper = plain_helper(Field.radios("reason", small=True))


class NotArrivedForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What do you know?"),
        choices=tuple(NOT_ARRIVED_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you know")},
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.helper = plain_helper(Field.radios("reason", small=True))


def _numeric() -> forms.TextInput:
    """The page dresses fields of text and leaves those of numbers bare; a phone shows digits all the same."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class AskForm(forms.Form):
    """A question of the list, of those not asked yet."""

    def __init__(self, asked: Collection[str], data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["question"] = forms.ChoiceField(
            label=gettext_lazy("What do you need to know?"),
            choices=[(code, words) for code, words in QUESTIONS.items() if code not in asked],
            widget=forms.RadioSelect,
            error_messages={"required": gettext_lazy("Choose a question")},
        )
        self.helper = plain_helper(Field.radios("question", small=True))


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"),
        choices=tuple(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what came of it")},
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.helper = plain_helper(Field.radios("outcome", small=True))


class DeletedForm(forms.Form):
    """On which day the organisation deleted what it kept."""

    deleted_on = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=forms.DateInput(attrs={"type": "date", "class": "govuk-input govuk-input--width-10"}),
        error_messages={
            "required": gettext_lazy("Choose the day"),
            "invalid": gettext_lazy("Choose a day of the calendar"),
        },
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.helper = plain_helper("deleted_on")


class RetentionForm(forms.Form):
    """For how many days the country's hub keeps sealed bytes, and what it knows itself."""

    accepted_days = forms.IntegerField(
        label=gettext_lazy("Accepted and never closed: days after the acceptance"),
        min_value=LEAST_ACCEPTED_DAYS,
        max_value=MOST_ACCEPTED_DAYS,
        widget=_numeric(),
        help_text=gettext_lazy("30 to 365. Then it is closed as kept no longer, and the sealed package is deleted."),
        error_messages={"required": gettext_lazy("Give a number of days")},
    )
    closed_days = forms.IntegerField(
        label=gettext_lazy("Closed: days after the closure"),
        min_value=LEAST_CLOSED_DAYS,
        max_value=MOST_CLOSED_DAYS,
        widget=_numeric(),
        help_text=gettext_lazy("1 to 90. Until then the provider can still open the package."),
        error_messages={"required": gettext_lazy("Give a number of days")},
    )
    reduced_days = forms.IntegerField(
        label=gettext_lazy("Who sent what to whom and when: days after the closure"),
        min_value=LEAST_REDUCED_DAYS,
        max_value=MOST_REDUCED_DAYS,
        widget=_numeric(),
        help_text=gettext_lazy(
            "1 to 60. Then only week, level and how it ended are left, and nobody reads any more who opened it. Not "
            "before the sealed package has gone."
        ),
        error_messages={"required": gettext_lazy("Give a number of days")},
    )
    deleted_days = forms.IntegerField(
        label=gettext_lazy("Week, level and how it ended: days after the closure"),
        min_value=LEAST_REDUCED_DAYS,
        max_value=MOST_DELETED_DAYS,
        widget=_numeric(),
        help_text=gettext_lazy("Up to 90: people are told that nothing is noted for more than three months."),
        error_messages={"required": gettext_lazy("Give a number of days")},
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, initial: dict[str, int] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.helper = plain_helper(
            *(
                Field.text(name, field_width=Fixed.THREE)
                for name in ("accepted_days", "closed_days", "reduced_days", "deleted_days")
            )
        )


class AnswerLimitForm(forms.Form):
    """The longest a provider may take to answer, in minutes, by level; empty: as its own entry says."""

    def __init__(self, data: Mapping[str, object] | None = None, *, initial: dict[str, int] | None = None) -> None:
        super().__init__(data, initial=initial)
        for level, words in LIMITED.items():
            self.fields[level] = forms.IntegerField(
                label=words,
                required=False,
                min_value=LEAST_ANSWER_MINUTES,
                max_value=MAX_ANSWER_WITHIN,
                widget=_numeric(),
            )
        self.helper = plain_helper(*(Field.text(level, field_width=Fixed.FIVE) for level in LIMITED))
