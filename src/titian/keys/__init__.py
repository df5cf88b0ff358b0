"""An organisation's key: made in its members' browsers, given from hand to hand, compared by its words, listed, ended.

In both kinds of hub. The hub holds public halves and files locked with words it never learns.
"""
