# Words of the papers that are filled in by hand, in vi. Made from the English source without a native reader's review.

act-title = Nhìn, và hành động
act-see = Bạn thấy
act-do = Làm điều này ngay
act-always = Cho mọi người, luôn luôn
act-urgent = Gấp đến đâu
act-else = Khi diễn ra khác
slip-title = Chuyển gửi bằng tay
slip-rules = Một phiếu cho một tổ chức. Không tên, không quốc gia, không câu chuyện. Tự tay đưa cho tổ chức; người đó không mang gì.
slip-to = Tổ chức
slip-from = Trạm và nhiệm vụ, không tên
slip-when = Ngày giờ
slip-language = Ngôn ngữ
slip-urgent = Gấp đến đâu
slip-needs = Cần giúp gì
slip-yes = Chỉ khi người đó đồng ý, cho tổ chức này
slip-without = Không có đồng ý chỉ khi mạng sống nguy hiểm, là trẻ em, hoặc người không thể nói: tới cấp cứu hoặc bảo vệ trẻ em. Hai cán bộ ký:
slip-meet = Gặp ở đâu và thế nào
slip-back = Tổ chức điền phần này và trả lại
slip-received = Người nhận (nhiệm vụ, không tên), ngày giờ
