# Words of the papers that are filled in by hand, for the officer. British English.

act-title = Look, and act
act-see = You see
act-do = Do this now
act-always = For everybody, always
act-urgent = How soon
act-else = When it goes otherwise
slip-title = Referral by hand
slip-rules = One slip for one organisation. No name, no country, no story. Give it to the organisation yourself; the person carries nothing.
slip-to = Organisation
slip-from = Station and duty, no name
slip-when = Day and time
slip-language = Language
slip-urgent = How soon
slip-needs = What help is needed
slip-yes = Only with the person’s yes, asked for this organisation
slip-without = Without a yes only for a life in danger, a child, or somebody who cannot say: to emergency or child protection. Two officers sign:
slip-meet = Where and how to meet
slip-back = The organisation fills this in and gives it back
slip-received = Taken over by (duty, no name), day and time
