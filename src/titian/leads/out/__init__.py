"""What goes out of the leads desk: packages about offers and offerers, marked, expiring, and recalled when need be.

`marks` (TLP, PAP, purpose), `identifiers` (whose an account is), `wordings` (an ad's words without anybody's number),
`packages`, `rules` (who may have one), then what one is written as: `stix`, `misp`, `sheets`, `prints`; `recalls`, and
`taxii`, the answers partners read by. Pure: no table, no network. Nothing about a possible victim can be put into it.
"""
