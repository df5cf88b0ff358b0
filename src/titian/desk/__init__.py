"""The floor of desk rooms: what is refused, how a record moves, its pages, how word goes out. It knows no room.

A room says once, as data, which moves a record has and who may make them (`Workflow`); the floor checks, locks, does
and logs them, and draws their pages. What needs more is a plain view beside them: nothing here bends a page.
"""
