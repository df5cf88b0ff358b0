"""A hub that is ready to be tried out: fictional places, people and keys on one machine.

It takes one shortcut that a real hub never takes: the root, publisher and country keys lie beside the hub, in
`demo-offline/`.
"""
