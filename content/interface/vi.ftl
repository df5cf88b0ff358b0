# Phần của cán bộ trên điện thoại, tiếng Việt.
# Lời nói với người đó không ở đây: chúng ở content/packs/<pack>/locales/.
# A draft without a native reader's review.

starting = Đang mở…
next = Tiếp theo
back = Quay lại
try-again = Thử lại

## Trên mọi màn hình

bar-name = Cán bộ
bar-afraid = Người đó nói là mình sợ
bar-afraid-noted = Đã ghi: sợ. Không được đưa về
bar-seen = Những gì bạn đang thấy
bar-hide = Ẩn và khóa
bar-talk = Nói mà không hỏi
bar-afraid-said = Đã ghi. Không làm bước nào để đưa người đó trở về và không liên hệ nước của người đó. Không gì có thể rút lại điều này.
watermark-demo = Bản trình diễn: lời nháp, không dùng thật
watermark-pilot = Thử nghiệm: lời đang được duyệt
no-voice = Chưa có giọng đọc: hãy cho xem.
machine-voice = Giọng bản nháp: máy đọc.
machine-demo = Bản trình diễn: lời nháp, máy đọc
machine-pilot = Thử nghiệm: lời đang duyệt, máy đọc

## Lần đầu mở

first-visit-title = Lối sang ngắn và an toàn
first-visit-what = Titian giúp bạn và người nói tiếng khác hiểu nhau, và tìm được sự giúp đỡ. Titian chạy được khi không có mạng.
first-visit-not = Titian không bao giờ quyết định một người là ai. Titian gợi ý bây giờ cần làm gì, và gọi ai.
first-visit-need = Bạn cần mã từ bàn làm việc: đăng nhập ở đó và chọn “Thêm điện thoại này” (Add this phone).
first-visit-add = Thêm điện thoại này

## Thêm điện thoại này

enrol-link-title = Thêm điện thoại này
enrol-link-what = Chỉ tiếp tục nếu chính bạn đã tạo nó ở bàn làm việc.
enrol-type-instead = Gõ mã
enrol-start-title = Lấy mã từ bàn làm việc
enrol-start-where = Đăng nhập ở bàn làm việc và chọn “Thêm điện thoại này” (Add this phone). Ở đó hiện một hình cho máy ảnh và một mã để gõ. Cả hai dùng được trong mười phút, cho một điện thoại.
enrol-scan = Quét mã
enrol-scan-title = Đưa máy ảnh vào hình
enrol-scan-how = Trên màn hình bàn làm việc, to bằng khung. Không ghi lại gì.
enrol-scan-view = Máy ảnh đang thấy
enrol-scan-other = Đây không phải hình từ bàn làm việc của bạn. Hãy đưa máy ảnh vào hình đó.
enrol-scan-opening = Đang mở máy ảnh…
enrol-code-title = Gõ mã từ bàn làm việc của bạn
enrol-code-where = Mã nằm dưới hình trên màn hình bàn làm việc. Sau năm lần gõ sai, bàn làm việc tạo mã mới.
enrol-code-label = Mã
enrol-code-help = Mười hai chữ cái và chữ số. Chữ thường, dấu cách và dấu gạch không quan trọng.
enrol-asking = Đang hỏi bàn làm việc…
enrol-who-title = Đây có phải bạn không?
enrol-officer = Cán bộ
enrol-station = Trạm
enrol-who-right = Đúng, là tôi
enrol-who-wrong = Không, đừng thêm
enrol-compare-title = So sánh sáu từ này
enrol-compare-how = Bàn làm việc cũng hiện sáu từ. Mọi từ phải giống nhau, theo cùng thứ tự. Nếu có một từ khác, có thể có người đang xen vào giữa.
enrol-compare-same = Cả sáu từ giống nhau
enrol-compare-differ = Có từ khác: dừng lại

## Mã bí mật

