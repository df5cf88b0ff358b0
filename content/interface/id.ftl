# Sisi petugas pada telepon, bahasa Indonesia.
# Kata-kata untuk orang itu tidak ada di sini: letaknya di content/packs/<pack>/locales/.
# A draft without a native reader's review.

starting = Membuka…
next = Berikutnya
back = Kembali
try-again = Coba lagi

## Di setiap layar

bar-name = Petugas
bar-afraid = Orang itu mengatakan takut
bar-afraid-noted = Dicatat: takut. Tanpa langkah pemulangan
bar-seen = Yang Anda lihat sekarang
bar-hide = Sembunyikan dan kunci
bar-talk = Berbicara tanpa bertanya
bar-afraid-said = Dicatat. Jangan ambil langkah pemulangan apa pun dan jangan hubungi negaranya. Tidak ada yang dapat mencabut ini.
watermark-demo = Demo: rancangan, bukan untuk dipakai
watermark-pilot = Uji coba: kata-kata masih ditinjau
no-voice = Belum ada suara: tunjukkan kata-katanya.
machine-voice = Suara rancangan: mesin yang berbicara.
machine-demo = Demo: rancangan, mesin yang berbicara
machine-pilot = Uji coba: masih ditinjau, mesin yang berbicara

## Kunjungan pertama

first-visit-title = Jalan singkat dan aman ke seberang
first-visit-what = Titian membantu Anda dan orang yang berbahasa lain untuk saling mengerti, dan untuk mendapat bantuan. Titian bekerja tanpa jaringan.
first-visit-not = Titian tidak pernah memutuskan siapa seseorang itu. Titian menyarankan apa yang dilakukan sekarang, dan siapa yang dihubungi.
first-visit-need = Anda perlu kode dari meja kerja: masuk di sana dan pilih “Tambahkan telepon ini”.
first-visit-add = Tambahkan telepon ini

## Menambahkan telepon ini

enrol-link-title = Tambahkan telepon ini
enrol-link-what = Lanjutkan hanya jika Anda sendiri yang membuatnya di meja kerja.
enrol-type-instead = Ketik kode
enrol-start-title = Siapkan kode dari meja kerja
enrol-start-where = Masuk di meja kerja dan pilih “Tambahkan telepon ini”. Di sana tampil gambar untuk kamera dan kode untuk diketik. Keduanya berlaku sepuluh menit, dan untuk satu telepon.
enrol-scan = Pindai kode
enrol-scan-title = Arahkan kamera ke gambar
enrol-scan-how = Di layar meja kerja, sebesar bingkai. Tidak ada yang direkam.
enrol-scan-view = Yang dilihat kamera
enrol-scan-other = Ini bukan gambar dari meja kerja Anda. Arahkan kamera ke gambar itu.
enrol-scan-opening = Membuka kamera…
enrol-code-title = Ketik kode dari meja kerja Anda
enrol-code-where = Kodenya ada di bawah gambar di layar meja kerja. Setelah lima kali salah, meja kerja membuat kode baru.
enrol-code-label = Kode
enrol-code-help = Dua belas huruf dan angka. Huruf kecil, spasi dan tanda hubung tidak berpengaruh.
enrol-asking = Menanyakan ke meja kerja…
enrol-who-title = Apakah ini Anda?
enrol-officer = Petugas
enrol-station = Pos
enrol-who-right = Ya, ini saya
enrol-who-wrong = Bukan, jangan tambahkan
enrol-compare-title = Bandingkan enam kata ini
enrol-compare-how = Meja kerja juga menampilkan enam kata. Setiap kata harus sama, dengan urutan yang sama. Jika ada satu yang berbeda, mungkin ada pihak lain di tengah.
enrol-compare-same = Keenamnya sama
enrol-compare-differ = Ada yang berbeda: berhenti

## Sandi rahasia

