"""Word to other systems that something happened here: signed, with ids and nothing else.

An organisation hears that a referral waits for it, the country that an alarm began. Neither learns the level, the
person or what is wrong: whoever wants to know signs in, or asks the API.
"""
