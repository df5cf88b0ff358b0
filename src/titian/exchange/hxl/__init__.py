"""Figures as CSV with HXL hashtags (hxlstandard.org): a row of names, a row of tags, the rows.

`periods` cuts time so that no period has a small total, `figures` makes the tables and hides what is small, `file`
writes them. No figure is here that could be taken from another one on the desk to find a hidden one.
"""
