# 手机上政府人员一侧的界面，简体中文。
# 当事人看到的话不在这里：在 content/packs/<pack>/locales/ 里。
# A draft without a native reader's review.

starting = 正在打开…
next = 下一步
back = 返回
try-again = 再试一次

## 每个屏幕上

bar-name = 政府人员
bar-afraid = 当事人说自己害怕
bar-afraid-noted = 已记下：害怕。不采取遣返步骤
bar-seen = 您现在看到的情况
bar-hide = 隐藏并锁定
bar-talk = 不提问，只说一句话
bar-afraid-said = 已记下。不采取任何遣返步骤，也不与当事人的国家联系。任何情况都不会撤回这一条。
watermark-demo = 演示：文字是草稿，不得实际使用
watermark-pilot = 试用：文字仍在审核
no-voice = 这些话还没有语音：请给对方看。
machine-voice = 草稿语音：由机器朗读。
machine-demo = 演示：草稿，由机器朗读
machine-pilot = 试用：审核中，由机器朗读

## 第一次使用

first-visit-title = 简短而安全的沟通之路
first-visit-what = Titian 帮助您和说另一种语言的人互相理解，并找到帮助。没有网络也能用。
first-visit-not = 它从不判定一个人是谁。它建议现在该做什么，该联系谁。
first-visit-need = 您需要工作台给的代码：在工作台登录，选择“添加这部手机”。
first-visit-add = 添加这部手机

## 添加这部手机

enrol-link-title = 添加这部手机
enrol-link-what = 只有链接是您自己在工作台生成的，才可继续。
enrol-type-instead = 输入代码
enrol-start-title = 从工作台取得代码
enrol-start-where = 在工作台登录，选择“添加这部手机”。工作台会显示一个供相机扫描的图，和一个供输入的代码。两者都在十分钟内有效，只用于一部手机。
enrol-scan = 扫描代码
enrol-scan-title = 用相机对准图
enrol-scan-how = 图在工作台的屏幕上，让它充满取景框。不会录下任何内容。
enrol-scan-view = 相机看到的画面
enrol-scan-other = 这不是您工作台的图。请对准工作台的那一个。
enrol-scan-opening = 正在打开相机…
enrol-code-title = 输入工作台给的代码
enrol-code-where = 代码在工作台屏幕上的图的下方。输错五次后，工作台会生成新的代码。
enrol-code-label = 代码
enrol-code-help = 十二个字母和数字。大小写、空格和短横线都没有关系。
enrol-asking = 正在询问工作台…
enrol-who-title = 这是您吗？
enrol-officer = 政府人员
enrol-station = 站点
enrol-who-right = 是，这是我
enrol-who-wrong = 不是，不要添加
enrol-compare-title = 比对这六个词
enrol-compare-how = 工作台也显示六个词。每个词都必须相同，顺序也必须相同。只要有一个不同，就可能有人在中间拦截。
enrol-compare-same = 六个词都相同
enrol-compare-differ = 有不同：停止

## 密码

secret-title = 为这部手机设密码
secret-what = 至少十位数字，或至少四个词。
secret-honest = 十位数字能挡住捡到手机的人。但复制了手机存储又有时间的人，可以把所有数字都试一遍。四个互不相关的词要强得多。忘记的密码谁也找不回来：那时没做完的内容会丢失，但已密封的消息仍会发送。
teach = 为什么，怎么做
secret-label = 密码
secret-again = 再输入一次
secret-show = 显示我输入的内容
secret-differ = 两次输入不一致。
secret-choose = 使用这个密码
secret-working = 正在准备…
secret-officer = 政府人员 { $number }
secret-name = 锁定界面上的名称
secret-name-help = 拿着这部手机的人都能看到。请不要用您的真名。
secret-passkey = 也用这部手机的指纹、面容或屏幕锁解锁
secret-passkey-help = 更快，也没有人能偷看。如果别人知道这部手机的锁，或可能强按您的手指，请不要使用。密码始终可用。

## 获取内容

