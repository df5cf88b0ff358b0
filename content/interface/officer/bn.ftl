# Beside a screening, in bn. Made from the English source without a native reader's review.

## Why, and how

teach-look = কথা বলার আগে দেখুন: নিয়ন্ত্রণ বা আঘাতের চিহ্ন বলার চেয়ে বেশি দেখা যায়। যে টিক তুলে নেন, তার কোনো দাগ থাকে না।
teach-language = জাতীয়তা দেখে ভাষা বোঝা যায় না। ব্যক্তিকে বেছে নিতে দিন, আর সবার আগে দেখুন তিনি বোঝেন কি না।
teach-before = যারা এনেছে তাদের পাশে কেউ খোলামনে কথা বলে না। সাধারণ কোনো কারণ খুঁজুন, যেমন কাগজ দেখা, আর অন্যদের কিছু বলবেন না।
teach-no-consent = না বলা অধিকার, আর প্রায়ই তা ভয়। পানি, খাবার, ডাক্তার ও কার্ড হ্যাঁ বলার ওপর নির্ভর করে না।
teach-ask = এক প্রশ্ন, এক তথ্য। গল্পে ফাঁক আর বদল আসে ভয় ও ধাক্কা থেকে, মিথ্যা থেকে নয়। কেন, তা জিজ্ঞেস করবেন না।
teach-CH = অল্প প্রশ্ন, শিশুর ভাষায়। নিচু হয়ে বসুন, সময় দিন, শিশুকে আঁকতে দিন। কাউকে বয়স প্রমাণ করতে হয় না।
teach-PR = যে কাজ শুরু হয়নি, তা এখনো ছাড়া যায়। তথ্য ও যোগাযোগ দিন। কেউ যা বলেছে তার জন্য যাত্রা আটকাবেন না।
teach-FC = যাকে আইন ভাঙতে বাধ্য করা হয়েছে, তার আগে আইনজীবী দরকার। কী করেছে, জিজ্ঞেস করবেন না।
teach-AP = ফিরে যাওয়ার ভয়ের এখানে প্রমাণ লাগে না। একটি কথাই ফেরত পাঠানোর সব পদক্ষেপ থামায়।
teach-GB = যৌন সহিংসতা নিয়ে কাউকে জিজ্ঞেস করা হয় না। গোপন স্বাস্থ্যসেবা সবাইকে দেওয়া হয়, কারণ জিজ্ঞেস না করে।
teach-level-NOW = প্রশ্নের আগে নিরাপত্তা। ফোন করুন, কে ধরল লিখুন, সঙ্গে থাকুন। পাঁচ মিনিটে কেউ না ধরলে পরেরটিতে ফোন করুন।
teach-level-TODAY = ব্যক্তি এই জায়গা ছাড়ার আগে যোগাযোগ করুন। সম্ভাবনা থাকলেই যথেষ্ট: প্রমাণ লাগে না, সিদ্ধান্তও আপনার নয়।
teach-level-REFER = কে সাহায্য করবে, ব্যক্তি বেছে নেন। তিনি এখানে থাকতেই যোগাযোগের প্রস্তাব দিন, চাপ দেবেন না।
teach-level-INFO = আজ কিছু না বলা মানে কিছু ঘটেনি, তা নয়। অনেকে দ্বিতীয় বা তৃতীয় আলাপে বলেন।
teach-level-INCOMPLETE = শেষ না হওয়া ব্যক্তির দোষ নয়। এখন বা পরে চালানোর প্রস্তাব দিন, একই কথা দুবার জিজ্ঞেস করবেন না।

## Who is near

before-who = এখন কে এই ব্যক্তিকে দেখতে বা শুনতে পারে?
before-child = সঙ্গে আসা বড়দের নিরাপদ ধরা হয় না। শিশুর সঙ্গে আলাদা কথা বলুন, একজন সহকর্মীর চোখের সামনে।
before-apart = সঙ্গে আসা কেউ না
before-stays = কেউ কাছে থাকছে
before-interpreter = একজন দোভাষী সাহায্য করছেন
before-interpreter-here = দোভাষী { $code } সাহায্য করছেন
company-note = কেউ কাছে থাকছে: কোনো প্রশ্ন নয়। যত্ন, দেখা ও কার্ড চলবে।
company-left = এখন তারা আলাদা: চালিয়ে যান
clock-child = শিশুর সঙ্গে ত্রিশ মিনিট: আজ এখানেই শেষ। বিশেষজ্ঞ এগিয়ে নেবেন।

## Interpreter

