# Beside a screening, in vi. Made from the English source without a native reader's review.

## Why, and how

teach-look = Nhìn trước khi nói: dấu hiệu bị kiểm soát hay bị hại thường thấy được nhiều hơn là kể ra. Dấu bạn bỏ đi không để lại vết.
teach-language = Quốc tịch không cho biết ngôn ngữ. Để người đó chọn, và kiểm tra rằng họ hiểu trước mọi việc khác.
teach-before = Không ai nói thoải mái bên cạnh người đã đưa mình đến. Tìm một lý do trung tính, như kiểm tra giấy tờ, và không nói gì với những người kia.
teach-no-consent = Nói không là một quyền, và thường là vì sợ. Nước, thức ăn, bác sĩ và tấm thẻ không phụ thuộc vào câu đồng ý.
teach-ask = Một câu hỏi, một sự việc. Chỗ trống và thay đổi trong lời kể đến từ sợ hãi và sốc, không phải từ nói dối. Đừng hỏi vì sao.
teach-CH = Ít câu hỏi, bằng lời của trẻ. Ngồi thấp, cho thời gian, để trẻ vẽ. Không ai phải chứng minh tuổi của mình.
teach-PR = Việc làm chưa bắt đầu vẫn có thể bỏ. Đưa thông tin và đầu mối. Không giữ ai lại vì điều họ đã nói.
teach-FC = Người bị ép làm trái luật cần luật sư trước. Đừng hỏi họ đã làm gì.
teach-AP = Nỗi sợ phải trở về không cần bằng chứng ở đây. Một lời về nó dừng mọi bước đưa về.
teach-GB = Không hỏi ai về bạo lực tình dục. Chăm sóc sức khỏe được giữ bí mật được đề nghị với mọi người, và không hỏi lý do.
teach-level-NOW = An toàn trước câu hỏi. Gọi, ghi ai đã trả lời, và ở lại. Năm phút không ai trả lời: gọi nơi tiếp theo.
teach-level-TODAY = Liên hệ trước khi người đó rời nơi này. Chỉ cần có khả năng là đủ: bạn không cần bằng chứng, và bạn không quyết định.
teach-level-REFER = Người đó chọn ai được giúp. Đề nghị đầu mối khi họ còn ở đây, và đừng ép.
teach-level-INFO = Hôm nay không kể gì không có nghĩa là không có gì xảy ra. Nhiều người chỉ nói ở lần thứ hai hay thứ ba.
teach-level-INCOMPLETE = Chưa xong không phải lỗi của người đó. Đề nghị tiếp tục bây giờ hoặc sau, và không hỏi lại điều gì.

## Who is near

before-who = Bây giờ ai có thể thấy hoặc nghe người này?
before-child = Người lớn đi cùng không được coi là an toàn. Gặp trẻ riêng, trong tầm mắt của một đồng nghiệp.
before-apart = Không ai trong số người đi cùng
before-stays = Có người vẫn ở gần
before-interpreter = Có phiên dịch giúp
before-interpreter-here = Phiên dịch { $code } giúp
company-note = Có người vẫn ở gần: không hỏi. Chăm sóc, quan sát và tấm thẻ vẫn tiếp tục.
company-left = Họ đã tách ra: tiếp tục
clock-child = Ba mươi phút với một trẻ: hôm nay dừng ở đây. Chuyên viên sẽ tiếp tục.

## Interpreter

