# Beside a screening: why and how, who is near, interpreters, distress, calls, and what two officers do together. British English.

## Why, and how

teach-look = Look before you speak: signs of control or harm are seen more often than told. A tick you take away leaves no trace.
teach-language = A nationality does not tell the language. Let the person choose, and check that they understand before anything else.
teach-before = Nobody speaks freely beside those who brought them. Find a neutral reason, such as checking papers, and tell the others nothing.
teach-no-consent = A no is a right, and often fear. Water, food, a doctor and the card do not depend on a yes.
teach-ask = One question, one fact. Gaps and changes in a story come from fear and shock, not from lying. Do not ask why.
teach-CH = Few questions, in a child’s words. Sit low, give time, let the child draw. Nobody has to prove their age.
teach-PR = Work that has not begun can still be left. Give information and a contact. Keep nobody from travelling for what they said.
teach-FC = Whoever was made to break the law needs a lawyer first. Do not ask what they did.
teach-AP = Fear of going back needs no proof here. One word of it stops every return step.
teach-GB = Nobody is asked about sexual violence. Confidential health care is offered to everyone, and no reason is asked.
teach-level-NOW = Safety before questions. Call, note who answered, and stay. Nobody answers in five minutes: call the next.
teach-level-TODAY = Make the contact before the person leaves this place. Possible is enough: you need no proof, and you do not decide.
teach-level-REFER = The person chooses who may help. Offer the contact while they are here, and do not press.
teach-level-INFO = Nothing disclosed today does not mean that nothing happened. Many people speak only at the second or third talk.
teach-level-INCOMPLETE = Unfinished is no fault of the person. Offer to go on now or later, and ask nothing twice.

## Who is near

before-who = Who can see or hear this person now?
before-child = The adult who came along is not taken for safe. See the child apart, within sight of a colleague.
before-apart = Nobody who came with them
before-stays = Somebody stays near
before-interpreter = An interpreter helps
before-interpreter-here = Interpreter { $code } helps
company-note = Somebody stays near: no questions. Care, looking and the card go on.
company-left = They are apart now: go on
clock-child = Thirty minutes with a child: end here for today. A specialist goes on.

## Interpreter

interpreter-title = Interpreter
interpreter-who = Vetted and grown up, and nobody who travels with the person. Write a code, never a name.
interpreter-known = Helped before
interpreter-code = Code of the interpreter
interpreter-code-help = Such as TM07: two to eight letters and digits.
interpreter-role = Found through
interpreter-role-staff = Our own staff
interpreter-role-sworn = The court’s list
interpreter-role-phone_service = A telephone service
interpreter-role-organisation = An organisation
interpreter-conflict-title = Ask the interpreter
interpreter-conflict-1 = Do you know this person, their family or those they came with?
interpreter-conflict-2 = Is there anything between your people and theirs?
interpreter-conflict-3 = Will you say everything as it is said, and tell nobody?
interpreter-free = Nothing stands in the way
interpreter-steps-back = They step back, or are too close
interpreter-person-title = Ask the person
interpreter-person = Do they want this interpreter, a woman or a man? A no needs no reason, and is held against nobody.
interpreter-ask-phone = Ask with the phone
interpreter-accepted = The person accepts
interpreter-refused = The person does not want them
interpreter-none = Without an interpreter

## Distress

calm-open = Distress: stop and calm
calm-cues = Tears, shaking, a blank stare, sweat, hard breathing: stop at once.
calm-title = How are they now?
calm-how = Stay. Ask nothing, touch nothing, give time.
calm-go-on = Calmer, and they want to go on
calm-rest = Rest now, go on later
calm-worse = Still in great distress: call help

## Calls

calls-title = Calls
calls-minutes =
    { $minutes ->
        [one] One minute since this came up
       *[other] { $minutes } minutes since this came up
    }
calls-late = Nobody has answered. Call the next contact, then your supervisor.
calls-somebody = Somebody answered. Stay until they are here.
calls-at = { $time } · { $name }
calls-answered = Answered
calls-no-answer = No answer
calls-other = I called by another phone: { $name }
calls-kept = Locked on this phone for one day, without the person.
desks-title = Duty desks of the region
desks-as-of = { $region }, as of { $date }
desks-shelter = Shelter
desks-health = Health
desks-focal = Focal point
desks-always = Day and night
desks-office = Office hours

