"""Offers of work that may lead into trafficking: what they say, what they belong to, who can stop them.

`reading` reads one offer and `belonging` says which offers share their own wording; both are used without a hub.
"""
