"""Users, their roles, organisations, stations and countries."""
