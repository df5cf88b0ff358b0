# The officer's side of the phone, British English.
# The person's words are not here: they live in content/packs/<pack>/locales/.

starting = Opening…
next = Next
back = Back
lock = Lock
try-again = Try again

## On every screen

bar-name = Officer
bar-afraid = They said they are afraid
bar-afraid-noted = Noted: afraid. No return step
bar-afraid-said = Noted. Take no step towards return and make no contact with their country. Nothing takes this back.
watermark-demo = Demo: draft words, not for real use
watermark-pilot = Pilot: words still under review
no-voice = No voice for these words yet: show them.

## First visit

first-visit-title = The short, safe way across
first-visit-what = Titian helps you and a person who speaks another language to understand each other, and to reach help. It works without a network.
first-visit-not = It never decides who someone is. It suggests what to do now, and whom to call.
first-visit-need = You need a link or a code. The desk makes one: sign in there and choose “Add this phone”.
first-visit-add = Add this phone

## Adding this phone

enrol-link-title = Add this phone
enrol-link-what = You opened a link from your desk. It works once. Go on only if you made it yourself at the desk.
enrol-type-instead = I have a code to type
enrol-code-title = Type the code from your desk
enrol-code-where = Sign in at the desk and choose “Add this phone”. The code is good for ten minutes.
enrol-code-label = Code
enrol-code-help = Twelve letters and digits. Small letters, gaps and dashes do not matter.
enrol-asking = Asking the desk…
enrol-who-title = Is this you?
enrol-officer = Officer
enrol-station = Station
enrol-who-right = Yes, this is me
enrol-who-wrong = No, do not add
enrol-compare-title = Compare these six words
enrol-compare-how = The desk shows six words too. Every word must be the same, in the same order. If one differs, somebody may be in between.
enrol-compare-same = All six are the same
enrol-compare-differ = They differ: stop

## The secret

secret-title = Choose the secret for this phone
secret-what = It opens Titian on this phone. At least eight digits, or at least four words.
secret-honest = Eight digits keep out somebody who finds the phone. Somebody who copies its storage and has time can try them all. Four words that do not belong together are much stronger. Nobody can bring back a forgotten secret: what is unfinished is lost then, but sealed messages are still sent.
secret-label = Secret
secret-again = The same again
secret-show = Show what I type
secret-differ = The two do not match.
secret-choose = Use this secret
secret-working = Preparing…

## Fetching

fetch-title = Getting ready
fetch-what = Questions, words, voices and contacts come to this phone once, checked and whole. If the network breaks, it goes on from there.
fetch-asking = Asking what there is…
fetch-progress = Fetched so far
fetch-bytes = { $done } of { $total } MB
fetch-ready-title = Ready
fetch-ready-what = Everything is on this phone and checked. From now on it works with no network.
fetch-languages = Languages on this phone
fetch-here = here
fetch-size = { $size } MB
fetch-more = Fetch these languages
fetch-done = Done
fetch-newer = Look for newer words and contacts
ready-offline = Ready offline
ready-shell-pending = The content is here. Titian itself is still being kept on this phone…
ready-shell-missing = The content is here, but this browser could not keep Titian itself. With no network it opens only while this page stays open. Reload with a network.

## Unlocking

unlock-title = Unlock
unlock-who = Who are you?
unlock-label = Secret
unlock = Unlock
unlock-working = Opening…
unlock-outbox = Sealed messages are sent while Titian is open, also when it is locked.
unlock-add = Add another officer

## Home

home-title = Ready when you are
home-not-ready = Not ready: fetch the questions and words first.
home-outbox =
    { $count ->
        [0] Nothing is waiting to be sent
        [one] One sealed message is waiting to be sent
       *[other] { $count } sealed messages are waiting to be sent
    }
home-age =
    { $days ->
        [0] Content signed today
        [one] Content signed one day ago
       *[other] Content signed { $days } days ago
    }
home-age-passed = Its review date has passed. It still works; fetch a newer one when there is a network.
home-update = A newer version of Titian is here. It takes over when you tap, in a few seconds.
home-update-held = A screening is open in another tab of Titian. Finish it there first; the new version waits.
home-update-apply = Use the new version
home-referrals = Referrals from this phone
home-referrals-none = None yet.
home-referral-made = Made on { $date }
home-nobody-left-do = Nobody who was asked could take it. Call the pathway contact, and offer the person another organisation.
responsibility-waiting = Not yet
responsibility-taken = Someone has taken responsibility
responsibility-nobody_left = Nobody has taken it
home-check = Check now
home-checking = Checking…
home-resume = Go on with the screening of { $time }
home-discard = Discard the screening of { $time }
home-discard-sure = Tap again: discard the screening of { $time } for good
home-refused =
    { $count ->
        [one] One sealed message was not taken by the hub ({ $code }). Call the pathway contact, and offer the person another organisation.
       *[other] { $count } sealed messages were not taken by the hub ({ $code }). Call the pathway contact, and offer each person another organisation.
    }
