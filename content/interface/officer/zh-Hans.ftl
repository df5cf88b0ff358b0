# Beside a screening, in zh-Hans. Made from the English source without a native reader's review.

## Why, and how

teach-look = 先看再说：被控制或受伤害的迹象，看到的往往比说出来的多。取消的勾选不留痕迹。
teach-language = 国籍不等于语言。让当事人自己选，先确认他们听得懂。
teach-before = 在带他们来的人旁边，没人能放心说话。找一个平常的理由，例如核对证件，对其他人什么也别说。
teach-no-consent = 拒绝是权利，也常常是害怕。水、食物、医生和卡片都不取决于是否同意。
teach-ask = 一个问题，一件事。讲述中的空白和变化来自恐惧和惊吓，不是说谎。不要问为什么。
teach-CH = 少问，用孩子的话。坐低一些，给时间，让孩子画画。谁都不必证明自己的年龄。
teach-PR = 还没开始的工作可以不去。提供信息和联系人。不要因为他们说的话阻止任何人出行。
teach-FC = 被迫违法的人首先需要律师。不要问他们做了什么。
teach-AP = 害怕回去，在这里不需要证据。一句话就足以停止一切遣返步骤。
teach-GB = 不向任何人询问性暴力。向每个人提供保密的医疗服务，不问原因。
teach-level-NOW = 安全先于问题。打电话，记下谁接听，留在身边。五分钟无人接听，就打下一个。
teach-level-TODAY = 在当事人离开之前联系好。有可能就够了：您不需要证据，也不由您决定。
teach-level-REFER = 由当事人选择谁可以帮助。趁他们还在时提出联系，不要催逼。
teach-level-INFO = 今天没有说，不等于没有发生。很多人到第二次或第三次谈话才说。
teach-level-INCOMPLETE = 没谈完不是当事人的错。可以现在继续或以后再谈，同样的事不问两遍。

## Who is near

before-who = 现在谁能看到或听到当事人？
before-child = 同来的成年人不视为安全。单独见孩子，并在一位同事的视线之内。
before-apart = 没有同来的人
before-stays = 有人一直在旁边
before-interpreter = 有口译员帮助
before-interpreter-here = 口译员 { $code } 在帮助
company-note = 有人一直在旁边：不提问。照顾、观察和卡片照常。
company-left = 他们已经分开：继续
clock-child = 与孩子谈了三十分钟：今天到此为止。由专业人员继续。

## Interpreter

interpreter-title = 口译员
interpreter-who = 经过审核的成年人，不能是同行者。写代码，绝不写姓名。
interpreter-known = 以前帮助过
interpreter-code = 口译员的代码
interpreter-code-help = 例如 TM07：二到八个字母和数字。
interpreter-role = 来自
interpreter-role-staff = 我们自己的人员
interpreter-role-sworn = 法院名册
interpreter-role-phone_service = 电话口译服务
interpreter-role-organisation = 机构
interpreter-conflict-title = 问口译员
interpreter-conflict-1 = 您认识当事人、其家人或同来的人吗？
interpreter-conflict-2 = 您的群体与他们的群体之间有什么问题吗？
interpreter-conflict-3 = 您会照原话转述一切，并且不告诉任何人吗？
interpreter-free = 没有妨碍
interpreter-steps-back = 口译员退出，或关系太近
interpreter-person-title = 问当事人
interpreter-person = 他们愿意由这位口译员帮助吗，女的还是男的？拒绝不需要理由，也不会怪任何人。
interpreter-ask-phone = 用手机问
interpreter-accepted = 当事人接受
interpreter-refused = 当事人不愿意
interpreter-none = 不用口译员

## Distress

calm-open = 极度痛苦：停下并安抚
calm-cues = 流泪、发抖、眼神空洞、出汗、呼吸困难：立即停下。
calm-title = 他们现在怎么样？
calm-how = 留在身边。不提问，不触碰，给时间。
calm-go-on = 平静些了，愿意继续
calm-rest = 现在休息，以后继续
calm-worse = 仍然极度痛苦：叫人帮助

