"""Keeping a hub running: backup, restore, upgrade, checks, alarms, figures for machines."""
