"""Where the words of a pack are translated, translated back, approved and exchanged with other tools."""
