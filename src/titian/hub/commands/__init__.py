"""What the `titian` command does on a hub, one module for what belongs together."""
