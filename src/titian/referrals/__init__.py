"""The sealed relay: packages the hub cannot open, handed to one recipient at a time."""
