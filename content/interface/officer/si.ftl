# Beside a screening, in si. Made from the English source without a native reader's review.

## Why, and how

teach = ඇයි, කොහොමද
teach-look = කතා කරන්න කලින් බලන්න: පාලනයේ හෝ හානියේ ලකුණු කියනවාට වඩා පෙනේ. ඔබ ඉවත් කළ සලකුණක හෝඩුවාවක් ඉතිරි නොවේ.
teach-language = ජාතිකත්වයෙන් භාෂාව නොපෙනේ. පුද්ගලයාට තෝරන්න දෙන්න, වෙන කිසිවකට කලින් තේරෙනවාදැයි බලන්න.
teach-before = රැගෙන ආ අය ළඟ කිසිවෙකු නිදහසේ කතා නොකරයි. ලියකියවිලි බැලීම වැනි සාමාන්‍ය හේතුවක් සොයන්න, අනෙක් අයට කිසිවක් නොකියන්න.
teach-no-consent = නැහැ කීම අයිතියකි, බොහෝ විට බියකි. වතුර, කෑම, වෛද්‍යවරයා සහ කාඩ්පත ඔව් කීම මත රඳා නොපවතී.
teach-ask = එක ප්‍රශ්නයක්, එක කරුණක්. කතාවේ හිඩැස් හා වෙනස්කම් එන්නේ බියෙන් හා කම්පනයෙන්, බොරුවෙන් නොවේ. ඇයි කියා නොඅසන්න.
teach-CH = ප්‍රශ්න ටිකක්, ළමයාගේ වචනවලින්. පහත් වී වාඩි වන්න, වේලාව දෙන්න, ළමයාට අඳින්න දෙන්න. කිසිවෙකු වයස ඔප්පු කළ යුතු නැත.
teach-PR = පටන් නොගත් රැකියාව තවම අතහැරිය හැකියි. තොරතුරු හා සම්බන්ධතාවක් දෙන්න. කී දේ නිසා කිසිවෙකුගේ ගමන නොනවත්වන්න.
teach-FC = නීතිය කඩන්න බල කළ අයට මුලින්ම නීතිඥයෙක් ඕනෑ. කළේ කුමක්දැයි නොඅසන්න.
teach-AP = ආපසු යෑමේ බියට මෙහි සාක්ෂි ඕනෑ නැත. ඒ ගැන එක වචනයක් ආපසු යැවීමේ සෑම පියවරක්ම නවත්වයි.
teach-GB = ලිංගික හිංසනය ගැන කිසිවෙකුගෙන් නොඅසයි. පුද්ගලික සෞඛ්‍ය සේවාව හැමෝටම පිරිනමයි, හේතුව නොඅසා.
teach-level-NOW = ප්‍රශ්නවලට කලින් ආරක්ෂාව. කතා කරන්න, පිළිතුරු දුන්නේ කවුදැයි ලියන්න, ළඟ සිටින්න. විනාඩි පහක් කිසිවෙකු නැතිනම් ඊළඟ කෙනාට කතා කරන්න.
teach-level-TODAY = පුද්ගලයා මෙතැනින් යන්න කලින් සම්බන්ධ කරගන්න. විය හැකි වීම ප්‍රමාණවත්: සාක්ෂි ඕනෑ නැත, තීරණය ඔබේ නොවේ.
teach-level-REFER = උදව් කළ හැක්කේ කාටදැයි පුද්ගලයා තෝරයි. ඔවුන් මෙහි සිටියදී සම්බන්ධතාව පිරිනමන්න, බල නොකරන්න.
teach-level-INFO = අද කිසිවක් නොකීම කිසිවක් නොවූ බව නොවේ. බොහෝ දෙනා කතා කරන්නේ දෙවන හෝ තෙවන වරයි.
teach-level-INCOMPLETE = ඉවර නොවීම පුද්ගලයාගේ වරදක් නොවේ. දැන් හෝ පසුව ඉදිරියට යෑම පිරිනමන්න, එකම දේ දෙවරක් නොඅසන්න.

## Who is near

