# ການເວົ້າ: ສິ່ງທີ່ເຈົ້າໜ້າທີ່ເວົ້າຜ່ານໂທລະສັບໄດ້ໂດຍບໍ່ໃຊ້ແບບຄຳຖາມ ພາສາລາວ.

talk-title = ເວົ້າບາງຢ່າງ
talk-what = ບໍ່ມີການເກັບສິ່ງທີ່ທ່ານເວົ້າຢູ່ນີ້ ຫຼື ສິ່ງທີ່ຜູ້ກ່ຽວແຕະ.
talk-which-language = ເວົ້າພາສາໃດ?
talk-child = ເວົ້າກັບເດັກ
talk-earphones = ໃສ່ຫູຟັງແລ້ວ
talk-search = ຊອກໃນສິ່ງທີ່ເວົ້າໄດ້
talk-own = ເກັບໄວ້ໃກ້ມື
talk-own-none = ຍັງບໍ່ມີ. ແຕະດາວຂ້າງປະໂຫຍກເພື່ອເກັບໄວ້ບ່ອນນີ້.
talk-found =
    { $count ->
        [0] ບໍ່ພົບ. ລອງຄຳອື່ນຄຳດຽວ.
       *[other] { $count } ປະໂຫຍກ
    }
talk-private = ສ່ວນຕົວ
talk-keep = ເກັບໄວ້ໃກ້ມື: { $phrase }
talk-groups = ທຸກກຸ່ມ
talk-close = ປິດ
talk-back = ກັບຄືນ
talk-touched = ແຕະ: { $what }
talk-silent = ປິດສຽງໄວ້ ເພາະຄົນອື່ນອາດຈະໄດ້ຍິນ. ຖ້າໃສ່ຫູຟັງແລ້ວ ໃຫ້ບອກຢູ່ໜ້າກ່ອນ.
talk-show-touched = ໃຫ້ຂ້ອຍເບິ່ງສິ່ງທີ່ແຕະ
talk-note-afraid = ບັນທຶກ: ຜູ້ກ່ຽວບອກວ່າຢ້ານ