interpreter-title = দোভাষী
interpreter-who = যাচাই করা ও প্রাপ্তবয়স্ক, আর ব্যক্তির সহযাত্রী নন। কোড লিখুন, কখনো নাম নয়।
interpreter-known = আগে সাহায্য করেছেন
interpreter-code = দোভাষীর কোড
interpreter-code-help = যেমন TM07: দুই থেকে আটটি অক্ষর ও অঙ্ক।
interpreter-role = যার মাধ্যমে পাওয়া
interpreter-role-staff = আমাদের নিজেদের কর্মী
interpreter-role-sworn = আদালতের তালিকা
interpreter-role-phone_service = টেলিফোন সেবা
interpreter-role-organisation = একটি সংস্থা
interpreter-conflict-title = দোভাষীকে জিজ্ঞেস করুন
interpreter-conflict-1 = আপনি কি এই ব্যক্তিকে, তাঁর পরিবারকে বা সঙ্গে আসা কাউকে চেনেন?
interpreter-conflict-2 = আপনাদের আর তাঁদের গোষ্ঠীর মধ্যে কি কিছু আছে?
interpreter-conflict-3 = আপনি কি সব কথা যেমন বলা হয় তেমনই বলবেন, আর কাউকে বলবেন না?
interpreter-free = কোনো বাধা নেই
interpreter-steps-back = তিনি সরে যাচ্ছেন, বা খুব কাছের
interpreter-person-title = ব্যক্তিকে জিজ্ঞেস করুন
interpreter-person = তিনি কি এই দোভাষী চান, নারী না পুরুষ? না বলতে কারণ লাগে না, কাউকে দোষও দেওয়া হয় না।
interpreter-ask-phone = ফোন দিয়ে জিজ্ঞেস করুন
interpreter-accepted = ব্যক্তি রাজি
interpreter-refused = ব্যক্তি চান না
interpreter-none = দোভাষী ছাড়া

## Distress

calm-open = খুব কষ্টে: থামুন, শান্ত করুন
calm-cues = কান্না, কাঁপুনি, শূন্য দৃষ্টি, ঘাম, শ্বাসকষ্ট: সঙ্গে সঙ্গে থামুন।
calm-title = এখন কেমন আছেন?
calm-how = সঙ্গে থাকুন। কিছু জিজ্ঞেস নয়, স্পর্শ নয়, সময় দিন।
calm-go-on = শান্ত হয়েছেন, চালিয়ে যেতে চান
calm-rest = এখন বিশ্রাম, পরে চলবে
calm-worse = এখনো খুব কষ্টে: সাহায্য ডাকুন

## Calls

calls-title = ফোন
calls-minutes =
    { $minutes ->
        [one] এটি ওঠার পর এক মিনিট
       *[other] এটি ওঠার পর { $minutes } মিনিট
    }
calls-late = কেউ ধরেনি। পরের যোগাযোগে, তারপর তত্ত্বাবধায়ককে ফোন করুন।
calls-somebody = কেউ ধরেছে। তারা আসা পর্যন্ত থাকুন।
calls-at = { $time } · { $name }
calls-answered = ধরেছে
calls-no-answer = ধরেনি
calls-other = অন্য ফোনে ফোন করেছি: { $name }
calls-kept = এই ফোনে এক দিন তালাবদ্ধ থাকে, ব্যক্তির কিছু ছাড়া।

## Emergency

emergency-title = জরুরি অবস্থা
emergency-safe = নিরাপদ জায়গা, বিপদের বাইরে। অন্যদের দূরে রাখুন।
emergency-call = ফোন করুন। আপনি কোথায় এবং কী দেখছেন তা বলুন।
emergency-aid = সাহায্য না আসা পর্যন্ত প্রাথমিক চিকিৎসা। তাঁকে নড়াবেন না বা খাওয়াবেন না।
emergency-wait = ব্যক্তির পাশে অপেক্ষা করুন। কিছু জিজ্ঞাসা করবেন না।
emergency-no-return = ফেরত পাঠানোর কোনো পদক্ষেপ নয়।
emergency-nobody = সঙ্গে আসা কেউ তাঁর হয়ে কথা বলবে না বা তাঁর সঙ্গে যাবে না, তিনি না চাইলে।
emergency-medical = অ্যাম্বুলেন্স
emergency-police = পুলিশ
emergency-fire = দমকল
emergency-sea_rescue = সমুদ্রে উদ্ধার
emergency-child_protection = শিশু সুরক্ষা

## The one call, and three steps