secret-title = Chọn mã bí mật cho điện thoại này
secret-what = Ít nhất mười chữ số, hoặc ít nhất bốn từ.
secret-honest = Mười chữ số ngăn được người nhặt được điện thoại. Người sao chép bộ nhớ và có thời gian thì có thể thử hết. Bốn từ không liên quan với nhau mạnh hơn nhiều. Không ai lấy lại được mã bí mật đã quên: khi đó những gì chưa xong sẽ mất, nhưng tin nhắn đã niêm phong vẫn được gửi.
teach = Vì sao, và làm thế nào
secret-label = Mã bí mật
secret-again = Gõ lại lần nữa
secret-show = Hiện những gì tôi gõ
secret-differ = Hai lần gõ không khớp.
secret-choose = Dùng mã bí mật này
secret-working = Đang chuẩn bị…
secret-officer = Cán bộ { $number }
secret-name = Tên trên màn hình khóa
secret-name-help = Ai cầm điện thoại này cũng đọc được. Hãy chọn tên không phải tên thật của bạn.
secret-passkey = Mở khóa cả bằng vân tay, khuôn mặt hoặc khóa màn hình của điện thoại này
secret-passkey-help = Nhanh hơn, và không ai nhìn trộm được. Đừng dùng nếu người khác biết khóa của điện thoại này, hoặc có thể ép ngón tay bạn lên đó. Mã bí mật lúc nào cũng dùng được.

## Tải về

fetch-title = Đang chuẩn bị sẵn sàng
fetch-what = Câu hỏi, lời, giọng đọc và đầu mối được tải về điện thoại này một lần, đã kiểm tra và đầy đủ. Nếu mất mạng, việc tải tiếp tục từ chỗ đó.
fetch-asking = Đang hỏi xem có gì…
fetch-progress = Đã tải
fetch-bytes = { $done } trên { $total } MB
fetch-ready-title = Sẵn sàng
fetch-voices = Giọng đọc trên điện thoại này
fetch-likely = thường gặp ở đây
fetch-silent = Đã có chữ, chưa có giọng đọc: { $names }
fetch-awaiting = Chưa có lời nào, hãy gọi phiên dịch: { $names }
fetch-here = đã có
fetch-spoken = đọc thành tiếng
fetch-machine = máy đọc
fetch-draft = bản nháp
fetch-officer-language = Ngôn ngữ của chính bạn
fetch-size = { $size } MB
fetch-more = Tải các giọng đọc này
fetch-done = Xong
fetch-newer = Tìm lời và đầu mối mới hơn
ready-offline = Sẵn sàng khi không có mạng: nói { $speaks }, hiện chữ { $shows }
ready-coming = Giọng đọc còn đang tải: { $names }
ready-silent = Thường gặp ở đây, chưa có giọng đọc: { $names }
ready-awaiting = Thường gặp ở đây, chưa ghi âm gì: { $names }
ready-first = Chỉ có những lời đầu: { $names }
ready-shell-pending = Nội dung đã có. Chính Titian vẫn đang được lưu trên điện thoại này…
ready-shell-missing = Nội dung đã có, nhưng trình duyệt này không lưu được chính Titian. Khi không có mạng, Titian chỉ mở được chừng nào trang này còn mở. Hãy tải lại trang khi có mạng.

## Mở khóa

unlock-title = Mở khóa
unlock-who = Bạn là ai?
unlock-label = Mã bí mật
unlock = Mở khóa
unlock-working = Đang mở…
unlock-outbox = Tin nhắn đã niêm phong được gửi khi Titian đang mở, cả khi đang khóa.
unlock-add = Thêm một cán bộ khác
unlock-passkey = Mở bằng khóa của điện thoại này
unlock-some = Có tin nhắn đã niêm phong đang chờ gửi
unlock-safety = Xóa, lưu hoặc trợ giúp
unlock-help = Trợ giúp ngay, không cần mở khóa
clock-title = Đồng hồ

## Trang chính

home-not-ready = Chưa sẵn sàng: hãy tải câu hỏi và lời trước.
home-outbox =
    { $count ->
        [0] Không có gì đang chờ gửi
       *[other] { $count } tin nhắn đã niêm phong đang chờ gửi
    }
home-age =
    { $days ->
        [0] Nội dung ký hôm nay
       *[other] Nội dung ký { $days } ngày trước
    }
