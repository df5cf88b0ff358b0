# The page on which an author walks through a form before anybody is asked it. British English.

title = Preview of a form
notice = Preview, not a screening. Nothing is kept.
loading = Opening the form…

## Choosing a form

choose-title = Choose a form to preview
choose-what = Take a form that Titian made from a workbook: a file that ends in .json. It stays on this machine.
choose-how = In a terminal, “titian form preview form.xlsx” opens a workbook here at once.
choose-file = Choose a file
problems-title = This workbook cannot be asked yet
problems-what = Put these right, save the workbook, and load this page again.
not-json = This file is not JSON.
unreadable-title = This form cannot be shown
reload = Load again

## Walking through it

language = Language
progress = { $place } of { $all }
back = Back
next = Next
finish = To the end
required = Needed
stop = A stop
guidance = Guidance for whoever asks
clear = Clear this answer
other-language = Not in this language yet
read-only = Cannot be changed
find = Find in { $count } choices
show-all = Show all { $count }
find-none = Nothing fits.
no-choices = There is nothing to choose from yet. It may depend on an earlier answer.
no-file = The choices of { $file } are not part of this preview.
media-missing = { $file }: not beside the form
missing-label = This question has no label; its name is shown.

## Answers

type-text = Your answer
type-integer = A whole number
type-decimal = A number
type-date = Day
type-time = Time
type-dateTime = Day and time
acknowledge = Read and understood
latitude = Latitude, from −90 to 90
longitude = Longitude, from −180 to 180
place-note = On a phone this is taken where one stands.
on-phone-image = On a phone a photo is taken. Here, choose a picture.
on-phone-signature = A signature or drawing is made with a finger, here and on a phone.
on-phone-audio = On a phone sound is recorded. Here, choose a recording.
on-phone-video = On a phone a film is taken. Here, choose a film.
on-phone-file = On a phone a file is chosen, as here.
on-phone-barcode = A barcode is read with a phone; not in the preview.
on-phone-map = A line or shape is drawn on a phone; not in the preview.
on-phone-other = A phone fills this in; not in the preview.
choose-answer-file = A file; it stays on this page
draw-here = A field to sign or draw in
draw-again = Draw again
map-label = A map of degrees: touch it to choose a place
map-note = There is no network here, so the map has lines of degrees and no land.
map-in = Closer
map-out = Farther away
range-none = No answer yet
range-value = { $value }
rank-up = Move “{ $choice }” up
rank-down = Move “{ $choice }” down
rank-take = Take this order
rank-note = Not in order until you move one or take the order.

## What is wrong

wrong-required = This needs an answer.
wrong-stop = The form stops here. Go back and change an answer, until this is no longer shown.
wrong-constraint = This answer is not allowed here.
wrong-choice = This answer is no longer among the choices.
wrong-integer = Write a whole number, such as 12.
wrong-decimal = Write a number, such as 12.5.
wrong-date = Choose a day of the calendar.
wrong-time = Choose a time of day.
wrong-dateTime = Choose a day and a time.
wrong-geopoint = Write both numbers, within their limits.
wrong-range = Choose a value on the range.
wrong-type = This is not an answer of the right kind.
fault = This could not be worked out here: { $what }

## Repeats

repeat-title = { $name }: one more?
repeat-none = There is none yet.
repeat-some = { $count ->
    [one] There is one.
   *[other] There are { $count }.
}
repeat-add = Add one
repeat-add-more = Add one more
repeat-remove = Remove
repeat-remove-one = Remove { $name } { $number }
repeat-one = { $name } { $number }
repeat-removed = { $name } { $number } was removed.
repeat-added = { $name } { $number } was added.

## The end

end-title = The end of the form
end-kept = Nothing was kept or sent. Close this page and it is gone.
end-troubles = Still to put right
end-answers = Answers
end-calculated = Worked out by the form
end-data = As data
end-none = Nothing to show.
end-blank = no answer
end-again = Start again
end-go-to = Go to { $question }
