"""The sources of a country: where what entries say was read or heard."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from titian.desk.errors import NotAllowed
from titian.desk.pages import Trying
from titian.directory.actions.keep_source import add_source, correct_source
from titian.directory.country_forms import SourceForm
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
        raise NotAllowed
    known = get_object_or_404(Source, country=country, code=code) if code else None
    form = SourceForm(request.POST if request.method == "POST" else None, known=known)
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            if known is None:
                add_source(actor=reader, country=country, code=form.cleaned_data["code"], said=form.said)
            else:
                correct_source(actor=reader, source=known, said=form.said)
            return redirect("directory_sources")
    named = Contact.objects.filter(source=OuterRef("pk")).order_by().values("source").annotate(count=Count("pk"))
    context = {
        "known": known,
        "sources": Source.objects.filter(country=country)
        .annotate(contacts=Subquery(named.values("count")))
        .order_by("code"),
        "may_keep": may_keep_country(reader, country),
        "country": country,
    }
    return trying.draw(request, "directory/sources.html", context)