home-start = Start a screening
home-start-other = Start a new one
home-languages = Languages and content

## Look

look-title = Look. Ask nothing yet
look-go-on = Go on

## Language

language-title = Which language?
language-how = Turn the phone round. Each line speaks a greeting. Let the person touch theirs.
language-tried = tried
language-none = No common language
language-interpreter = Then ask a vetted interpreter, also by phone. Never a fellow traveller, a companion or a child.

## A private place

privacy-title = Can only this person hear?
privacy-why = Some questions are private. Nobody else may hear them, nor the answers.
privacy-say = Say it to the person
privacy-earphones = Earphones are in
privacy-place = We are alone in a private place
privacy-place-note = Private questions stay silent until the person touches “hear it”.
privacy-neither = Neither is possible here
privacy-neither-note = Private questions are left out. Looking and care go on.

## Beside the questions

ask-check-language = Several were not understood: go back to the languages.
ask-offer-break = Offer a rest. It can go on later.

## No yes to questions

no-consent-title = No questions
no-consent-offer = You may offer
no-consent-language = Another language
no-consent-person = The person wants to talk after all
no-consent-person-note = Only if they say so themselves, perhaps with another officer. Do not ask again.
no-consent-what-now = What to do now
no-consent-later = It can be offered again at another time. The refusal is written down nowhere.

## Between person and officer

hand-back-officer = Officer: I have the phone

## What was asked for

care-wanted-title = Give this now
care-wanted-yes = Yes to: “{ $question }”
care-wanted-note = The person asked for it. It is written down nowhere, and depends on no answer.
care-wanted-go-on = Go on

## Outcome

outcome-above = For you, not for the person
outcome-level-NOW = Now
outcome-level-TODAY = Today
outcome-level-REFER = Refer
outcome-level-INFO = Information
outcome-level-INCOMPLETE = Not finished
outcome-not-a-finding = This is not a finding. A mandated body decides.
outcome-hide = Let nobody who came with the person see this screen.
outcome-do = What to do now
outcome-confidential = Confidential reason
outcome-because = Because: { $reason }
outcome-seen = You saw: { $what }
outcome-no-pathway = No pathway for this outcome is on record for this station. Call your supervisor. Take no return step meanwhile, and do not hold the person for it.
outcome-also =
    { $count ->
        [one] One more thing that stands
       *[other] { $count } more things that stand
    }
outcome-needs = Help that may be needed
outcome-stands = What stands for this person
outcome-other-pathway = Another pathway that applies
outcome-unfinished = Something is still to be asked. Go on only if the person wants to.
outcome-specialist = A specialist may ask later. Do not ask more yourself.
outcome-hand-over = Tell the person, and let them choose
outcome-language = Try another language
outcome-care-in-place = Help has come: go on
outcome-go-on-asking = Go on asking
outcome-close = Finish

## Pathway

pathway-title = Whom to call here
pathway-call = Call
pathway-suspend-return = Stop every return step
pathway-refer = Refer
pathway-stay = Stay with the person
pathway-paper = Paper
pathway-no-phone = No number is on record.
pathway-hours = Hours: { $hours }
pathway-hours-unknown = Hours are not known.
pathway-verified = Verified on { $date }
pathway-not-verified = Not verified.
pathway-seen = Seen in a source on { $date }.
pathway-independent = Independent of the state
pathway-by = By: { $by }
pathway-gaps = Missing here

## Recipients

recipients-title = Who may read it?
recipients-how = The person decides, one organisation at a time. Hand over the phone for each.
recipients-order = Asked in this order
recipients-open = Who can help here
recipients-open-more = If the first does not answer
recipients-fictional = Fictional, for the demo.
recipients-independent = Independent of the state.
recipients-answers-within = Answers within { $minutes } minutes.
recipients-ask = Ask about { $name }
recipients-up = Ask { $name } earlier
recipients-down = Ask { $name } later
recipients-withdraw = Leave out { $name }
recipients-declined = The person said no to each organisation here. That is their choice: nothing is sent.
recipients-nobody = Nobody: go on
recipients-none = Nobody on record here can take this on. Use the pathway, and say so to your supervisor.
recipients-go-on = Go on with these
meeting-title = How can they meet?
meeting-label = Where and how, in a few words
meeting-help = No name and no story. { $left } characters left.
meeting-interpreter = An interpreter is needed
meeting-summary = Sealed for
meeting-shares = They may read the answers.
meeting-shares-not = They do not get the answers: only what help is needed and how to meet.
meeting-seal = Seal it
meeting-back = Change the organisations
sealing-title = Sealing…
sealing-what = One sealed message for each organisation. Nobody else can open it, not even you.

