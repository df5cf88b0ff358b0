# Lock, hide, wipe and the last resort; British English.

safety-title = Lock, hide and wipe

safety-hide-title = Hide at once
safety-hide-what = Draw two fingers down on any screen, or press Escape twice: voice and words stop, a clock stands there, and Titian is locked. Unlock, and you are back where you were.
safety-auto = Titian locks by itself after five minutes without a touch, and after one minute out of sight. An unfinished screening stays in its draft, for a day at most.
safety-hide-now = Hide now

safety-sealed-title = Sealed messages
safety-kept = This browser has promised to keep them until they are sent.
safety-not-kept = This browser has not promised to keep them. It may clear Titian’s storage when the phone is full, or when Titian is not opened for weeks. Send as soon as there is a network, or save the file.
safety-file-what = No network for long, or the phone is breaking? Save the sealed messages as a file and bring it to your desk. Nobody can open them on the way; the file shows to whom, how urgent and how many.
safety-file-save = Save the sealed file
safety-file-saved = Saved as { $name }. The messages stay here too, until the hub has them.
safety-file-empty = No sealed message is on this phone.

safety-name-save = Use this name
safety-name-saved = It stands on the lock screen now.
safety-passkey-title = This phone’s own lock
safety-passkey-on = This phone’s finger, face or screen lock opens Titian too.
safety-passkey-add = Unlock with it too
safety-passkey-remove = Open with the secret only
safety-passkey-missing = This phone or browser cannot do that. The secret opens Titian.
safety-secret-title = The secret
safety-secret-now = The secret as it is now
safety-secret-next = The new secret
safety-secret-change = Change the secret
safety-secret-changed = Changed. Only the new secret opens Titian now.
safety-renew-title = Choose a longer secret
safety-renew-what = Yours is shorter than is safe today: whoever copies this phone’s storage could try all such secrets within hours.
safety-renew-later = Not now
safety-forgotten-title = Forgotten the secret?
safety-forgotten = Nobody can bring it back. Sealed messages are sent all the same. Unfinished screenings end by themselves within a day. To go on working, wipe below, then ask your desk for a new code.

safety-wipe-title = Wipe
safety-wipe-what = Destroys the key, unfinished screenings and counts at once. Sealed messages stay, unreadable, and are still sent without unlocking. To use this phone again you need a new code from your desk.
safety-wipe-who = Whose?
safety-wipe-all = Everyone on this phone
safety-wipe = Wipe
safety-wipe-sure = Wipe for good: press again

wiped-title = Wiped
wiped-what = The key, unfinished screenings, counts and names are gone from this phone. Nobody can bring them back.
wiped-messages =
    { $count ->
        [0] No sealed message is waiting on it.
        [one] One sealed message is still on it. It is sent when there is a network and Titian is open.
       *[other] { $count } sealed messages are still on it. They are sent when there is a network and Titian is open.
    }
wiped-do = Tell your supervisor, so that your desk ends this phone.