call-none = কোনো নম্বর নথিতে নেই: রেডিও, সুপারভাইজর।
call-next = নথিতে থাকা কেউ এখন ফোন ধরে না। পরে, { $time }:
call-unsure = নথিতে থাকা কেউ এখন ফোন ধরে কি না জানা নেই। চেষ্টা করুন:
step-nobody = এখানে নথিতে কেউ নেই: { $need }। আপনার সুপারভাইজরকে ফোন করুন।
step-no-authority = ফেরত পাঠানোর পদক্ষেপ নয়। এখানে নথিতে এমন কেউ নেই যে তা স্থগিত করতে পারে: আপনার সুপারভাইজরকে বলুন।
step-tell = ফেরত পাঠানোর পদক্ষেপ নয়: { $name }-কে বলুন এবং নোটিশটি দিন। তাতে কোনো কারণ লেখা নেই।

## Still open

finish-title = এখনো কিছু করা হয়নি
finish-what = কাউকে ফোন করা হয়নি, কিছু পাঠানো হয়নি, এবং ব্যক্তি না বলেননি। এখন শেষ করলে এটি { $mark } চিহ্নে খোলা থাকে: এখানে, এবং স্টেশনে যিনি দায়িত্বে তাঁর কাছে।
finish-anyway = শেষ করুন, খোলা রেখে
mark-open = খোলা: কাউকে ফোন করা হয়নি, কিছু পাঠানো হয়নি
mark-done = এখন কেউ এই ব্যক্তির দেখাশোনা করছেন
mark-handed = আপনার কাছে হস্তান্তরিত
shift-open = এখনো খোলা
shift-who = কে দায়িত্ব নেবেন?
shift-duty = স্টেশনে যিনি দায়িত্বে
shift-duty-how = প্রতিটি চিহ্ন এবং কী করা বাকি তা তাঁদের বলুন।
shift-told = তাঁরা জানেন

## Help without unlocking

help-title = এখনই সাহায্য
help-what = এখানে যা ছোঁয়া হয় তার কিছুই রাখা হয় না, এবং কোনো আলাপের কিছু এখানে নেই।
help-language = ভাষা ও যত্ন
help-numbers = নম্বর
help-empty = এই ফোনে এখনো কোনো কথা ও নম্বর নেই।
help-afraid = ফেরত পাঠানোর ভয়: ফেরত পাঠানোর পদক্ষেপ নয়, তাঁর দেশের সঙ্গে যোগাযোগ নয়। এখানে এটি লেখা হয় না: লক খুলে লিখুন।

## More that may be done

more-title = আরও যা করতে পারেন
second-title = দ্বিতীয় কর্মকর্তা
second-how = তিনি এটি পড়েন, আর নিজের গোপন কথা লেখেন। আপনারটি দুবার গণনা হয় না।
second-nobody = এই ফোনে আর কোনো কর্মকর্তা নেই, আর এটি কেউ একা করে না। যা পরামর্শ ছিল তা-ই থাকে। তত্ত্বাবধায়ককে ফোন করুন।
second-agree = আমি একমত
body-told = অভিযোগ শোনার স্বাধীন সংস্থাকে এটি জানানো হয়, শুধু তাদের জন্য সিল করে: কী করা হয়েছে, কেন, স্তর, দিন আর এই কেন্দ্র। ব্যক্তির বিষয়ে কিছু নয়।
body-none = এখানে কোনো স্বাধীন সংস্থার নাম নথিতে নেই: বাইরের কাউকে এটি জানানো হয় না।
lower-open = স্তর নামান, দ্বিতীয় কর্মকর্তার সঙ্গে
lower-title = স্তর নামান
lower-what = ফেরত পাঠানোর পদক্ষেপ নয়, তাঁর দেশের সঙ্গে যোগাযোগ নয়: তা থাকে। সিল করা বার্তায় পরামর্শের স্তরই লেখা থাকে।
lower-to = নামান: { $level }
lower-why = কেন?
lower-reason-danger_over = বিপদ কেটে গেছে, সাহায্য এসেছে
lower-reason-taken_over = কেউ দায়িত্ব নিয়েছে
lower-reason-person_asks = ব্যক্তি তা চান
lower-reason-seen_in_error = যা দেখেছিলাম তা অন্য কিছু
lower-note = পরামর্শ: { $suggested }। দুই কর্মকর্তা নামিয়েছেন: { $reason }
lower-back = পরামর্শে ফিরুন
without-open = হ্যাঁ ছাড়া পাঠান
without-title = হ্যাঁ ছাড়া
without-what = শুধু জরুরি বা শিশু সুরক্ষা সেবায়। কোনো উত্তর পাঠানো হয় না। ব্যক্তিকে আগে বলা হয়, বা শুনতে পারলেই।
without-why = কেন?
without-threat_to_life = প্রাণ বিপদে
without-child = শিশুর সর্বোত্তম স্বার্থ
without-incapacity = এখন হ্যাঁ বা না বলতে পারছেন না
without-to = কার কাছে?
without-nobody = এখানে তালিকার কেউ এটি নিতে পারে না। বরং ফোন করুন।
without-tell = ব্যক্তিকে বলুন
without-alone = একজন কর্মকর্তা হিসেবে এখনই পাঠান
without-alone-how = জীবন অপেক্ষা করে না। প্রাপক পড়বেন: একজন কর্মকর্তা। দ্বিতীয় কর্মকর্তা ২৪ ঘণ্টার মধ্যে এই ফোনে সই করেন: “এই ফোন থেকে রেফারেল”। ফোন করা কারও জন্য থেমে থাকে না।
sign-what = হ্যাঁ ছাড়া একজন কর্মকর্তা পাঠিয়েছেন। পাঠানোর ২৪ ঘণ্টার মধ্যে দ্বিতীয় কর্মকর্তা সই করেন।
sign-open = দ্বিতীয় কর্মকর্তা হিসেবে সই করুন
pass-open = এই আলাপ আরেক কর্মকর্তাকে দিন
pass-title = হস্তান্তর
pass-what = শুধু ব্যক্তির অনুমতিতে এটি এই ফোনে অন্য কর্মকর্তার কাছে যায়। নইলে আপনার পালা শেষে মুছে যায়।
pass-ask = ব্যক্তিকে জিজ্ঞেস করুন
pass-refused = ব্যক্তি চান না। এটি আপনার কাছে থাকে, আর পালা শেষে মুছে যায়।
leaving-title = তিনি যাওয়ার আগে
leaving-what = ব্যক্তি এখানে থাকতেই যোগাযোগের প্রস্তাব দিতে হয়। দেওয়া হয়েছে?
leaving-offer = এখনই দিন
leaving-done = দেওয়া হয়েছে
shift-end = পালা শেষ
shift-end-sure = আবার চাপুন: অসমাপ্ত আলাপ ও ফোনের তালিকা মুছে যাবে

