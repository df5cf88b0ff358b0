# Words of the papers that are filled in by hand, in bn. Made from the English source without a native reader's review.

act-title = দেখুন, কাজ করুন
act-see = আপনি দেখেন
act-do = এখন এটি করুন
act-always = সবার জন্য, সবসময়
act-urgent = কত তাড়াতাড়ি
act-else = অন্য রকম হলে
slip-title = হাতে লেখা রেফারেল
slip-rules = এক সংস্থার জন্য এক কাগজ। নাম নয়, দেশ নয়, কাহিনি নয়। নিজে সংস্থাকে দিন; ব্যক্তি কিছু বহন করেন না।
slip-to = সংস্থা
slip-from = স্টেশন ও দায়িত্ব, নাম নয়
slip-when = দিন ও সময়
slip-language = ভাষা
slip-urgent = কত তাড়াতাড়ি
slip-needs = কী সাহায্য দরকার
slip-yes = শুধু ব্যক্তির হ্যাঁ থাকলে, এই সংস্থার জন্য
slip-without = হ্যাঁ ছাড়া শুধু প্রাণ বিপদে থাকলে, শিশু হলে, বা বলতে না পারলে: জরুরি বা শিশু সুরক্ষা সেবায়। দুই কর্মকর্তা সই করেন:
slip-meet = কোথায় ও কীভাবে দেখা হবে
slip-back = সংস্থা এটি পূরণ করে ফেরত দেয়
slip-received = গ্রহণ করেছেন (দায়িত্ব, নাম নয়), দিন ও সময়