interpreter-title = Phiên dịch
interpreter-who = Đã được thẩm tra và là người lớn, không phải người đi cùng chuyến. Ghi một mã, không bao giờ ghi tên.
interpreter-known = Đã từng giúp
interpreter-code = Mã của phiên dịch
interpreter-code-help = Như TM07: hai đến tám chữ và số.
interpreter-role = Tìm được qua
interpreter-role-staff = Nhân viên của chúng tôi
interpreter-role-sworn = Danh sách của tòa án
interpreter-role-phone_service = Dịch vụ điện thoại
interpreter-role-organisation = Một tổ chức
interpreter-conflict-title = Hỏi phiên dịch
interpreter-conflict-1 = Bạn có biết người này, gia đình họ hay những người đi cùng họ không?
interpreter-conflict-2 = Giữa nhóm của bạn và nhóm của họ có điều gì không?
interpreter-conflict-3 = Bạn sẽ nói lại mọi điều đúng như lời, và không kể với ai chứ?
interpreter-free = Không có gì cản trở
interpreter-steps-back = Họ xin rút, hoặc quá thân
interpreter-person-title = Hỏi người đó
interpreter-person = Họ có muốn phiên dịch này không, nữ hay nam? Nói không không cần lý do, và không ai bị trách.
interpreter-ask-phone = Hỏi bằng điện thoại
interpreter-accepted = Người đó chấp nhận
interpreter-refused = Người đó không muốn
interpreter-none = Không dùng phiên dịch

## Distress

calm-open = Khủng hoảng: dừng lại và trấn an
calm-cues = Nước mắt, run rẩy, ánh mắt trống rỗng, mồ hôi, khó thở: dừng ngay.
calm-title = Bây giờ họ thế nào?
calm-how = Ở lại. Không hỏi, không chạm vào, cho thời gian.
calm-go-on = Bình tĩnh hơn, và họ muốn tiếp tục
calm-rest = Nghỉ bây giờ, tiếp tục sau
calm-worse = Vẫn rất khủng hoảng: gọi giúp đỡ

## Calls

calls-title = Cuộc gọi
calls-minutes =
    { $minutes ->
        [one] Một phút từ khi có việc này
       *[other] { $minutes } phút từ khi có việc này
    }
calls-late = Chưa ai trả lời. Gọi đầu mối tiếp theo, rồi người giám sát của bạn.
calls-somebody = Đã có người trả lời. Ở lại cho đến khi họ tới.
calls-at = { $time } · { $name }
calls-answered = Có trả lời
calls-no-answer = Không trả lời
calls-other = Tôi đã gọi bằng điện thoại khác: { $name }
calls-kept = Khóa trên điện thoại này một ngày, không có gì về người đó.
desks-title = Bàn trực của khu vực
desks-as-of = { $region }, tính đến { $date }
desks-shelter = Nơi tạm trú
desks-health = Y tế
desks-focal = Đầu mối liên lạc
desks-always = Cả ngày lẫn đêm
desks-office = Giờ hành chính

## Emergency

emergency-title = Khẩn cấp
emergency-safe = Nơi an toàn, tránh nguy hiểm. Giữ người khác ở xa.
emergency-call = Gọi. Nói anh chị ở đâu và thấy gì.
emergency-aid = Sơ cứu cho đến khi có trợ giúp. Không di chuyển, không cho ăn uống.
emergency-wait = Chờ bên cạnh người đó. Không hỏi gì.
emergency-no-return = Không làm bước nào để đưa người đó trở về.
emergency-nobody = Không ai đi cùng được nói thay hay đi theo, trừ khi người đó muốn.
emergency-medical = Cấp cứu
emergency-police = Công an
emergency-fire = Cứu hỏa
emergency-sea_rescue = Cứu hộ biển
emergency-child_protection = Bảo vệ trẻ em

## The one call, and three steps

call-none = Chưa có số nào: dùng bộ đàm, gọi cấp trên.
call-next = Hiện không nơi nào trong danh sách trả lời. Tiếp theo, { $time }:
call-unsure = Không biết nơi nào trong danh sách trả lời lúc này. Hãy thử:
step-nobody = Ở đây chưa có nơi nào cho: { $need }. Gọi cấp trên.
step-no-authority = Không làm bước trao trả nào. Ở đây chưa có ai có thể đình chỉ: hãy báo cấp trên.
step-tell = Không làm bước trao trả nào: báo { $name } và đưa thông báo. Thông báo không nêu lý do.

## Still open

