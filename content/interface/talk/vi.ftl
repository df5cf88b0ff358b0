# Nói chuyện: những gì cán bộ có thể nói qua điện thoại mà không cần bảng câu hỏi. Tiếng Việt.

talk-title = Nói một điều
talk-what = Những gì bạn nói ở đây và những gì người đó chạm vào không được lưu lại.
talk-which-language = Nói bằng ngôn ngữ nào?
talk-child = Nói với trẻ em
talk-earphones = Đã đeo tai nghe
talk-search = Tìm câu có thể nói
talk-own = Câu tôi chọn
talk-own-none = Chưa có gì. Chạm vào ngôi sao bên cạnh một câu để giữ câu đó ở đây.
talk-found =
    { $count ->
        [0] Không có câu nào hợp. Thử một từ khác.
       *[other] { $count } câu
    }
talk-private = riêng tư
talk-keep = Giữ vào câu tôi chọn: { $phrase }
talk-groups = Tất cả các nhóm
talk-close = Đóng
talk-back = Quay lại
talk-touched = Đã chạm: { $what }
talk-silent = Không phát tiếng, vì người khác có thể nghe. Nếu đã đeo tai nghe, hãy đánh dấu ở trang trước.
talk-show-touched = Cho tôi xem đã chạm gì
talk-note-afraid = Ghi lại: người đó nói là mình sợ
