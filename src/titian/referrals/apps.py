from titian.rooms import RoomConfig


class ReferralsConfig(RoomConfig):
    name = "titian.referrals"
    label = "referrals"
    verbose_name = "Referrals"
    default_auto_field = "django.db.models.BigAutoField"
    kinds = frozenset({"country"})