finish-title = Chưa làm gì
finish-what = Chưa gọi ai, chưa gửi gì, và người đó không từ chối. Nếu kết thúc bây giờ, việc này vẫn mở với dấu { $mark }: ở đây, và với người trực tại trạm.
finish-anyway = Kết thúc, và để mở
mark-open = Còn mở: chưa gọi ai, chưa gửi gì
mark-done = Đã có người lo cho người này
mark-handed = Được bàn giao cho anh chị
shift-open = Còn mở
shift-who = Ai nhận bàn giao?
shift-duty = Người trực tại trạm
shift-duty-how = Cho họ biết từng dấu, và việc gì còn phải làm.
shift-told = Họ đã biết

## Help without unlocking

help-title = Trợ giúp ngay
help-what = Không gì chạm vào ở đây được lưu, và ở đây không có gì của cuộc nói chuyện.
help-language = Ngôn ngữ và chăm sóc
help-numbers = Số điện thoại
help-empty = Chưa có lời và số nào trên điện thoại này.
help-afraid = Sợ bị gửi trả: không làm bước trao trả nào, không liên hệ nước của người đó. Ở đây không ghi lại: hãy mở khóa và ghi.

## More that may be done

more-title = Việc khác bạn có thể làm
second-title = Cán bộ thứ hai
second-how = Họ đọc điều này, và tự gõ mật khẩu của mình. Mật khẩu của bạn không tính hai lần.
second-nobody = Không có cán bộ nào khác trên điện thoại này, và không ai làm việc này một mình. Điều được gợi ý vẫn giữ nguyên. Gọi người giám sát của bạn.
second-agree = Tôi đồng ý
body-told = Cơ quan độc lập nhận khiếu nại được báo việc này, niêm phong chỉ cho họ: đã làm gì, vì sao, các mức, ngày và trạm này. Không có gì về người đó.
body-none = Không có cơ quan độc lập nào trong hồ sơ ở đây: không ai bên ngoài được báo việc này.
lower-open = Hạ mức, cùng một cán bộ thứ hai
lower-title = Hạ mức
lower-what = Không bước nào để đưa về và không liên hệ với nước của họ: điều đó giữ nguyên. Bản niêm phong ghi mức được gợi ý.
lower-to = Hạ xuống: { $level }
lower-why = Vì sao?
lower-reason-danger_over = Nguy hiểm đã qua và đã có người giúp ở đây
lower-reason-taken_over = Đã có người nhận trách nhiệm
lower-reason-person_asks = Người đó yêu cầu
lower-reason-seen_in_error = Điều tôi thấy là việc khác
lower-note = Gợi ý: { $suggested }. Hai cán bộ đã hạ: { $reason }
lower-back = Trở lại mức được gợi ý
without-open = Gửi khi chưa có đồng ý
without-title = Chưa có đồng ý
without-what = Chỉ gửi tới dịch vụ khẩn cấp hoặc bảo vệ trẻ em. Không gửi câu trả lời nào. Người đó được báo trước, hoặc ngay khi họ có thể nghe.
without-why = Vì sao?
without-threat_to_life = Một mạng sống đang nguy hiểm
without-child = Lợi ích tốt nhất của trẻ
without-incapacity = Bây giờ họ không thể nói có hoặc không
without-to = Gửi cho ai?
without-nobody = Không nơi nào được ghi ở đây có thể nhận. Hãy gọi điện.
without-tell = Báo cho người đó
without-alone = Gửi ngay, với một cán bộ
without-alone-how = Tính mạng không thể chờ. Nơi nhận đọc: một cán bộ. Cán bộ thứ hai ký trong vòng 24 giờ, trên điện thoại này: “Các chuyển tuyến từ điện thoại này”. Gọi điện thì không chờ ai.
sign-what = Một cán bộ đã gửi khi chưa có đồng ý. Cán bộ thứ hai ký trong vòng 24 giờ sau khi gửi.
sign-open = Ký với tư cách cán bộ thứ hai
pass-open = Chuyển cuộc nói chuyện này cho cán bộ khác
pass-title = Chuyển tiếp
pass-what = Nó chuyển vào chỗ lưu của cán bộ kia trên điện thoại này, chỉ khi người đó cho phép. Nếu không, nó mất khi bạn hết ca.
pass-ask = Hỏi người đó
pass-refused = Người đó không muốn. Nó ở lại với bạn, và mất khi bạn hết ca.
leaving-title = Trước khi họ đi
leaving-what = Đầu mối được đề nghị khi người đó còn ở đây. Đã đề nghị chưa?
leaving-offer = Đề nghị ngay
leaving-done = Đã đề nghị
shift-end = Hết ca
shift-end-sure = Chạm lần nữa: xóa những gì chưa xong và danh sách cuộc gọi

