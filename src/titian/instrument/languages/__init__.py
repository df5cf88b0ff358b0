"""What is known of a language before a word of it is read: how it is written, who speaks for it, how far it has come.

`states` names the states of texts and clips, `table` reads `contracts/codes/languages.json`.
"""
