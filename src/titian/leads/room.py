from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.jobs import Job
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.leads.disruption.waits import watch_appeals, watch_paths, watch_requests
from titian.leads.package_waits import watch_packages
from titian.leads.waits import watch_leads, watch_lines, watch_pictures, watch_weeks
from titian.people.policies import Permission
from titian.rooms import READS, WRITES, Api, Limited, Pages, Room

ROOM: Final = Room(
    Fill(120, "titian.leads.demo:make_leads", "select 'lead', substr(words, 1, 40) from leads_lead"),
    Fill(121, "titian.leads.package_demo:make_demo_package"),
    Fill(
        122,
        "titian.leads.disruption.demo:make_requests",
        "select 'lead_request', substr(rule, 1, 40) from leads_leadrequest",
    ),
    Pages("titian.leads.urls"),
    Pages("titian.leads.package_urls"),
    Api("titian.leads.api"),
    Api("titian.leads.picture_api"),
    Api("titian.leads.recall_api"),
    Api("titian.leads.disruption.api"),
    Way(label=gettext_lazy("Leads"), address="/leads/", permission=Permission.SEE_LEADS, rank=80),
    Way(label=gettext_lazy("Lures"), address="/leads/lures/", permission=Permission.SEE_LEADS, rank=89),
    Way(
        label=gettext_lazy("Lines for help"),
        address="/leads/lines/",
        permission=Permission.KEEP_HELP_LINES,
        rank=81,
    ),
    Way(
        label=gettext_lazy("Searches in leads"),
        address="/leads/weeks/",
        permission=Permission.OVERSEE_LEADS,
        rank=82,
    ),
    Way(
        label=gettext_lazy("Requests to partners"), address="/leads/requests/", permission=Permission.SEE_LEADS, rank=84
    ),
    Wait(what=gettext_lazy("requests to partners"), permission=Permission.KEEP_LEADS, find=watch_requests, rank=83),
    Wait(what=gettext_lazy("appeals"), permission=Permission.KEEP_LEADS, find=watch_appeals, rank=84),
    Wait(what=gettext_lazy("frozen leads"), permission=Permission.KEEP_LEADS, find=watch_paths, rank=76),
    Wait(what=gettext_lazy("leads"), permission=Permission.SEE_LEADS, find=watch_leads, rank=77),
    Wait(what=gettext_lazy("pictures of offers"), permission=Permission.SEE_LEADS, find=watch_pictures, rank=78),
    Wait(what=gettext_lazy("lines for help"), permission=Permission.KEEP_HELP_LINES, find=watch_lines, rank=81),
    Wait(what=gettext_lazy("searches in leads"), permission=Permission.OVERSEE_LEADS, find=watch_weeks, rank=82),
    Way(
        label=gettext_lazy("Partners who give leads"),
        address="/leads/partners/",
        permission=Permission.KEEP_PARTNERS,
        rank=83,
    ),
    Way(label=gettext_lazy("Clusters of leads"), address="/leads/clusters/", permission=Permission.SEE_LEADS, rank=86),
    Way(
        label=gettext_lazy("Signs looked for in leads"),
        address="/leads/rules/",
        permission=Permission.KEEP_LEAD_RULES,
        rank=85,
    ),
    Job("leads.read", 10, "titian.leads.actions.read_leads:read_leads"),
    Job("leads.pictures", 10, "titian.leads.actions.take_picture:read_pictures"),
    Job("leads.gather", 60, "titian.leads.actions.gather_leads:gather_leads"),
    Way(label=gettext_lazy("Packages"), address="/leads/packages/", permission=Permission.SEE_LEADS, rank=88),
    Wait(what=gettext_lazy("packages"), permission=Permission.SEE_LEADS, find=watch_packages, rank=86),
    Job("leads.print", 10, "titian.leads.actions.print_packages:print_packages"),
    Job("leads.recall", 60, "titian.leads.actions.hold_back:look_again"),
    Job("leads.expire", 600, "titian.leads.actions.print_packages:forget_packages"),
    Job("leads.files", 10, "titian.leads.actions.take_file:go_through_files"),
    Job("leads.forget", 3600, "titian.leads.actions.forget_leads:forget_leads"),
    Limited("offer_page", "public", READS | WRITES),
    Limited("offer_person", "public", READS),
    Limited("offer_check", "public", READS),
    Limited("offer_signs", "public", READS),
    Limited("offer_lures", "public", READS),
    Limited("offer_lures_json", "public", READS),
    Limited("offer", "public", READS),
    Limited("partner_requests", "public", READS | WRITES),
    Limited("partner_request", "public", READS | WRITES),
    Limited("appeal_partner_request", "public", WRITES),
    Thing("lead"),
    Thing("lead_request"),
    Thing("lead_appeal"),
    Thing("lead_path"),
    Thing("help_line"),
    Thing("lure"),
    Thing("lead_week"),
    Thing("lead_cluster"),
    Thing("lead_rule"),
    Thing("lead_partner"),
    Thing("lead_package"),
)
