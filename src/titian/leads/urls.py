"""Addresses of the public page, and of the desk's pages of leads."""

from __future__ import annotations

from django.urls import path, re_path

from titian.desk.pages import record_paths
from titian.leads import check_views as check
from titian.leads import clusters_views as clusters
from titian.leads import heard_views as heard
from titian.leads import lure_views as lures
from titian.leads import partner_views as partners
from titian.leads import picture_views as pictures
from titian.leads import public_views as public
from titian.leads import signs_views as signs
from titian.leads import views
from titian.leads.disruption.urls import urlpatterns as requests

urlpatterns = [
    path("offer/", public.find_page, name="offer"),
    path("offer/signs.json", check.show_signs, name="offer_signs"),
    path("offer/<str:tag>/", public.show_page, name="offer_page"),
    path("offer/<str:tag>/heard/<str:name>.opus", heard.give_clip, name="offer_clip"),
    path("offer/<str:tag>/person/", public.show_person, name="offer_person"),
    *requests,
    path("offer/<str:tag>/check/", check.show_check, name="offer_check"),
    path("offer/lures.json", lures.give_lures, name="offer_lures_json"),
    path("offer/<str:tag>/lures/", lures.show_lures, name="offer_lures"),
    path("leads/lures/", lures.LURES_PAGE, name="lures"),
    path("leads/lures/add/", lures.ADD_LURE, name="add_lure"),
    *record_paths("leads/lures/", "lure", lures.LURE_PAGE),
    path("leads/", views.LEADS_PAGE, name="leads"),
    path("leads/add/", views.ADD_LEAD, name="add_lead"),
    path("leads/searches/<uuid:pk>/", views.show_search, name="lead_search"),
    path("leads/weeks/", views.show_weeks, name="lead_weeks"),
    path("leads/weeks/<str:day>/read/", views.mark_week, name="read_lead_week"),
    path("leads/rules/", signs.show_rules, name="lead_rules"),
    re_path(r"^leads/rules/(?P<rule>[a-z_]{1,60})/(?P<to>on|off)/$", signs.set_rule, name="set_lead_rule"),
    path("leads/honest-ads/add/", signs.ADD_BROUGHT, name="add_brought_ads"),
    path("leads/clusters/", clusters.CLUSTERS_PAGE, name="lead_clusters"),
    path("leads/clusters/<uuid:pk>/", clusters.show_cluster, name="lead_cluster"),
    path("leads/clusters/<uuid:pk>/picture.svg", clusters.draw_picture, name="lead_cluster_picture"),
    path("leads/<uuid:pk>/judge/", clusters.judge, name="judge_leads"),
    path("leads/lines/", views.LINES_PAGE, name="help_lines"),
    path("leads/lines/add/", views.ADD_LINE, name="add_help_line"),
    *record_paths("leads/lines/", "help_line", views.LINE_PAGE),
    path("leads/partners/", partners.PARTNERS_PAGE, name="lead_partners"),
    path("leads/partners/add/", partners.ADD_PARTNER, name="add_lead_partner"),
    path("leads/partners/<uuid:pk>/key/", partners.give_key, name="lead_partner_key"),
    *record_paths("leads/partners/", "lead_partner", partners.PARTNER_PAGE),
    path("leads/<uuid:pk>/look/<uuid:mention>/", views.look, name="look_for"),
    path("leads/<uuid:pk>/blurred.jpg", pictures.draw_blurred, name="lead_picture_blurred"),
    path("leads/<uuid:pk>/picture.jpg", pictures.draw_picture, name="lead_picture"),
    path("leads/<uuid:pk>/picture/show/", pictures.ask_picture, name="show_lead_picture"),
    path("leads/<uuid:pk>/picture/abuse/", pictures.erase_abuse, name="erase_lead_picture"),
    *record_paths("leads/", "lead", views.LEAD_PAGE),
]
