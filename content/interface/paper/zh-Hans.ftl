# Words of the papers that are filled in by hand, in zh-Hans. Made from the English source without a native reader's review.

act-title = 先看，再做
act-see = 您看到
act-do = 现在这样做
act-always = 对每个人，始终如此
act-urgent = 多紧急
act-else = 情况不同时
slip-title = 手写转介单
slip-rules = 一个机构一张。不写姓名、国家和经历。由您亲手交给机构；当事人什么也不带。
slip-to = 机构
slip-from = 站点和职务，不写姓名
slip-when = 日期和时间
slip-language = 语言
slip-urgent = 多紧急
slip-needs = 需要什么帮助
slip-yes = 只在当事人同意交给该机构时
slip-without = 未经同意，只限于生命危险、儿童或无法表达的人：只交给紧急服务或儿童保护机构。两位政府人员签字：
slip-meet = 在哪里、怎样见面
slip-back = 由机构填写后交回
slip-received = 接手人（职务，不写姓名）、日期和时间