secret-title = Pilih sandi rahasia untuk telepon ini
secret-what = Sedikitnya sepuluh angka, atau sedikitnya empat kata.
secret-honest = Sepuluh angka menahan orang yang menemukan telepon. Orang yang menyalin penyimpanannya dan punya waktu dapat mencoba semuanya. Empat kata yang tidak berkaitan jauh lebih kuat. Tidak ada yang dapat mengembalikan sandi yang terlupa: yang belum selesai akan hilang, tetapi pesan tersegel tetap dikirim.
teach = Mengapa, dan bagaimana
secret-label = Sandi rahasia
secret-again = Ketik sekali lagi
secret-show = Tampilkan yang saya ketik
secret-differ = Keduanya tidak sama.
secret-choose = Pakai sandi ini
secret-working = Menyiapkan…
secret-officer = Petugas { $number }
secret-name = Nama di layar kunci
secret-name-help = Siapa pun yang memegang telepon ini dapat membacanya. Pilih yang bukan nama asli Anda.
secret-passkey = Buka juga dengan jari, wajah atau kunci layar telepon ini
secret-passkey-help = Lebih cepat, dan tidak ada yang bisa mengintip. Jangan dipakai jika orang lain tahu kunci telepon ini, atau dapat menekankan jari Anda padanya. Sandi rahasia tetap selalu berlaku.

## Mengambil konten

fetch-title = Menyiapkan
fetch-what = Pertanyaan, kata-kata, suara dan kontak diambil ke telepon ini sekali saja, diperiksa dan utuh. Jika jaringan terputus, pengambilan dilanjutkan dari situ.
fetch-asking = Menanyakan apa yang tersedia…
fetch-progress = Sudah diambil
fetch-bytes = { $done } dari { $total } MB
fetch-ready-title = Siap
fetch-voices = Suara di telepon ini
fetch-likely = sering di sini
fetch-silent = Kata-katanya ada di sini, belum ada suara: { $names }
fetch-awaiting = Belum ada kata-kata, hubungi juru bahasa: { $names }
fetch-here = ada di sini
fetch-spoken = dibacakan
fetch-machine = dibacakan mesin
fetch-draft = rancangan
fetch-officer-language = Bahasa Anda sendiri
fetch-size = { $size } MB
fetch-more = Ambil suara ini
fetch-done = Selesai
fetch-newer = Cari kata dan kontak yang lebih baru
ready-offline = Siap tanpa jaringan: bicara { $speaks }, menampilkan { $shows }
ready-coming = Suara yang masih diambil: { $names }
ready-silent = Sering di sini, tanpa suara: { $names }
ready-awaiting = Sering di sini, belum direkam sama sekali: { $names }
ready-first = Hanya kata-kata pertama: { $names }
ready-shell-pending = Kontennya sudah ada. Titian sendiri masih disimpan di telepon ini…
ready-shell-missing = Kontennya sudah ada, tetapi peramban ini tidak dapat menyimpan Titian sendiri. Tanpa jaringan, Titian hanya terbuka selama halaman ini tetap terbuka. Muat ulang saat ada jaringan.

## Membuka kunci

unlock-title = Buka kunci
unlock-who = Siapa Anda?
unlock-label = Sandi rahasia
unlock = Buka kunci
unlock-working = Membuka…
unlock-outbox = Pesan tersegel dikirim selama Titian terbuka, juga saat terkunci.
unlock-add = Tambahkan petugas lain
unlock-passkey = Buka dengan kunci telepon ini
unlock-some = Pesan tersegel menunggu dikirim
unlock-safety = Hapus, simpan atau bantuan
unlock-help = Bantuan sekarang, tanpa membuka kunci
clock-title = Jam

## Beranda

home-not-ready = Belum siap: ambil pertanyaan dan kata-kata dahulu.
home-outbox =
    { $count ->
        [0] Tidak ada yang menunggu dikirim
       *[other] { $count } pesan tersegel menunggu dikirim
    }
home-age =
    { $days ->
        [0] Konten ditandatangani hari ini
       *[other] Konten ditandatangani { $days } hari yang lalu
    }