before-title = ඔබ අසන්න කලින්
before-who = දැන් මේ පුද්ගලයා දකින්න හෝ අසන්න පුළුවන් කාටද?
before-child = සමඟ ආ වැඩිහිටියා ආරක්ෂිත යැයි නොසලකයි. සගයෙකුගේ ඇස් හමුවේ ළමයා වෙන්ව හමුවන්න.
before-apart = සමඟ ආ කිසිවෙකු නැත
before-stays = කවුරුන් හෝ ළඟ සිටී
before-interpreter = භාෂා පරිවර්තකයෙක් උදව් කරයි
before-interpreter-here = භාෂා පරිවර්තක { $code } උදව් කරයි
company-note = කවුරුන් හෝ ළඟ සිටී: ප්‍රශ්න නැත. රැකවරණය, බැලීම හා කාඩ්පත දිගටම කෙරේ.
company-left = දැන් ඔවුන් වෙන්ව: ඉදිරියට
clock-child = ළමයෙකු සමඟ විනාඩි තිහක්: අදට මෙතැනින් ඉවර කරන්න. විශේෂඥයෙක් ඉදිරියට ගෙන යයි.

## Interpreter

interpreter-title = භාෂා පරිවර්තක
interpreter-who = අනුමත කළ වැඩිහිටියෙක්, සහ මගියෙකු නොවේ. කේතයක් ලියන්න, කිසිදා නමක් නොවේ.
interpreter-known = කලින් උදව් කළ
interpreter-code = භාෂා පරිවර්තකගේ කේතය
interpreter-code-help = TM07 වැනි: අකුරු හා ඉලක්කම් දෙකේ සිට අට දක්වා.
interpreter-role = හමුවූයේ
interpreter-role-staff = අපේම කාර්ය මණ්ඩලය
interpreter-role-sworn = උසාවියේ ලැයිස්තුව
interpreter-role-phone_service = දුරකථන සේවාවක්
interpreter-role-organisation = සංවිධානයක්
interpreter-conflict-title = භාෂා පරිවර්තකගෙන් අසන්න
interpreter-conflict-1 = ඔබ මේ පුද්ගලයා, පවුල හෝ සමඟ ආ අය දන්නවාද?
interpreter-conflict-2 = ඔබේ හා ඔවුන්ගේ අය අතර යමක් තිබේද?
interpreter-conflict-3 = කියන සියල්ල එලෙසම කියා, කිසිවෙකුට නොකියා සිටිනවාද?
interpreter-free = බාධාවක් නැත
interpreter-steps-back = ඔහු හෝ ඇය ඉවත් වේ, නැතිනම් ළඟ වැඩියි
interpreter-person-title = පුද්ගලයාගෙන් අසන්න
interpreter-person = මේ භාෂා පරිවර්තක කැමතිද, ගැහැනියක් හෝ පිරිමියෙක්? නැහැ කීමට හේතුවක් ඕනෑ නැත, කිසිවෙකුට දොස් නැත.
interpreter-ask-phone = දුරකථනයෙන් අසන්න
interpreter-accepted = පුද්ගලයා පිළිගනී
interpreter-refused = පුද්ගලයා කැමති නැත
interpreter-none = භාෂා පරිවර්තකයෙකු නැතිව

## Distress

calm-open = දැඩි වේදනාව: නවතා සනසන්න
calm-cues = කඳුළු, වෙව්ලීම, හිස් බැල්ම, දහඩිය, අමාරුවෙන් හුස්ම: වහාම නවත්වන්න.
calm-title = දැන් කොහොමද?
calm-how = ළඟ සිටින්න. නොඅසන්න, නොඅල්ලන්න, වේලාව දෙන්න.
calm-go-on = සන්සුන්, ඉදිරියට යන්න කැමතියි
calm-rest = දැන් විවේකය, පසුව ඉදිරියට
calm-worse = තවම දැඩි වේදනාවෙන්: උදව් කැඳවන්න

## Calls

calls-title = ඇමතුම්
calls-minutes =
    { $minutes ->
        [one] මෙය මතු වී විනාඩියකි
       *[other] මෙය මතු වී විනාඩි { $minutes }
    }
calls-late = කිසිවෙකු පිළිතුරු දුන්නේ නැත. ඊළඟ සම්බන්ධතාවට, ඉන්පසු අධීක්ෂකට කතා කරන්න.
calls-somebody = කවුරුන් හෝ පිළිතුරු දුන්නා. ඔවුන් එන තෙක් ළඟ සිටින්න.
calls-at = { $time } · { $name }
calls-answered = පිළිතුරු දුන්නා
calls-no-answer = පිළිතුරක් නැත
calls-other = වෙන දුරකථනයකින් කතා කළා: { $name }
calls-kept = මේ දුරකථනයේ දිනක් අගුලු ලා තිබේ, පුද්ගලයා ගැන කිසිවක් නැතිව.

