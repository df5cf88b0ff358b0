"""Papers: a pointing card and a bilingual pointing sheet to print, for where no phone can speak. No Django.

Every word on them comes from a pack; which ones stands in `words.yaml`. They carry no flag, no name of an authority and
no number, for a person may be found with one.
"""
