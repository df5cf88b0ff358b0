# The officer's side of the phone, British English.
# The person's words are not here: they live in content/packs/<pack>/locales/.

starting = Opening…
next = Next
back = Back
try-again = Try again

## On every screen

bar-name = Officer
bar-afraid = They said they are afraid
bar-afraid-noted = Noted: afraid. No return step
bar-seen = What you see now
bar-hide = Hide and lock
bar-talk = Say something without questions
bar-afraid-said = Noted. Take no step towards return and make no contact with their country. Nothing takes this back.
watermark-demo = Demo: draft words, not for real use
watermark-pilot = Pilot: words still under review
no-voice = No voice for these words yet: show them.
machine-voice = Draft voice: a machine speaks.
machine-demo = Demo: draft words, a machine speaks
machine-pilot = Pilot: words under review, a machine speaks

## First visit

first-visit-title = The short, safe way across
first-visit-what = Titian helps you and a person who speaks another language to understand each other, and to reach help. It works without a network.
first-visit-not = It never decides who someone is. It suggests what to do now, and whom to call.
first-visit-need = You need the code from the desk: sign in there and choose “Add this phone”.
first-visit-add = Add this phone

## Adding this phone

enrol-link-title = Add this phone
enrol-link-what = Go on only if you made it yourself at the desk.
enrol-type-instead = Type the code
enrol-start-title = Bring the code from the desk
enrol-start-where = Sign in at the desk and choose “Add this phone”. It shows a picture for the camera and a code to type. Both are good for ten minutes, and for one phone.
enrol-scan = Scan the code
enrol-scan-title = Hold the camera on the picture
enrol-scan-how = On the desk’s screen, as large as the frame. Nothing is recorded.
enrol-scan-view = What the camera sees
enrol-scan-other = This is not the picture from your desk. Hold the camera on that one.
enrol-scan-opening = Opening the camera…
enrol-code-title = Type the code from your desk
enrol-code-where = It stands under the picture on the desk’s screen. After five wrong tries the desk makes a new one.
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
secret-what = At least ten digits or four words.
secret-honest = Ten digits keep out whoever finds the phone; who copies it can try them all in time. Four words that do not belong together are much stronger. Nobody can bring back a forgotten secret: what is unfinished is lost, sealed messages are still sent.
teach = Why, and how
secret-label = Secret
secret-again = The same again
secret-show = Show what I type
secret-differ = The two do not match.
secret-choose = Use this secret
secret-working = Preparing…
secret-officer = Officer { $number }
secret-name = Name on the lock screen
secret-name-help = Whoever holds this phone can read it. Choose something that is not your real name.
secret-passkey = Also unlock with this phone’s finger, face or screen lock
secret-passkey-help = Quicker, and nobody reads it over your shoulder. Leave it off if others know this phone’s lock or could press your finger on it. The secret works too.

## Fetching

fetch-title = Getting ready
fetch-what = Questions, words, voices and contacts come to this phone once, checked and whole. If the network breaks, it goes on from there.
fetch-asking = Asking what there is…
fetch-progress = Fetched so far
fetch-bytes = { $done } of { $total } MB
fetch-ready-title = Ready
fetch-voices = Voices on this phone
fetch-likely = likely here
fetch-silent = Words are here, no voice yet: { $names }
fetch-awaiting = No words yet, call an interpreter: { $names }
fetch-here = here
fetch-spoken = read aloud
fetch-machine = read by a machine
fetch-draft = draft
fetch-officer-language = Your own language
fetch-size = { $size } MB
fetch-more = Fetch these voices
fetch-done = Done
fetch-newer = Look for newer words and contacts
ready-offline = Ready offline: speaks { $speaks }, shows { $shows }
ready-coming = Voices still coming: { $names }
ready-silent = Likely here, without a voice: { $names }
ready-awaiting = Likely here, not recorded at all: { $names }
ready-first = First words only: { $names }
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
unlock-passkey = Unlock with this phone’s own lock
unlock-some = Sealed messages are waiting to be sent
unlock-safety = Wipe, save or help
unlock-help = Help now, without unlocking
clock-title = Clock

## Home

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
home-mark = Mark { $mark }
referral-unsent = Waiting to send
referral-sent = Sent: look again at { $time }
referral-closed = Closed: nothing more to do
referral-nobody = Nobody has taken it: call
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
home-arrival = Arrival of many people
home-languages = Languages and content
home-safety = Lock, hide and wipe
home-storage = What is on this phone

## Look

look-title = Look. Ask nothing yet
look-go-on = Go on

## Language