home-age-passed = Tanggal tinjauannya sudah lewat. Konten ini masih berfungsi; ambil yang lebih baru saat ada jaringan.
home-update = Ada versi Titian yang lebih baru. Versi itu mulai dipakai saat Anda mengetuk, dalam beberapa detik.
home-update-held = Ada penapisan yang terbuka di tab Titian lain. Selesaikan dahulu di sana; versi baru menunggu.
home-update-apply = Pakai versi baru
home-referrals = Rujukan dari telepon ini
home-referrals-none = Belum ada.
home-referral-made = Dibuat pada { $date }
home-nobody-left-do = Semua yang diminta tidak dapat menanganinya. Hubungi kontak rujukan, dan tawarkan lembaga lain kepada orang itu.
home-mark = Tanda { $mark }
referral-unsent = Menunggu dikirim
referral-sent = Terkirim: lihat lagi pukul { $time }
referral-closed = Selesai: tidak ada lagi yang perlu dilakukan
referral-nobody = Belum ada yang menangani: telepon
home-check = Periksa sekarang
home-checking = Memeriksa…
home-resume = Lanjutkan penapisan pukul { $time }
home-discard = Buang penapisan pukul { $time }
home-discard-sure = Ketuk lagi: buang penapisan pukul { $time } untuk selamanya
home-refused =
    { $count ->
       *[other] { $count } pesan tersegel tidak diterima hub ({ $code }). Hubungi kontak rujukan, dan tawarkan lembaga lain kepada setiap orang yang bersangkutan.
    }
home-start = Mulai penapisan
home-start-other = Mulai yang baru
home-arrival = Kedatangan banyak orang
home-languages = Bahasa dan konten
home-safety = Kunci, sembunyikan dan hapus
home-storage = Isi ponsel ini

## Lihat

look-title = Lihat. Jangan bertanya dahulu
look-go-on = Lanjutkan

## Bahasa

language-title = Bahasa apa?
language-how = Putar telepon menghadap orang itu. Biarkan orang itu menyentuh bahasanya.
language-tried = sudah dicoba
language-none = Tidak ada bahasa yang sama
language-text-only = hanya teks
language-first-words = hanya kata-kata pertama
language-first-what = Dalam { $name } hanya kata-kata pertama yang sudah diperiksa: sapaan, perawatan, “saya takut”. Pertanyaan tidak diajukan dalam bahasa ini. Pakailah juru bahasa atau bahasa lain.
language-awaits = hubungi juru bahasa
silent-what = { $name } tidak punya suara di telepon ini: hanya menampilkan kata-kata. Ini tidak berguna bagi orang yang tidak bisa membaca. Kalau orang itu tidak bisa membaca, atau Anda tidak yakin, coba bahasa lain atau hubungi juru bahasa.
language-awaiting-title = { $name }: belum direkam
language-awaiting-what = Titian tidak punya kata-kata dalam bahasa ini yang direkam oleh penuturnya, dan tidak menebak-nebak. Tunjukkan bahwa Anda akan mencari orang yang bisa bahasa ini.
language-awaiting-do = Hubungi juru bahasa yang telah diperiksa
language-awaiting-back = Bahasa lain
language-interpreter = Kalau begitu, minta juru bahasa yang telah diperiksa, juga lewat telepon. Jangan pernah memakai teman seperjalanan, penyerta atau anak.

## Tempat tertutup

privacy-title = Apakah hanya orang ini yang dapat mendengar?
privacy-why = Beberapa pertanyaan bersifat pribadi. Tidak boleh ada orang lain yang mendengarnya, juga jawabannya.
privacy-say = Ucapkan kepada orang itu
privacy-earphones = Penyuara telinga terpasang
privacy-place = Kami hanya berdua di tempat tertutup
privacy-place-note = Pertanyaan pribadi tidak bersuara sampai orang itu menyentuh “Dengar lagi”.
privacy-neither = Keduanya tidak mungkin di sini
privacy-neither-note = Pertanyaan pribadi tidak ditanyakan. Pengamatan dan pertolongan berlanjut.

## Di samping pertanyaan

