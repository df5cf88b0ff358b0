"""What a page tries and is refused: said on the page, at its field, or by the hub's own page."""

from __future__ import annotations

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory

from titian.desk.errors import ChangedMeanwhile, NotAllowed, ReasonMissing, Refused
from titian.desk.pages import Trying
from titian.hub.refusals import Refusals


class Nowhere(Refused):
    code = "thing.unknown"
    status = 404
    message = "There is no such thing."


class WhyForm(forms.Form):
    reason = forms.CharField(required=False)


def refuse(error: type[Exception]) -> None:
    raise error


def test_what_is_done_is_not_held_up() -> None:
    with Trying() as trying:
        done = "done"
    assert (done, trying.error, trying.status) == ("done", None, 200)


def test_refusal_is_for_the_page_with_its_status() -> None:
    with Trying(WhyForm({})) as trying:
        refuse(ChangedMeanwhile)
    assert isinstance(trying.error, ChangedMeanwhile)
    assert trying.status == ChangedMeanwhile.status


def test_refusal_of_a_field_is_said_there() -> None:
    form = WhyForm({"reason": ""})
    with Trying(form) as trying:
        refuse(ReasonMissing)
    assert trying.error is None
    assert form.errors == {"reason": [str(ReasonMissing.message)]}
    assert trying.status == 422


def test_refusal_of_a_field_that_the_form_does_not_have_is_not_lost() -> None:
    with Trying(forms.Form({})) as trying:
        refuse(ReasonMissing)
    assert isinstance(trying.error, ReasonMissing)


@pytest.mark.parametrize("error", [NotAllowed, Nowhere, ZeroDivisionError])
def test_who_may_not_and_what_is_not_there_and_faults_of_ours_are_not_the_pages(error: type[Exception]) -> None:
    with pytest.raises(error), Trying():
        refuse(error)


@pytest.mark.parametrize(("error", "status"), [(NotAllowed, 403), (Nowhere, 404), (ChangedMeanwhile, 409)])
def test_what_no_page_says_has_a_page_of_the_hub(rf: RequestFactory, error: type[Refused], status: int) -> None:
    request = rf.get("/")
    answer = Refusals(lambda _: HttpResponse()).process_exception(request, error())
    assert answer is not None
    assert answer.status_code == status
    assert str(error.message) in answer.content.decode()
    assert error.code in answer.content.decode()


def test_a_fault_of_ours_is_left_to_others(rf: RequestFactory) -> None:
    assert Refusals(lambda _: HttpResponse()).process_exception(rf.get("/"), ZeroDivisionError()) is None
