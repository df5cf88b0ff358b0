"""The page on which staff pass on a person's code. It says "done", and nothing of what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from crispy_forms_gds.layout import Field
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from titian.feedback.actions.complain_by_code import complain_by_code
from titian.feedback.errors import FeedbackError
from titian.people.desk import for_permission
from titian.people.forms import plain_helper
from titian.people.policies import Permission
from titian.referrals.actions.pause_by_code import pause_by_code
from titian.referrals.errors import ReferralError

if TYPE_CHECKING:
    from titian.people.models import User

WISHES: Final[Mapping[str, Promise]] = {
    "pause": gettext_lazy("Take the referral back. It is paused, and whoever has it asks the person."),
    "complain": gettext_lazy("Complain. The independent body hears that they want to, and nobody else."),
}
ACTIONS: Final = {"pause": pause_by_code, "complain": complain_by_code}


class CodeForm(forms.Form):
    """The code as the person says or shows it, and what they want. Neither is kept."""

    code = forms.CharField(
        label=gettext_lazy("The person\u2019s code"),
        help_text=gettext_lazy("21 digits, in whatever numerals. Let the person type them if they can."),
        max_length=120,
        error_messages={"required": gettext_lazy("Type the code")},
    )
    wish = forms.ChoiceField(
        label=gettext_lazy("What does the person want?"),
        choices=tuple(WISHES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what the person wants")},
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["code"].widget.attrs.update({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"})
        self.helper = plain_helper(Field.text("code"), Field.radios("wish"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.BRING_CODE)
def pass_on(request: HttpRequest, reader: User) -> HttpResponse:
    """A form, then the same answer for right codes and wrong ones."""
    if request.method != "POST":
        return _show(request, CodeForm(), done=request.GET.get("done", ""))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        ACTIONS[form.cleaned_data["wish"]](actor=reader, code=form.cleaned_data["code"], now=timezone.now())
    except (ReferralError, FeedbackError) as problem:
        form.add_error("code" if problem.status == 422 else None, str(problem.message))
        return _show(request, form, status=problem.status)
    return redirect(f"{reverse('person_code')}?done={form.cleaned_data['wish']}")


def _show(request: HttpRequest, form: CodeForm, *, done: str = "", status: int = 200) -> HttpResponse:
    response = render(request, "feedback/person_code.html", {"form": form, "done": done}, status=status)
    response["Cache-Control"] = "no-store"
    return response