fetch-title = 正在准备
fetch-what = 问题、文字、语音和联络人一次性下载到这部手机，经过校验，保证完整。如果网络中断，会从中断处继续。
fetch-asking = 正在查询有哪些内容…
fetch-progress = 目前已下载
fetch-bytes = { $done } / { $total } MB
fetch-ready-title = 已就绪
fetch-voices = 这部手机上的语音
fetch-likely = 这里常用
fetch-silent = 已有文字，还没有语音：{ $names }
fetch-awaiting = 还没有文字，请联系口译员：{ $names }
fetch-here = 已有
fetch-spoken = 可朗读
fetch-machine = 机器朗读
fetch-draft = 草稿
fetch-officer-language = 您自己的语言
fetch-size = { $size } MB
fetch-more = 下载这些语音
fetch-done = 完成
fetch-newer = 查找更新的文字和联络人
ready-offline = 可离线使用：能说 { $speaks } 种，能显示 { $shows } 种
ready-coming = 还在下载的语音：{ $names }
ready-silent = 这里常用，但没有语音：{ $names }
ready-awaiting = 这里常用，但完全没有录音：{ $names }
ready-first = 只有开头的话：{ $names }
ready-shell-pending = 内容已经在这里。Titian 本身还在存入这部手机…
ready-shell-missing = 内容已经在这里，但这个浏览器没能存下 Titian 本身。没有网络时，只有这个页面一直开着才能使用。请在有网络时重新载入。

## 解锁

unlock-title = 解锁
unlock-who = 您是谁？
unlock-label = 密码
unlock = 解锁
unlock-working = 正在打开…
unlock-outbox = 只要 Titian 开着，即使锁定，已密封的消息也会发送。
unlock-add = 添加另一位政府人员
unlock-passkey = 用这部手机自己的锁解锁
unlock-some = 有已密封的消息等待发送
unlock-safety = 清除、保存或帮助
unlock-help = 立即求助，无需解锁
clock-title = 时钟

## 首页

home-not-ready = 尚未就绪：请先下载问题和文字。
home-outbox =
    { $count ->
        [0] 没有等待发送的内容
       *[other] 有 { $count } 条已密封的消息等待发送
    }
home-age =
    { $days ->
        [0] 内容于今天签署
       *[other] 内容于 { $days } 天前签署
    }
home-age-passed = 已过复审日期。内容仍可使用；有网络时请下载更新的内容。
home-update = Titian 有更新的版本。您点一下，几秒钟后就会启用。
home-update-held = Titian 的另一个标签页里有未结束的筛查。请先在那里完成；新版本会等待。
home-update-apply = 使用新版本
home-referrals = 这部手机发出的转介
home-referrals-none = 还没有。
home-referral-made = 创建于 { $date }
home-nobody-left-do = 被询问的机构都不能接手。请联系转介路径联络人，并为当事人提供另一个机构。
home-mark = 标记 { $mark }
referral-unsent = 等待发送
referral-sent = 已发送：{ $time } 再看
referral-closed = 已结束：无需再做什么
referral-nobody = 无人接手：请打电话
home-check = 现在检查
home-checking = 正在检查…
home-resume = 继续 { $time } 的筛查
home-discard = 丢弃 { $time } 的筛查
home-discard-sure = 再点一次：永久丢弃 { $time } 的筛查
home-refused =
    { $count ->
       *[other] 有 { $count } 条已密封的消息，中枢没有接收（{ $code }）。请联系转介路径联络人，并为每位当事人提供另一个机构。
    }
home-start = 开始筛查
home-start-other = 开始新的筛查
home-arrival = 多人抵达
home-languages = 语言和内容
home-safety = 锁定、隐藏和清除
home-storage = 这部手机里有什么

## 观察

look-title = 先看。什么都还不要问
look-go-on = 继续

## 语言

language-title = 哪种语言？
language-how = 把手机转过去。让当事人触碰自己的语言。
language-tried = 已试过
language-none = 没有共同语言
language-text-only = 仅文字
language-first-words = 只有开头的话
language-first-what = { $name }只有开头的话经过审核：问候、照顾、“我害怕”。不用这种语言提问。请找口译员或换一种语言。
language-awaits = 请联系口译员
silent-what = 这部手机没有{ $name }的语音：只显示文字。不识字的人用不了。如果对方不识字，或者您不确定，请换一种语言或联系口译员。
language-awaiting-title = { $name }：尚未录音
language-awaiting-what = Titian 没有由会说这种语言的人录制的话，也不会自行猜测。请向当事人表示，您会去找会说这种语言的人。
language-awaiting-do = 联系经审核的口译员
language-awaiting-back = 其他语言
language-interpreter = 那就找经审核的口译员，电话也可以。绝不能找同行者、陪同者或孩子。