## Refusals, by code

error-journey-no-exception = এখানে এর কোনো ভিত্তি নেই। ব্যক্তিকে জিজ্ঞেস করুন, বা ফোন করুন।
error-second-same-officer = আরেকজন কর্মকর্তা লাগবে।
error-second-needed = শুধু জীবন বিপন্ন হলে একজন কর্মকর্তায় পাঠানো যায়। এখানে আগে দ্বিতীয় কর্মকর্তা একমত হবেন, নইলে ফোন করুন।
error-interpreter-code = কোডে দুই থেকে আটটি অক্ষর ও অঙ্ক থাকে, অন্তত একটি অঙ্ক। কখনো নাম লিখবেন না।

## What is on this phone

storage-kept =
    { $count ->
        [one] পাঠানো একটি বার্তা রাখা আছে, হাবের ব্যাকআপে না পৌঁছানো পর্যন্ত
       *[other] পাঠানো { $count }টি বার্তা রাখা আছে, হাবের ব্যাকআপে না পৌঁছানো পর্যন্ত
    }
storage-unconfirmed = আপনি যা পাঠিয়েছেন তা হাবে পৌঁছেছে এবং এই ফোনে নিরাপদ আছে। { $days } দিন ধরে দ্বিতীয় জায়গায় হাবের কপি নেই। আপনার তত্ত্বাবধায়ককে বলুন, তিনি হাবের প্রশাসককে ফোন করবেন। ততদিন এই ফোনে Titian রাখুন।
storage-send = এখনই পাঠান
storage-reason-recipient = সংস্থাটির চাবির মেয়াদ শেষ, তাই তারা আর বার্তাটি পড়তে পারবে না।
storage-reason-damaged = এই ফোনের সংরক্ষণ বার্তাটি নষ্ট করেছে। কেউ এটি পড়তে পারবে না।
storage-reason-large = বার্তাটি হাবের জন্য বেশি বড়।
storage-reason-other = হাব বার্তাটি নেয়নি ({ $code })।
storage-languages = এই ফোনের ভাষা
storage-words = { $count }টি ভাষার কথা, { $size } MB
storage-remove = { $name } সরান
storage-remove-sure = আবার চাপুন: { $name } সরান
storage-remove-not-now = কোনো স্ক্রিনিং খোলা না থাকলে ভাষা সরানো যায়।
storage-release = প্রশ্ন ও কথা
storage-release-before = এর আগের বিষয়বস্তু, { $date } তারিখের, এখনও এখানে আছে। নতুনটিতে কিছু ভুল থাকলেই ফিরে যান, আর আপনার তত্ত্বাবধায়ককে বলুন।
storage-release-newer = আপনি ফিরে গেছেন। নতুন বিষয়বস্তু, { $date } তারিখের, এখানে অপেক্ষায় আছে।
storage-release-back = আগের বিষয়বস্তুতে ফিরে যান
storage-release-forward = নতুন বিষয়বস্তু ব্যবহার করুন
storage-release-sure = বিষয়বস্তু বদলাতে আবার চাপুন
storage-app = অ্যাপ
storage-app-before = { $date } পর্যন্ত অ্যাপটি যেমন ছিল, তা এখনও এই ফোনে আছে। নতুনটিতে কিছু ভুল থাকলেই ফিরে যান, আর আপনার তত্ত্বাবধায়ককে বলুন।
storage-app-newer = এটি আগের সংস্করণ। নতুনটি এখানে অপেক্ষায় আছে।
storage-app-back = আগের সংস্করণে ফিরে যান
storage-app-sure = অ্যাপ বদলাতে আবার চাপুন
storage-help = সাহায্যকারীকে পড়ে শোনানোর জন্য
storage-help-what = এই লাইনগুলোতে কোনো নাম, জায়গা বা কারও বিষয়ে কিছু নেই।
storage-line-browser = ব্রাউজার
storage-line-content = বিষয়বস্তু
storage-line-offline = নেটওয়ার্ক ছাড়া চলে
storage-line-network = নেটওয়ার্ক
storage-line-problem = শেষ সমস্যা
storage-line-counts = অপেক্ষায় · রাখা · নেয়নি
storage-line-heard = হাব থেকে শেষ খবর
storage-line-date = এই ফোনের তারিখ
storage-line-room = ব্যবহৃত · খালি, MB
storage-line-persisted = ব্রাউজার নিরাপদে রাখছে
storage-yes = হ্যাঁ
storage-no = না

