"""Other people's standards, one folder each: what goes out, what comes in, and the table between the two.

`htcds` needs no hub and loads no Django: a provider's own system may use it alone.
"""