home-age-passed = Đã qua ngày xem xét lại. Nội dung vẫn dùng được; hãy tải bản mới hơn khi có mạng.
home-update = Có phiên bản Titian mới hơn. Phiên bản đó bắt đầu chạy khi bạn chạm, sau vài giây.
home-update-held = Một cuộc sàng lọc đang mở ở tab khác của Titian. Hãy làm xong ở đó trước; phiên bản mới chờ.
home-update-apply = Dùng phiên bản mới
home-referrals = Các chuyển tuyến từ điện thoại này
home-referrals-none = Chưa có.
home-referral-made = Tạo ngày { $date }
home-nobody-left-do = Không nơi nào được hỏi có thể nhận. Gọi đầu mối chuyển gửi, và đề nghị với người đó một tổ chức khác.
home-mark = Dấu { $mark }
referral-unsent = Đang chờ gửi
referral-sent = Đã gửi: xem lại lúc { $time }
referral-closed = Đã đóng: không cần làm gì thêm
referral-nobody = Chưa ai nhận: hãy gọi
home-check = Kiểm tra ngay
home-checking = Đang kiểm tra…
home-resume = Tiếp tục cuộc sàng lọc lúc { $time }
home-discard = Bỏ cuộc sàng lọc lúc { $time }
home-discard-sure = Chạm lần nữa: bỏ hẳn cuộc sàng lọc lúc { $time }
home-refused =
    { $count ->
       *[other] Máy chủ không nhận { $count } tin nhắn đã niêm phong ({ $code }). Gọi đầu mối chuyển gửi, và đề nghị một tổ chức khác với từng người liên quan.
    }
home-start = Bắt đầu sàng lọc
home-start-other = Bắt đầu cuộc mới
home-arrival = Nhiều người đến cùng lúc
home-languages = Ngôn ngữ và nội dung
home-safety = Khóa, ẩn và xóa
home-storage = Những gì có trong điện thoại này

## Nhìn

look-title = Hãy nhìn. Chưa hỏi gì
look-go-on = Tiếp tục

## Ngôn ngữ

language-title = Ngôn ngữ nào?
language-how = Quay điện thoại về phía người đó. Để người đó chạm vào tiếng của mình.
language-tried = đã thử
language-none = Không có ngôn ngữ chung
language-text-only = chỉ có chữ
language-first-words = chỉ có những lời đầu
language-first-what = Bằng { $name } mới chỉ kiểm tra những lời đầu: lời chào, chăm sóc, “tôi sợ”. Không hỏi các câu hỏi bằng ngôn ngữ này. Hãy dùng phiên dịch hoặc ngôn ngữ khác.
language-awaits = gọi phiên dịch
silent-what = Điện thoại này không có giọng đọc { $name }: chỉ hiện chữ. Không dùng được với người không biết đọc. Nếu họ không biết đọc, hoặc bạn không chắc, hãy thử ngôn ngữ khác hoặc gọi phiên dịch.
language-awaiting-title = { $name }: chưa được ghi âm
language-awaiting-what = Titian không có lời nào bằng ngôn ngữ này do người nói tiếng đó ghi âm, và không tự đoán. Hãy ra hiệu cho người đó thấy bạn sẽ tìm người nói tiếng này.
language-awaiting-do = Gọi phiên dịch đã được thẩm tra
language-awaiting-back = Các ngôn ngữ khác
language-interpreter = Khi đó hãy nhờ phiên dịch đã được thẩm tra, qua điện thoại cũng được. Không bao giờ dùng người cùng chuyến đi, người đi kèm hoặc trẻ em.

## Chỗ riêng

privacy-title = Có phải chỉ người này nghe được không?
privacy-why = Một số câu hỏi là riêng tư. Không ai khác được nghe câu hỏi, và cũng không được nghe câu trả lời.
privacy-say = Nói cho người đó nghe
privacy-earphones = Đã đeo tai nghe
privacy-place = Chúng tôi ở riêng tại chỗ kín
privacy-place-note = Câu hỏi riêng tư không phát tiếng cho đến khi người đó chạm vào “Nghe lại”.
privacy-neither = Ở đây không làm được cách nào
privacy-neither-note = Các câu hỏi riêng tư được bỏ ra. Việc quan sát và chăm sóc vẫn tiếp tục.

## Bên cạnh câu hỏi

