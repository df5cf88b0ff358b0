# Words of the papers that are filled in by hand, in ur. Made from the English source without a native reader's review.

act-title = دیکھیں، اور عمل کریں
act-see = آپ دیکھتے ہیں
act-do = ابھی یہ کریں
act-always = سب کے لیے، ہمیشہ
act-urgent = کتنی جلدی
act-else = جب کچھ اور ہو
slip-title = ہاتھ سے ریفرل
slip-rules = ایک ادارے کے لیے ایک پرچی۔ نہ نام، نہ ملک، نہ کہانی۔ ادارے کو خود دیں؛ وہ شخص کچھ نہیں لے جاتا۔
slip-to = ادارہ
slip-from = اسٹیشن اور ڈیوٹی، نام نہیں
slip-when = دن اور وقت
slip-language = زبان
slip-urgent = کتنی جلدی
slip-needs = کیا مدد چاہیے
slip-yes = صرف اس شخص کی ہاں سے، اس ادارے کے لیے
slip-without = ہاں کے بغیر صرف جان کے خطرے، بچے، یا جو نہ بول سکے اس کے لیے: ہنگامی یا بچوں کے تحفظ کو۔ دو افسر دستخط کریں:
slip-meet = کہاں اور کیسے ملیں
slip-back = ادارہ یہ بھرے اور واپس دے
slip-received = ذمہ لیا (ڈیوٹی، نام نہیں)، دن اور وقت
