# Arrivals: many people, one event. Heads, paper slips, needs; no person is in them. British English.

arrivals-title = Arrivals
arrivals-what = A boat, a bus, a raid, a release. Only numbers are kept: no name, no answer, no referral.
arrivals-none = No arrival on this phone.
arrivals-open = Open an arrival
arrivals-join = Join with a picture
arrivals-home = Back to the start
arrivals-closed = closed
arrivals-count =
    { $count ->
        [0] Nobody counted yet
        [one] One person counted
       *[other] { $count } people counted
    }
arrivals-unsent =
    { $count ->
        [0] Everything is with the hub
        [one] One line is not sent yet
       *[other] { $count } lines are not sent yet
    }
arrival-back = Back
arrival-kind = What is it?
arrival-kind-boat = Boat
arrival-kind-bus = Bus or lorry
arrival-kind-raid = Raid
arrival-kind-release = Release from a compound
arrival-kind-other = Something else
arrival-place = Place
arrival-place-help = A pier, a gate, a beach. Never a person’s name.
arrival-began = When it began
arrival-authority = Who meets them
arrival-authority-immigration = Immigration
arrival-authority-police = Police
arrival-authority-coast_guard = Coast guard
arrival-authority-navy = Navy
arrival-authority-army = Army
arrival-authority-labour = Labour inspection
arrival-authority-social_welfare = Social welfare
arrival-authority-local_government = Local government
arrival-authority-other = Other
arrival-open-now = Open
arrival-state-waiting = Waiting
arrival-state-urgent = Urgent first
arrival-state-in_conversation = In conversation
arrival-state-referred = Referred
arrival-state-sheltered = Sheltered
arrival-state-left = Left
arrival-state-hospital = Hospital
arrival-state-transferred = Transferred
arrival-state-removed = Removed before screening
arrival-state-died = Died
arrival-state-unknown = Not known where
arrival-heads = Count heads
arrival-give = Give a slip
arrival-slips = Slips
arrival-needs = What is needed
arrival-share = Other phones
arrival-close = Close
arrival-disputed =
    { $count ->
        [one] One slip waits for your word: phones disagree
       *[other] { $count } slips wait for your word: phones disagree
    }
arrival-apart-families =
    { $count ->
        [one] One family is apart
       *[other] { $count } families are apart
    }
arrival-sheet = Does it add up?
arrival-sheet-arrived = Arrived
arrival-part-seen = Seen
arrival-part-waiting = Waiting
arrival-part-left = Left
arrival-part-hospital = Hospital
arrival-part-transferred = Transferred
arrival-part-removed = Removed before screening
arrival-part-died = Died
arrival-part-unknown = Not known where
arrival-difference-disputed = Phones disagree
arrival-difference-given_twice = One number for two people
arrival-difference-without_slip = Counted, with no slip
arrival-difference-not_counted = With a slip, not counted
arrival-age-a0 = 0–4
arrival-age-a5 = 5–11
arrival-age-a12 = 12–17
arrival-age-a18 = 18–59
arrival-age-a60 = 60+
arrival-age-ax = Age not known
arrival-sex-f = Female
arrival-sex-m = Male
arrival-sex-x = Not known
arrival-heads-how = By eye: touch once for each person. Ask nobody.
arrival-take-back = Take one back
arrival-cell = { $age }, { $sex }: { $count }
arrival-write = Write this on paper and hand it over. Nothing else goes on it.
arrival-slip-is = The number of this slip
arrival-next-slip = Next slip
arrival-family-last = Same family as { $slip }
arrival-find = Number of a slip
arrival-find-help = Type it, or part of it
arrival-scan = Scan a slip
arrival-misread = This is no slip’s number. Check each letter.
arrival-take-up = Take up { $slip }
arrival-none-fits = No slip fits.
arrival-more = { $count } more: type a part of the number.
arrival-now = Where are they now?
arrival-disagree = Phones disagree: { $states }. Say what is true; nobody else does.
arrival-twice = This number was given to { $count } people. Give one of them another slip first, then say what is true here.
arrival-family = Family
arrival-family-is = One family: keep them together
arrival-family-none = No family noted
arrival-family-add = Family of slip
arrival-family-leave = Not of this family
arrival-seat-apart = Seat apart
arrival-seat-apart-help = On this phone only, until the shift is over. It is sent nowhere.
arrival-shift-over = The shift is over: forget who sits apart
arrival-need-water = Water
arrival-need-food = Food
arrival-need-blankets = Blankets
arrival-need-doctor = Doctor
arrival-needs-how = How many people need it now. Count down when it is there.
arrival-interpreter = Interpreter: { $language }
arrival-interpreter-add = An interpreter for
arrival-choose = Choose
arrival-less = One less: { $what }
arrival-more-of = One more: { $what }
arrival-ten-more = Ten more: { $what }
arrival-share-how = Phones without a network share numbers and hand over what they know by picture.
arrival-share-numbers = Let a phone join
arrival-share-numbers-once = For one phone only: it gets numbers nobody else has. For another phone, make another picture.
arrival-share-another = Picture for another phone
arrival-hand-over = Hand over what this phone knows
arrival-hand-over-how = Hold the other phone’s camera here until it has read all of them.
arrival-picture = Picture { $at } of { $of }
arrival-picture-next = Next picture
arrival-picture-pause = Stop here
arrival-picture-go = Go on
arrival-take-in = Read another phone’s pictures
arrival-read = Read: { $read } of { $of }. New lines: { $news }
arrival-read-all = All read. New lines: { $news }
arrival-close-what = Nothing more is counted on this phone then. In 72 hours it deletes every slip of this arrival.
arrival-close-unsent =
    { $count ->
        [one] One line has not reached the hub. Send it before: it is deleted too.
       *[other] { $count } lines have not reached the hub. Send them before: they are deleted too.
    }
arrival-close-send = Send now
arrival-close-sure = Close it all the same
arrival-close-do = Close this arrival here
