# What the player of a lesson says, in vi. Made from the English source without a native reader's review.

lesson-real = Có người cần bạn ngay bây giờ? Hãy rời khỏi đây và mở Titian trên điện thoại của bạn.
lesson-no-list = Trên điện thoại của cán bộ, các dịch vụ của nước bạn hiện ở đây, đúng như trong ngày hôm đó. Gói này không có bản sao của danh sách ấy.
lesson-no-practice = Bước này được thực hành trong Titian, trên chính các màn hình của cán bộ. Gói này không làm được việc đó. Hãy sang bước tiếp theo.
lesson-kept = Hệ thống mở bài học này được báo bạn đang ở bước nào, và rằng bạn đã học hết bài. Những gì bạn chạm ở lại trên trang này. Không báo điểm và không báo thời gian.
lesson-not-kept = Ở đây không lưu gì của bài học này. Bài học vẫn chạy như thường, và bắt đầu từ bước đầu tiên mỗi lần mở.
lesson-lost = Những gì đã lưu của bài học này không đọc được, hoặc thuộc phiên bản khác. Bài học bắt đầu từ bước đầu tiên.
lesson-draft = Lời văn này là bản nháp. Chưa có ai xem lại.
lesson-hear = Nghe
lesson-machine = Máy đang nói.
lesson-no-sound = Không nghe được câu này ở đây.
lesson-close = Bây giờ bạn có thể đóng cửa sổ này.
lesson-again = Học lại một lần nữa
