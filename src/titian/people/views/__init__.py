"""Pages of people: the own account, accounts and invitations, places, the duty of a station."""
