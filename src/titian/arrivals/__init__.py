"""Many people, one event: heads, slips and needs as phones count them, merged without a person in them."""
