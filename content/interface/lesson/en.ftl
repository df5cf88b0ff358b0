# What the player of a lesson says in somebody else's learning system. British English.

lesson-real = Does someone need you now? Leave this, and open Titian on your phone.
lesson-no-list = On an officer’s phone your own country’s services stand here, as they are that day. This package has no copy of them.
lesson-no-practice = This step is practised in Titian, on an officer’s own screens. This package cannot do it. Go on to the next step.
lesson-kept = The system that opened this lesson is told which step you are on, and that you went through the lesson. What you touch stays on this page. No mark and no time is told.
lesson-not-kept = Nothing of this lesson is kept here. It works all the same, and begins at the first step each time it is opened.
lesson-lost = What was kept of this lesson cannot be read, or is of another version. It begins at the first step.
lesson-draft = These words are a draft. Nobody has reviewed them yet.
lesson-hear = Hear it
lesson-machine = A machine speaks.
lesson-no-sound = This cannot be heard here.
lesson-close = You can close this window now.
lesson-again = Go through it again
