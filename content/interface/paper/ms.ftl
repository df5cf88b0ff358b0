# Words of the papers that are filled in by hand, in ms. Made from the English source without a native reader's review.

act-title = Lihat, dan bertindak
act-see = Anda melihat
act-do = Buat ini sekarang
act-always = Untuk semua orang, sentiasa
act-urgent = Berapa segera
act-else = Jika berlaku sebaliknya
slip-title = Rujukan dengan tangan
slip-rules = Satu slip untuk satu organisasi. Tiada nama, tiada negara, tiada cerita. Serahkan sendiri kepada organisasi; orang itu tidak membawa apa-apa.
slip-to = Organisasi
slip-from = Pos dan tugas, tanpa nama
slip-when = Hari dan masa
slip-language = Bahasa
slip-urgent = Berapa segera
slip-needs = Bantuan yang diperlukan
slip-yes = Hanya dengan jawapan ya orang itu, bagi organisasi ini
slip-without = Tanpa jawapan ya hanya untuk nyawa dalam bahaya, kanak-kanak, atau orang yang tidak mampu menjawab: kepada kecemasan atau perlindungan kanak-kanak. Dua pegawai menandatangani:
slip-meet = Di mana dan bagaimana berjumpa
slip-back = Diisi oleh organisasi dan dipulangkan
slip-received = Diambil alih oleh (tugas, tanpa nama), hari dan masa
