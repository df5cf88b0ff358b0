"""Sign-in and sign-out. The rest of allauth stays closed: accounts are made by an administrator."""

from __future__ import annotations

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("accounts/login/", views.login, name="account_login"),
    path("accounts/logout/", views.logout, name="account_logout"),
    path("accounts/inactive/", views.account_inactive, name="account_inactive"),
]
