# Words of the papers that are filled in by hand, in id. Made from the English source without a native reader's review.

act-title = Lihat, dan bertindak
act-see = Anda melihat
act-do = Lakukan ini sekarang
act-always = Bagi semua orang, selalu
act-urgent = Seberapa segera
act-else = Jika berjalan lain
slip-title = Rujukan dengan tangan
slip-rules = Satu lembar untuk satu lembaga. Tanpa nama, tanpa negara, tanpa kisah. Serahkan sendiri kepada lembaga itu; orang itu tidak membawa apa pun.
slip-to = Lembaga
slip-from = Pos dan tugas, tanpa nama
slip-when = Hari dan jam
slip-language = Bahasa
slip-urgent = Seberapa segera
slip-needs = Bantuan yang diperlukan
slip-yes = Hanya dengan jawaban ya dari orang itu, untuk lembaga ini
slip-without = Tanpa jawaban ya hanya untuk nyawa dalam bahaya, anak, atau orang yang tak mampu menjawab: ke layanan darurat atau perlindungan anak. Dua petugas menandatangani:
slip-meet = Di mana dan bagaimana bertemu
slip-back = Diisi oleh lembaga dan dikembalikan
slip-received = Diterima oleh (tugas, tanpa nama), hari dan jam
