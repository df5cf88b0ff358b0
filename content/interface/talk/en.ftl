# Talk: what an officer may say through the phone without a questionnaire. British English.

talk-title = Say something
talk-what = Nothing you say here and nothing the person touches is kept.
talk-which-language = Talk in which language?
talk-child = To a child
talk-earphones = Earphones are in
talk-search = Search in what can be said
talk-own = Kept at hand
talk-own-none = Nothing yet. Touch the star beside a sentence to keep it here.
talk-found =
    { $count ->
        [0] Nothing fits. Try one other word.
        [one] One sentence
       *[other] { $count } sentences
    }
talk-private = private
talk-keep = Keep at hand: { $phrase }
talk-groups = All groups
talk-close = Close
talk-back = Back
talk-touched = Touched: { $what }
talk-silent = Silent, for others could hear. With earphones in, say so on the page before.
talk-show-touched = Show me what was touched
talk-note-afraid = Note: they said they are afraid
