# The officer's side of the phone, British English.
# The person's words are not here: they live in content/packs/<pack>/locales/.

app-name = Titian

## First visit

first-visit-title = The short, safe way across
first-visit-what = Titian helps you and a person who speaks another language to understand each other, and to reach help. It works without a network.
first-visit-not = It never decides who someone is. It suggests what to do now, and whom to call.
first-visit-add = Add this phone

## Faults

fault-unknown = Something went wrong ({ $code }). Nothing you entered is lost. Try again.