language-title = Which language?
language-how = Turn the phone round. Let the person touch theirs.
language-tried = tried
language-none = No common language
language-text-only = text only
language-first-words = first words only
language-first-what = Only the first words are proved in { $name }: a greeting, care, “I am afraid”. The questions are not asked in it. Use an interpreter or another language.
language-awaits = call an interpreter
silent-what = { $name } has no voice on this phone: it only shows words. It cannot serve somebody who does not read. If they do not read, or you are not sure, try another language or call an interpreter.
language-awaiting-title = { $name }: not recorded yet
language-awaiting-what = Titian has no words in this language that a speaker has recorded, and does not guess any. Show that you will look for somebody who speaks it.
language-awaiting-do = Call a vetted interpreter
language-awaiting-back = Other languages
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

## The two answers, tried before anything is asked

practice-failed-title = Yes and no are not clear yet
practice-failed-what = The person did not touch what was meant. Show the two answers yourself, with the earphones off, then let them try again. Nobody is asked for consent before both are clear.
practice-failed-again = Try again
practice-failed-none-note = Care, the card and an interpreter. Nothing is held against the person.

## Beside the questions

ask-check-language = Several were not understood: go back to the languages.

## What is seen during the talk

seen-title = What you see now
seen-how = For you, by eye. Ask nothing for it, and turn the phone away from others.
seen-first-look = From the first look
seen-done = Done

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
hand-back-sure = Touch again: the phone is in my hand
in-hand-title = You have the phone
in-hand-what = The person’s screens wait as they are. What was answered is hidden, and cannot be called back.
in-hand-see = Tick what you see with the eye sign above.
in-hand-now = What to do now
in-hand-now-note = Ends the questions for now. What was said counts.
in-hand-give = Give the phone to the person

## How the phone looks and is held

display-title = Light and hand
display-theme = Light
display-theme-phone = As the phone is set
display-theme-light = Light
display-theme-dark = Dark
display-theme-outdoor = Outdoors, in bright sun
display-hand = The hand that holds it
display-hand-right = Right
display-hand-left = Left
display-returns = When the phone comes back from the person
display-returns-touch = Two touches
display-returns-secret = My secret

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
outcome-needs = Help that may be needed
outcome-stands = What stands for this person
outcome-other-pathway = Another pathway that applies
outcome-unfinished = Something is still to be asked. Go on only if the person wants to.
outcome-specialist = What was left out, a specialist may ask later. Do not ask it yourself.
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
pathway-verified = Verified on { $date }
pathway-not-verified = Not verified.
pathway-seen = Seen in a source on { $date }.
pathway-independent = Independent of the state
pathway-by = By: { $by }
pathway-gaps = Missing here

## Recipients

recipients-title = Who may read it?
recipients-nobody = Nobody: go on
recipients-none = Nobody on record here can take this on. Use the pathway, and say so to your supervisor.
meeting-title = How can they meet?
meeting-label = Where and how, in a few words
meeting-help = No name and no story.
meeting-left = { $left } characters left.
meeting-interpreter = An interpreter is needed
meeting-summary = Sealed for
meeting-shares = They may read the answers.
meeting-shares-not = They do not get the answers: only what help is needed and how to meet.
meeting-seal = Seal it
meeting-usual = At { $station }: ask for the officer on duty
meeting-again = Ask the person again who may read it
meeting-gone = One of those the person chose is no longer listed. Ask the person again: nothing goes elsewhere.
meeting-no-bed = Says it has no free bed (said at { $time }). It is sent all the same.
meeting-none-title = No place to meet is written
meeting-none-what = Whoever takes this cannot find the person without a place or an hour.
meeting-none-write = Write a place
meeting-none-seal = Seal it without a place
meeting-none-sent = No place to meet was given. Ask the station.
sealing-title = Sealing…
sealing-what = One sealed message for each organisation. Nobody else can open it, not even you.

## Sealed and closed

sealed-title = Sealed
sealed-what = Only the organisations the person chose can open it.
sealed-received = The hub has it, unread, and asks the first organisation now.
sealed-sends = It is being sent. You need do nothing.
sealed-offline = No network: it goes by itself as soon as there is one.
sealed-stay = Stay with the person until someone has taken responsibility. Home shows it.
sealed-close = Say goodbye to the person
close-title = Done
close-what = Nothing about this person is left on the phone but what is sealed. The count of today grew by one.
close-take-phone = What was seen and said is not shown again.
close-home = Home

## An enrolment that was ended

ended-title = This phone was ended
ended-what = Your desk has ended it. Your secret, unfinished screenings and counts were deleted here, and nothing more can be sealed. Other officers on this phone are not touched.
ended-messages =
    { $count ->
        [0] No sealed message is left on it. What it handed over waits for the administrator.
        [one] One sealed message is still on it. It is handed over when there is a network, and waits for the administrator then.
       *[other] { $count } sealed messages are still on it. They are handed over when there is a network, and wait for the administrator then.
    }
