"""The Human Services Data Specification (HSDS) 3.0 of Open Referral: the hub's directory, out and in.

`vocabulary` is what the standard knows, `feed` reads and writes any of its files with every fault by its path,
`outgoing` and `incoming` turn an entry of the directory into a service and back, `own` is what the standard has no
member for, `actions.take_feed` makes drafts of a feed: all or none.
"""