## Refusals, by code

error-journey-no-exception = Ở đây không có căn cứ cho việc đó. Hỏi người đó, hoặc gọi điện.
error-second-same-officer = Cần một cán bộ khác.
error-second-needed = Chỉ khi tính mạng bị đe dọa mới gửi với một cán bộ. Ở đây cán bộ thứ hai đồng ý trước, hoặc hãy gọi.
error-interpreter-code = Mã có hai đến tám chữ và số, ít nhất một số. Không bao giờ ghi tên.

## What is on this phone

storage-kept =
    { $count ->
        [one] Một tin đã gửi được giữ đến khi bản sao lưu của máy chủ có nó
       *[other] { $count } tin đã gửi được giữ đến khi bản sao lưu của máy chủ có chúng
    }
storage-unconfirmed = Những gì bạn đã gửi đang ở máy chủ và an toàn trên điện thoại này. Đã { $days } ngày máy chủ chưa có bản sao ở nơi thứ hai. Hãy báo cho cấp trên để gọi quản trị viên của máy chủ. Cho đến lúc đó, hãy giữ Titian trên điện thoại này.
storage-send = Gửi ngay
storage-reason-recipient = Khóa của tổ chức đã kết thúc, nên họ không đọc được tin này nữa.
storage-reason-damaged = Bộ nhớ của điện thoại này đã làm hỏng tin. Không ai đọc được nó.
storage-reason-large = Tin quá lớn đối với máy chủ.
storage-reason-other = Máy chủ không nhận tin ({ $code }).
storage-languages = Ngôn ngữ trong điện thoại này
storage-words = Lời của { $count } ngôn ngữ, { $size } MB
storage-remove = Xóa { $name }
storage-remove-sure = Chạm lần nữa: xóa { $name }
storage-remove-not-now = Có thể xóa ngôn ngữ khi không có cuộc sàng lọc nào đang mở.
storage-release = Câu hỏi và lời
storage-release-before = Nội dung trước đó, ngày { $date }, vẫn còn ở đây. Chỉ quay lại nếu nội dung mới có gì sai, và báo cho cấp trên của bạn.
storage-release-newer = Bạn đã quay lại. Nội dung mới hơn, ngày { $date }, đang chờ ở đây.
storage-release-back = Quay lại nội dung trước
storage-release-forward = Dùng nội dung mới hơn
storage-release-sure = Chạm lần nữa để đổi nội dung
storage-app = Ứng dụng
storage-app-before = Ứng dụng dùng đến { $date } vẫn còn trên điện thoại này. Chỉ quay lại nếu bản mới có gì sai, và báo cho cấp trên của bạn.
storage-app-newer = Đây là phiên bản trước. Phiên bản mới hơn đang chờ ở đây.
storage-app-back = Quay lại phiên bản trước
storage-app-sure = Chạm lần nữa để đổi ứng dụng
storage-help = Để đọc cho người hỗ trợ
storage-help-what = Trong các dòng này không có tên, nơi chốn hay điều gì về một người.
storage-line-browser = Trình duyệt
storage-line-content = Nội dung
storage-line-offline = Dùng được khi không có mạng
storage-line-network = Mạng
storage-line-problem = Vấn đề gần nhất
storage-line-counts = Đang chờ · được giữ · không nhận
storage-line-heard = Lần cuối nghe từ máy chủ
storage-line-date = Ngày trên điện thoại này
storage-line-room = Đã dùng · còn trống, MB
storage-line-persisted = Được trình duyệt giữ an toàn
storage-yes = có
storage-no = không