## Pathways

pathway-now-answers = এই সময়ে কেউ ফোন ধরেন।
pathway-now-closed = এই সময়ে কেউ ফোন ধরেন না।
pathway-now-unknown = এই সময়ে কেউ ফোন ধরেন কি না জানা নেই।
pathway-fallbacks = কেউ না ধরলে এই ক্রমে ফোন করুন
pathway-within = { $minutes } মিনিটের মধ্যে
pathway-law = আইন
pathway-other-hour = এটি অন্য সময়ের জন্য। ফোনের ঘড়ি ঠিক আছে কি না দেখুন।
pathway-expired = { $date } পর্যন্ত যাচাই করা ছিল। আবার যাচাই করতে হবে।
pathway-holidays-closed = সরকারি ছুটির দিনে বন্ধ।
pathway-notice = ছাপানো নোটিশটি দিন। এতে কোনো কারণ লেখা নেই।

## Taking back

sealed-code = এরপর ব্যক্তি নিজের কোড দেখতে চাইতে পারেন। তাঁকে ফোন দিন, অন্যদিকে তাকান, আর কোথাও লিখবেন না।
take-back-title = একজন ব্যক্তি রেফারেল ফিরিয়ে নিচ্ছেন
take-back-how = কেবল ব্যক্তি চাইলে, তাঁকে দেওয়া কোড দিয়ে। কারণ জিজ্ঞেস করবেন না।
take-back-label = তাঁর কোড: ২১টি অঙ্ক, যেকোনো সংখ্যালিপিতে
take-back-do = এই রেফারেল বিরতিতে রাখুন
take-back-done = নেটওয়ার্ক পেলেই পাঠানো হবে। কোড ঠিক হলে রেফারেল বিরতিতে থাকে, আর যার কাছে আছে সে ব্যক্তিকে জিজ্ঞেস করে। ঠিক ছিল কি না, এখানে কাউকে জানানো হয় না।
take-back-wrong = এটি পুরো কোড নয়। এতে ২১টি অঙ্ক আছে: প্রতিটি আবার দেখুন।
take-back-failed = রাখা যায়নি। আবার চেষ্টা করুন, বা যেকোনো ডেস্কে।

## A slip

slip-show = নেটওয়ার্ক ছাড়া প্রাপকের জন্য
slip-title = শুধু { $name } এটি পড়তে পারে
slip-how = তারা নিজেদের ডেস্কে রেফারেল, স্লিপ পড়ুন অংশে ছবি বা স্ক্যানার দিয়ে পড়েন। এটি পাঠানোর বাক্সেও থাকে: হাবের উত্তর এই ফোনেই আসবে। অন্য কাউকে ছবি তুলতে দেবেন না।
slip-hide = লুকান
slip-save = ছাপার জন্য রাখুন
slip-saved = { $name } নামে রাখা হয়েছে। ছাপা হলে ফাইলটি মুছে দিন।
slip-dropped-answers = জায়গার অভাবে বাদ: উত্তরগুলো।
slip-dropped-consent_texts = জায়গার অভাবে বাদ: হ্যাঁ বলার আগে যে কথা বলা হয়েছিল।
slip-dropped-how_to_meet = জায়গার অভাবে বাদ: কীভাবে দেখা হবে। নিজে জানান।

