# Beside a screening, in ur. Made from the English source without a native reader's review.

## Why, and how

teach-look = بولنے سے پہلے دیکھیں: قابو یا نقصان کی نشانیاں بتائے جانے سے زیادہ نظر آتی ہیں۔ جو نشان آپ ہٹا دیں اس کا کوئی اثر نہیں رہتا۔
teach-language = قومیت سے زبان معلوم نہیں ہوتی۔ اس شخص کو چننے دیں، اور سب سے پہلے دیکھیں کہ وہ سمجھتا ہے۔
teach-before = جو لے کر آئے ان کے سامنے کوئی کھل کر نہیں بولتا۔ کوئی عام وجہ ڈھونڈیں، جیسے کاغذات دیکھنا، اور دوسروں کو کچھ نہ بتائیں۔
teach-no-consent = انکار حق ہے، اور اکثر خوف۔ پانی، کھانا، ڈاکٹر اور کارڈ ہاں پر منحصر نہیں۔
teach-ask = ایک سوال، ایک بات۔ کہانی میں خلا اور تبدیلی خوف اور صدمے سے آتی ہے، جھوٹ سے نہیں۔ یہ نہ پوچھیں کہ کیوں۔
teach-CH = کم سوال، بچے کے الفاظ میں۔ نیچے بیٹھیں، وقت دیں، بچے کو تصویر بنانے دیں۔ کسی کو اپنی عمر ثابت نہیں کرنی۔
teach-PR = جو کام شروع نہیں ہوا اسے چھوڑا جا سکتا ہے۔ معلومات اور رابطہ دیں۔ کسی کو اس کی بات کی وجہ سے سفر سے نہ روکیں۔
teach-FC = جسے قانون توڑنے پر مجبور کیا گیا اسے پہلے وکیل چاہیے۔ یہ نہ پوچھیں کہ اس نے کیا کیا۔
teach-AP = واپسی کے خوف کو یہاں ثبوت نہیں چاہیے۔ اس کا ایک لفظ واپسی کا ہر قدم روک دیتا ہے۔
teach-GB = جنسی تشدد کے بارے میں کسی سے نہیں پوچھا جاتا۔ راز میں رکھا جانے والا علاج سب کو پیش کیا جاتا ہے، وجہ پوچھے بغیر۔
teach-level-NOW = سوالوں سے پہلے حفاظت۔ فون کریں، لکھیں کس نے اٹھایا، اور ساتھ رہیں۔ پانچ منٹ کوئی نہ اٹھائے تو اگلے کو فون کریں۔
teach-level-TODAY = اس شخص کے جانے سے پہلے رابطہ کریں۔ امکان کافی ہے: آپ کو ثبوت نہیں چاہیے، اور فیصلہ آپ کا نہیں۔
teach-level-REFER = کون مدد کرے، یہ وہ شخص چنتا ہے۔ اس کے ہوتے ہوئے رابطہ پیش کریں، اور دباؤ نہ ڈالیں۔
teach-level-INFO = آج کچھ نہ بتانے کا مطلب یہ نہیں کہ کچھ ہوا نہیں۔ بہت سے لوگ دوسری یا تیسری بات چیت میں بولتے ہیں۔
teach-level-INCOMPLETE = نامکمل رہنا اس شخص کا قصور نہیں۔ ابھی یا بعد میں جاری رکھنے کی پیشکش کریں، اور کچھ دو بار نہ پوچھیں۔

## Who is near

before-who = ابھی کون اس شخص کو دیکھ یا سن سکتا ہے؟
before-child = ساتھ آئے بڑے کو محفوظ نہیں سمجھا جاتا۔ بچے سے الگ ملیں، ایک ساتھی افسر کی نظر میں۔
before-apart = ساتھ آنے والوں میں سے کوئی نہیں
before-stays = کوئی پاس رہتا ہے
before-interpreter = ترجمان مدد کرتا ہے
before-interpreter-here = ترجمان { $code } مدد کرتا ہے
company-note = کوئی پاس رہتا ہے: کوئی سوال نہیں۔ دیکھ بھال، مشاہدہ اور کارڈ جاری رہتے ہیں۔
company-left = اب وہ الگ ہیں: آگے بڑھیں
clock-child = بچے کے ساتھ تیس منٹ: آج یہیں ختم کریں۔ آگے ماہر بات کرے گا۔

## Interpreter