## Pathways

pathway-now-answers = Có người trả lời vào giờ này.
pathway-now-closed = Không ai trả lời vào giờ này.
pathway-now-unknown = Không biết có ai trả lời vào giờ này không.
pathway-fallbacks = Nếu không ai trả lời, gọi theo thứ tự này
pathway-within = Trong vòng { $minutes } phút
pathway-law = Pháp luật
pathway-other-hour = Lộ trình này dành cho giờ khác. Hãy xem đồng hồ điện thoại có đúng không.
pathway-expired = Đã xác minh đến { $date }. Phải xác minh lại.
pathway-holidays-closed = Đóng cửa vào ngày lễ.
pathway-notice = Trao giấy thông báo đã in. Giấy không nêu lý do.

## Taking back

sealed-code = Tiếp theo người đó có thể xin xem mã của riêng họ. Hãy đưa điện thoại cho họ, nhìn đi chỗ khác và không ghi lại ở đâu.
take-back-title = Một người rút lại việc chuyển gửi
take-back-how = Chỉ vì người đó yêu cầu, với mã họ đã được đưa. Không hỏi lý do.
take-back-label = Mã của họ: 21 chữ số, viết bằng kiểu số nào cũng được
take-back-do = Tạm dừng việc chuyển gửi này
take-back-done = Sẽ được chuyển ngay khi có mạng. Nếu mã đúng, việc chuyển gửi tạm dừng, và bên đang giữ sẽ hỏi người đó. Ở đây không ai được biết mã có đúng hay không.
take-back-wrong = Đây không phải mã đầy đủ. Mã có 21 chữ số: hãy xem lại từng chữ số.
take-back-failed = Chưa được lưu. Hãy thử lại, hoặc đến bất kỳ bàn nào.

## A slip

slip-show = Cho nơi nhận không có mạng
slip-title = Chỉ { $name } đọc được
slip-how = Họ đọc tại bàn làm việc, ở mục Chuyển gửi, Đọc phiếu: bằng ảnh chụp hoặc máy quét. Nội dung vẫn ở hộp gửi: câu trả lời của trung tâm vẫn về điện thoại này. Đừng để ai khác chụp.
slip-hide = Ẩn đi
slip-save = Lưu để in
slip-saved = Đã lưu là { $name }. Hãy xóa tệp sau khi in.
slip-dropped-answers = Bỏ ra vì không đủ chỗ: các câu trả lời.
slip-dropped-consent_texts = Bỏ ra vì không đủ chỗ: những lời đã nói trước khi đồng ý.
slip-dropped-how_to_meet = Bỏ ra vì không đủ chỗ: cách gặp. Hãy tự báo cho họ.

## A question back

ask-back-title = Nơi nhận hỏi
ask-back-still_there = Người đó còn ở chỗ bạn không?
ask-back-interpreter = Có cần phiên dịch không, và ở chỗ bạn có ai không?
ask-back-when = Khi nào chúng tôi gặp được người đó?
ask-back-transport = Bạn đưa người đó đến chỗ chúng tôi được không?
ask-back-answer-yes = Có
ask-back-answer-no = Không
ask-back-answer-not_known = Chúng tôi không biết
ask-back-answer-none_needed = Không cần
ask-back-answer-with_us = Cần, và có ở chỗ chúng tôi
ask-back-answer-bring_one = Cần, và chỗ chúng tôi không có: hãy đưa một người đến
ask-back-answer-now = Bây giờ, giờ nào cũng được
ask-back-answer-today = Lát nữa trong hôm nay
ask-back-answer-tomorrow = Ngày mai
ask-back-answer-call = Gọi cho trạm
ask-back-how = Câu trả lời được gửi ngay khi có mạng. Có thể trạm đã trả lời: khi đó câu ấy có hiệu lực.

## Subjects that stay shut