## Sealed and closed

sealed-title = Sealed
sealed-what = Only the organisations the person chose can open it.
sealed-received = The hub has it, unread, and asks the first organisation now.
sealed-sends = It is being sent. You need do nothing.
sealed-offline = There is no network. It goes by itself as soon as there is one.
sealed-stay = Stay with the person until someone has taken responsibility. Home shows it.
sealed-close = Say goodbye to the person
close-title = Done
close-what = Nothing about this person is left on the phone but what is sealed. The count of today grew by one.
close-take-phone = What was seen and said is not shown again.
close-home = Home

## Trouble at the start

trouble-title = Titian cannot open here
trouble-do = Close private windows, free some space on the phone, and try again. Sealed messages stay where they are.

## Refusals, by code: what happened and what to do

error-secret-too-short = At least eight digits, or at least four words.
error-secret-all-equal = All digits are the same. Choose others.
error-secret-simple-run = These digits are a simple run, and the first that anyone would try. Choose others.
error-secret-too-few-words = At least four different words, or at least eight digits.
error-secret-wrong =
    { $wait_seconds ->
        [0] This secret is not right. Try again.
       *[other] This secret is not right. Wait { $wait_seconds } seconds, then try again. Nothing is deleted.
    }
error-secret-wait = Wait { $wait_seconds } seconds, then try again. Nothing is deleted.
error-vault-missing = This officer’s storage is not on this phone any more. Add the phone again.
error-vault-exists = This officer is on this phone already. Unlock instead.
error-vault-locked = Titian was locked. Unlock and go on.
error-vault-damaged = One record cannot be read. The others are not touched.
error-storage-full = The phone is full, so this is not stored yet. Free some space, then do the last step again.
error-storage-unavailable = The phone’s storage does not answer. Close other tabs of Titian and try again.
error-release-unreadable = What the hub offers cannot be read. What was on this phone stays in use.
error-release-not-trusted = What the hub offers is not signed as it must be, and was refused. What was on this phone stays in use. Tell your supervisor.
error-release-lower-sequence = The hub offers something older than this phone has, and it was refused. Tell your supervisor.
error-release-wrong-scope = What the hub offers is meant for another place, and was refused. Tell your supervisor.
error-release-incomplete = What the hub offers is not whole ({ $kind } is missing). What was on this phone stays in use.
error-part-hash-mismatch = A part arrived damaged and was thrown away. Try again.
error-part-unreachable = The network broke while fetching. Try again: it goes on from there.
error-part-too-long = A part is not as announced and was thrown away. Try again; if it stays so, tell your supervisor.
error-library-empty = Nothing is on this phone yet. Fetch it first.
error-library-language-missing = This language is not on this phone. Fetch it first.
error-hub-unreachable = The hub cannot be reached. What waits is sent when there is a network.
error-hub-failed = The hub has a fault ({ $status }). Nothing is lost; try again later.
error-hub-unreadable = The hub’s answer was cut short. Nothing is lost; try again.
error-hub-refused = The hub refused ({ $code }). Nothing is lost; tell your supervisor.
error-enrol-link-unreadable = This link is not whole. Ask for a new one, or type the code.
error-enrol-code-unreadable = This is not a whole code: it has twelve letters and digits.
error-enrol-code-refused = The desk does not know this code, or it was used, or ten minutes have passed. Ask for a new one.
error-enrol-wrong-hub = This link belongs to another hub. Make a new one at your own desk.
error-enrol-wrong-root = The hub is not the one the link promises. Do not go on. Tell your supervisor.
error-enrol-certificate-refused = The hub’s certificate for this phone is not right. Do not go on. Tell your supervisor.
error-enrol-unknown = This phone is not added yet.
error-receipt-not-trusted = The hub’s receipt is not signed as it must be. The message stays on this phone and is offered again.
error-item-refused = The hub did not take a message ({ $code }). It stays on this phone. Tell your supervisor.
error-journey-wrong-stage = This is not possible at this point. Go on with what the screen shows.
error-journey-not-asked = This question is not asked now.
error-journey-value-unknown = This answer does not belong to the question.
error-journey-skip-is-final = The person did not want to say. It is not asked again.
error-journey-nothing-to-undo = There is nothing to take back here.
error-journey-afraid-stands = It stays noted. Nothing takes this back.
error-journey-recipient-unknown = This organisation is not listed any more. Let the person choose again.
error-journey-no-recipient = Nobody was chosen yet.
error-journey-text-too-long = At most { $limit } characters.
error-journey-draft-missing = The open screening is not on this phone any more.
error-journey-seal-failed = It could not be sealed. Everything is still here; try again.