## Emergency

emergency-title = Emergency
emergency-safe = Safe place, out of danger. Keep others back.
emergency-call = Call. Say where you are and what you see.
emergency-aid = First aid until help comes. Do not move or feed them.
emergency-wait = Wait beside the person. Ask nothing.
emergency-no-return = No step towards return.
emergency-nobody = Nobody who came along speaks for them or goes with them unless they want it.
emergency-medical = Ambulance
emergency-police = Police
emergency-fire = Fire
emergency-sea_rescue = Rescue at sea
emergency-child_protection = Child protection

## The one call, and three steps

call-none = No number is on record: radio, supervisor.
call-next = Nobody on record answers now. Next, { $time }:
call-unsure = Nobody on record is known to answer now. Try:
step-nobody = Nobody on record here for: { $need }. Call your supervisor.
step-no-authority = No return step. Nobody on record here can suspend one: tell your supervisor.
step-tell = No return step: tell { $name }, and hand over the notice. It gives no reasons.

## Still open

finish-title = Nothing was done yet
finish-what = Nobody was called, nothing was sent, and the person did not say no. If you finish now, it stays open under the mark { $mark }: here, and with whoever is on duty at the station.
finish-anyway = Finish, and leave it open
mark-open = Open: nobody called, nothing sent
mark-done = Somebody looks after this person now
mark-handed = Handed over to you
shift-open = Still open
shift-who = Who takes over?
shift-duty = Whoever is on duty at the station
shift-duty-how = Tell them each mark, and what is still to be done.
shift-told = They know

## Help without unlocking

help-title = Help now
help-what = Nothing you touch here is kept, and nothing of a talk is here.
help-language = Language and care
help-numbers = Numbers
help-empty = No words and numbers are on this phone yet.
help-afraid = Afraid to be sent back: no step towards return, no contact with their country. It is not written down here: unlock, and note it.

## More that may be done

more-title = More that you can do
second-title = A second officer
second-how = They read this, and type their own secret. Yours does not count twice.
second-nobody = No other officer is on this phone, and nobody does this alone. What is suggested stands. Call your supervisor.
second-agree = I agree
body-told = The independent body that hears complaints is told of this, sealed to it alone: what was done, why, the levels, the day and this station. Nothing about the person.
body-none = No independent body is on record here: nobody outside is told of this.
lower-open = Lower the level, with a second officer
lower-title = Lower the level
lower-what = No return step and no contact with their country: that stays. What is sealed says what was suggested.
lower-to = Lower to: { $level }
lower-why = Why?
lower-reason-danger_over = The danger is over and help is here
lower-reason-taken_over = Somebody has taken responsibility
lower-reason-person_asks = The person asks for it
lower-reason-seen_in_error = What I saw was something else
lower-note = Suggested: { $suggested }. Two officers lowered it: { $reason }
lower-back = Back to what is suggested
without-open = Send without a yes
without-title = Without a yes
without-what = Only to an emergency or child-protection service. No answer is sent. The person is told first, or as soon as they can hear.
without-why = Why?
without-threat_to_life = A life is in danger
without-child = A child’s best interests
without-incapacity = They cannot say yes or no now
without-to = To whom?
without-nobody = Nobody on record here can receive it. Call instead.
without-tell = Tell the person
without-alone = Send now, as one officer
without-alone-how = A life does not wait. The receiver reads: one officer. A second officer signs within 24 hours, on this phone: “Referrals from this phone”. A call waits for nobody.
sign-what = Sent without a yes by one officer. A second officer signs within 24 hours of sending.
sign-open = Sign as the second officer
pass-open = Pass this talk to another officer
pass-title = Pass it on
pass-what = It moves into the other officer’s storage on this phone, with the person’s leave only. Otherwise it is gone at the end of your shift.
pass-ask = Ask the person
pass-refused = The person does not want it. It stays with you, and is gone at the end of your shift.
leaving-title = Before they leave
leaving-what = The contact is offered while the person is still here. Was it?
leaving-offer = Offer it now
leaving-done = It was offered
shift-end = End of shift
shift-end-sure = Tap again: what is unfinished and the list of calls are deleted

