"""The region's plan: what its members set out to do together, what became of it, and what they want next.

Everything here is voluntary. Silence is silence: nothing is late, nothing ranks members, no word says who is to blame.
"""
