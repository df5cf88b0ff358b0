"""Where a boat may drift and may land: files in, files out, on a rescue centre's own machine, without a hub.

OpenDrift works it out (GPL-2.0, an environment of its own, `make drift`); Titian speaks to it over a pipe and never
imports it. A point stands in the two files and on that pipe, and nowhere else: not in a log, an error or an argument.
"""