## More that may be done

more-title = ඔබට තව කළ හැකි දේ
second-title = දෙවන නිලධාරියා
second-how = ඔවුන් මෙය කියවා, තමන්ගේම රහස ටයිප් කරයි. ඔබේ රහස දෙවරක් ගණන් නොගනී.
second-nobody = මේ දුරකථනයේ වෙන නිලධාරියෙක් නැත, මෙය තනිව කරන්නේ නැත. යෝජනාව එලෙසමයි. අධීක්ෂකට කතා කරන්න.
second-agree = මම එකඟයි
lower-open = දෙවන නිලධාරියෙකු සමඟ මට්ටම අඩු කරන්න
lower-title = මට්ටම අඩු කරන්න
lower-what = ආපසු යැවීමේ පියවර නැත, ඔවුන්ගේ රට සමඟ සම්බන්ධතා නැත: ඒවා එලෙසමයි. මුද්‍රා තැබූ දේ යෝජිත මට්ටම කියයි.
lower-to = අඩු කරන්න: { $level }
lower-why = ඇයි?
lower-reason-danger_over = අනතුර පහව ගොස් උදව් මෙහි ඇත
lower-reason-taken_over = කවුරුන් හෝ වගකීම ගෙන ඇත
lower-reason-person_asks = පුද්ගලයා එය ඉල්ලයි
lower-reason-seen_in_error = මා දුටුවේ වෙන දෙයකි
lower-note = යෝජනාව: { $suggested }. නිලධාරීන් දෙදෙනෙක් අඩු කළා: { $reason }
lower-back = යෝජනාවට ආපසු
without-open = දෙවන නිලධාරියෙකු සමඟ, ඔව් නැතිව යවන්න
without-title = ඔව් නැතිව
without-what = හදිසි හෝ ළමා ආරක්ෂණ සේවාවකට පමණයි. පිළිතුරු යවන්නේ නැත. පුද්ගලයාට මුලින් කියයි, නැතිනම් ඇසෙන විගස.
without-why = ඇයි?
without-threat_to_life = ජීවිතයක් අනතුරේ
without-child = ළමයාගේ උපරිම යහපත
without-incapacity = දැන් ඔව් හෝ නැහැ කියන්න බැහැ
without-to = කාටද?
without-nobody = මෙහි සටහන් වූ කිසිවෙකුට එය ගත නොහැක. ඒ වෙනුවට කතා කරන්න.
without-tell = පුද්ගලයාට කියන්න
pass-open = මේ කතාබහ වෙන නිලධාරියෙකුට දෙන්න
pass-title = භාර දෙන්න
pass-what = පුද්ගලයාගේ අවසරයෙන් පමණක් එය මේ දුරකථනයේ අනෙක් නිලධාරියා වෙත යයි. නැතිනම් ඔබේ රාජකාරි වාරය අවසානයේ මැකේ.
pass-ask = පුද්ගලයාගෙන් අසන්න
pass-refused = පුද්ගලයා කැමති නැත. එය ඔබ ළඟ රැඳී, වාරය අවසානයේ මැකේ.
leaving-title = ඔවුන් යන්න කලින්
leaving-what = පුද්ගලයා මෙහි සිටියදී සම්බන්ධතාව පිරිනමයි. පිරිනැමුවාද?
leaving-offer = දැන් පිරිනමන්න
leaving-done = පිරිනැමුවා
shift-end = රාජකාරි වාරය අවසන්
shift-end-sure = නැවත තට්ටු කරන්න: ඉවර නොවූ දේ සහ ඇමතුම් ලැයිස්තුව මැකේ

## Refusals, by code

error-journey-no-exception = මෙහි ඊට හේතුවක් නැත. පුද්ගලයාගෙන් අසන්න, නැතිනම් කතා කරන්න.
error-second-same-officer = වෙන නිලධාරියෙක් ඕනෑ.
error-interpreter-code = කේතයක අකුරු හා ඉලක්කම් දෙකේ සිට අටක් ඇත, අඩුම තරමේ ඉලක්කමක්. කිසිදා නමක් නොලියන්න.

## What is on this phone

storage-kept =
    { $count ->
        [one] යැවූ පණිවිඩයක් මධ්‍යස්ථානයේ උපස්ථයට එන තුරු තබා ගනී
       *[other] යැවූ පණිවිඩ { $count }ක් මධ්‍යස්ථානයේ උපස්ථයට එන තුරු තබා ගනී
    }
