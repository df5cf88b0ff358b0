"""Meetings of the region's groups: who met, on what, what was said, decided, taken on, and minutes that are not lost.

The meeting itself stands in `titian.workplan`, which sends it updates; everything else of it stands here. Nobody is
named but who agreed to it: delegations are counts and roles.
"""
