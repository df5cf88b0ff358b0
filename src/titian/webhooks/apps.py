from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "titian.webhooks"
    label = "webhooks"
    verbose_name = "Webhooks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.audit.alarms import register_check
        from titian.webhooks.checks import find_failed_deliveries
        from titian.webhooks.events import REFERRAL_WAITING, register_source
        from titian.webhooks.sources import find_waiting_referrals

        register_source(REFERRAL_WAITING, find_waiting_referrals)
        register_check("delivery.failed", find_failed_deliveries)
