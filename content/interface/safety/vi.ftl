# Khóa, ẩn và xóa.

safety-title = Khóa, ẩn và xóa

safety-hide-title = Ẩn ngay lập tức
safety-hide-what = Kéo hai ngón tay xuống trên bất kỳ màn hình nào, hoặc nhấn Escape hai lần: tiếng và chữ dừng lại, một chiếc đồng hồ hiện ra, và Titian bị khóa. Mở khóa, bạn trở lại đúng chỗ cũ.
safety-auto = Titian tự khóa sau năm phút không chạm vào, và sau một phút bị che khuất. Cuộc sàng lọc chưa xong nằm lại trong bản nháp, nhiều nhất một ngày.
safety-hide-now = Ẩn ngay

safety-sealed-title = Tin nhắn đã niêm phong
safety-kept = Trình duyệt này đã hứa giữ chúng cho đến khi gửi xong.
safety-not-kept = Trình duyệt này không hứa giữ chúng. Nó có thể xóa bộ nhớ của Titian khi điện thoại đầy, hoặc khi nhiều tuần không mở Titian. Hãy gửi ngay khi có mạng, hoặc lưu tệp.
safety-file-what = Lâu không có mạng, hoặc điện thoại sắp hỏng? Lưu các tin nhắn đã niêm phong thành một tệp và mang đến bàn làm việc. Trên đường không ai mở được; tệp chỉ cho thấy gửi cho ai, khẩn cấp đến đâu và bao nhiêu.
safety-file-save = Lưu tệp niêm phong
safety-file-saved = Đã lưu là { $name }. Tin nhắn vẫn còn ở đây cho đến khi máy chủ có chúng.
safety-file-empty = Không có tin nhắn đã niêm phong nào trên điện thoại này.

safety-name-save = Dùng tên này
safety-name-saved = Tên này nay hiện trên màn hình khóa.
safety-passkey-title = Khóa của điện thoại này
safety-passkey-on = Vân tay, khuôn mặt hoặc khóa màn hình của điện thoại này cũng mở Titian.
safety-passkey-add = Mở cả bằng khóa này
safety-passkey-remove = Chỉ mở bằng mã bí mật
safety-passkey-missing = Điện thoại hoặc trình duyệt này không làm được. Mã bí mật mở Titian.
safety-secret-title = Mã bí mật
safety-secret-now = Mã bí mật hiện nay
safety-secret-next = Mã bí mật mới
safety-secret-change = Đổi mã bí mật
safety-secret-changed = Đã đổi. Từ nay chỉ mã bí mật mới mở được Titian.
safety-renew-title = Chọn mã bí mật dài hơn
safety-renew-what = Mã của bạn ngắn hơn mức an toàn hiện nay: người sao chép bộ nhớ điện thoại này có thể thử hết các mã như vậy trong vài giờ.
safety-renew-later = Để sau
safety-forgotten-title = Quên mã bí mật?
safety-forgotten = Không ai lấy lại được. Tin nhắn đã niêm phong vẫn được gửi. Các cuộc sàng lọc chưa xong tự hết trong một ngày. Để làm việc tiếp, hãy xóa ở dưới, rồi xin mã mới từ bàn làm việc.

safety-wipe-title = Xóa
safety-wipe-what = Hủy ngay khóa, các cuộc sàng lọc chưa xong và số đếm. Tin nhắn đã niêm phong ở lại, không đọc được, và vẫn được gửi mà không cần mở khóa. Để dùng lại điện thoại này bạn cần mã mới từ bàn làm việc.
safety-wipe-who = Của ai?
safety-wipe-all = Mọi người trên điện thoại này
safety-wipe = Xóa
safety-wipe-sure = Xóa hẳn: nhấn lần nữa

wiped-title = Đã xóa
wiped-what = Khóa, các cuộc sàng lọc chưa xong, số đếm và tên đã không còn trên điện thoại này. Không ai lấy lại được.
wiped-messages =
    { $count ->
        [0] Không có tin nhắn đã niêm phong nào đang chờ trên điện thoại này.
       *[other] { $count } tin nhắn đã niêm phong vẫn còn trên điện thoại này. Chúng được gửi khi có mạng và Titian đang mở.
    }
wiped-do = Hãy báo người giám sát, để bàn làm việc chấm dứt điện thoại này.
