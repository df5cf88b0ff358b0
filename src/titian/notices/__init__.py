"""Word to a person's own mailbox or browser that something waits for them on the desk, and nothing of what it is.

Reads from the rooms' tellings (`titian.desk.tellings`: what waits, and for whom) through `clock` (when a person wants
to hear of it) to `mail` and `push` (how it goes out). What a notice may say stands in `words`, once; docs/decisions
has why.
"""