## A question back

ask-back-title = প্রাপক জানতে চান
ask-back-still_there = ব্যক্তি কি এখনও আপনার সঙ্গে আছেন?
ask-back-interpreter = দোভাষী কি দরকার, এবং আপনার সঙ্গে কি একজন আছেন?
ask-back-when = আমরা কখন ব্যক্তির সঙ্গে দেখা করতে পারি?
ask-back-transport = আপনি কি ব্যক্তিকে আমাদের কাছে আনতে পারেন?
ask-back-answer-yes = হ্যাঁ
ask-back-answer-no = না
ask-back-answer-not_known = আমরা জানি না
ask-back-answer-none_needed = দরকার নেই
ask-back-answer-with_us = হ্যাঁ, এবং আমাদের সঙ্গে একজন আছেন
ask-back-answer-bring_one = হ্যাঁ, এবং আমাদের সঙ্গে কেউ নেই: একজন আনুন
ask-back-answer-now = এখন, যেকোনো সময়
ask-back-answer-today = আজ পরে
ask-back-answer-tomorrow = আগামীকাল
ask-back-answer-call = স্টেশনে ফোন করুন
ask-back-how = নেটওয়ার্ক পেলেই আপনার উত্তর যাবে। স্টেশন হয়তো আগেই উত্তর দিয়েছে: তখন সেটিই থাকে।

## Subjects that stay shut

shut-title = এখানে জিজ্ঞাসা করা হয় না
shut-lacks = যাচাই করা কেউ ফোনে এর উত্তর দেয় না:
shut-do = নিজে এ বিষয়ে কিছু জিজ্ঞাসা করবেন না। কী নেই তা জাতীয় সমন্বয়কারীকে জানান। উপরে যা আছে তা বহাল থাকে।

## A crowd

home-crowd = অনেক মানুষ: ছোট আলাপ
crowd-title = ছোট আলাপ, অনেক মানুষের জন্য
crowd-what = এতে তিনটি বিষয় জিজ্ঞাসা করা হয়: ডাক্তার, ১৮ বছরের নিচে, পরিবার। ব্যক্তিগত কিছু জিজ্ঞাসা করা হয় না এবং কিছু পাঠানো হয় না। এটি ব্যক্তি সম্পর্কে কিছুই বলে না: এটি যাচাই নয়।
crowd-never = কখনোই নয়:
crowd-never-wait = যেখানে মানুষ অপেক্ষা করতে পারে: পুরো আলাপ করুন
crowd-never-seen = যাকে ১৮ বছরের নিচে মনে হয়, যে খুব কষ্টে আছে, বা যে তাকে নিয়ন্ত্রণকারীর সঙ্গে আছে
crowd-never-held = যেখানে মানুষকে আটক রাখা হয়, বা ফেরত পাঠানো, সরানো বা চলে যাওয়ার আগে
crowd-never-voice = এমন ভাষায় যা এই ফোন বলতে পারে না
crowd-whole = এর বদলে পুরো আলাপ
crowd-short = এই মানুষেরা অপেক্ষা করতে পারেন না: ছোট আলাপ শুরু করুন
crowd-whole-now = পুরো আলাপে যান

## Learning

