from titian.rooms import RoomConfig


class ExchangeConfig(RoomConfig):
    name = "titian.exchange"
    label = "exchange"
    verbose_name = "Exchange"
    kinds = frozenset({"country"})
