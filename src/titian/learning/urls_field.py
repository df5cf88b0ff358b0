from __future__ import annotations

from django.urls import path

from titian.learning.certificate_page import show_certificate_page

urlpatterns = [path("certificate/", show_certificate_page, name="field-certificate")]
