"""Services, contacts and pathways of a country, read from its folder in `content/countries/`."""