practice-failed-title = Có và không vẫn chưa rõ
practice-failed-what = Người đó chưa chạm đúng ô. Hãy tự chỉ cho họ hai câu trả lời, bỏ tai nghe ra, rồi để họ thử lại. Không hỏi sự đồng ý khi cả hai chưa rõ.
practice-failed-again = Thử lại
practice-failed-none-note = Chăm sóc, thẻ và phiên dịch. Không có gì bất lợi cho người đó.
ask-check-language = Nhiều câu hỏi không được hiểu: quay lại phần ngôn ngữ.

## Những gì thấy trong lúc nói chuyện

seen-title = Những gì bạn đang thấy
seen-how = Dành cho bạn, bằng mắt. Không hỏi về những điều này, và quay điện thoại khỏi người khác.
seen-first-look = Từ lần nhìn đầu tiên
seen-done = Xong

## Không đồng ý trả lời câu hỏi

no-consent-title = Không hỏi
no-consent-offer = Bạn có thể đề nghị
no-consent-language = Ngôn ngữ khác
no-consent-person = Người đó đổi ý, muốn nói chuyện
no-consent-person-note = Chỉ khi chính người đó nói ra, có thể với cán bộ khác. Không hỏi lại.
no-consent-what-now = Làm gì bây giờ
no-consent-later = Có thể đề nghị lại vào lúc khác. Lời từ chối không được ghi ở đâu cả.

## Giữa người đó và cán bộ

hand-back-officer = Cán bộ: tôi đang giữ điện thoại
hand-back-sure = Chạm lần nữa: điện thoại ở trong tay tôi
in-hand-title = Bạn đang giữ điện thoại
in-hand-what = Màn hình của người đó vẫn chờ như cũ. Câu trả lời được giấu và không gọi lại được.
in-hand-see = Đánh dấu điều bạn thấy bằng hình con mắt ở trên.
in-hand-now = Cần làm gì bây giờ
in-hand-now-note = Tạm kết thúc các câu hỏi. Điều đã nói vẫn được tính.
in-hand-give = Đưa điện thoại cho người đó
display-title = Ánh sáng và tay cầm
display-theme = Ánh sáng
display-theme-phone = Theo cài đặt của điện thoại
display-theme-light = Sáng
display-theme-dark = Tối
display-theme-outdoor = Ngoài trời, nắng gắt
display-hand = Tay cầm điện thoại
display-hand-right = Phải
display-hand-left = Trái
display-returns = Khi nhận lại điện thoại từ người đó
display-returns-touch = Chạm hai lần
display-returns-secret = Mã bí mật của tôi

## Thứ người đó xin

care-wanted-title = Đưa thứ này ngay
care-wanted-yes = Có với: “{ $question }”
care-wanted-note = Người đó đã xin. Điều này không được ghi ở đâu cả, và không phụ thuộc vào câu trả lời nào.
care-wanted-go-on = Tiếp tục

## Kết quả

outcome-above = Dành cho bạn, không dành cho người đó
outcome-level-NOW = Ngay bây giờ
outcome-level-TODAY = Hôm nay
outcome-level-REFER = Chuyển tuyến
outcome-level-INFO = Thông tin
outcome-level-INCOMPLETE = Chưa xong
outcome-not-a-finding = Đây không phải là kết luận. Cơ quan có thẩm quyền quyết định.
outcome-hide = Không để ai đi cùng người đó thấy màn hình này.
outcome-do = Làm gì bây giờ
outcome-confidential = Lý do bảo mật
outcome-because = Vì: { $reason }
outcome-seen = Bạn đã thấy: { $what }
outcome-no-pathway = Chưa có lộ trình chuyển gửi nào cho kết quả này được ghi cho trạm này. Gọi người giám sát của bạn. Trong lúc đó không làm bước nào để đưa người đó trở về, và không giữ họ vì việc này.
outcome-needs = Giúp đỡ có thể cần
outcome-stands = Điều áp dụng cho người này
outcome-other-pathway = Một lộ trình chuyển gửi khác cũng áp dụng
outcome-unfinished = Vẫn còn điều cần hỏi. Chỉ tiếp tục nếu người đó muốn.
outcome-specialist = Những gì được bỏ ra, chuyên gia có thể hỏi sau. Bạn không tự hỏi.
outcome-hand-over = Nói cho người đó, và để họ chọn
outcome-language = Thử ngôn ngữ khác
outcome-care-in-place = Đã có người giúp: tiếp tục
outcome-go-on-asking = Hỏi tiếp
outcome-close = Kết thúc