## 私密的地方

privacy-title = 只有当事人能听到吗？
privacy-why = 有些问题是私密的。别人不能听到问题，也不能听到回答。
privacy-say = 对当事人说
privacy-earphones = 耳机已戴上
privacy-place = 我们单独在私密的地方
privacy-place-note = 私密问题保持静音，直到当事人触碰“听”。
privacy-neither = 这里两样都做不到
privacy-neither-note = 略去私密问题。观察和照顾继续进行。

## 提问旁边

practice-failed-title = “是”和“不是”还不清楚
practice-failed-what = 当事人没有点到所说的答案。请取下耳机，亲自指给对方看两个答案，再让对方试一次。两个都清楚之前，不征求同意。
practice-failed-again = 再试一次
practice-failed-none-note = 照顾、卡片和口译员。不会因此对当事人不利。
ask-check-language = 有几个问题没有听懂：请回到语言选择。

## 谈话中看到的情况

seen-title = 您现在看到的情况
seen-how = 只供您用眼睛看。不要为此提问，也不要让别人看到手机屏幕。
seen-first-look = 最初的观察
seen-done = 完成

## 不同意提问

no-consent-title = 不提问
no-consent-offer = 您可以提供
no-consent-language = 另一种语言
no-consent-person = 当事人还是想谈
no-consent-person-note = 只有当事人自己提出才可以，也可以换一位政府人员。不要再问。
no-consent-what-now = 现在该做什么
no-consent-later = 可以在别的时间再次提供。拒绝不会记在任何地方。

## 当事人与政府人员之间

hand-back-officer = 政府人员：手机在我这里
hand-back-sure = 再点一次：手机在我手里
in-hand-title = 手机在您这里
in-hand-what = 当事人的画面原样等着。回答已隐藏，无法再调出来。
in-hand-see = 看到的情况，用上面的眼睛标记。
in-hand-now = 现在该做什么
in-hand-now-note = 提问暂时结束。说过的仍然算数。
in-hand-give = 把手机交给当事人
display-title = 光线和握持
display-theme = 光线
display-theme-phone = 跟随手机设置
display-theme-light = 明亮
display-theme-dark = 深色
display-theme-outdoor = 户外强光下
display-hand = 握手机的手
display-hand-right = 右手
display-hand-left = 左手
display-returns = 手机从当事人那里回来时
display-returns-touch = 点两次
display-returns-secret = 我的密码

## 当事人要求的

care-wanted-title = 现在就给
care-wanted-yes = 对这个问题回答“是”：“{ $question }”
care-wanted-note = 这是当事人要求的。不记在任何地方，也不取决于任何回答。
care-wanted-go-on = 继续

## 结果

outcome-above = 给您看，不给当事人看
outcome-level-NOW = 现在
outcome-level-TODAY = 今天
outcome-level-REFER = 转介
outcome-level-INFO = 信息
outcome-level-INCOMPLETE = 未完成
outcome-not-a-finding = 这不是认定。由法定机构决定。
outcome-hide = 不要让和当事人一起来的任何人看到这个屏幕。
outcome-do = 现在该做什么
outcome-confidential = 保密的理由
outcome-because = 因为：{ $reason }
outcome-seen = 您看到：{ $what }
outcome-no-pathway = 本站点没有登记适用于这个结果的转介路径。请联系您的主管。在此期间不采取任何遣返步骤，也不要为此扣留当事人。
outcome-needs = 可能需要的帮助
outcome-stands = 对当事人成立的事项
outcome-other-pathway = 另一条适用的转介路径
outcome-unfinished = 还有问题没有问。只有当事人愿意才继续。
outcome-specialist = 略去的问题，以后可由专门人员问。您自己不要问。
outcome-hand-over = 告诉当事人，并让当事人选择
outcome-language = 试另一种语言
outcome-care-in-place = 帮助已到：继续
outcome-go-on-asking = 继续提问
outcome-close = 结束

## 转介路径