interpreter-title = ترجمان
interpreter-who = جانچا ہوا اور بالغ، اور اس شخص کا ہم سفر نہیں۔ کوڈ لکھیں، نام کبھی نہیں۔
interpreter-known = پہلے مدد کر چکے
interpreter-code = ترجمان کا کوڈ
interpreter-code-help = جیسے TM07: دو سے آٹھ حروف اور ہندسے۔
interpreter-role = کس کے ذریعے ملا
interpreter-role-staff = ہمارا اپنا عملہ
interpreter-role-sworn = عدالت کی فہرست
interpreter-role-phone_service = ٹیلی فون سروس
interpreter-role-organisation = کوئی ادارہ
interpreter-conflict-title = ترجمان سے پوچھیں
interpreter-conflict-1 = کیا آپ اس شخص، اس کے خاندان یا اس کے ساتھ آنے والوں کو جانتے ہیں؟
interpreter-conflict-2 = کیا آپ کے اور ان کے لوگوں کے درمیان کوئی بات ہے؟
interpreter-conflict-3 = کیا آپ سب کچھ ویسا ہی کہیں گے جیسا کہا گیا، اور کسی کو نہیں بتائیں گے؟
interpreter-free = کوئی رکاوٹ نہیں
interpreter-steps-back = وہ پیچھے ہٹتا ہے، یا بہت قریب ہے
interpreter-person-title = اس شخص سے پوچھیں
interpreter-person = کیا وہ یہ ترجمان چاہتا ہے، عورت یا مرد؟ انکار کی وجہ نہیں چاہیے، اور کسی پر الزام نہیں۔
interpreter-ask-phone = فون سے پوچھیں
interpreter-accepted = وہ شخص قبول کرتا ہے
interpreter-refused = وہ شخص نہیں چاہتا
interpreter-none = ترجمان کے بغیر

## Distress

calm-open = شدید پریشانی: رکیں اور تسلی دیں
calm-cues = آنسو، کپکپی، خالی نظر، پسینہ، سانس میں دقت: فوراً رکیں۔
calm-title = اب وہ کیسا ہے؟
calm-how = ساتھ رہیں۔ نہ پوچھیں، نہ چھوئیں، وقت دیں۔
calm-go-on = پُرسکون ہے، اور آگے بڑھنا چاہتا ہے
calm-rest = ابھی آرام، بعد میں جاری
calm-worse = اب بھی شدید پریشان: مدد بلائیں

## Calls

calls-title = فون کالیں
calls-minutes =
    { $minutes ->
        [one] یہ سامنے آئے ایک منٹ ہوا
       *[other] یہ سامنے آئے { $minutes } منٹ ہوئے
    }
calls-late = کسی نے نہیں اٹھایا۔ اگلے رابطے کو، پھر اپنے نگران کو فون کریں۔
calls-somebody = کسی نے اٹھا لیا۔ ان کے آنے تک ساتھ رہیں۔
calls-at = { $time } · { $name }
calls-answered = اٹھایا
calls-no-answer = نہیں اٹھایا
calls-other = میں نے دوسرے فون سے کال کی: { $name }
calls-kept = اس فون پر ایک دن بند رہتا ہے، اس شخص کی کسی بات کے بغیر۔

## Emergency

emergency-title = ہنگامی حالت
emergency-safe = محفوظ جگہ۔ دوسروں کو دور رکھیں۔
emergency-call = فون کریں۔ جگہ اور جو دیکھا وہ بتائیں۔
emergency-aid = مدد تک ابتدائی امداد۔ نہ ہلائیں، نہ کھلائیں۔
emergency-wait = پاس رہیں۔ کچھ نہ پوچھیں۔
emergency-no-return = واپسی کا کوئی قدم نہیں۔
emergency-nobody = ساتھ آنے والا ان کی مرضی کے بغیر نہ ان کے لیے بولے، نہ ساتھ جائے۔
emergency-medical = ایمبولینس
emergency-police = پولیس
emergency-fire = فائر بریگیڈ
emergency-sea_rescue = سمندری بچاؤ
emergency-child_protection = بچوں کا تحفظ

## The one call, and three steps

call-none = کوئی نمبر درج نہیں: ریڈیو، نگران۔
call-next = درج لوگوں میں سے ابھی کوئی فون نہیں اٹھاتا۔ اگلا، { $time }:
call-unsure = معلوم نہیں کہ درج لوگوں میں سے ابھی کوئی فون اٹھاتا ہے۔ کوشش کریں:
step-nobody = یہاں اس کے لیے کوئی درج نہیں: { $need }۔ اپنے نگران کو فون کریں۔
step-no-authority = واپس بھیجنے کا قدم نہیں۔ یہاں کوئی درج نہیں جو اسے روک سکے: اپنے نگران کو بتائیں۔
step-tell = واپس بھیجنے کا قدم نہیں: { $name } کو بتائیں اور نوٹس دیں۔ اس میں کوئی وجہ نہیں لکھی۔

## Still open

