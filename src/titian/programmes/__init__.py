"""Programmes and secondments of a region: what was taught, worked out and practised together, and what became of it.

Of participants there are counts alone, hidden where they are small. Names stand in a list that the organiser's own
browser seals, and go on a day. A secondee's name is read by whoever nominated and by the office, until it is forgotten.
"""