shut-title = Không hỏi ở đây
shut-lacks = Chưa có nơi đã xác minh trả lời việc này qua điện thoại:
shut-do = Đừng tự hỏi về việc này. Báo điều phối viên quốc gia điều còn thiếu. Những gì ghi ở trên vẫn giữ nguyên.

## A crowd

home-crowd = Đông người: cuộc nói chuyện ngắn
crowd-title = Cuộc nói chuyện ngắn, khi đông người
crowd-what = Chỉ hỏi ba điều: bác sĩ, dưới 18 tuổi, gia đình. Không hỏi điều riêng tư và không gửi gì. Nó không nói gì về người đó: đây không phải là sàng lọc.
crowd-never = Không bao giờ dùng:
crowd-never-wait = khi mọi người có thể chờ: hãy nói chuyện đầy đủ
crowd-never-seen = với người trông dưới 18 tuổi, đang rất hoảng loạn, hoặc ở cùng người kiểm soát họ
crowd-never-held = nơi có người bị giữ, hoặc trước khi họ bị trả về, chuyển đi hay rời đi
crowd-never-voice = bằng ngôn ngữ mà điện thoại này không nói được
crowd-whole = Nói chuyện đầy đủ
crowd-short = Những người này không thể chờ: bắt đầu cuộc nói chuyện ngắn
crowd-whole-now = Chuyển sang cuộc nói chuyện đầy đủ

## Learning