practice-failed-title = Ya dan tidak belum jelas
practice-failed-what = Orang itu tidak menyentuh yang dimaksud. Tunjukkan sendiri kedua jawaban, tanpa penyuara telinga, lalu biarkan mencoba lagi. Persetujuan tidak diminta sebelum keduanya jelas.
practice-failed-again = Coba lagi
practice-failed-none-note = Perawatan, kartu dan juru bahasa. Tidak ada yang dipersalahkan kepada orang itu.
ask-check-language = Beberapa pertanyaan tidak dimengerti: kembali ke pilihan bahasa.

## Yang terlihat selama percakapan

seen-title = Yang Anda lihat sekarang
seen-how = Untuk Anda, dengan mata. Jangan bertanya tentang ini, dan palingkan telepon dari orang lain.
seen-first-look = Dari pengamatan pertama
seen-done = Selesai

## Tidak setuju ditanya

no-consent-title = Tanpa pertanyaan
no-consent-offer = Anda boleh menawarkan
no-consent-language = Bahasa lain
no-consent-person = Orang itu akhirnya mau berbicara
no-consent-person-note = Hanya jika ia sendiri yang mengatakannya, mungkin dengan petugas lain. Jangan bertanya lagi.
no-consent-what-now = Yang dilakukan sekarang
no-consent-later = Ini dapat ditawarkan lagi lain waktu. Penolakan itu tidak dicatat di mana pun.

## Antara orang itu dan petugas

hand-back-officer = Petugas: telepon ada pada saya
hand-back-sure = Sentuh lagi: telepon ada di tangan saya
in-hand-title = Telepon ada pada Anda
in-hand-what = Layar orang itu menunggu seperti semula. Yang dijawab tersembunyi dan tidak dapat dipanggil kembali.
in-hand-see = Centang yang Anda lihat dengan tanda mata di atas.
in-hand-now = Apa yang harus dilakukan sekarang
in-hand-now-note = Pertanyaan berakhir untuk saat ini. Yang sudah dikatakan tetap berlaku.
in-hand-give = Berikan telepon kepada orang itu
display-title = Cahaya dan tangan
display-theme = Cahaya
display-theme-phone = Seperti setelan telepon
display-theme-light = Terang
display-theme-dark = Gelap
display-theme-outdoor = Di luar, di bawah terik matahari
display-hand = Tangan yang memegang
display-hand-right = Kanan
display-hand-left = Kiri
display-returns = Saat telepon kembali dari orang itu
display-returns-touch = Dua sentuhan
display-returns-secret = Sandi rahasia saya

## Yang diminta

care-wanted-title = Berikan ini sekarang
care-wanted-yes = Ya untuk: “{ $question }”
care-wanted-note = Orang itu memintanya. Ini tidak dicatat di mana pun, dan tidak bergantung pada jawaban apa pun.
care-wanted-go-on = Lanjutkan

## Hasil

outcome-above = Untuk Anda, bukan untuk orang itu
outcome-level-NOW = Sekarang
outcome-level-TODAY = Hari ini
outcome-level-REFER = Rujuk
outcome-level-INFO = Informasi
outcome-level-INCOMPLETE = Belum selesai
outcome-not-a-finding = Ini bukan penetapan. Badan yang berwenang yang memutuskan.
outcome-hide = Jangan biarkan siapa pun yang datang bersama orang itu melihat layar ini.
outcome-do = Yang dilakukan sekarang
outcome-confidential = Alasan rahasia
outcome-because = Karena: { $reason }
outcome-seen = Anda melihat: { $what }
outcome-no-pathway = Tidak ada alur rujukan untuk hasil ini yang tercatat di pos ini. Hubungi penyelia Anda. Sementara itu jangan ambil langkah pemulangan apa pun, dan jangan tahan orang itu karena hal ini.
outcome-needs = Bantuan yang mungkin diperlukan
outcome-stands = Yang berlaku bagi orang ini
outcome-other-pathway = Jalur lain yang berlaku
outcome-unfinished = Masih ada yang perlu ditanyakan. Lanjutkan hanya jika orang itu mau.
outcome-specialist = Yang tidak ditanyakan boleh ditanyakan ahli nanti. Jangan tanyakan sendiri.
outcome-hand-over = Beri tahu orang itu, dan biarkan ia memilih
outcome-language = Coba bahasa lain
outcome-care-in-place = Bantuan datang: lanjutkan
outcome-go-on-asking = Lanjut bertanya
outcome-close = Selesai

