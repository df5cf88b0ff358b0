# Words of the papers that are filled in by hand, in km. Made from the English source without a native reader's review.

act-title = មើល ហើយធ្វើ
act-see = អ្នកឃើញ
act-do = ធ្វើដូចនេះឥឡូវ
act-always = សម្រាប់គ្រប់គ្នា ជានិច្ច
act-urgent = បន្ទាន់ប៉ុណ្ណា
act-else = ពេលវាកើតផ្សេង
slip-title = ការបញ្ជូនបន្តដោយដៃ
slip-rules = ក្រដាសមួយសម្រាប់អង្គការមួយ។ គ្មានឈ្មោះ គ្មានប្រទេស គ្មានរឿង។ ប្រគល់ដោយខ្លួនឯងដល់អង្គការ បុគ្គលនេះមិនកាន់អ្វីទេ។
slip-to = អង្គការ
slip-from = ប៉ុស្តិ៍ និងភារកិច្ច គ្មានឈ្មោះ
slip-when = ថ្ងៃ និងម៉ោង
slip-language = ភាសា
slip-urgent = បន្ទាន់ប៉ុណ្ណា
slip-needs = ត្រូវការជំនួយអ្វី
slip-yes = តែពេលបុគ្គលនេះយល់ព្រម សម្រាប់អង្គការនេះ
slip-without = គ្មានពាក្យយល់ព្រម តែពេលជីវិតមានគ្រោះថ្នាក់ កុមារ ឬអ្នកនិយាយមិនបាន៖ ទៅសេវាបន្ទាន់ ឬការពារកុមារ។ មន្ត្រីពីរនាក់ចុះហត្ថលេខា៖
slip-meet = ជួបនៅទីណា និងយ៉ាងណា
slip-back = អង្គការបំពេញផ្នែកនេះ ហើយប្រគល់មកវិញ
slip-received = ទទួលដោយ (ភារកិច្ច គ្មានឈ្មោះ) ថ្ងៃ និងម៉ោង
