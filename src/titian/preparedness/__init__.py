"""What happens at sea, as a region's members report it: claims beside each other, and what none of them explains.

There is no position here: a place is a named sea. No field says who is responsible, and nothing ranks states.
"""