## Calls

calls-title = 通话
calls-minutes =
    { $minutes ->
        [one] 出现此情况已一分钟
       *[other] 出现此情况已 { $minutes } 分钟
    }
calls-late = 还没有人接听。联系下一个联络人，再联系您的主管。
calls-somebody = 有人接听了。陪到他们到来。
calls-at = { $time } · { $name }
calls-answered = 已接听
calls-no-answer = 无人接听
calls-other = 我用别的电话打了：{ $name }
calls-kept = 锁在这部手机上一天，不含当事人的信息。
desks-title = 本区域的值班台
desks-as-of = { $region }，截至 { $date }
desks-shelter = 住所
desks-health = 医疗
desks-focal = 联络点
desks-always = 日夜均可
desks-office = 办公时间

## Emergency

emergency-title = 紧急情况
emergency-safe = 安全地点，远离危险。让其他人离开。
emergency-call = 打电话。说明您在哪里、看到什么。
emergency-aid = 急救，直到救援到来。不要移动或喂食。
emergency-wait = 在当事人身边等待。什么也不问。
emergency-no-return = 不采取任何遣返步骤。
emergency-nobody = 除非当事人愿意，同来的人不得替其说话，也不得陪同前往。
emergency-medical = 救护车
emergency-police = 警察
emergency-fire = 消防
emergency-sea_rescue = 海上救援
emergency-child_protection = 儿童保护

## The one call, and three steps

call-none = 没有登记号码：用无线电，找主管。
call-next = 登记的联络人现在都不接听。下一个，{ $time }：
call-unsure = 不清楚登记的联络人现在是否接听。请试：
step-nobody = 这里没有登记负责此事的人：{ $need }。请致电主管。
step-no-authority = 不采取遣返步骤。这里没有登记能暂停遣返的人：请告诉主管。
step-tell = 不采取遣返步骤：告诉{ $name }，并交出通知书。通知书不写理由。

## Still open

finish-title = 还没有采取任何行动
finish-what = 没有给任何人打电话，没有发送任何内容，当事人也没有拒绝。如果现在结束，它会以标记 { $mark } 保持未结：在这里，以及在本站值班人员处。
finish-anyway = 结束，并保持未结
mark-open = 未结：没有打电话，没有发送
mark-done = 现在有人照看此人
mark-handed = 已移交给您
shift-open = 仍未结
shift-who = 谁来接手？
shift-duty = 本站值班人员
shift-duty-how = 告诉他们每个标记，以及还要做什么。
shift-told = 他们知道了

## Help without unlocking

help-title = 立即求助
help-what = 在这里触碰的内容都不保存，这里也没有任何谈话内容。
help-language = 语言与照顾
help-numbers = 电话号码
help-empty = 这部手机上还没有文字和号码。
help-afraid = 害怕被遣返：不采取遣返步骤，不联系当事人的国家。这里不作记录：请解锁后记下。

## More that may be done

