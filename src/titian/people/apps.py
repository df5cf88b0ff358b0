from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "titian.people"
    label = "people"
    verbose_name = "People"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """allauth changes second factors by itself and tells of it by signals alone: they end other sessions and
        reach the log this way. So do pauses after wrong tries, which axes makes."""
        from allauth.mfa import signals
        from axes.signals import user_locked_out

        from titian.people import locks, second_factor

        signals.authenticator_added.connect(second_factor.on_added)
        signals.authenticator_removed.connect(second_factor.on_removed)
        signals.authenticator_reset.connect(second_factor.on_codes_made_anew)
        user_locked_out.connect(locks.on_paused)
