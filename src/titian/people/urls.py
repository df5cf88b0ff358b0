"""Sign-in, the own account, and people and places. The rest of allauth stays closed: nobody signs up, nothing is
mailed."""

from __future__ import annotations

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from titian.people.views import accounts, duty, invitations, own, places, sign_in

# Names that begin with account_ and mfa_ are those allauth itself looks for.
urlpatterns = [
    path("accounts/login/", sign_in.SignIn.as_view(), name="account_login"),
    path("accounts/logout/", views.logout, name="account_logout"),
    path("accounts/inactive/", views.account_inactive, name="account_inactive"),
    path("accounts/again/", views.reauthenticate, name="account_reauthenticate"),
    path("accounts/second-factor/", factors.authenticate, name="mfa_authenticate"),
    path("accounts/second-factor/again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/passkey/again/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/", own.show_account, name="account"),
    path("account/password/", own.set_password, name="password"),
    path("account/sessions/", own.show_sessions, name="sessions"),
    path("account/second-factor/", factors.index, name="mfa_index"),
    path("account/second-factor/app/add/", app.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/passkeys/", own.list_passkeys, name="mfa_list_webauthn"),
    path("account/second-factor/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/second-factor/passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/second-factor/passkeys/<int:pk>/remove/", own.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("account/second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("invitation/", invitations.accept, name="invitation"),
    path("invitation/<str:token>/", invitations.open_link, name="invitation_link"),
    path("people/", accounts.list_people, name="people"),
    path("people/invite/", accounts.make_invitation, name="invite"),
    path("people/locks/", accounts.show_locks, name="locks"),
    path("people/invitations/<uuid:invitation_id>/withdraw/", accounts.end_invitation, name="withdraw_invitation"),
    path("people/<uuid:account_id>/", accounts.show_person, name="person"),
    path("people/<uuid:account_id>/move/", accounts.move_person, name="move_person"),
    path("people/<uuid:account_id>/recover/", accounts.let_person_back, name="recover_person"),
    path("people/<uuid:account_id>/sign-out/", accounts.sign_person_out, name="sign_out_person"),
    path("people/<uuid:account_id>/close/", accounts.close_person, name="close_person"),
    path("places/", places.list_places, name="places"),
    path("places/stations/add/", places.add_new_station, name="add_station"),
    path("places/stations/<uuid:place_id>/", places.change_station, name="change_station"),
    path("places/stations/<uuid:place_id>/close/", places.end_station, name="close_station"),
    path("places/organisations/add/", places.add_new_organisation, name="add_organisation"),
    path("places/organisations/<uuid:place_id>/", places.change_one_organisation, name="change_organisation"),
    path("places/organisations/<uuid:place_id>/close/", places.end_organisation, name="close_organisation"),
    path("station/duty/take/", duty.take, name="take_duty"),
    path("station/duty/hand-over/", duty.hand_over, name="hand_over_duty"),
]
