"""What co-chairs say of a meeting: drafted from what was entered, each sentence with the facts it rests on.

Nothing is released by itself. A fact that changes marks its sentences; what was edited by hand stands beside what the
facts said.
"""