storage-send = දැන් යවන්න
storage-reason-recipient = සංවිධානයේ යතුර අවසන් වී ඇත, ඒ නිසා එයට පණිවිඩය තවත් කියවිය නොහැකිය.
storage-reason-damaged = මේ දුරකථනයේ ගබඩාව පණිවිඩයට හානි කර ඇත. කිසිවෙකුට එය කියවිය නොහැකිය.
storage-reason-large = පණිවිඩය මධ්‍යස්ථානයට විශාල වැඩිය.
storage-reason-other = මධ්‍යස්ථානය පණිවිඩය භාරගත්තේ නැත ({ $code }).
storage-languages = මේ දුරකථනයේ භාෂා
storage-remove = { $name } ඉවත් කරන්න
storage-remove-sure = නැවත තට්ටු කරන්න: { $name } ඉවත් කරන්න
storage-remove-not-now = පරීක්ෂාවක් විවෘතව නැති විට භාෂා ඉවත් කළ හැකිය.
storage-release = ප්‍රශ්න සහ වචන
storage-release-before = මීට පෙර අන්තර්ගතය, { $date } දින, තවම මෙහි ඇත. අලුත් එකේ වරදක් ඇත්නම් පමණක් ආපසු යන්න, ඔබේ අධීක්ෂකට කියන්න.
storage-release-newer = ඔබ ආපසු ගියා. අලුත් අන්තර්ගතය, { $date } දින, මෙහි රැඳී ඇත.
storage-release-back = පෙර අන්තර්ගතයට ආපසු යන්න
storage-release-forward = අලුත් අන්තර්ගතය භාවිත කරන්න
storage-release-sure = අන්තර්ගතය මාරු කිරීමට නැවත තට්ටු කරන්න
storage-app = යෙදුම
storage-app-before = { $date } දක්වා භාවිත කළ යෙදුම තවම මේ දුරකථනයේ ඇත. අලුත් එකේ වරදක් ඇත්නම් පමණක් ආපසු යන්න, ඔබේ අධීක්ෂකට කියන්න.
storage-app-newer = මෙය පෙර අනුවාදයයි. අලුත් අනුවාදය මෙහි රැඳී ඇත.
storage-app-back = පෙර අනුවාදයට ආපසු යන්න
storage-app-sure = යෙදුම මාරු කිරීමට නැවත තට්ටු කරන්න
storage-help = උදව් කරන්නාට කියවා දීමට
storage-help-what = මේ පේළිවල නමක්, ස්ථානයක් හෝ පුද්ගලයෙකු ගැන කිසිවක් නැත.
storage-line-browser = බ්‍රවුසරය
storage-line-content = අන්තර්ගතය
storage-line-offline = ජාලයක් නැතිව වැඩ කරයි
storage-line-network = ජාලය
storage-line-problem = අවසන් ගැටලුව
storage-line-counts = රැඳී · තබා · භාර නොගත්
storage-line-heard = මධ්‍යස්ථානයෙන් අවසන් වරට ඇසූ දිනය
storage-line-date = මේ දුරකථනයේ දිනය
storage-line-room = භාවිත · ඉතිරි, MB
storage-line-persisted = බ්‍රවුසරය ආරක්ෂා කරයි
storage-yes = ඔව්
storage-no = නැත

## Pathways

pathway-now-answers = මේ වේලාවේ කෙනෙක් පිළිතුරු දෙයි.
pathway-now-closed = මේ වේලාවේ කිසිවෙක් පිළිතුරු නොදෙයි.
pathway-now-unknown = මේ වේලාවේ කෙනෙක් පිළිතුරු දෙනවාද යන්න නොදනී.
pathway-fallbacks = කිසිවෙක් පිළිතුරු නොදෙන්නේ නම්, මේ පිළිවෙළට අමතන්න
pathway-within = මිනිත්තු { $minutes }ක් ඇතුළත
pathway-law = නීතිය
pathway-other-hour = මෙය වෙනත් වේලාවක් සඳහාය. දුරකථනයේ ඔරලෝසුව නිවැරදිදැයි බලන්න.
pathway-expired = { $date } දක්වා තහවුරු කර තිබුණි. නැවත තහවුරු කළ යුතුය.
pathway-holidays-closed = රජයේ නිවාඩු දිනවල වසා ඇත.
pathway-notice = මුද්‍රිත දැන්වීම භාර දෙන්න. එහි හේතු සඳහන් නොවේ.