## Refusals, by code

error-journey-no-exception = There is no ground for it here. Ask the person, or call.
error-second-same-officer = It takes another officer.
error-second-needed = Only a life in danger goes with one officer. Here a second officer agrees first, or call.
error-interpreter-code = A code has two to eight letters and digits, and at least one digit. Never write a name.

## What is on this phone

storage-kept =
    { $count ->
        [one] One sent message is kept until the hub’s backup has it
       *[other] { $count } sent messages are kept until the hub’s backup has them
    }
storage-unconfirmed = What you sent is safe, at the hub and on this phone. The hub’s second copy is { $days } days late: tell your supervisor, who calls the hub’s administrator. Keep Titian here until this note is gone.
storage-send = Send now
storage-reason-recipient = The organisation’s key has ended, so it can no longer read the message.
storage-reason-damaged = This phone’s storage has damaged the message. Nobody can read it.
storage-reason-large = The message is too large for the hub.
storage-reason-other = The hub did not take the message ({ $code }).
storage-languages = Languages on this phone
storage-words = Words of { $count } languages, { $size } MB
storage-remove = Remove { $name }
storage-remove-sure = Tap again: remove { $name }
storage-remove-not-now = Languages can be removed when no screening is open.
storage-release = Questions and words
storage-release-before = The content before this one, of { $date }, is still here. Go back only if something is wrong with the newer one, and tell your supervisor.
storage-release-newer = You went back. The newer content, of { $date }, waits here.
storage-release-back = Go back to the content before
storage-release-forward = Use the newer content
storage-release-sure = Tap again to change the content
storage-app = The app
storage-app-before = The app as it was until { $date } is still on this phone. Go back only if something is wrong with the newer one, and tell your supervisor.
storage-app-newer = This is the version before. The newer one waits here.
storage-app-back = Go back to the version before
storage-app-sure = Tap again to change the app
storage-help = To read aloud to a helper
storage-help-what = No name, no place and nothing about a person stands in these lines.
storage-line-browser = Browser
storage-line-content = Content
storage-line-offline = Works offline
storage-line-network = Network
storage-line-problem = Last problem
storage-line-counts = Waiting · kept · not taken
storage-line-heard = Last heard from the hub
storage-line-date = Date on this phone
storage-line-room = Used · free, MB
storage-line-persisted = Kept safe by the browser
storage-yes = yes
storage-no = no

## Pathways

pathway-now-answers = Somebody answers at this hour.
pathway-now-closed = Nobody answers at this hour.
pathway-now-unknown = Nobody knows whether somebody answers at this hour.
pathway-fallbacks = If nobody answers, call in this order
pathway-within = Within { $minutes } minutes
pathway-law = The law
pathway-other-hour = This one is for another hour of the day. Look whether the phone’s clock is right.
pathway-expired = Was verified until { $date }. It must be verified again.
pathway-holidays-closed = Closed on public holidays.
pathway-notice = Hand over the printed notice. It gives no reasons.

## Taking back

sealed-code = Next the person may ask for their code. Give them the phone, look away, and write it down nowhere.
take-back-title = A person takes a referral back
take-back-how = Only because the person asks, with the code they were given. Ask for no reason.
take-back-label = Their code: 21 digits, in any numerals
take-back-do = Pause this referral
take-back-done = It is passed on as soon as there is a network. If the code is right, it is paused, and whoever has it asks the person. Nobody here is told whether it was.
take-back-wrong = This is not a whole code. It has 21 digits: look at each of them again.
take-back-failed = It was not kept. Try again, or at any desk.

## A slip

slip-show = For a receiver with no network
slip-title = Only { $name } can read this
slip-how = They read it on their desk, under Referrals, Read a slip: with a photo of it, or with a scanner. It stays in the outbox too: the hub’s answer still comes to this phone. Let nobody else photograph it.
slip-hide = Hide it
slip-save = Save it to be printed
slip-saved = Saved as { $name }. Delete the file once it is printed.
slip-dropped-answers = Left out for want of room: the answers.
slip-dropped-consent_texts = Left out for want of room: which words were spoken before the yes.
slip-dropped-how_to_meet = Left out for want of room: how to meet. Tell them yourself.

## A question back

