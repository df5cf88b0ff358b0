"""The hub: settings, hosts, addresses and the `titian` command. It stands on top of every other room."""
