"""The shelf of a region's hub: briefs, guides and toolkits, which item of the plan produced them, who used them where.

Here, too, is the index by which words are found in every script of the region, over the shelf and whatever other rooms
bring to it.
"""
