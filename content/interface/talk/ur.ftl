# بات چیت: سوال نامے کے بغیر افسر فون کے ذریعے کیا کہہ سکتا ہے۔ اردو۔

talk-title = کچھ کہیں
talk-what = آپ یہاں جو کہیں اور شخص جو چھوئے، کچھ بھی محفوظ نہیں ہوتا۔
talk-which-language = کس زبان میں بات کریں؟
talk-child = بچے سے
talk-earphones = ہیڈفون لگے ہیں
talk-search = جو کہا جا سکتا ہے، اس میں تلاش کریں
talk-own = پاس رکھے ہوئے
talk-own-none = ابھی کچھ نہیں۔ کسی جملے کو یہاں رکھنے کے لیے اس کے ساتھ کا ستارہ چھوئیں۔
talk-found =
    { $count ->
        [0] کچھ نہیں ملا۔ کوئی ایک اور لفظ آزمائیں۔
        [one] ایک جملہ
       *[other] { $count } جملے
    }
talk-private = نجی
talk-keep = پاس رکھیں: { $phrase }
talk-groups = سب گروہ
talk-close = بند کریں
talk-back = پیچھے
talk-touched = چھوا گیا: { $what }
talk-silent = خاموش، کیونکہ دوسرے سن سکتے ہیں۔ اگر ہیڈفون لگے ہوں، تو پچھلے صفحے پر یہ بتائیں۔
talk-show-touched = مجھے دکھائیں کہ کیا چھوا گیا
talk-note-afraid = نوٹ کریں: اس شخص نے کہا کہ اسے ڈر ہے
