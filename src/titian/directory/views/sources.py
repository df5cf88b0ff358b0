"""The sources of a country: where what entries say was read or heard."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from titian.directory.actions.keep_source import add_source, correct_source
from titian.directory.country_forms import SourceForm
from titian.directory.errors import EntryError, NotAllowed
from titian.directory.models import Contact, Source
from titian.directory.policies import may_keep_country
from titian.people.desk import for_permission
from titian.people.models import Country, User
from titian.people.policies import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.EDIT_DIRECTORY)
def keep_sources(request: HttpRequest, reader: User) -> HttpResponse:
    """Whoever writes entries adds one; `?source=` is one that a coordinator corrects."""
    country = get_object_or_404(Country, pk=reader.country_code)
    code = request.GET.get("source", "")
    if code and not may_keep_country(reader, country):
        raise PermissionDenied
    known = get_object_or_404(Source, country=country, code=code) if code else None
    if request.method != "POST":
        return _show(request, reader, country, SourceForm(known=known), known)
    form = SourceForm(request.POST, known=known)
    if not form.is_valid():
        return _show(request, reader, country, form, known, status=422)
    try:
        if known is None:
            add_source(actor=reader, country=country, code=form.cleaned_data["code"], said=form.said)
        else:
            correct_source(actor=reader, source=known, said=form.said)
    except NotAllowed as error:
        raise PermissionDenied from error
    except EntryError as error:
        return _show(request, reader, country, form, known, error=error, status=error.status)
    return redirect("directory_sources")


def _show(
    request: HttpRequest, reader: User, country: Country, form: SourceForm, known: Source | None,
    *, error: EntryError | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    named = Contact.objects.filter(source=OuterRef("pk")).order_by().values("source").annotate(count=Count("pk"))
    context = {
        "form": form,
        "known": known,
        "error": error,
        "sources": Source.objects.filter(country=country)
        .annotate(contacts=Subquery(named.values("count")))
        .order_by("code"),
        "may_keep": may_keep_country(reader, country),
        "country": country,
    }
    return render(request, "directory/sources.html", context, status=status)