ended-not-taken = Not taken: show it to your supervisor
ended-number = Number { $number } ({ $code })
ended-not-taken-do = Nobody has it, and a person may be waiting. Call the organisation they chose, or the pathway contact. If your desk cannot say why, show it to that organisation too.
ended-not-taken-kept = It stays on this phone until { $date } at least, and is offered at each contact. Keep the app.
ended-person = If somebody is with you now, go on without the phone and call your supervisor or the pathway contact. To use this phone again, ask for a new code.
ended-understood = I understand

## Trouble at the start

trouble-title = Titian cannot open here
trouble-do = Close private windows, free some space on the phone, and try again. Sealed messages stay where they are.

## Refusals, by code: what happened and what to do

error-secret-too-short = At least ten digits, or at least four words.
error-secret-all-equal = All digits are the same. Choose others.
error-secret-simple-run = These digits are a simple run that anyone tries first. Choose others.
error-secret-too-few-words = At least four different words, or at least ten digits.
error-secret-wrong =
    { $wait_seconds ->
        [0] This secret is not right. Try again.
       *[other] This secret is not right. Wait { $wait_seconds } seconds, then try again. Nothing is deleted.
    }
error-secret-wait = Wait { $wait_seconds } seconds, then try again. Nothing is deleted.
error-passkey-refused = This phone’s own lock did not open it. Try again, or use the secret.
error-passkey-unavailable = This phone’s own lock cannot open Titian here. Use the secret.
error-vault-missing = This officer’s storage is not on this phone any more. Add the phone again.
error-vault-exists = This officer is on this phone already. Unlock instead.
error-vault-locked = Titian was locked. Unlock and go on.
error-vault-damaged = One record cannot be read. The others are not touched.
error-storage-full = The phone is full; this is not stored yet. Free some space and do the last step again.
error-storage-unavailable = The phone’s storage does not answer. Close other tabs of Titian and try again.
error-release-unreadable = What the hub offers cannot be read. What was on this phone stays in use.
error-release-not-trusted = What the hub offers is not signed as it must be, and was refused. What was on this phone stays in use. Tell your supervisor.
error-release-lower-sequence = The hub offers something older than this phone has, and it was refused. Tell your supervisor.
error-release-wrong-scope = What the hub offers is meant for another place, and was refused. Tell your supervisor.
error-release-incomplete = What the hub offers is not whole ({ $kind } is missing). What was on this phone stays in use.
error-release-not-approved = What the hub offers holds words or voices that nobody approved, and was refused. What was on this phone stays in use. Tell your supervisor.
error-part-hash-mismatch = A part arrived damaged and was thrown away. Try again.
error-part-unreachable = The network broke while fetching. Try again: it goes on from there.
error-part-too-long = A part is not as announced and was thrown away. Try again; if it stays so, tell your supervisor.
error-library-empty = Nothing is on this phone yet. Fetch it first.
error-library-language-missing = This language is not on this phone. Fetch it first.
error-hub-unreachable = The hub cannot be reached. What waits is sent when there is a network.
error-hub-other-answers = Something on this network answers in the hub’s place: perhaps a sign-in page. Sign in to the network in the browser, or use another. Nothing is lost.
error-hub-failed = The hub has a fault ({ $status }). Nothing is lost; try again later.
error-hub-unreadable = The hub’s answer was cut short. Nothing is lost; try again.
error-hub-refused = The hub refused ({ $code }). Nothing is lost; tell your supervisor.
error-enrol-link-unreadable = This link is not whole. Ask for a new one, or type the code.
error-enrol-code-unreadable = A code has twelve letters and digits.
error-enrol-code-refused = The desk does not know this code, or it was used, or ten minutes have passed. Ask for a new one.
error-enrol-wrong-hub = This link belongs to another hub. Make a new one at your own desk.
error-enrol-wrong-root = The hub is not the one the link promises. Do not go on. Tell your supervisor.
error-enrol-certificate-refused = The hub’s certificate for this phone is not right. Do not go on. Tell your supervisor.
error-enrol-unknown = This phone is not added yet.
error-camera-refused = The camera was not allowed. Allow it in the browser’s settings for this page, or type the code.
error-camera-missing = No camera can be used here. Type the code instead.
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
error-arrival-no-numbers = This phone has no slip numbers left. Let a phone that has some share them: Other phones, Let a phone join.
error-arrival-closed = This arrival is closed on this phone. Open a new one for new people.
