"""Complaints: what a person tells an independent body, sealed to it alone, and the answer found by a code."""