## Jalur

pathway-title = Siapa yang dihubungi di sini
pathway-call = Hubungi
pathway-suspend-return = Hentikan semua langkah pemulangan
pathway-refer = Rujuk
pathway-stay = Temani orang itu
pathway-paper = Kertas
pathway-no-phone = Tidak ada nomor yang tercatat.
pathway-hours = Jam: { $hours }
pathway-verified = Diverifikasi pada { $date }
pathway-not-verified = Belum diverifikasi.
pathway-seen = Terlihat di suatu sumber pada { $date }.
pathway-independent = Independen dari negara
pathway-by = Oleh: { $by }
pathway-gaps = Yang belum ada di sini

## Penerima

recipients-title = Siapa yang boleh membacanya?
recipients-nobody = Tidak ada: lanjutkan
recipients-none = Tidak ada pihak yang tercatat di sini yang dapat menangani ini. Pakai alur rujukan, dan sampaikan kepada penyelia Anda.
meeting-title = Bagaimana mereka dapat bertemu?
meeting-label = Di mana dan bagaimana, dengan singkat
meeting-help = Tanpa nama dan tanpa cerita.
meeting-left = Sisa { $left } karakter.
meeting-interpreter = Diperlukan juru bahasa
meeting-summary = Disegel untuk
meeting-shares = Mereka boleh membaca jawabannya.
meeting-shares-not = Mereka tidak mendapat jawabannya: hanya bantuan apa yang diperlukan dan cara bertemu.
meeting-seal = Segel
meeting-usual = Di { $station }: tanyakan petugas piket
meeting-again = Tanyai lagi orang itu siapa yang boleh membacanya
meeting-gone = Salah satu yang dipilih orang itu tidak lagi terdaftar. Tanyai lagi orang itu: tidak ada yang dikirim ke tempat lain.
meeting-no-bed = Katanya tidak ada tempat tidur kosong (dikatakan pukul { $time }). Tetap dikirim.
meeting-none-title = Tempat bertemu belum ditulis
meeting-none-what = Pihak yang menangani ini tidak dapat menemukan orang itu tanpa tempat atau jam.
meeting-none-write = Tulis tempat
meeting-none-seal = Segel tanpa tempat
meeting-none-sent = Tempat bertemu tidak diberikan. Tanyakan kepada pos.
sealing-title = Menyegel…
sealing-what = Satu pesan tersegel untuk setiap lembaga. Tidak ada pihak lain yang dapat membukanya, Anda pun tidak.

## Disegel dan ditutup

sealed-title = Tersegel
sealed-what = Hanya lembaga pilihan orang itu yang dapat membukanya.
sealed-received = Hub sudah menerimanya, tanpa membaca, dan sekarang meminta lembaga pertama.
sealed-sends = Sedang dikirim. Anda tidak perlu melakukan apa pun.
sealed-offline = Tidak ada jaringan. Pesan terkirim sendiri begitu ada jaringan.
sealed-stay = Temani orang itu sampai seseorang telah mengambil tanggung jawab. Beranda menampilkannya.
sealed-close = Berpamitan kepada orang itu
close-title = Selesai
close-what = Tidak ada apa pun tentang orang ini yang tersisa di telepon selain yang tersegel. Hitungan hari ini bertambah satu.
close-take-phone = Yang terlihat dan dikatakan tidak ditampilkan lagi.
close-home = Beranda

## Pendaftaran yang telah diakhiri

ended-title = Pendaftaran telepon ini telah diakhiri
ended-what = Meja kerja Anda telah mengakhirinya. Sandi rahasia, penapisan yang belum selesai dan hitungan Anda telah dihapus di sini, dan tidak ada lagi yang dapat disegel. Petugas lain di telepon ini tidak terpengaruh.
ended-messages =
    { $count ->
        [0] Tidak ada lagi pesan tersegel di telepon ini. Yang sudah diserahkannya menunggu administrator.
       *[other] { $count } pesan tersegel masih ada di telepon ini. Pesan diserahkan saat ada jaringan, lalu menunggu administrator.
    }