pathway-title = 在这里该联系谁
pathway-call = 打电话
pathway-suspend-return = 停止一切遣返步骤
pathway-refer = 转介
pathway-stay = 陪着当事人
pathway-paper = 书面材料
pathway-no-phone = 没有登记号码。
pathway-hours = 时间：{ $hours }
pathway-verified = 核实于 { $date }
pathway-not-verified = 未核实。
pathway-seen = 于 { $date } 在某来源中看到。
pathway-independent = 独立于政府
pathway-by = 由：{ $by }
pathway-gaps = 这里缺少

## 接收方

recipients-title = 谁可以看？
recipients-nobody = 都不选：继续
recipients-none = 这里登记的机构都不能接手。请使用转介路径，并告诉您的主管。
meeting-title = 怎样见面？
meeting-label = 地点和方式，用几个词写
meeting-help = 不写姓名，不写经过。
meeting-left = 还可输入 { $left } 个字符。
meeting-interpreter = 需要口译员
meeting-summary = 密封给
meeting-shares = 他们可以看回答。
meeting-shares-not = 他们得不到回答：只得到需要什么帮助和怎样见面。
meeting-seal = 密封
meeting-usual = 在{ $station }：找值班官员
meeting-again = 再次询问当事人谁可以看
meeting-gone = 当事人选的机构之一已不在名单上。请再次询问当事人：不会发往别处。
meeting-no-bed = 称没有空床（{ $time } 所说）。仍会发送。
meeting-none-title = 没有写见面地点
meeting-none-what = 没有地点或时间，接手的机构找不到当事人。
meeting-none-write = 写地点
meeting-none-seal = 不写地点也密封
meeting-none-sent = 没有给出见面地点。请问站点。
sealing-title = 正在密封…
sealing-what = 每个机构一条密封的消息。别人都打不开，您也打不开。

## 密封与结束

sealed-title = 已密封
sealed-what = 只有当事人选的机构能打开。
sealed-received = 中枢已收到，内容未被阅读，现在正在询问第一个机构。
sealed-sends = 正在发送。您什么都不用做。
sealed-offline = 没有网络。一有网络就会自动发送。
sealed-stay = 陪着当事人，直到有人接手负责。首页会显示。
sealed-close = 与当事人告别
close-title = 完成
close-what = 除了已密封的内容，手机上没有留下当事人的任何信息。今天的计数加一。
close-take-phone = 看到的和说过的不再显示。
close-home = 首页

## 已终止的登记

ended-title = 这部手机已被终止
ended-what = 您的工作台终止了它。您的密码、未完成的筛查和计数已在这里删除，也不能再密封任何内容。这部手机上的其他政府人员不受影响。
ended-messages =
    { $count ->
        [0] 手机上没有剩下已密封的消息。它已交出的内容等待管理员处理。
       *[other] 手机上还有 { $count } 条已密封的消息。有网络时会交出，然后等待管理员处理。
    }
ended-not-taken = 未被接收：请给您的主管看
ended-number = 编号 { $number }（{ $code }）
ended-not-taken-do = 没有人收到它，而可能有人正在等待。请联系当事人选的机构，或转介路径联络人。如果您的工作台说不出原因，也把它给该机构看。
ended-not-taken-kept = 它至少在这部手机上保留到 { $date }，每次联网都会再次提交。请保留这个应用。
ended-person = 如果现在有人和您在一起，请不用手机继续，并联系您的主管或转介路径联络人。要再次使用这部手机，请索取新的代码。
ended-understood = 我明白了

## 打开时的问题

trouble-title = Titian 在这里打不开
trouble-do = 请关闭无痕窗口，在手机上腾出一些空间，再试一次。已密封的消息保留在原处。

## 按代码的拒绝：发生了什么，该做什么

error-secret-too-short = 至少十位数字，或至少四个词。
error-secret-all-equal = 所有数字都相同。请换别的。
error-secret-simple-run = 这些数字是简单的顺序，别人最先会试它。请换别的。
error-secret-too-few-words = 至少四个不同的词，或至少十位数字。
error-secret-wrong =
    { $wait_seconds ->
        [0] 密码不对。请再试一次。
       *[other] 密码不对。请等 { $wait_seconds } 秒再试。不会删除任何内容。
    }