finish-title = ابھی کچھ نہیں کیا گیا
finish-what = کسی کو فون نہیں کیا گیا، کچھ نہیں بھیجا گیا، اور اس شخص نے انکار نہیں کیا۔ اگر آپ ابھی ختم کریں تو یہ نشان { $mark } کے تحت کھلا رہتا ہے: یہاں، اور اسٹیشن پر جو ڈیوٹی پر ہو اس کے پاس۔
finish-anyway = ختم کریں، اور کھلا چھوڑیں
mark-open = کھلا: کسی کو فون نہیں کیا گیا، کچھ نہیں بھیجا گیا
mark-done = اب کوئی اس شخص کا خیال رکھ رہا ہے
mark-handed = آپ کے سپرد کیا گیا
shift-open = ابھی کھلا ہے
shift-who = کون ذمہ داری لے گا؟
shift-duty = اسٹیشن پر جو ڈیوٹی پر ہو
shift-duty-how = انہیں ہر نشان بتائیں، اور یہ کہ ابھی کیا کرنا باقی ہے۔
shift-told = وہ جانتے ہیں

## Help without unlocking

help-title = ابھی مدد
help-what = یہاں جو کچھ چھوئیں وہ محفوظ نہیں ہوتا، اور کسی گفتگو کا کچھ یہاں نہیں۔
help-language = زبان اور دیکھ بھال
help-numbers = نمبر
help-empty = اس فون پر ابھی کوئی الفاظ اور نمبر نہیں۔
help-afraid = واپس بھیجے جانے کا خوف: واپس بھیجنے کا قدم نہیں، ان کے ملک سے رابطہ نہیں۔ یہ یہاں درج نہیں ہوتا: تالا کھولیں اور درج کریں۔

## More that may be done

more-title = آپ مزید کیا کر سکتے ہیں
second-title = دوسرا افسر
second-how = وہ یہ پڑھتا ہے، اور اپنا خفیہ لفظ خود لکھتا ہے۔ آپ کا دو بار نہیں گنا جاتا۔
second-nobody = اس فون پر کوئی اور افسر نہیں، اور یہ کوئی اکیلا نہیں کرتا۔ جو تجویز ہے وہ قائم ہے۔ اپنے نگران کو فون کریں۔
second-agree = میں متفق ہوں
body-told = شکایات سننے والے آزاد ادارے کو یہ بتایا جاتا ہے، صرف اسی کے لیے مہر بند: کیا کیا گیا، کیوں، درجے، دن اور یہ چوکی۔ اس شخص کے بارے میں کچھ نہیں۔
body-none = یہاں کوئی آزاد ادارہ ریکارڈ میں نہیں: باہر کسی کو یہ نہیں بتایا جاتا۔
lower-open = دوسرے افسر کے ساتھ درجہ کم کریں
lower-title = درجہ کم کریں
lower-what = واپسی کا کوئی قدم نہیں اور اس کے ملک سے کوئی رابطہ نہیں: یہ قائم رہتا ہے۔ مہر بند پیغام میں تجویز کردہ درجہ لکھا ہوتا ہے۔
lower-to = کم کریں: { $level }
lower-why = کیوں؟
lower-reason-danger_over = خطرہ ٹل گیا اور مدد یہاں ہے
lower-reason-taken_over = کسی نے ذمہ داری لے لی ہے
lower-reason-person_asks = وہ شخص خود کہتا ہے
lower-reason-seen_in_error = جو میں نے دیکھا وہ کچھ اور تھا
lower-note = تجویز: { $suggested }۔ دو افسروں نے کم کیا: { $reason }
lower-back = تجویز پر واپس
without-open = ہاں کے بغیر بھیجیں
without-title = ہاں کے بغیر
without-what = صرف ہنگامی یا بچوں کے تحفظ کے ادارے کو۔ کوئی جواب نہیں بھیجا جاتا۔ اس شخص کو پہلے بتایا جاتا ہے، یا جیسے ہی وہ سن سکے۔
without-why = کیوں؟
without-threat_to_life = جان خطرے میں ہے
without-child = بچے کا بہترین مفاد
without-incapacity = وہ ابھی ہاں یا نہ نہیں کہہ سکتا
without-to = کس کو؟
without-nobody = یہاں درج کوئی اسے نہیں لے سکتا۔ اس کے بجائے فون کریں۔
without-tell = اس شخص کو بتائیں
without-alone = ابھی بھیجیں، ایک افسر کے طور پر
without-alone-how = جان انتظار نہیں کرتی۔ پانے والا پڑھے گا: ایک افسر۔ دوسرا افسر 24 گھنٹے کے اندر اسی فون پر دستخط کرتا ہے: “اس فون سے ریفرل”۔ فون کال کسی کا انتظار نہیں کرتی۔
sign-what = ایک افسر نے ہاں کے بغیر بھیجا۔ بھیجنے کے 24 گھنٹے کے اندر دوسرا افسر دستخط کرتا ہے۔
sign-open = دوسرے افسر کے طور پر دستخط کریں
pass-open = یہ بات چیت دوسرے افسر کو دیں
pass-title = حوالے کریں
pass-what = یہ صرف اس شخص کی اجازت سے اسی فون پر دوسرے افسر کے پاس جاتی ہے۔ ورنہ آپ کی شفٹ کے آخر میں مٹ جاتی ہے۔
pass-ask = اس شخص سے پوچھیں
pass-refused = وہ شخص نہیں چاہتا۔ یہ آپ کے پاس رہتی ہے، اور شفٹ کے آخر میں مٹ جاتی ہے۔
leaving-title = اس کے جانے سے پہلے
leaving-what = اس شخص کے یہاں ہوتے ہوئے رابطہ پیش کیا جاتا ہے۔ کیا پیش کیا گیا؟
leaving-offer = ابھی پیش کریں
leaving-done = پیش کیا جا چکا
shift-end = شفٹ ختم
shift-end-sure = دوبارہ دبائیں: نامکمل باتیں اور کالوں کی فہرست مٹ جائے گی