ended-not-taken = Tidak diterima: tunjukkan kepada penyelia Anda
ended-number = Nomor { $number } ({ $code })
ended-not-taken-do = Tidak ada yang memilikinya, dan mungkin ada orang yang menunggu. Hubungi lembaga pilihannya, atau kontak rujukan. Jika meja kerja Anda tidak dapat mengatakan sebabnya, tunjukkan juga kepada lembaga itu.
ended-not-taken-kept = Pesan ini tetap di telepon ini sedikitnya sampai { $date }, dan ditawarkan pada setiap kontak. Jangan hapus aplikasi ini.
ended-person = Jika sekarang ada orang bersama Anda, lanjutkan tanpa telepon dan hubungi penyelia Anda atau kontak rujukan. Untuk memakai telepon ini lagi, minta kode baru.
ended-understood = Saya mengerti

## Masalah saat memulai

trouble-title = Titian tidak dapat dibuka di sini
trouble-do = Tutup jendela pribadi, kosongkan sedikit ruang di telepon, lalu coba lagi. Pesan tersegel tetap di tempatnya.

## Penolakan, menurut kode: apa yang terjadi dan apa yang dilakukan

error-secret-too-short = Sedikitnya sepuluh angka, atau sedikitnya empat kata.
error-secret-all-equal = Semua angkanya sama. Pilih yang lain.
error-secret-simple-run = Angka-angka ini berurutan, dan yang pertama dicoba siapa pun. Pilih yang lain.
error-secret-too-few-words = Sedikitnya empat kata yang berbeda, atau sedikitnya sepuluh angka.
error-secret-wrong =
    { $wait_seconds ->
        [0] Sandi ini tidak benar. Coba lagi.
       *[other] Sandi ini tidak benar. Tunggu { $wait_seconds } detik, lalu coba lagi. Tidak ada yang dihapus.
    }