learn-course = কোর্স
learn-course-what = কোর্সে যোগ দেওয়ার আগে কিছুই পাঠানো হয় না। তারপর প্রশিক্ষকেরা দেখেন প্রতিটি পাঠ কতজন শেষ করেছেন: কোনো নম্বর নয়, কোনো মিনিট নয়, আর আপনি যা ভাগ করেন তা ছাড়া কোনো উত্তরও নয়।
learn-course-code = কোর্সের কোড
learn-course-agency = আপনি কোথায় কাজ করেন
learn-course-gender = যেভাবে গোনা হবে
learn-course-join = যোগ দিন
learn-course-sent = পরের যোগাযোগে জিজ্ঞাসা করা হবে।
learn-course-unknown = এই কোডের কোনো খোলা কোর্স কেন্দ্র জানে না। যিনি চালান তাঁকে জিজ্ঞাসা করুন।
learn-course-in = আপনি অংশ নিচ্ছেন।
learn-course-plan = এরপর আমি যা করতে চাই
learn-course-plan-what = এই কথাগুলো এই ফোনেই থাকে। তিন ও ছয় মাস পরে এখানে জিজ্ঞাসা করা হবে কী হলো।
learn-course-keep = রাখুন
learn-course-asked = { $months } মাস পরে: যা করতে চেয়েছিলেন তার কী হলো?
learn-course-answer-done = করা হয়েছে
learn-course-answer-partly = কিছুটা
learn-course-answer-not_yet = এখনও নয়
learn-course-barriers = কী বাধা ছিল? যা মেলে ছুঁয়ে দিন, অথবা কিছুই না।
learn-barrier-time = অন্য কাজের পাশে সময় ছিল না
learn-barrier-money = এর জন্য টাকা ছিল না
learn-barrier-decision = ওপর থেকে সিদ্ধান্ত আসেনি
learn-barrier-moved = অন্য কাজে বদলি
learn-barrier-equipment = যন্ত্রপাতি বা উপকরণ ছিল না
learn-barrier-law = আইন বা নিয়মকানুন
learn-barrier-other = অন্য কিছু
learn-course-shared = যিনি কোর্স চালান তাঁর সঙ্গে ভাগ করা আছে
learn-course-share = যিনি কোর্স চালান তাঁর সঙ্গে আমার উত্তর ভাগ করুন
learn-course-share-what = এই পাঠে আপনি প্রথমে যা ছুঁয়েছেন তিনি তা পড়েন, আপনার নাম ছাড়া। এখানে বা কোর্স-এর নিচে ফিরিয়ে নিতে পারেন।
learn-course-back = ফিরিয়ে নিন
learn-course-forget = কেন্দ্র আমাকে ভুলে যাক
learn-course-forget-what = আপনার শেখা সম্পর্কে কেন্দ্র যা জানে তা সঙ্গে সঙ্গে মুছে যায়; সংখ্যা থাকে। আপনি কতদূর, এই ফোন তা রাখে।
learn-study = মতের মিলের সমীক্ষা
learn-study-what = { $count }টি কাল্পনিক ঘটনা: প্রতিটিতে আপনি কী করতেন বলুন। আপনার কোর্সের অন্যরাও একই ঘটনাগুলো বিচার করেন। এটি দেখায় মানুষ কতটা একমত, কে ঠিক তা নয়। যখন ইচ্ছা থামুন, আবার চালিয়ে যান।
learn-study-other = এই সমীক্ষা যে ঘটনাগুলো নিয়ে শুরু হয়েছিল, এই ফোনে সেগুলো নেই, অন্যগুলো আছে। পরের যোগাযোগের পরেও এমন থাকলে যিনি কোর্স চালান তাঁকে বলুন।
learn-study-give = সমীক্ষায় আমার উত্তর দিন
learn-study-given = সমীক্ষায় দেওয়া হয়েছে
learn-study-give-what = এগুলো অন্যদের উত্তরের সঙ্গে গোনা হয়, আপনার নাম ছাড়া, আর কার উত্তর তা কাউকে দেখানো হয় না। সমীক্ষা বন্ধ হওয়া পর্যন্ত এখানে ফিরিয়ে নিতে পারেন। তারপর শুধু সংখ্যা থাকে।
learn-gender-women = নারী
learn-gender-men = পুরুষ
learn-gender-another = অন্য লিঙ্গ
learn-gender-not_said = বলতে চাই না
learn-agency-law_enforcement = পুলিশ বা অন্য আইন প্রয়োগকারী
learn-agency-immigration = অভিবাসন
learn-agency-coast_guard = উপকূলরক্ষী
learn-agency-navy = নৌবাহিনী
learn-agency-customs = শুল্ক
learn-agency-prosecution = প্রসিকিউশন
learn-agency-social_welfare = সমাজকল্যাণ
learn-agency-labour = শ্রম
learn-agency-foreign_affairs = পররাষ্ট্র
learn-agency-civil_society = নাগরিক সমাজ
learn-agency-international = আন্তর্জাতিক সংস্থা
learn-agency-other = অন্য
learn-title = শেখা
learn-band = শেখা চলছে। এখানে কিছুই সত্যি নয়।
learn-hear = শুনুন
learn-leave = এখন কারও আমাকে দরকার
learn-what = শুধু আপনার জন্য ছোট পাঠ। এখানে যা করেন তা এই ফোনেই থাকে, আপনার গোপন কথায় তালাবদ্ধ।
learn-none = এই ফোনে এখনো কোনো পাঠ নেই। নেটওয়ার্ক থাকলে কণ্ঠের পরে নিজে থেকেই আসবে।
learn-minutes = প্রায় { $minutes } মিনিট
learn-new = শুরু হয়নি
learn-step = ধাপ { $step } / { $steps }
learn-done = শেষ হয়েছে। আবার করা যায়।
learn-after = এর পরে হলে ভালো: { $modules }
learn-again = আবার জিজ্ঞাসা: { $count }
learn-again-title = আবার জিজ্ঞাসা
learn-touched = আপনি এটি ছুঁয়েছেন।
learn-best = পাঠ যা বলে।
learn-why = কেন:
learn-rests = এর ভিত্তি
learn-own = এটি শুধু বলে অ্যাপটি কীভাবে চলে।
learn-real-list = এই ফোনের তালিকা থেকে, এখন যেমন আছে। নম্বরগুলো আসল: পড়ুন, অনুশীলনের জন্য ফোন করবেন না।
learn-finish = শেষ
learn-finished = আপনি এই পাঠ শেষ করেছেন। যেকোনো সময় আবার করতে পারেন।
learn-first-answers = { $count }টি প্রশ্নের মধ্যে { $right }টিতে আপনি প্রথমে পাঠের কথাটিই ছুঁয়েছেন।
learn-says = এটি বলে বানানো দৃশ্যে আপনি কী বেছেছেন। আপনি মানুষের সঙ্গে কীভাবে দেখা করেন সে বিষয়ে কিছু বলে না, আর আপনি নিজে না জানালে কেউ দেখে না।
learn-comes-back = প্রশ্নগুলো কয়েক দিন পরে আবার আসবে।
learn-test = আগে ও পরে পরীক্ষা
learn-test-what = সব পাঠ থেকে প্রশ্ন: একবার শুরুর আগে, একবার পরে, অন্য প্রশ্ন দিয়ে। পাসের নম্বর নেই, কোনো কাজ এর জন্য আটকে থাকে না, আর অন্য কেউ দেখে না।
learn-test-begin = শুরু করুন
learn-test-go-on = চালিয়ে যান
learn-test-time = { $number } নম্বর বার
learn-test-share = { $count }-এর মধ্যে { $right }
learn-test-knowledge = আপনি যা জানেন
learn-test-attitude = আপনি যেভাবে দেখেন
learn-test-practice = আপনি যা করতেন
learn-test-says = প্রশ্ন কম: এক-দুটি বেশি বা কম হওয়া কাকতালীয় হতে পারে। আপনি মানুষের সঙ্গে কীভাবে মেশেন তা এতে বলা হয় না।
learn-all = সব পাঠ
learn-practise = অনুশীলন
learn-practise-what = কাল্পনিক মানুষদের সঙ্গে কথা বলুন। কী বলবেন ও করবেন তা আপনি বেছে নেন, আর তাঁরা উত্তর দেন।
learn-practise-how = কী করবেন তা বেছে নিন। যেখানে ফোন আঁকা আছে, সেখানে অ্যাপের নিজের পর্দা খোলে।
learn-going-on = শুরু হয়েছে। যেখানে থেমেছিলেন সেখান থেকে চলবে।
learn-practised = অনুশীলন হয়েছে: { $count }
learn-you = আপনি:
learn-companion = তাঁদের সঙ্গে যিনি এসেছেন:
learn-theirs = ফোনটি তাঁদের হাতে: তাঁরা উত্তর দেন, আর আপনি দেখেন না।
learn-moves-before = প্রশ্নের আগে
learn-moves-ask = ফোনকে জিজ্ঞেস করতে দিন
learn-moves-say = বলুন বা করুন
learn-moves-end = কথা শেষ করুন
learn-debrief = ফিরে দেখা
learn-true = আসলে কী সত্য ছিল
learn-untold = কী বলা হয়নি, আর কী কম ছিল
learn-marks = অনুশীলনের নম্বর: { $count }-এর মধ্যে { $marks }
learn-marks-say = এই কাল্পনিক কথায় আপনি কী করেছেন নম্বর তা-ই গোনে, আপনাকে কী বলা হয়েছে তা কখনও নয়। আসল মানুষ বেশি বা কম বলতেন কি না, কিংবা আপনি কত ভালো, নম্বর তা বলে না। বিশ্বাস একটি সংখ্যা, যা লেখকেরা ধরে নিয়েছেন। আর কেউ এটি দেখে না।
learn-kept = মানা হয়েছে
learn-not-kept = মানা হয়নি
learn-not-met = সামনে আসেনি
learn-replay = কথাটি আবার, ধাপে ধাপে
learn-rules = অ্যাপের নিয়ম কী বোঝে
learn-rules-told = যা বলা হয়েছে তা থেকে
learn-rules-true = পুরো ঘটনা থেকে
learn-own-time = আপনার নিজের সময়, মিনিটে: { $minutes }। শুধু আপনিই দেখেন, আর এটি রাখা হয় না।