more-title = 您还可以做的
second-title = 第二位政府人员
second-how = 由对方阅读本页，并输入自己的密码。您的密码不能算两次。
second-nobody = 这部手机上没有其他政府人员，这件事不能一个人做。建议仍然有效。请联系您的主管。
second-agree = 我同意
body-told = 受理投诉的独立机构会得知此事，只封存给该机构：做了什么、为什么、级别、日期和本站。不含当事人的任何信息。
body-none = 这里没有登记独立机构：外部没有人得知此事。
lower-open = 与第二位政府人员一起降低级别
lower-title = 降低级别
lower-what = 不采取遣返步骤、不联系其国家：这些不变。封存的内容写的是建议的级别。
lower-to = 降到：{ $level }
lower-why = 为什么？
lower-reason-danger_over = 危险已过，帮助已到
lower-reason-taken_over = 已有人接手负责
lower-reason-person_asks = 当事人要求
lower-reason-seen_in_error = 我看到的其实是别的情况
lower-note = 建议：{ $suggested }。两位政府人员已降低：{ $reason }
lower-back = 恢复建议的级别
without-open = 未经同意发送
without-title = 未经同意
without-what = 只发给紧急服务或儿童保护机构。不发送任何回答。先告知当事人，或在他们能听到时立即告知。
without-why = 为什么？
without-threat_to_life = 有生命危险
without-child = 孩子的最大利益
without-incapacity = 他们现在无法表示同意或拒绝
without-to = 发给谁？
without-nobody = 这里登记的机构都不能接收。请改为打电话。
without-tell = 告知当事人
without-alone = 现在发送，只有一位政府人员
without-alone-how = 生命不能等。接收方会看到：一位政府人员。第二位政府人员须在24小时内在这部手机上签名：“这部手机发出的转介”。打电话不用等任何人。
sign-what = 由一位政府人员未经同意发送。第二位政府人员须在发送后24小时内签名。
sign-open = 作为第二位政府人员签名
pass-open = 把这次谈话交给另一位政府人员
pass-title = 交接
pass-what = 只有当事人允许，它才会移到这部手机上另一位人员的存储中。否则在您下班时消失。
pass-ask = 问当事人
pass-refused = 当事人不愿意。它留在您这里，在您下班时消失。
leaving-title = 他们离开之前
leaving-what = 要趁当事人还在这里时提出联系。提出了吗？
leaving-offer = 现在提出
leaving-done = 已经提出
shift-end = 下班
shift-end-sure = 再点一次：未完成的内容和通话记录将被删除

## Refusals, by code

error-journey-no-exception = 这里没有这样做的理由。请问当事人，或打电话。
error-second-same-officer = 需要另一位政府人员。
error-second-needed = 只有生命危险时才可以由一位政府人员发送。这里须先有第二位政府人员同意，或者打电话。
error-interpreter-code = 代码为二到八个字母和数字，至少一个数字。绝不要写姓名。

## What is on this phone

storage-kept =
    { $count ->
        [one] 一条已发送的消息会保留到中枢的备份里有它为止
       *[other] { $count } 条已发送的消息会保留到中枢的备份里有它们为止
    }
storage-unconfirmed = 你发送的内容已在中枢，也安全地保存在这部手机上。中枢在第二个地点的副本已缺 { $days } 天。请告诉你的主管，由主管联系中枢的管理员。在此之前，请把 Titian 留在这部手机上。
storage-send = 立即发送
storage-reason-recipient = 该机构的密钥已终止，因此无法再阅读这条消息。
storage-reason-damaged = 这部手机的存储损坏了这条消息。没有人能读它。
storage-reason-large = 这条消息对中枢来说太大了。
storage-reason-other = 中枢没有接收这条消息（{ $code }）。
storage-languages = 这部手机里的语言
storage-words = { $count } 种语言的文字，{ $size } MB
storage-remove = 移除{ $name }
storage-remove-sure = 再点一次：移除{ $name }
storage-remove-not-now = 没有打开的筛查时才能移除语言。
storage-release = 问题和用语
storage-release-before = 之前的内容（{ $date }）还在这里。只有新内容有错误时才退回，并告诉你的主管。
storage-release-newer = 你已退回。较新的内容（{ $date }）在这里等候。
storage-release-back = 退回到之前的内容
storage-release-forward = 使用较新的内容
storage-release-sure = 再点一次以更换内容
storage-app = 应用
storage-app-before = 到 { $date } 为止使用的应用还在这部手机上。只有新版本有错误时才退回，并告诉你的主管。
storage-app-newer = 这是之前的版本。较新的版本在这里等候。
storage-app-back = 退回到之前的版本
storage-app-sure = 再点一次以更换应用
storage-help = 读给帮助你的人听
storage-help-what = 这些行里没有姓名、地点，也没有任何关于某个人的内容。
storage-line-browser = 浏览器
storage-line-content = 内容
storage-line-offline = 可离线使用
storage-line-network = 网络
storage-line-problem = 最近的问题
storage-line-counts = 等待 · 保留 · 未接收
storage-line-heard = 最近一次收到中枢消息
storage-line-date = 这部手机上的日期
storage-line-room = 已用 · 可用，MB
storage-line-persisted = 由浏览器妥善保留
storage-yes = 是
storage-no = 否