learn-course = Khoá học
learn-course-what = Không có gì được gửi trước khi bạn tham gia một khoá học. Sau đó người dạy thấy bao nhiêu người học xong mỗi bài: không điểm, không số phút, và không câu trả lời nào ngoài những gì bạn chia sẻ.
learn-course-code = Mã khoá học
learn-course-agency = Nơi bạn làm việc
learn-course-gender = Được đếm là
learn-course-join = Tham gia
learn-course-sent = Sẽ hỏi vào lần liên lạc tới.
learn-course-unknown = Trung tâm không biết khoá học nào đang mở có mã này. Hãy hỏi người phụ trách.
learn-course-in = Bạn đang tham gia.
learn-course-plan = Việc tôi định làm sau đó
learn-course-plan-what = Những lời này ở lại trên điện thoại này. Sau ba và sáu tháng, bạn được hỏi ở đây việc đó ra sao.
learn-course-keep = Giữ lại
learn-course-asked = Sau { $months } tháng: việc bạn định làm ra sao?
learn-course-answer-done = Đã làm
learn-course-answer-partly = Một phần
learn-course-answer-not_yet = Chưa
learn-course-barriers = Điều gì đã cản trở? Chạm điều đúng, hoặc không chạm gì.
learn-barrier-time = Không có thời gian vì việc khác
learn-barrier-money = Không có tiền cho việc đó
learn-barrier-decision = Chưa có quyết định từ cấp trên
learn-barrier-moved = Chuyển sang việc khác
learn-barrier-equipment = Không có thiết bị hoặc vật liệu
learn-barrier-law = Luật hoặc thủ tục
learn-barrier-other = Điều khác
learn-course-shared = Đã chia sẻ với người phụ trách khoá học
learn-course-share = Chia sẻ câu trả lời của tôi với người phụ trách khoá học
learn-course-share-what = Họ đọc điều bạn chạm đầu tiên trong bài này, không có tên bạn. Bạn có thể rút lại, ở đây hoặc trong Khoá học.
learn-course-back = Rút lại
learn-course-forget = Để trung tâm quên tôi
learn-course-forget-what = Những gì trung tâm biết về việc học của bạn mất ngay; các con số ở lại. Điện thoại này giữ bạn đã học đến đâu.
learn-study = Nghiên cứu về sự đồng ý
learn-study-what = { $count } trường hợp hư cấu: hãy nói với mỗi trường hợp bạn sẽ làm gì. Những người khác trong khoá học của bạn cũng đánh giá các trường hợp này. Nó cho thấy mọi người đồng ý với nhau đến đâu, không phải ai đúng. Dừng lại và làm tiếp lúc nào cũng được.
learn-study-other = Các trường hợp trên điện thoại này khác với khi nghiên cứu bắt đầu. Nếu sau lần liên lạc tới vẫn vậy, hãy báo cho người phụ trách khoá học.
learn-study-give = Gửi câu trả lời của tôi cho nghiên cứu
learn-study-given = Đã gửi cho nghiên cứu
learn-study-give-what = Câu trả lời được đếm chung với của người khác, không có tên bạn, và không ai được cho thấy đó là của ai. Bạn có thể rút lại ở đây cho đến khi nghiên cứu kết thúc. Sau đó chỉ còn các con số.
learn-study-alone = Giữ cho riêng tôi
learn-study-change = Từ bộ trường hợp đầu đến bộ gần nhất: ở { $before } và ở { $after } trên { $count } trường hợp, bạn chọn điều ứng dụng này gợi ý.
learn-study-change-none = Không nói gì về thay đổi của bạn. Muốn vậy cần hai bộ, mỗi bộ từ mười trường hợp trở lên và bằng nhau, cả hai được đánh giá đầy đủ trên điện thoại này.
learn-study-change-says = Hiếm khi nghĩa là một trong hai mươi người không có gì thay đổi. Nó chỉ tính từ số trường hợp: chưa ai đo một bộ như vậy chính xác đến đâu, hay hai bộ có khó như nhau không. Nó ở lại trên điện thoại này. Nó không nói thay đổi từ đâu mà có, cũng không nói bạn gặp gỡ mọi người thế nào.
learn-gender-women = Nữ
learn-gender-men = Nam
learn-gender-another = Giới khác
learn-gender-not_said = Tôi không nói
learn-agency-law_enforcement = Công an hoặc cơ quan thực thi pháp luật khác
learn-agency-immigration = Xuất nhập cảnh
learn-agency-coast_guard = Cảnh sát biển
learn-agency-navy = Hải quân
learn-agency-customs = Hải quan
learn-agency-prosecution = Công tố
learn-agency-social_welfare = Phúc lợi xã hội
learn-agency-labour = Lao động
learn-agency-foreign_affairs = Đối ngoại
learn-agency-civil_society = Xã hội dân sự
learn-agency-international = Tổ chức quốc tế
learn-agency-other = Nơi khác
learn-title = Học
learn-band = Đang học. Ở đây không có gì là thật.
learn-hear = Nghe
learn-leave = Có người cần tôi bây giờ
learn-what = Các bài ngắn chỉ dành cho bạn. Những gì bạn làm ở đây nằm lại trong điện thoại này, được khóa bằng mã bí mật của bạn.
learn-none = Chưa có bài học trong điện thoại này. Bài học tự đến khi có mạng, sau các giọng nói.
learn-minutes = Khoảng { $minutes } phút
learn-new = Chưa bắt đầu
learn-step = Bước { $step } trên { $steps }
learn-done = Đã học xong. Bạn có thể học lại.
learn-after = Nên học sau: { $modules }
learn-again = Hỏi lại: { $count }
learn-again-title = Hỏi lại
learn-touched = Bạn đã chạm vào ý này.
learn-best = Điều bài học gợi ý.
learn-why = Vì sao:
learn-rests = Điều này dựa vào đâu
learn-own = Chỉ nói ứng dụng này hoạt động thế nào.
learn-real-list = Từ danh sách trong điện thoại này, như hiện nay. Các số là thật: hãy đọc, đừng gọi để luyện tập.
learn-finish = Kết thúc
learn-finished = Bạn đã học xong bài này. Bạn có thể học lại bất cứ lúc nào.
learn-first-answers = Trong { $count } câu hỏi, ở { $right } câu lần đầu bạn chạm vào điều bài học gợi ý.
learn-says = Con số cho biết bạn đã chọn gì trong các cảnh được dựng ra. Nó không nói gì về cách bạn gặp mọi người, và không ai khác nhìn thấy trừ khi bạn chia sẻ.
learn-comes-back = Các câu hỏi sẽ trở lại sau vài ngày.
learn-test = Bài kiểm tra trước và sau
learn-test-what = Câu hỏi từ mọi bài học: một lần trước khi bắt đầu, một lần sau đó, với câu hỏi khác. Không có điểm đạt, không việc nào phải chờ nó, và không ai khác thấy trừ khi bạn chia sẻ.
learn-test-begin = Bắt đầu
learn-test-go-on = Tiếp tục
learn-test-time = Lần { $number }
learn-test-share = { $right } trong { $count }
learn-test-knowledge = Điều bạn biết
learn-test-attitude = Cách bạn nhìn nhận
learn-test-practice = Điều bạn sẽ làm
learn-test-says = Câu hỏi ít: hơn kém một hai câu có thể là ngẫu nhiên. Nó không nói gì về cách bạn gặp gỡ mọi người.
learn-test-share-what = Họ đọc câu trả lời của bạn trong bài kiểm tra này, không có tên bạn. Từ câu trả lời của nhiều người, hệ thống tính xem câu hỏi khó đến đâu. Bạn có thể rút lại, ở đây hoặc trong Khoá học.
learn-test-change = Từ lần đầu đến lần gần nhất: { $before } và { $after } trên { $count }.
learn-test-change-more = Chỉ riêng ngẫu nhiên hiếm khi tạo ra thay đổi lớn như vậy.
learn-test-change-chance = Chỉ riêng ngẫu nhiên cũng có thể tạo ra thay đổi như vậy.
learn-test-change-says = Hiếm khi nghĩa là một trong hai mươi người không có gì thay đổi. Nó chỉ tính từ số câu hỏi: chưa ai đo bài kiểm tra này chính xác đến đâu, hay hai đề có khó như nhau không. Nó không nói thay đổi từ đâu mà có, cũng không nói bạn gặp gỡ mọi người thế nào.
learn-all = Tất cả bài học
learn-practise = Luyện tập
learn-practise-what = Nói chuyện với những người hư cấu. Bạn chọn nói gì và làm gì, rồi họ đáp lại.
learn-practise-how = Hãy chọn việc bạn làm. Chỗ có hình điện thoại, màn hình của chính ứng dụng sẽ mở ra.
learn-going-on = Đã bắt đầu. Sẽ tiếp tục từ chỗ bạn dừng.
learn-practised = Đã luyện tập: { $count }
learn-you = Bạn:
learn-companion = Người đi cùng họ:
learn-theirs = Điện thoại ở trong tay họ: họ trả lời, còn bạn không nhìn.
learn-moves-before = Trước các câu hỏi
learn-moves-ask = Để điện thoại hỏi
learn-moves-say = Nói hoặc làm
learn-moves-end = Kết thúc cuộc nói chuyện
learn-debrief = Nhìn lại
learn-true = Sự thật là gì
learn-untold = Điều không được kể, và còn thiếu gì
learn-marks = Điểm luyện tập: { $marks } trên { $count }
learn-marks-say = Điểm đếm những gì bạn đã làm trong cuộc nói chuyện hư cấu này, không bao giờ đếm điều bạn được kể. Điểm không nói rằng người thật sẽ kể nhiều hơn hay ít hơn, cũng không nói bạn giỏi đến đâu. Lòng tin là con số do người soạn giả định. Không ai khác thấy điều này trừ khi bạn chia sẻ.
learn-kept = Đã giữ
learn-not-kept = Không giữ
learn-not-met = Không gặp đến
learn-replay = Xem lại cuộc nói chuyện, từng bước
learn-rules = Quy tắc của ứng dụng rút ra điều gì
learn-rules-told = Từ điều đã được kể
learn-rules-true = Từ toàn bộ câu chuyện
learn-own-time = Thời gian riêng của bạn, tính bằng phút: { $minutes }. Chỉ bạn thấy, và không được lưu.
learn-practice-share = Chia sẻ lần luyện tập này với người phụ trách khoá học
learn-practice-share-what = Họ đọc bạn đã làm gì và giữ được quy tắc nào, không có tên bạn, và không có gì bạn được kể. Bạn có thể rút lại, ở đây hoặc trong Khoá học.
