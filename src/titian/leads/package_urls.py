"""Addresses of packages at the desk, and of TAXII."""

from __future__ import annotations

from django.urls import path

from titian.desk.pages import record_paths
from titian.leads import package_views as views
from titian.leads import taxii_views as taxii

COLLECTION = "taxii2/leads/collections/<uuid:collection>/"

urlpatterns = [
    path("leads/packages/", views.PACKAGES_PAGE, name="lead_packages"),
    path("leads/packages/recalled/", views.show_recalls, name="lead_recalls"),
    path("leads/packages/recalled/<uuid:pk>/gone/", views.mark_gone, name="mark_gone"),
    path("leads/packages/given/<uuid:pk>.<str:form>", views.take_away, name="take_package_away"),
    path("leads/packages/<uuid:pk>/discard/", views.DISCARD, name="discard_lead_package"),
    *record_paths("leads/packages/", "lead_package", views.PACKAGE_PAGE, *views.MOVES),
    path("leads/<uuid:pk>/put/", views.put, name="put_lead"),
    path("leads/partners/<uuid:pk>/reading/", views.let_read, name="lead_partner_reading"),
    path("leads/partners/<uuid:pk>/reading/key/", views.give_read_key, name="lead_partner_read_key"),
    path("taxii2/", taxii.show_discovery, name="taxii"),
    path("taxii2/leads/", taxii.show_root, name="taxii_root"),
    path("taxii2/leads/collections/", taxii.show_collections, name="taxii_collections"),
    path(COLLECTION, taxii.show_collection, name="taxii_collection"),
    path(f"{COLLECTION}manifest/", taxii.show_manifest, name="taxii_manifest"),
    path(f"{COLLECTION}objects/", taxii.show_objects, name="taxii_objects"),
    path(f"{COLLECTION}objects/<str:name>/", taxii.show_objects, name="taxii_object"),
    path(f"{COLLECTION}objects/<str:name>/versions/", taxii.show_versions, name="taxii_versions"),
]
