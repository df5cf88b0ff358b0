"""Evidence: what was given to the desk, kept once by its hash, with who gave and had it when, and a stamp of the time.

`pieces` keeps bytes, `pages` writes a page that was given as a web archive, `custody` is the chain, `folders` what
goes to somebody else, `verifying` what is said of one. Without Django: whoever is given a folder verifies it with
`titian evidence verify`, without a hub and without a network. Nothing here fetches anything.
"""