## Pathways

pathway-now-answers = 此时有人接听。
pathway-now-closed = 此时无人接听。
pathway-now-unknown = 不知道此时是否有人接听。
pathway-fallbacks = 若无人接听，请按此顺序拨打
pathway-within = { $minutes } 分钟内
pathway-law = 法律
pathway-other-hour = 此路径适用于其他时段。请查看手机时钟是否正确。
pathway-expired = 核实有效至 { $date }，须重新核实。
pathway-holidays-closed = 公共假日不办公。
pathway-notice = 交出打印好的通知。通知上不写理由。

## Taking back

sealed-code = 接下来当事人可以要求看自己的代码。请把手机交给当事人，移开视线，不要记在任何地方。
take-back-title = 有人撤回转介
take-back-how = 只因当事人要求，凭当时给的代码。不要询问原因。
take-back-label = 当事人的代码：21 位数字，何种数字写法均可
take-back-do = 暂停这次转介
take-back-done = 一有网络就会转达。代码若正确，转介即暂停，由持有转介的机构询问当事人。这里不会告诉任何人代码是否正确。
take-back-wrong = 这不是完整的代码。应有 21 位数字：请逐一再看。
take-back-failed = 没有保存。请再试一次，或到任何服务台。

## A slip

slip-show = 给没有网络的接收方
slip-title = 只有{ $name }能读
slip-how = 对方在自己的工作台“转介、读取单据”下用照片或扫描器读取。它也留在发件箱里：答复仍会到这部手机。不要让别人拍照。
slip-hide = 隐藏
slip-save = 保存以便打印
slip-saved = 已保存为 { $name }。打印后请删除文件。
slip-dropped-answers = 因篇幅未放入：回答。
slip-dropped-consent_texts = 因篇幅未放入：同意之前所说的话。
slip-dropped-how_to_meet = 因篇幅未放入：如何见面。请亲自告知。

## A question back

ask-back-title = 接收方询问
ask-back-still_there = 当事人还在你们那里吗？
ask-back-interpreter = 需要口译吗？你们那里有口译吗？
ask-back-when = 我们什么时候能见到当事人？
ask-back-transport = 你们能把当事人带到我们这里吗？
ask-back-answer-yes = 是
ask-back-answer-no = 否
ask-back-answer-not_known = 我们不知道
ask-back-answer-none_needed = 不需要
ask-back-answer-with_us = 需要，我们这里有
ask-back-answer-bring_one = 需要，我们这里没有：请带一位来
ask-back-answer-now = 现在，任何时间
ask-back-answer-today = 今天晚些时候
ask-back-answer-tomorrow = 明天
ask-back-answer-call = 打电话给站点
ask-back-how = 一有网络就发送您的回答。如果站点已经回答，则以站点的为准。

## Subjects that stay shut

shut-title = 此处不问
shut-lacks = 没有经核实的机构通过电话回应此项：
shut-do = 请勿自行询问。请把所缺告知国家协调员。上面所列仍然有效。

## A crowd

home-crowd = 人多时：简短谈话
crowd-title = 简短谈话，人多时用
crowd-what = 只问三件事：医生、是否未满18岁、家人。不问私人的事，也不发送任何内容。它不能说明这个人的情况：这不是筛查。
crowd-never = 绝对不要用于：
crowd-never-wait = 人们可以等待时：请进行完整谈话
crowd-never-seen = 看上去未满18岁、极度痛苦或身边有人控制的人
crowd-never-held = 人们被关押的地方，或在被遣返、转移或离开之前
crowd-never-voice = 本手机不能说的语言
crowd-whole = 改为完整谈话
crowd-short = 这些人不能等：开始简短谈话
crowd-whole-now = 继续进行完整谈话

