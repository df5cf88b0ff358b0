"""Desk pages of the working directory."""