## Refusals, by code

error-journey-no-exception = یہاں اس کی کوئی بنیاد نہیں۔ اس شخص سے پوچھیں، یا فون کریں۔
error-second-same-officer = دوسرا افسر چاہیے۔
error-second-needed = صرف جان خطرے میں ہو تو ایک افسر کافی ہے۔ یہاں پہلے دوسرا افسر متفق ہو، ورنہ فون کریں۔
error-interpreter-code = کوڈ میں دو سے آٹھ حروف اور ہندسے ہوتے ہیں، کم از کم ایک ہندسہ۔ نام کبھی نہ لکھیں۔

## What is on this phone

storage-kept =
    { $count ->
        [one] بھیجا ہوا ایک پیغام رکھا ہے، جب تک ہب کے بیک اپ میں نہ آ جائے
       *[other] بھیجے ہوئے { $count } پیغام رکھے ہیں، جب تک ہب کے بیک اپ میں نہ آ جائیں
    }
storage-unconfirmed = آپ نے جو بھیجا وہ ہب پر پہنچ گیا ہے اور اس فون پر محفوظ ہے۔ { $days } دن سے دوسری جگہ ہب کی نقل موجود نہیں۔ اپنے نگران کو بتائیں، جو ہب کے منتظم کو فون کریں گے۔ تب تک Titian اس فون پر رکھیں۔
storage-send = ابھی بھیجیں
storage-reason-recipient = ادارے کی کنجی ختم ہو چکی ہے، اس لیے وہ یہ پیغام اب نہیں پڑھ سکتا۔
storage-reason-damaged = اس فون کی اسٹوریج نے پیغام خراب کر دیا ہے۔ اسے کوئی نہیں پڑھ سکتا۔
storage-reason-large = پیغام ہب کے لیے بہت بڑا ہے۔
storage-reason-other = ہب نے پیغام نہیں لیا ({ $code })۔
storage-languages = اس فون میں زبانیں
storage-words = { $count } زبانوں کے الفاظ، { $size } MB
storage-remove = { $name } ہٹائیں
storage-remove-sure = دوبارہ دبائیں: { $name } ہٹائیں
storage-remove-not-now = جب کوئی جانچ کھلی نہ ہو تو زبانیں ہٹائی جا سکتی ہیں۔
storage-release = سوال اور الفاظ
storage-release-before = اس سے پہلے کا مواد، { $date } کا، ابھی یہاں ہے۔ صرف تب واپس جائیں جب نئے میں کوئی غلطی ہو، اور اپنے نگران کو بتائیں۔
storage-release-newer = آپ واپس گئے ہیں۔ نیا مواد، { $date } کا، یہاں منتظر ہے۔
storage-release-back = پہلے کے مواد پر واپس جائیں
storage-release-forward = نیا مواد استعمال کریں
storage-release-sure = مواد بدلنے کے لیے دوبارہ دبائیں
storage-app = ایپ
storage-app-before = { $date } تک جو ایپ تھی وہ ابھی اس فون میں ہے۔ صرف تب واپس جائیں جب نئے میں کوئی غلطی ہو، اور اپنے نگران کو بتائیں۔
storage-app-newer = یہ پہلے کا ورژن ہے۔ نیا ورژن یہاں منتظر ہے۔
storage-app-back = پہلے کے ورژن پر واپس جائیں
storage-app-sure = ایپ بدلنے کے لیے دوبارہ دبائیں
storage-help = مددگار کو پڑھ کر سنانے کے لیے
storage-help-what = ان سطروں میں کوئی نام، جگہ یا کسی شخص کے بارے میں کچھ نہیں ہے۔
storage-line-browser = براؤزر
storage-line-content = مواد
storage-line-offline = نیٹ ورک کے بغیر چلتا ہے
storage-line-network = نیٹ ورک
storage-line-problem = آخری مسئلہ
storage-line-counts = منتظر · رکھے ہوئے · نہیں لیے
storage-line-heard = ہب سے آخری خبر
storage-line-date = اس فون کی تاریخ
storage-line-room = استعمال شدہ · خالی، MB
storage-line-persisted = براؤزر محفوظ رکھتا ہے
storage-yes = ہاں
storage-no = نہیں

