# Words of the papers that are filled in by hand, in si. Made from the English source without a native reader's review.

act-title = බලන්න, ක්‍රියා කරන්න
act-see = ඔබ දකී
act-do = දැන් මෙය කරන්න
act-always = හැමෝටම, හැමවිටම
act-urgent = කොතරම් ඉක්මනින්ද
act-else = වෙනත් ලෙස වූ විට
slip-title = අතින් යොමු කිරීම
slip-rules = එක සංවිධානයකට එක පත්‍රිකාවක්. නමක් නැත, රටක් නැත, කතාවක් නැත. ඔබම සංවිධානයට දෙන්න; පුද්ගලයා කිසිවක් නොගෙන යයි.
slip-to = සංවිධානය
slip-from = රාජකාරි ස්ථානය හා රාජකාරිය, නමක් නැත
slip-when = දිනය හා වේලාව
slip-language = භාෂාව
slip-urgent = කොතරම් ඉක්මනින්ද
slip-needs = ඕනෑ උදව්ව කුමක්ද
slip-yes = පුද්ගලයා ඔව් කීවොත් පමණයි, මේ සංවිධානයට
slip-without = ඔව් නැතිව, ජීවිතයක් අනතුරේ නම්, ළමයෙකු නම්, හෝ කිව නොහැකි නම් පමණයි: හදිසි හෝ ළමා ආරක්ෂණ සේවාවට. නිලධාරීන් දෙදෙනෙක් අත්සන් කරයි:
slip-meet = හමුවන්නේ කොහිද, කොහොමද
slip-back = සංවිධානය මෙය පුරවා ආපසු දෙයි
slip-received = භාර ගත්තේ (රාජකාරිය, නමක් නැත), දිනය හා වේලාව