error-secret-wait = Tunggu { $wait_seconds } detik, lalu coba lagi. Tidak ada yang dihapus.
error-passkey-refused = Kunci telepon ini tidak membukanya. Coba lagi, atau pakai sandi rahasia.
error-passkey-unavailable = Kunci telepon ini tidak dapat membuka Titian di sini. Pakai sandi rahasia.
error-vault-missing = Penyimpanan petugas ini tidak ada lagi di telepon ini. Tambahkan telepon lagi.
error-vault-exists = Petugas ini sudah ada di telepon ini. Buka kunci saja.
error-vault-locked = Titian telah terkunci. Buka kunci dan lanjutkan.
error-vault-damaged = Satu catatan tidak dapat dibaca. Yang lain tidak terpengaruh.
error-storage-full = Telepon penuh, jadi ini belum disimpan. Kosongkan sedikit ruang, lalu ulangi langkah terakhir.
error-storage-unavailable = Penyimpanan telepon tidak menjawab. Tutup tab Titian lainnya dan coba lagi.
error-release-unreadable = Yang ditawarkan hub tidak dapat dibaca. Yang ada di telepon ini tetap dipakai.
error-release-not-trusted = Yang ditawarkan hub tidak ditandatangani sebagaimana mestinya, dan ditolak. Yang ada di telepon ini tetap dipakai. Beri tahu penyelia Anda.
error-release-lower-sequence = Hub menawarkan sesuatu yang lebih lama daripada yang ada di telepon ini, dan itu ditolak. Beri tahu penyelia Anda.
error-release-wrong-scope = Yang ditawarkan hub dimaksudkan untuk tempat lain, dan ditolak. Beri tahu penyelia Anda.
error-release-incomplete = Yang ditawarkan hub tidak utuh ({ $kind } tidak ada). Yang ada di telepon ini tetap dipakai.
error-release-not-approved = Yang ditawarkan hub memuat kata atau suara yang belum disetujui siapa pun, dan ditolak. Yang ada di telepon ini tetap dipakai. Beri tahu penyelia Anda.
error-part-hash-mismatch = Satu bagian tiba dalam keadaan rusak dan dibuang. Coba lagi.
error-part-unreachable = Jaringan terputus saat mengambil. Coba lagi: pengambilan dilanjutkan dari situ.
error-part-too-long = Satu bagian tidak sesuai pengumumannya dan dibuang. Coba lagi; jika tetap begitu, beri tahu penyelia Anda.
error-library-empty = Belum ada apa pun di telepon ini. Ambil dahulu.
error-library-language-missing = Bahasa ini tidak ada di telepon ini. Ambil dahulu.
error-hub-unreachable = Hub tidak dapat dihubungi. Yang menunggu dikirim saat ada jaringan.
error-hub-other-answers = Sesuatu di jaringan ini menjawab menggantikan hub: mungkin halaman masuk. Masuk ke jaringan lewat peramban, atau pakai jaringan lain. Tidak ada yang hilang.
error-hub-failed = Hub mengalami gangguan ({ $status }). Tidak ada yang hilang; coba lagi nanti.
error-hub-unreadable = Jawaban hub terpotong. Tidak ada yang hilang; coba lagi.
error-hub-refused = Hub menolak ({ $code }). Tidak ada yang hilang; beri tahu penyelia Anda.
error-enrol-link-unreadable = Tautan ini tidak utuh. Minta yang baru, atau ketik kodenya.
error-enrol-code-unreadable = Kode ini tidak utuh: kode terdiri atas dua belas huruf dan angka.
error-enrol-code-refused = Meja kerja tidak mengenal kode ini, atau kode sudah dipakai, atau sepuluh menit sudah lewat. Minta yang baru.
error-enrol-wrong-hub = Tautan ini milik hub lain. Buat yang baru di meja kerja Anda sendiri.
error-enrol-wrong-root = Hub ini bukan yang dijanjikan tautan. Jangan lanjutkan. Beri tahu penyelia Anda.
error-enrol-certificate-refused = Sertifikat hub untuk telepon ini tidak benar. Jangan lanjutkan. Beri tahu penyelia Anda.
error-enrol-unknown = Telepon ini belum ditambahkan.
error-camera-refused = Kamera tidak diizinkan. Izinkan di pengaturan peramban untuk halaman ini, atau ketik kodenya.
error-camera-missing = Tidak ada kamera yang dapat dipakai di sini. Ketik kodenya saja.
error-receipt-not-trusted = Tanda terima hub tidak ditandatangani sebagaimana mestinya. Pesan tetap di telepon ini dan ditawarkan lagi.
error-item-refused = Hub tidak menerima sebuah pesan ({ $code }). Pesan itu tetap di telepon ini. Beri tahu penyelia Anda.
error-journey-wrong-stage = Ini tidak mungkin pada tahap ini. Lanjutkan dengan yang ditampilkan layar.
error-journey-not-asked = Pertanyaan ini tidak ditanyakan sekarang.
error-journey-value-unknown = Jawaban ini bukan untuk pertanyaan itu.
error-journey-skip-is-final = Orang itu tidak mau mengatakannya. Ini tidak ditanyakan lagi.
error-journey-nothing-to-undo = Tidak ada yang dapat dibatalkan di sini.
error-journey-afraid-stands = Ini tetap dicatat. Tidak ada yang dapat mencabut ini.
error-journey-recipient-unknown = Lembaga ini tidak terdaftar lagi. Biarkan orang itu memilih lagi.
error-journey-no-recipient = Belum ada yang dipilih.
error-journey-text-too-long = Paling banyak { $limit } karakter.
error-journey-draft-missing = Penapisan yang terbuka tidak ada lagi di telepon ini.
error-journey-seal-failed = Ini tidak dapat disegel. Semuanya masih di sini; coba lagi.
error-arrival-no-numbers = Telepon ini tidak punya nomor slip lagi. Mintalah telepon yang punya untuk membaginya: Telepon lain, Ikutkan sebuah telepon.
error-arrival-closed = Kedatangan ini sudah ditutup di telepon ini. Buka yang baru untuk orang baru.