## Pathways

pathway-now-answers = اس وقت کوئی جواب دیتا ہے۔
pathway-now-closed = اس وقت کوئی جواب نہیں دیتا۔
pathway-now-unknown = معلوم نہیں کہ اس وقت کوئی جواب دیتا ہے یا نہیں۔
pathway-fallbacks = کوئی جواب نہ دے تو اس ترتیب سے فون کریں
pathway-within = { $minutes } منٹ کے اندر
pathway-law = قانون
pathway-other-hour = یہ کسی اور وقت کے لیے ہے۔ دیکھیں کہ فون کی گھڑی درست ہے یا نہیں۔
pathway-expired = { $date } تک تصدیق شدہ تھا۔ دوبارہ تصدیق ضروری ہے۔
pathway-holidays-closed = سرکاری تعطیلات میں بند۔
pathway-notice = چھپا ہوا نوٹس دیں۔ اس میں کوئی وجہ نہیں لکھی۔

## Taking back

sealed-code = آگے وہ شخص اپنا کوڈ دیکھنا چاہ سکتا ہے۔ فون اسے دیں، نظر ہٹا لیں، اور اسے کہیں نہ لکھیں۔
take-back-title = ایک شخص ریفرل واپس لیتا ہے
take-back-how = صرف اس لیے کہ وہ شخص کہے، اس کوڈ سے جو اسے دیا گیا تھا۔ وجہ نہ پوچھیں۔
take-back-label = اس کا کوڈ: 21 ہندسے، کسی بھی ہندسوں میں
take-back-do = یہ ریفرل عارضی طور پر روکیں
take-back-done = نیٹ ورک ملتے ہی آگے بھیجا جائے گا۔ اگر کوڈ درست ہے تو ریفرل عارضی طور پر رک جاتا ہے، اور جس کے پاس ہے وہ اس شخص سے پوچھتا ہے۔ یہاں کسی کو نہیں بتایا جاتا کہ کوڈ درست تھا یا نہیں۔
take-back-wrong = یہ کوڈ پورا نہیں۔ اس میں 21 ہندسے ہیں: ہر ایک کو دوبارہ دیکھیں۔
take-back-failed = یہ محفوظ نہیں ہوا۔ دوبارہ کوشش کریں، یا کسی بھی ڈیسک پر۔

## A slip

slip-show = بغیر نیٹ ورک وصول کرنے والے کے لیے
slip-title = اسے صرف { $name } پڑھ سکتا ہے
slip-how = وہ اسے اپنی میز پر ریفرل، پرچی پڑھیں میں تصویر یا اسکینر سے پڑھتے ہیں۔ یہ بھیجنے کے خانے میں بھی رہتی ہے: جواب اسی فون پر آئے گا۔ کسی اور کو تصویر نہ لینے دیں۔
slip-hide = چھپائیں
slip-save = چھاپنے کے لیے محفوظ کریں
slip-saved = { $name } کے نام سے محفوظ ہو گئی۔ چھپنے کے بعد فائل مٹا دیں۔
slip-dropped-answers = جگہ نہ ہونے سے رہ گیا: جوابات۔
slip-dropped-consent_texts = جگہ نہ ہونے سے رہ گیا: ہاں سے پہلے بولے گئے الفاظ۔
slip-dropped-how_to_meet = جگہ نہ ہونے سے رہ گیا: ملنے کا طریقہ۔ خود بتائیں۔

## A question back

ask-back-title = وصول کرنے والا پوچھتا ہے
ask-back-still_there = کیا وہ شخص اب بھی آپ کے پاس ہے؟
ask-back-interpreter = کیا مترجم چاہیے، اور کیا کوئی آپ کے پاس ہے؟
ask-back-when = ہم اس شخص سے کب مل سکتے ہیں؟
ask-back-transport = کیا آپ اس شخص کو ہمارے پاس لا سکتے ہیں؟
ask-back-answer-yes = ہاں
ask-back-answer-no = نہیں
ask-back-answer-not_known = ہمیں معلوم نہیں
ask-back-answer-none_needed = ضرورت نہیں
ask-back-answer-with_us = ہاں، اور ایک ہمارے پاس ہے
ask-back-answer-bring_one = ہاں، اور ہمارے پاس کوئی نہیں: ایک ساتھ لائیں
ask-back-answer-now = ابھی، کسی بھی وقت
ask-back-answer-today = آج بعد میں
ask-back-answer-tomorrow = کل
ask-back-answer-call = اسٹیشن کو فون کریں
ask-back-how = نیٹ ورک ملتے ہی آپ کا جواب چلا جائے گا۔ اگر اسٹیشن پہلے جواب دے چکا ہو تو وہی مانا جائے گا۔