ask-back-title = A recipient asks
ask-back-still_there = Is the person still with you?
ask-back-interpreter = Is an interpreter needed, and is one with you?
ask-back-when = When can we meet the person?
ask-back-transport = Can you bring the person to us?
ask-back-answer-yes = Yes
ask-back-answer-no = No
ask-back-answer-not_known = We do not know
ask-back-answer-none_needed = None is needed
ask-back-answer-with_us = Yes, and one is with us
ask-back-answer-bring_one = Yes, and none is with us: bring one
ask-back-answer-now = Now, at any hour
ask-back-answer-today = Later today
ask-back-answer-tomorrow = Tomorrow
ask-back-answer-call = Call the station
ask-back-how = Your answer goes as soon as there is a network. The station may have answered already: then that one stands.

## Subjects that stay shut

shut-title = Not asked here
shut-lacks = Nobody verified answers these by telephone:
shut-do = Ask nothing about it yourself. Tell your national coordinator what is missing. What stands above holds all the same.

## A crowd

home-crowd = A crowd: the short talk
crowd-title = The short talk, for a crowd
crowd-what = It asks three things: a doctor, under 18, family. Nothing private is asked and nothing is sent. It says nothing about the person: it is no screening.
crowd-never = Never:
crowd-never-wait = where people can wait: hold the full talk
crowd-never-seen = with somebody who looks under 18, in great distress, or with somebody who controls them
crowd-never-held = where people are held, or before they are removed, moved on or leave
crowd-never-voice = in a language that this phone cannot speak
crowd-whole = The full talk instead
crowd-short = These people cannot wait: begin the short talk
crowd-whole-now = Go on to the full talk

## Learning

