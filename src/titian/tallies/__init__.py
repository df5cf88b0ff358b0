"""Anonymous counts: how many screenings a phone finished a day, by language and level. No person in them."""