## Subjects that stay shut

shut-title = یہاں نہیں پوچھا جاتا
shut-lacks = کوئی تصدیق شدہ اس کا فون پر جواب نہیں دیتا:
shut-do = اس بارے میں خود کچھ نہ پوچھیں۔ جو کمی ہے قومی رابطہ کار کو بتائیں۔ اوپر جو لکھا ہے وہ برقرار ہے۔

## A crowd

home-crowd = ہجوم: مختصر بات چیت
crowd-title = ہجوم کے لیے مختصر بات چیت
crowd-what = اس میں تین باتیں پوچھی جاتی ہیں: ڈاکٹر، 18 سال سے کم، خاندان۔ کوئی ذاتی بات نہیں پوچھی جاتی اور کچھ نہیں بھیجا جاتا۔ یہ شخص کے بارے میں کچھ نہیں بتاتی: یہ جانچ نہیں ہے۔
crowd-never = کبھی نہیں:
crowd-never-wait = جہاں لوگ انتظار کر سکتے ہیں: پوری بات چیت کریں
crowd-never-seen = اس کے ساتھ جو 18 سال سے کم لگے، سخت پریشان ہو، یا قابو کرنے والے کے ساتھ ہو
crowd-never-held = جہاں لوگ حراست میں ہوں، یا واپس بھیجے جانے، منتقل ہونے یا روانہ ہونے سے پہلے
crowd-never-voice = اس زبان میں جو یہ فون بول نہیں سکتا
crowd-whole = اس کے بجائے پوری بات چیت
crowd-short = یہ لوگ انتظار نہیں کر سکتے: مختصر بات چیت شروع کریں
crowd-whole-now = پوری بات چیت پر جائیں

## Learning

