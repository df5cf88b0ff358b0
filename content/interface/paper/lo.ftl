# Words of the papers that are filled in by hand, in lo. Made from the English source without a native reader's review.

act-title = ເບິ່ງ ແລ້ວລົງມື
act-see = ທ່ານເຫັນ
act-do = ເຮັດອັນນີ້ດຽວນີ້
act-always = ສຳລັບທຸກຄົນ ສະເໝີ
act-urgent = ດ່ວນເທົ່າໃດ
act-else = ເມື່ອເປັນຢ່າງອື່ນ
slip-title = ການສົ່ງຕໍ່ດ້ວຍມື
slip-rules = ໜຶ່ງໃບຕໍ່ໜຶ່ງອົງການ. ບໍ່ມີຊື່ ບໍ່ມີປະເທດ ບໍ່ມີເລື່ອງ. ມອບໃຫ້ອົງການດ້ວຍຕົນເອງ ຜູ້ກ່ຽວບໍ່ຖືຫຍັງໄປ.
slip-to = ອົງການ
slip-from = ດ່ານ ແລະ ໜ້າທີ່ ບໍ່ໃສ່ຊື່
slip-when = ມື້ ແລະ ເວລາ
slip-language = ພາສາ
slip-urgent = ດ່ວນເທົ່າໃດ
slip-needs = ຕ້ອງການການຊ່ວຍຫຍັງ
slip-yes = ເມື່ອຜູ້ກ່ຽວຕົກລົງເທົ່ານັ້ນ ສຳລັບອົງການນີ້
slip-without = ບໍ່ມີຄຳຕົກລົງໄດ້ສະເພາະຊີວິດຢູ່ໃນອັນຕະລາຍ ເດັກ ຫຼື ຜູ້ເວົ້າບໍ່ໄດ້: ຫາບໍລິການສຸກເສີນ ຫຼື ປົກປ້ອງເດັກ. ເຈົ້າໜ້າທີ່ສອງຄົນເຊັນ:
slip-meet = ພົບກັນຢູ່ໃສ ແລະ ແນວໃດ
slip-back = ອົງການຕື່ມສ່ວນນີ້ ແລ້ວສົ່ງຄືນ
slip-received = ຮັບໂດຍ (ໜ້າທີ່ ບໍ່ໃສ່ຊື່) ມື້ ແລະ ເວລາ