## Lộ trình

pathway-title = Ở đây gọi ai
pathway-call = Gọi
pathway-suspend-return = Dừng mọi bước đưa trở về
pathway-refer = Chuyển tuyến
pathway-stay = Ở lại với người đó
pathway-paper = Giấy
pathway-no-phone = Không có số nào được ghi.
pathway-hours = Giờ: { $hours }
pathway-verified = Đã xác minh ngày { $date }
pathway-not-verified = Chưa xác minh.
pathway-seen = Thấy trong một nguồn ngày { $date }.
pathway-independent = Độc lập với nhà nước
pathway-by = Người làm: { $by }
pathway-gaps = Còn thiếu ở đây

## Nơi nhận

recipients-title = Ai được đọc?
recipients-nobody = Không có ai: tiếp tục
recipients-none = Không nơi nào được ghi ở đây có thể nhận việc này. Hãy dùng lộ trình chuyển gửi, và báo cho người giám sát của bạn.
meeting-title = Họ có thể gặp nhau thế nào?
meeting-label = Ở đâu và bằng cách nào, trong vài chữ
meeting-help = Không ghi tên và không kể chuyện.
meeting-left = Còn { $left } ký tự.
meeting-interpreter = Cần phiên dịch
meeting-summary = Niêm phong cho
meeting-shares = Họ được đọc các câu trả lời.
meeting-shares-not = Họ không nhận được các câu trả lời: chỉ biết cần giúp gì và làm sao gặp.
meeting-seal = Niêm phong
meeting-usual = Tại { $station }: hỏi gặp cán bộ trực
meeting-again = Hỏi lại người đó ai được đọc
meeting-gone = Một trong những nơi người đó chọn không còn trong danh sách. Hãy hỏi lại người đó: không gửi đi nơi nào khác.
meeting-no-bed = Nơi này nói không còn giường trống (nói lúc { $time }). Vẫn được gửi.
meeting-none-title = Chưa ghi nơi gặp
meeting-none-what = Không có nơi hoặc giờ thì bên nhận không tìm được người đó.
meeting-none-write = Ghi nơi gặp
meeting-none-seal = Niêm phong khi chưa có nơi gặp
meeting-none-sent = Không có nơi gặp. Hãy hỏi trạm.
sealing-title = Đang niêm phong…
sealing-what = Mỗi tổ chức một tin nhắn đã niêm phong. Không ai khác mở được, kể cả bạn.

## Đã niêm phong và đóng lại

sealed-title = Đã niêm phong
sealed-what = Chỉ những tổ chức người đó chọn mới mở được.
sealed-received = Máy chủ đã nhận, không đọc, và đang hỏi tổ chức đầu tiên.
sealed-sends = Đang được gửi. Bạn không cần làm gì.
sealed-offline = Không có mạng. Tin nhắn tự gửi ngay khi có mạng.
sealed-stay = Ở lại với người đó cho đến khi đã có người nhận trách nhiệm. Trang chính hiện điều đó.
sealed-close = Chào tạm biệt người đó
close-title = Xong
close-what = Không còn gì về người này trên điện thoại, trừ những gì đã niêm phong. Số đếm hôm nay tăng thêm một.
close-take-phone = Những gì đã thấy và đã nói không hiện lại nữa.
close-home = Trang chính

## Đăng ký đã bị chấm dứt

ended-title = Đăng ký của điện thoại này đã bị chấm dứt
ended-what = Bàn làm việc của bạn đã chấm dứt đăng ký. Mã bí mật, các cuộc sàng lọc chưa xong và số đếm của bạn đã bị xóa ở đây, và không thể niêm phong thêm gì nữa. Các cán bộ khác trên điện thoại này không bị ảnh hưởng.
ended-messages =
    { $count ->
        [0] Không còn tin nhắn đã niêm phong nào trên điện thoại này. Những gì nó đã giao đang chờ quản trị viên.
       *[other] { $count } tin nhắn đã niêm phong vẫn còn trên điện thoại này. Chúng được giao khi có mạng, rồi chờ quản trị viên.
    }