learn-course = کورس
learn-course-what = کورس میں شامل ہونے سے پہلے کچھ نہیں بھیجا جاتا۔ اس کے بعد تربیت دینے والے صرف یہ دیکھتے ہیں کہ ہر سبق کتنے لوگوں نے مکمل کیا: نہ نمبر، نہ منٹ، اور نہ کوئی جواب سوائے اُس کے جو آپ بانٹیں۔
learn-course-code = کورس کا کوڈ
learn-course-agency = آپ کہاں کام کرتے ہیں
learn-course-gender = کس طرح گنا جائے
learn-course-join = شامل ہوں
learn-course-sent = اگلے رابطے پر پوچھا جائے گا۔
learn-course-unknown = مرکز اس کوڈ کا کوئی کھلا کورس نہیں جانتا۔ جو اسے چلاتا ہے اُس سے پوچھیں۔
learn-course-in = آپ شریک ہیں۔
learn-course-plan = اس کے بعد میں کیا کرنا چاہتا/چاہتی ہوں
learn-course-plan-what = یہ الفاظ اسی فون پر رہتے ہیں۔ تین اور چھ ماہ بعد یہاں پوچھا جائے گا کہ کیا ہوا۔
learn-course-keep = رکھیں
learn-course-asked = { $months } ماہ بعد: جو آپ کرنا چاہتے تھے اُس کا کیا ہوا؟
learn-course-answer-done = ہو گیا
learn-course-answer-partly = کچھ حد تک
learn-course-answer-not_yet = ابھی نہیں
learn-course-barriers = کیا رکاوٹ تھی؟ جو ٹھیک لگے اُسے چھوئیں، یا کچھ نہیں۔
learn-barrier-time = دوسرے کام کے ساتھ وقت نہیں تھا
learn-barrier-money = اس کے لیے پیسے نہیں تھے
learn-barrier-decision = اوپر سے فیصلہ نہیں ہوا
learn-barrier-moved = دوسرے کام پر تبادلہ
learn-barrier-equipment = سامان یا آلات نہیں تھے
learn-barrier-law = قانون یا طریقِ کار
learn-barrier-other = کچھ اور
learn-course-shared = کورس چلانے والے کے ساتھ بانٹا ہوا ہے
learn-course-share = میرے جواب کورس چلانے والے کے ساتھ بانٹیں
learn-course-share-what = اس سبق میں آپ نے سب سے پہلے جسے چھوا، وہ آپ کے نام کے بغیر پڑھا جاتا ہے۔ آپ اسے یہاں یا کورس میں واپس لے سکتے ہیں۔
learn-course-back = واپس لیں
learn-course-forget = مرکز مجھے بھول جائے
learn-course-forget-what = آپ کے سیکھنے کے بارے میں مرکز جو جانتا ہے وہ فوراً مٹ جاتا ہے؛ گنتی رہتی ہے۔ آپ کہاں تک پہنچے، یہ فون رکھتا ہے۔
learn-study = اتفاقِ رائے کا مطالعہ
learn-study-what = { $count } فرضی واقعات: ہر ایک میں بتائیں کہ آپ کیا کرتے۔ آپ کے کورس کے دوسرے لوگ بھی انہی واقعات پر رائے دیتے ہیں۔ یہ دکھاتا ہے کہ لوگ کتنے متفق ہیں، یہ نہیں کہ کون درست ہے۔ جب چاہیں رکیں اور پھر جاری رکھیں۔
learn-study-other = اس فون میں وہ واقعات نہیں جن سے یہ مطالعہ شروع ہوا تھا، دوسرے ہیں۔ اگلے رابطے کے بعد بھی ایسا ہو تو کورس چلانے والے کو بتائیں۔
learn-study-give = میرے جواب مطالعے کو دیں
learn-study-given = مطالعے کو دے دیے گئے
learn-study-give-what = یہ آپ کے نام کے بغیر دوسروں کے جوابوں کے ساتھ گنے جاتے ہیں، اور کسی کو نہیں دکھایا جاتا کہ کس کے ہیں۔ مطالعہ بند ہونے تک آپ انہیں یہاں واپس لے سکتے ہیں۔ اس کے بعد صرف گنتی رہتی ہے۔
learn-gender-women = عورت
learn-gender-men = مرد
learn-gender-another = کوئی اور صنف
learn-gender-not_said = نہیں بتانا
learn-agency-law_enforcement = پولیس یا قانون نافذ کرنے والا کوئی اور ادارہ
learn-agency-immigration = امیگریشن
learn-agency-coast_guard = ساحلی محافظ
learn-agency-navy = بحریہ
learn-agency-customs = کسٹم
learn-agency-prosecution = استغاثہ
learn-agency-social_welfare = سماجی بہبود
learn-agency-labour = محنت
learn-agency-foreign_affairs = خارجہ امور
learn-agency-civil_society = سول سوسائٹی
learn-agency-international = بین الاقوامی تنظیم
learn-agency-other = کوئی اور
learn-title = سیکھنا
learn-band = سیکھنا جاری ہے۔ یہاں کچھ بھی اصلی نہیں۔
learn-hear = سنیں
learn-leave = ابھی کسی کو میری ضرورت ہے
learn-what = صرف آپ کے لیے چھوٹے سبق۔ آپ یہاں جو کرتے ہیں وہ اسی فون میں رہتا ہے، آپ کے خفیہ لفظ سے بند۔
learn-none = اس فون میں ابھی کوئی سبق نہیں۔ نیٹ ورک ہو تو آوازوں کے بعد خود آ جائے گا۔
learn-minutes = تقریباً { $minutes } منٹ
learn-new = شروع نہیں ہوا
learn-step = قدم { $step } / { $steps }
learn-done = مکمل ہوا۔ دوبارہ کر سکتے ہیں۔
learn-after = اس کے بعد بہتر ہے: { $modules }
learn-again = دوبارہ پوچھنا: { $count }
learn-again-title = دوبارہ پوچھنا
learn-touched = آپ نے اسے چھوا۔
learn-best = سبق کی تجویز۔
learn-why = کیوں:
learn-rests = اس کی بنیاد
learn-own = یہ صرف بتاتا ہے کہ ایپ کیسے چلتی ہے۔
learn-real-list = اس فون کی فہرست سے، جیسی اب ہے۔ نمبر اصلی ہیں: پڑھیں، مشق کے لیے فون نہ کریں۔
learn-finish = ختم
learn-finished = آپ نے یہ سبق مکمل کر لیا۔ کسی بھی وقت دوبارہ کر سکتے ہیں۔
learn-first-answers = { $count } سوالوں میں سے { $right } میں آپ نے پہلی بار سبق کی تجویز چھوئی۔
learn-says = یہ بتاتا ہے کہ آپ نے فرضی مناظر میں کیا چنا۔ یہ نہیں بتاتا کہ آپ لوگوں سے کیسے ملتے ہیں، اور جب تک آپ خود نہ دکھائیں کوئی اور اسے نہیں دیکھتا۔
learn-comes-back = سوال کچھ دن بعد دوبارہ آئیں گے۔
learn-test = پہلے اور بعد کا امتحان
learn-test-what = تمام اسباق کے سوال: ایک بار شروع کرنے سے پہلے، ایک بار بعد میں، دوسرے سوالوں کے ساتھ۔ کامیابی کا کوئی نمبر نہیں، کوئی کام اس کا انتظار نہیں کرتا، اور جب تک آپ خود نہ دکھائیں کوئی دوسرا اسے نہیں دیکھتا۔
learn-test-begin = شروع کریں
learn-test-go-on = جاری رکھیں
learn-test-time = بار { $number }
learn-test-share = { $count } میں سے { $right }
learn-test-knowledge = آپ کیا جانتے ہیں
learn-test-attitude = آپ کیسے دیکھتے ہیں
learn-test-practice = آپ کیا کریں گے
learn-test-says = سوال کم ہیں: ایک دو زیادہ یا کم اتفاق ہو سکتا ہے۔ یہ نہیں بتاتا کہ آپ لوگوں سے کیسے ملتے ہیں۔
learn-test-share-what = اس امتحان میں آپ کے جواب آپ کے نام کے بغیر پڑھے جاتے ہیں۔ بہت سے لوگوں کے جوابوں سے مرکز حساب لگاتا ہے کہ سوال کتنے مشکل ہیں۔ آپ اسے یہاں یا کورس میں واپس لے سکتے ہیں۔
learn-test-change = پہلی بار سے تازہ ترین بار تک: { $count } میں سے { $before } اور { $after }۔
learn-test-change-more = محض اتفاق سے اتنی بڑی تبدیلی کم ہی آتی ہے۔
learn-test-change-chance = محض اتفاق سے بھی ایسی تبدیلی آ سکتی ہے۔
learn-test-change-says = کم ہی سے مراد اُن بیس لوگوں میں سے ایک ہے جن میں کچھ نہیں بدلا۔ یہ صرف سوالوں کی تعداد سے نکالا گیا ہے: کسی نے نہیں ناپا کہ یہ امتحان کتنا درست ہے، یا دونوں شکلیں برابر مشکل ہیں یا نہیں۔ یہ نہیں بتاتا کہ تبدیلی کہاں سے آئی، نہ یہ کہ آپ لوگوں سے کیسے ملتے ہیں۔
learn-all = تمام سبق
learn-practise = مشق کریں
learn-practise-what = فرضی لوگوں سے بات کریں۔ کیا کہنا اور کرنا ہے یہ آپ چنتے ہیں، اور وہ جواب دیتے ہیں۔
learn-practise-how = چنیں کہ آپ کیا کریں گے۔ جہاں فون بنا ہے وہاں ایپ کی اپنی اسکرین کھلتی ہے۔
learn-going-on = شروع ہو چکی ہے۔ جہاں آپ نے چھوڑا تھا وہیں سے چلے گی۔
learn-practised = مشق ہو چکی: { $count }
learn-you = آپ:
learn-companion = جو ان کے ساتھ آیا:
learn-theirs = فون ان کے ہاتھ میں ہے: وہ جواب دیتے ہیں، اور آپ نہیں دیکھتے۔
learn-moves-before = سوالوں سے پہلے
learn-moves-ask = فون کو پوچھنے دیں
learn-moves-say = کہیں یا کریں
learn-moves-end = بات ختم کریں
learn-debrief = پیچھے مڑ کر دیکھنا
learn-true = سچ کیا تھا
learn-untold = کیا نہیں بتایا گیا، اور کیا کمی تھی
learn-marks = مشق کے نمبر: { $count } میں سے { $marks }
learn-marks-say = نمبر صرف یہ گنتے ہیں کہ اس فرضی بات میں آپ نے کیا کیا، کبھی یہ نہیں کہ آپ کو کیا بتایا گیا۔ یہ نہیں کہتے کہ اصل لوگ زیادہ یا کم بتاتے، نہ یہ کہ آپ کتنے اچھے ہیں۔ اعتماد ایک عدد ہے جو لکھنے والوں نے فرض کیا۔ جب تک آپ خود نہ دکھائیں کوئی اور یہ نہیں دیکھتا۔
learn-kept = خیال رکھا گیا
learn-not-kept = خیال نہیں رکھا گیا
learn-not-met = موقع نہیں آیا
learn-replay = بات دوبارہ، قدم بہ قدم
learn-rules = ایپ کے اصول کیا نتیجہ نکالتے ہیں
learn-rules-told = جو بتایا گیا اس سے
learn-rules-true = پوری کہانی سے
learn-own-time = آپ کا اپنا وقت، منٹوں میں: { $minutes }۔ صرف آپ دیکھتے ہیں، اور یہ محفوظ نہیں کیا جاتا۔
learn-practice-share = یہ مشق کورس چلانے والے کے ساتھ بانٹیں
learn-practice-share-what = آپ نے کیا کیا اور کن اصولوں کا خیال رکھا، یہ آپ کے نام کے بغیر پڑھا جاتا ہے؛ جو آپ کو بتایا گیا اُس میں سے کچھ نہیں۔ آپ اسے یہاں یا کورس میں واپس لے سکتے ہیں۔
