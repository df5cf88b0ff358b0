from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "titian.referrals"
    label = "referrals"
    verbose_name = "Referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from titian.people.leaving import register_leaving
        from titian.people.sealed import register_sealed
        from titian.referrals import checks, inbox, leaving
        from titian.referrals.models import Package

        inbox.register()
        checks.register_checks()
        register_sealed("referrals", lambda: Package.objects.filter(ciphertext__isnull=False))
        register_leaving("referrals", find_holdings=leaving.find_holdings, end_work=leaving.end_work)