ended-not-taken = Không được nhận: hãy cho người giám sát xem
ended-number = Số { $number } ({ $code })
ended-not-taken-do = Chưa ai có tin nhắn này, và có thể có người đang chờ. Gọi tổ chức người đó đã chọn, hoặc đầu mối chuyển gửi. Nếu bàn làm việc không nói được vì sao, hãy cho cả tổ chức đó xem.
ended-not-taken-kept = Tin nhắn ở lại trên điện thoại này ít nhất đến { $date }, và được đề nghị giao lại mỗi lần kết nối. Đừng xóa ứng dụng.
ended-person = Nếu bây giờ có người đang ở cùng bạn, hãy tiếp tục không dùng điện thoại và gọi người giám sát hoặc đầu mối chuyển gửi. Để dùng lại điện thoại này, hãy xin mã mới.
ended-understood = Tôi hiểu

## Trục trặc khi khởi động

trouble-title = Titian không mở được ở đây
trouble-do = Đóng các cửa sổ riêng tư, giải phóng bớt bộ nhớ trên điện thoại, rồi thử lại. Tin nhắn đã niêm phong vẫn ở nguyên chỗ.

## Từ chối, theo mã: điều gì đã xảy ra và cần làm gì

error-secret-too-short = Ít nhất mười chữ số, hoặc ít nhất bốn từ.
error-secret-all-equal = Mọi chữ số đều giống nhau. Hãy chọn số khác.
error-secret-simple-run = Các chữ số này theo dãy đơn giản, ai cũng thử trước tiên. Hãy chọn số khác.
error-secret-too-few-words = Ít nhất bốn từ khác nhau, hoặc ít nhất mười chữ số.
error-secret-wrong =
    { $wait_seconds ->
        [0] Mã bí mật này không đúng. Thử lại.
       *[other] Mã bí mật này không đúng. Chờ { $wait_seconds } giây rồi thử lại. Không có gì bị xóa.
    }