## Learning

learn-course = 课程
learn-course-what = 在你加入课程之前，什么也不会发送。之后，培训人员只看到每一课有多少人学完：没有分数，没有分钟数，除了你分享的，也没有答案。
learn-course-code = 课程代码
learn-course-agency = 你在哪里工作
learn-course-gender = 计为
learn-course-join = 加入
learn-course-sent = 下次联系时会询问。
learn-course-unknown = 中心没有使用此代码的开放课程。请询问负责人。
learn-course-in = 你已参加。
learn-course-plan = 之后我打算做的事
learn-course-plan-what = 这些话只留在这部手机上。三个月和六个月后，会在这里问你结果如何。
learn-course-keep = 保存
learn-course-asked = { $months } 个月后：你打算做的事怎么样了？
learn-course-answer-done = 做了
learn-course-answer-partly = 部分做了
learn-course-answer-not_yet = 还没有
learn-course-barriers = 遇到了什么阻碍？点选符合的，也可以不选。
learn-barrier-time = 其他工作之外没有时间
learn-barrier-money = 没有经费
learn-barrier-decision = 上级没有决定
learn-barrier-moved = 调去做别的工作
learn-barrier-equipment = 没有设备或材料
learn-barrier-law = 法律或程序
learn-barrier-other = 其他
learn-course-shared = 已与课程负责人分享
learn-course-share = 与课程负责人分享我的答案
learn-course-share-what = 负责人会读到你在这一课中最先点的选项，不带你的名字。你可以在这里或在“课程”里收回。
learn-course-back = 收回
learn-course-forget = 让中心忘记我
learn-course-forget-what = 中心所知道的你的学习情况会立即删除，只留下数字。这部手机保留你的进度。
learn-study = 一致性研究
learn-study-what = { $count } 个虚构案例：请说出每个案例中您会怎么做。课程里的其他人判断同样的案例。它显示大家的看法有多一致，不说明谁对。随时可以停下，以后再继续。
learn-study-other = 这部手机上的案例与本研究开始时的不同。如果下次联网后仍然如此，请告诉课程负责人。
learn-study-give = 把我的答案交给这项研究
learn-study-given = 已交给这项研究
learn-study-give-what = 您的答案与其他人的一起计数，不带您的名字，也不向任何人显示是谁的。研究结束前，您可以在这里收回。之后只留下数字。
learn-study-alone = 留给自己
learn-study-change = 从第一套案例到最近一套：{ $count } 个案例中，您有 { $before } 个和 { $after } 个选择了本应用建议的做法。
learn-study-change-none = 不说明您的变化。这需要两套案例，每套至少十个、数量相同，并且都在这部手机上全部判断过。
learn-study-change-says = “很少”是指没有任何变化的人中，二十人里有一人。这只根据案例数量算出：没有人测量过这样一套案例有多准，也没有人测量过两套是否一样难。它只留在这部手机上。它不说明变化从何而来，也不说明您如何与人相处。
learn-gender-women = 女
learn-gender-men = 男
learn-gender-another = 其他性别
learn-gender-not_said = 不说
learn-agency-law_enforcement = 警察或其他执法部门
learn-agency-immigration = 移民管理
learn-agency-coast_guard = 海岸警卫队
learn-agency-navy = 海军
learn-agency-customs = 海关
learn-agency-prosecution = 检察
learn-agency-social_welfare = 社会福利
learn-agency-labour = 劳工
learn-agency-foreign_affairs = 外交
learn-agency-civil_society = 民间社会
learn-agency-international = 国际组织
learn-agency-other = 其他
learn-title = 学习
learn-band = 学习中。这里没有真事。
learn-hear = 听
learn-leave = 现在有人需要我
learn-what = 只给您自己的短课。您在这里做的留在这部手机里，用您的密码锁住。
learn-none = 这部手机上还没有课程。有网络时会在语音之后自己到来。
learn-minutes = 约 { $minutes } 分钟
learn-new = 尚未开始
learn-step = 第 { $step } 步，共 { $steps } 步
learn-done = 已学完，可以再学。
learn-after = 最好在此之后学习：{ $modules }
learn-again = 再问一次：{ $count }
learn-again-title = 再问一次
learn-touched = 您点了这个。
learn-best = 课程的建议。
learn-why = 原因：
learn-rests = 依据
learn-own = 这里只说明本应用怎样工作。
learn-real-list = 来自这部手机上的名单，以现在为准。号码是真的：请读，不要为练习而拨打。
learn-finish = 结束
learn-finished = 您已学完这一课，随时可以再学。
learn-first-answers = { $count } 个问题中，有 { $right } 个您第一次就点了课程的建议。
learn-says = 它说的是您在虚构场景里的选择，不说明您怎样与人相处，除非您自己分享，别人看不到。
learn-comes-back = 过几天会再问这些问题。
learn-test = 学习前后的测试
learn-test-what = 题目来自所有课程：开始前做一次，之后再做一次，题目不同。没有及格线，不影响任何工作，除非您自己分享，别人也看不到。
learn-test-begin = 开始
learn-test-go-on = 继续
learn-test-time = 第 { $number } 次
learn-test-share = { $count } 题中 { $right } 题
learn-test-knowledge = 您知道的
learn-test-attitude = 您的看法
learn-test-practice = 您会怎么做
learn-test-says = 题目不多：多一两题或少一两题可能只是偶然。它不说明您如何与人相处。
learn-test-share-what = 负责人会读到您在这次测试中的答案，不带您的名字。根据许多人的答案，中心会算出题目有多难。您可以在这里或在“课程”里收回。
learn-test-change = 从第一次到最近一次：{ $count } 题中 { $before } 题和 { $after } 题。
learn-test-change-more = 单凭偶然很少会有这么大的变化。
learn-test-change-chance = 单凭偶然也可能有这样的变化。
learn-test-change-says = “很少”是指没有任何变化的人中，二十人里有一人。这只根据题目数量算出：没有人测量过这个测试有多准，也没有人测量过两套题是否一样难。它不说明变化从何而来，也不说明您如何与人相处。
learn-all = 全部课程
learn-practise = 练习
learn-practise-what = 与虚构的人交谈。您选择说什么、做什么，他们会回应。
learn-practise-how = 选择您要做的事。画有手机的地方会打开应用自己的画面。
learn-going-on = 已开始。会从您停下的地方继续。
learn-practised = 已练习：{ $count }
learn-you = 您：
learn-companion = 与他们同来的人：
learn-theirs = 手机在他们手里：由他们回答，您不看。
learn-moves-before = 提问之前
learn-moves-ask = 让手机提问
learn-moves-say = 说或做
learn-moves-end = 结束谈话
learn-debrief = 回顾
learn-true = 真实情况
learn-untold = 没有说出的，以及缺少什么
learn-marks = 练习分：{ $count } 分中的 { $marks } 分
learn-marks-say = 分数只计算您在这次虚构谈话中做了什么，从不计算对方告诉了您什么。它不说明真实的人会说得更多或更少，也不说明您有多好。信任是作者假定的数字。除非您自己分享，别人看不到这些。
learn-kept = 做到
learn-not-kept = 没有做到
learn-not-met = 没有遇到
learn-replay = 再看一遍谈话，一步一步
learn-rules = 应用的规则得出什么
learn-rules-told = 根据所说的
learn-rules-true = 根据全部经过
learn-own-time = 您自己用的分钟数：{ $minutes }。只有您看到，不会保存。
learn-practice-share = 与课程负责人分享这次练习
learn-practice-share-what = 负责人会读到您做了什么、做到了哪些规则，不带您的名字，也不含对方告诉您的任何内容。您可以在这里或在“课程”里收回。