error-secret-wait = 请等 { $wait_seconds } 秒再试。不会删除任何内容。
error-passkey-refused = 手机自己的锁没有打开它。请再试，或使用密码。
error-passkey-unavailable = 这部手机自己的锁在这里不能打开 Titian。请使用密码。
error-vault-missing = 这位政府人员的存储已不在这部手机上。请重新添加手机。
error-vault-exists = 这位政府人员已在这部手机上。请改为解锁。
error-vault-locked = Titian 已锁定。请解锁后继续。
error-vault-damaged = 有一条记录无法读取。其他记录不受影响。
error-storage-full = 手机已满，所以这项还没有保存。请腾出一些空间，再做一次最后一步。
error-storage-unavailable = 手机的存储没有响应。请关闭 Titian 的其他标签页，再试一次。
error-release-unreadable = 中枢提供的内容无法读取。手机上原有的内容继续使用。
error-release-not-trusted = 中枢提供的内容没有按要求签署，已被拒绝。手机上原有的内容继续使用。请告诉您的主管。
error-release-lower-sequence = 中枢提供的内容比这部手机上的旧，已被拒绝。请告诉您的主管。
error-release-wrong-scope = 中枢提供的内容是给另一个地方的，已被拒绝。请告诉您的主管。
error-release-incomplete = 中枢提供的内容不完整（缺少 { $kind }）。手机上原有的内容继续使用。
error-release-not-approved = 中枢提供的内容含有没有人批准的文字或语音，已被拒绝。手机上原有的内容继续使用。请告诉您的主管。
error-part-hash-mismatch = 有一部分收到时已损坏，已丢弃。请再试一次。
error-part-unreachable = 下载时网络中断。请再试一次：会从中断处继续。
error-part-too-long = 有一部分与所声明的不符，已丢弃。请再试一次；如果仍然这样，请告诉您的主管。
error-library-empty = 这部手机上还没有任何内容。请先下载。
error-library-language-missing = 这部手机上没有这种语言。请先下载。
error-hub-unreachable = 无法连接中枢。等待的内容会在有网络时发送。
error-hub-other-answers = 这个网络里有别的东西代替中枢作答：可能是登录页面。请在浏览器里登录网络，或换一个网络。没有丢失任何内容。
error-hub-failed = 中枢有故障（{ $status }）。没有丢失任何内容；请稍后再试。
error-hub-unreadable = 中枢的回复不完整。没有丢失任何内容；请再试一次。
error-hub-refused = 中枢拒绝了（{ $code }）。没有丢失任何内容；请告诉您的主管。
error-enrol-link-unreadable = 这个链接不完整。请索取新的链接，或输入代码。
error-enrol-code-unreadable = 代码不完整：应有十二个字母和数字。
error-enrol-code-refused = 工作台不认识这个代码，或者代码已用过，或者已过十分钟。请索取新的代码。
error-enrol-wrong-hub = 这个链接属于另一个中枢。请在您自己的工作台生成新的链接。
error-enrol-wrong-root = 这个中枢不是链接所指的那个。不要继续。请告诉您的主管。
error-enrol-certificate-refused = 中枢给这部手机的证书不对。不要继续。请告诉您的主管。
error-enrol-unknown = 这部手机还没有添加。
error-camera-refused = 没有允许使用相机。请在浏览器的设置里允许本页使用，或输入代码。
error-camera-missing = 这里不能使用相机。请改为输入代码。
error-receipt-not-trusted = 中枢的回执没有按要求签署。消息保留在这部手机上，并会再次提交。
error-item-refused = 中枢没有接收一条消息（{ $code }）。它保留在这部手机上。请告诉您的主管。
error-journey-wrong-stage = 现在不能这样做。请按屏幕显示的内容继续。
error-journey-not-asked = 现在不问这个问题。
error-journey-value-unknown = 这个回答不属于这个问题。
error-journey-skip-is-final = 当事人不想说。不再问这个问题。
error-journey-nothing-to-undo = 这里没有可以撤回的。
error-journey-afraid-stands = 记录保留。任何情况都不会撤回这一条。
error-journey-recipient-unknown = 这个机构已不在列表中。请让当事人重新选择。
error-journey-no-recipient = 还没有选择任何机构。
error-journey-text-too-long = 最多 { $limit } 个字符。
error-journey-draft-missing = 未结束的筛查已不在这部手机上。
error-journey-seal-failed = 没能密封。所有内容都还在；请再试一次。
error-arrival-no-numbers = 本手机已没有号条号码。请让还有号码的手机分享：其他手机，让一部手机加入。
error-arrival-closed = 这次抵达在本手机上已关闭。新来的人请新建一次。