error-secret-wait = Chờ { $wait_seconds } giây rồi thử lại. Không có gì bị xóa.
error-passkey-refused = Khóa của điện thoại không mở được. Thử lại, hoặc dùng mã bí mật.
error-passkey-unavailable = Khóa của điện thoại này không mở được Titian ở đây. Hãy dùng mã bí mật.
error-vault-missing = Bộ nhớ của cán bộ này không còn trên điện thoại này. Hãy thêm lại điện thoại.
error-vault-exists = Cán bộ này đã có trên điện thoại này. Hãy mở khóa.
error-vault-locked = Titian đã bị khóa. Mở khóa và tiếp tục.
error-vault-damaged = Không đọc được một bản ghi. Các bản ghi khác không bị ảnh hưởng.
error-storage-full = Điện thoại đã đầy, nên điều này chưa được lưu. Giải phóng bớt bộ nhớ, rồi làm lại bước cuối.
error-storage-unavailable = Bộ nhớ điện thoại không phản hồi. Đóng các tab Titian khác và thử lại.
error-release-unreadable = Không đọc được những gì máy chủ đưa ra. Những gì có trên điện thoại này vẫn được dùng.
error-release-not-trusted = Những gì máy chủ đưa ra không được ký đúng như bắt buộc, và đã bị từ chối. Những gì có trên điện thoại này vẫn được dùng. Báo cho người giám sát của bạn.
error-release-lower-sequence = Máy chủ đưa ra thứ cũ hơn những gì có trên điện thoại này, và đã bị từ chối. Báo cho người giám sát của bạn.
error-release-wrong-scope = Những gì máy chủ đưa ra dành cho nơi khác, và đã bị từ chối. Báo cho người giám sát của bạn.
error-release-incomplete = Những gì máy chủ đưa ra không đầy đủ (thiếu { $kind }). Những gì có trên điện thoại này vẫn được dùng.
error-release-not-approved = Những gì máy chủ đưa ra có lời hoặc giọng đọc chưa ai duyệt, và đã bị từ chối. Những gì có trên điện thoại này vẫn được dùng. Báo cho người giám sát của bạn.
error-part-hash-mismatch = Một phần bị hỏng khi đến và đã bị bỏ. Thử lại.
error-part-unreachable = Mất mạng khi đang tải. Thử lại: việc tải tiếp tục từ chỗ đó.
error-part-too-long = Một phần không đúng như đã báo và đã bị bỏ. Thử lại; nếu vẫn vậy, báo cho người giám sát của bạn.
error-library-empty = Chưa có gì trên điện thoại này. Hãy tải về trước.
error-library-language-missing = Ngôn ngữ này không có trên điện thoại này. Hãy tải về trước.
error-hub-unreachable = Không kết nối được máy chủ. Những gì đang chờ sẽ được gửi khi có mạng.
error-hub-other-answers = Có thứ gì đó trong mạng này trả lời thay máy chủ: có thể là trang đăng nhập. Hãy đăng nhập mạng trong trình duyệt, hoặc dùng mạng khác. Không mất gì cả.
error-hub-failed = Máy chủ gặp lỗi ({ $status }). Không mất gì cả; thử lại sau.
error-hub-unreadable = Câu trả lời của máy chủ bị cắt ngang. Không mất gì cả; thử lại.
error-hub-refused = Máy chủ đã từ chối ({ $code }). Không mất gì cả; báo cho người giám sát của bạn.
error-enrol-link-unreadable = Liên kết này không đầy đủ. Xin liên kết mới, hoặc gõ mã.
error-enrol-code-unreadable = Mã này chưa đủ: mã có mười hai chữ cái và chữ số.
error-enrol-code-refused = Bàn làm việc không biết mã này, hoặc mã đã dùng rồi, hoặc đã quá mười phút. Xin mã mới.
error-enrol-wrong-hub = Liên kết này thuộc máy chủ khác. Hãy tạo liên kết mới ở bàn làm việc của chính bạn.
error-enrol-wrong-root = Máy chủ này không phải máy chủ mà liên kết nêu. Không tiếp tục. Báo cho người giám sát của bạn.
error-enrol-certificate-refused = Chứng thư của máy chủ cho điện thoại này không đúng. Không tiếp tục. Báo cho người giám sát của bạn.
error-enrol-unknown = Điện thoại này chưa được thêm.
error-camera-refused = Máy ảnh không được phép dùng. Cho phép trong cài đặt trình duyệt cho trang này, hoặc gõ mã.
error-camera-missing = Ở đây không dùng được máy ảnh nào. Hãy gõ mã.
error-receipt-not-trusted = Biên nhận của máy chủ không được ký đúng như bắt buộc. Tin nhắn ở lại trên điện thoại này và được đề nghị giao lại.
error-item-refused = Máy chủ không nhận một tin nhắn ({ $code }). Tin nhắn ở lại trên điện thoại này. Báo cho người giám sát của bạn.
error-journey-wrong-stage = Lúc này không làm được việc này. Tiếp tục với những gì màn hình hiện.
error-journey-not-asked = Câu hỏi này không được hỏi lúc này.
error-journey-value-unknown = Câu trả lời này không thuộc câu hỏi đó.
error-journey-skip-is-final = Người đó không muốn nói. Không hỏi lại.
error-journey-nothing-to-undo = Không có gì để rút lại ở đây.
error-journey-afraid-stands = Điều này vẫn được ghi. Không gì có thể rút lại điều này.
error-journey-recipient-unknown = Tổ chức này không còn trong danh sách. Để người đó chọn lại.
error-journey-no-recipient = Chưa chọn ai.
error-journey-text-too-long = Nhiều nhất { $limit } ký tự.
error-journey-draft-missing = Cuộc sàng lọc đang mở không còn trên điện thoại này.
error-journey-seal-failed = Không niêm phong được. Mọi thứ vẫn còn ở đây; thử lại.
error-arrival-no-numbers = Điện thoại này hết số phiếu. Nhờ điện thoại còn số chia bớt: Điện thoại khác, Cho một điện thoại tham gia.
error-arrival-closed = Đợt đến này đã đóng trên điện thoại này. Hãy mở đợt mới cho người mới.
