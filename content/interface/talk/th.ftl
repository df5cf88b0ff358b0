# การพูด: สิ่งที่เจ้าหน้าที่พูดผ่านโทรศัพท์ได้โดยไม่ใช้แบบคำถาม ภาษาไทย

talk-title = พูดบางอย่าง
talk-what = ไม่มีการเก็บสิ่งที่คุณพูดที่นี่ หรือสิ่งที่บุคคลนั้นแตะ
talk-which-language = พูดภาษาใด
talk-child = พูดกับเด็ก
talk-earphones = ใส่หูฟังแล้ว
talk-search = ค้นหาในสิ่งที่พูดได้
talk-own = เก็บไว้ใกล้มือ
talk-own-none = ยังไม่มี แตะดาวข้างประโยคเพื่อเก็บไว้ที่นี่
talk-found =
    { $count ->
        [0] ไม่พบ ลองใช้คำอื่นคำเดียว
       *[other] { $count } ประโยค
    }
talk-private = ส่วนตัว
talk-keep = เก็บไว้ใกล้มือ: { $phrase }
talk-groups = ทุกกลุ่ม
talk-close = ปิด
talk-back = ย้อนกลับ
talk-touched = แตะ: { $what }
talk-silent = ปิดเสียงไว้ เพราะคนอื่นอาจได้ยิน ถ้าใส่หูฟังแล้ว ให้ระบุในหน้าก่อนหน้า
talk-show-touched = ให้ฉันดูสิ่งที่แตะ
talk-note-afraid = บันทึก: เขาบอกว่ากลัว