learn-course = Course
learn-course-what = Nothing is sent before you join a course. Then its trainers see how many people finished each lesson: no marks, no minutes, and no answers but those you share.
learn-course-code = Code of the course
learn-course-agency = Where you work
learn-course-gender = Counted as
learn-course-join = Join
learn-course-sent = It is asked with the next contact.
learn-course-unknown = The hub knows no open course with this code. Ask whoever leads it.
learn-course-in = You take part.
learn-course-plan = What I mean to do afterwards
learn-course-plan-what = These words stay on this phone. After three and six months you are asked here what became of it.
learn-course-keep = Keep it
learn-course-asked = After { $months } months: what became of what you meant to do?
learn-course-answer-done = Done
learn-course-answer-partly = Partly
learn-course-answer-not_yet = Not yet
learn-course-barriers = What stood in the way? Touch what fits, or nothing.
learn-barrier-time = No time beside other work
learn-barrier-money = No money for it
learn-barrier-decision = No decision from above
learn-barrier-moved = Moved to other work
learn-barrier-equipment = No equipment or material
learn-barrier-law = Law or procedure
learn-barrier-other = Something else
learn-course-shared = Shared with whoever leads the course
learn-course-share = Share my answers with whoever leads the course
learn-course-share-what = They read what you touched first in this lesson, without your name. You can take it back, here or under Course.
learn-course-back = Take back
learn-course-forget = Let the hub forget me
learn-course-forget-what = What the hub knows of your learning goes at once; counts stay. This phone keeps how far you are.
learn-study = Agreement study
learn-study-what = { $count } invented cases: say of each what you would do. Others of your course judge the same ones. It shows how far people agree, not who is right. Stop and go on whenever you like.
learn-study-other = This phone has other cases than this study began with. If that stays so after the next contact, tell whoever leads the course.
learn-study-give = Give my answers to the study
learn-study-given = Given to the study
learn-study-give-what = They are counted with those of others, without your name, and nobody is shown whose they are. You can take them back here until the study is closed. After that only counts are left.
learn-study-alone = Keep them to myself
learn-study-change = From the first set of cases to the latest: in { $before } and in { $after } of { $count } you chose what this app suggests.
learn-study-change-none = No change of yours is told. That takes two sets, with ten cases or more and as many in each, both judged whole on this phone.
learn-study-change-says = Seldom means one in twenty of those in whom nothing changed. It is worked out from the number of cases alone: nobody has measured how exact such a set is, nor whether both are equally hard. It stays on this phone. It does not say what the change comes from, nor how you meet people.
learn-gender-women = A woman
learn-gender-men = A man
learn-gender-another = Another gender
learn-gender-not_said = I do not say
learn-agency-law_enforcement = Police or other law enforcement
learn-agency-immigration = Immigration
learn-agency-coast_guard = Coast guard
learn-agency-navy = Navy
learn-agency-customs = Customs
learn-agency-prosecution = Prosecution
learn-agency-social_welfare = Social welfare
learn-agency-labour = Labour
learn-agency-foreign_affairs = Foreign affairs
learn-agency-civil_society = Civil society
learn-agency-international = International organisation
learn-agency-other = Another
learn-title = Learn
learn-band = Learning. Nothing here is real.
learn-hear = Hear
learn-leave = Someone needs me now
learn-what = Short lessons for you alone. What you do here stays on this phone, locked with your secret.
learn-none = Nothing to learn is on this phone yet. It comes by itself when there is a network, after the voices.
learn-minutes = About { $minutes } minutes
learn-new = Not begun
learn-step = Step { $step } of { $steps }
learn-done = Gone through. You can do it again.
learn-after = Best after: { $modules }
learn-again = Asked again: { $count }
learn-again-title = Asked again
learn-touched = You touched this.
learn-best = What the lesson suggests.
learn-why = Why:
learn-rests = What this rests on
learn-own = It only says how this app works.
learn-real-list = From the list on this phone, as it stands now. The numbers are real: read them, do not call them to practise.
learn-finish = Finish
learn-finished = You have gone through this lesson. You can do it again at any time.
learn-first-answers = Of { $count } questions you first touched what the lesson suggests in { $right }.
learn-says = It says what you chose in invented scenes. It says nothing about how you meet people, and nobody else sees it unless you share it.
learn-comes-back = The questions come back after some days.
learn-test = Test before and after
learn-test-what = Questions from all lessons: once before you begin, once after, with other questions. There is no pass mark, it stands before no work, and nobody else sees it unless you share it.
learn-test-begin = Begin
learn-test-go-on = Go on
learn-test-time = Time { $number }
learn-test-share = { $right } of { $count }
learn-test-knowledge = What you know
learn-test-attitude = How you see it
learn-test-practice = What you would do
learn-test-says = These are few questions: one or two more or less can be chance. It says nothing about how you meet people.
learn-test-share-what = They read what you answered in this test, without your name. With many people’s answers the hub works out how hard its questions are. You can take it back, here or under Course.
learn-test-change = From the first time to the latest: { $before } and { $after } of { $count }.
learn-test-change-more = Chance alone would seldom bring so great a change.
learn-test-change-chance = Chance alone can bring such a change.
learn-test-change-says = Seldom means one in twenty of those in whom nothing changed. It is worked out from the number of questions alone: nobody has measured how exact this test is, nor whether both forms are equally hard. It does not say what the change comes from, nor how you meet people.
learn-all = All lessons
learn-practise = Practise
learn-practise-what = Talk with people who are invented. You choose what to say and do, and they answer.
learn-practise-how = Choose what you do. Where a phone is drawn, the app’s own screen opens.
learn-going-on = Begun. It goes on where you left it.
learn-practised = Practised: { $count }
learn-you = You:
learn-companion = Whoever came with them:
learn-theirs = It is in their hands: they answer, and you do not look.
learn-moves-before = Before the questions
learn-moves-ask = Let the phone ask
learn-moves-say = Say or do
learn-moves-end = End the talk
learn-debrief = Looking back
learn-true = What was true
learn-untold = What stayed untold, and what was missing
learn-marks = Practice marks: { $marks } of { $count }
learn-marks-say = Marks count what you did in this invented talk, never what you were told. They do not say that real people would have told you more or less, nor how good you are. Trust is a number that authors assumed. Nobody else sees this unless you share it.
learn-kept = Kept
learn-not-kept = Not kept
learn-not-met = Did not come up
learn-replay = The talk again, step by step
learn-rules = What the app’s rules make of it
learn-rules-told = From what was told
learn-rules-true = From the whole story
learn-own-time = Your own time in minutes: { $minutes }. Only you see it, and it is not kept.
learn-practice-share = Share this practice with whoever leads the course
learn-practice-share-what = They read what you did and which rules you kept, without your name, and nothing of what you were told. You can take it back, here or under Course.
