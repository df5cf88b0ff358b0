# Bahagian pegawai pada telefon, bahasa Melayu.
# Kata-kata untuk orang itu tidak ada di sini: tempatnya di content/packs/<pack>/locales/.
# A draft without a native reader's review.

starting = Membuka…
next = Seterusnya
back = Kembali
try-again = Cuba lagi

## Pada setiap skrin

bar-name = Pegawai
bar-afraid = Orang itu berkata dia takut
bar-afraid-noted = Dicatat: takut. Tiada langkah menghantar pulang
bar-seen = Apa yang anda lihat sekarang
bar-hide = Sembunyi dan kunci
bar-talk = Bercakap tanpa bertanya
bar-afraid-said = Dicatat. Jangan ambil apa-apa langkah menghantar pulang dan jangan hubungi negaranya. Tiada apa-apa yang boleh menarik balik ini.
watermark-demo = Demo: draf, bukan kegunaan sebenar
watermark-pilot = Rintis: kata-kata masih disemak
no-voice = Belum ada suara: tunjukkan perkataannya.
machine-voice = Suara draf: mesin yang bercakap.
machine-demo = Demo: draf, mesin yang bercakap
machine-pilot = Rintis: masih disemak, mesin yang bercakap

## Lawatan pertama

first-visit-title = Jalan singkat dan selamat ke seberang
first-visit-what = Titian membantu anda dan orang yang bercakap bahasa lain untuk saling memahami, dan untuk mendapat bantuan. Titian berfungsi tanpa rangkaian.
first-visit-not = Titian tidak sekali-kali memutuskan siapa seseorang itu. Titian mencadangkan apa yang perlu dibuat sekarang, dan siapa yang perlu dihubungi.
first-visit-need = Anda perlukan kod daripada meja kerja: log masuk di sana dan pilih “Tambah telefon ini” (Add this phone).
first-visit-add = Tambah telefon ini

## Menambah telefon ini

enrol-link-title = Tambah telefon ini
enrol-link-what = Teruskan hanya jika anda sendiri yang membuatnya di meja kerja.
enrol-type-instead = Taip kod
enrol-start-title = Bawa kod daripada meja kerja
enrol-start-where = Log masuk di meja kerja dan pilih “Tambah telefon ini” (Add this phone). Di situ terpapar gambar untuk kamera dan kod untuk ditaip. Kedua-duanya sah selama sepuluh minit, dan untuk satu telefon.
enrol-scan = Imbas kod
enrol-scan-title = Halakan kamera pada gambar
enrol-scan-how = Pada skrin meja kerja, sebesar bingkai. Tiada apa-apa dirakam.
enrol-scan-view = Apa yang dilihat kamera
enrol-scan-other = Ini bukan gambar daripada meja kerja anda. Halakan kamera pada gambar itu.
enrol-scan-opening = Membuka kamera…
enrol-code-title = Taip kod daripada meja kerja anda
enrol-code-where = Kod itu ada di bawah gambar pada skrin meja kerja. Selepas lima cubaan salah, meja kerja membuat kod baharu.
enrol-code-label = Kod
enrol-code-help = Dua belas huruf dan angka. Huruf kecil, jarak dan tanda sempang tidak menjadi hal.
enrol-asking = Bertanya kepada meja kerja…
enrol-who-title = Adakah ini anda?
enrol-officer = Pegawai
enrol-station = Pos
enrol-who-right = Ya, ini saya
enrol-who-wrong = Bukan, jangan tambah
enrol-compare-title = Bandingkan enam perkataan ini
enrol-compare-how = Meja kerja juga memaparkan enam perkataan. Setiap perkataan mesti sama, dalam susunan yang sama. Jika satu berbeza, mungkin ada pihak lain di tengah.
enrol-compare-same = Keenam-enamnya sama
enrol-compare-differ = Ada yang berbeza: berhenti

## Kata rahsia

secret-title = Pilih kata rahsia untuk telefon ini
secret-what = Sekurang-kurangnya sepuluh angka, atau sekurang-kurangnya empat perkataan.
secret-honest = Sepuluh angka menghalang orang yang menjumpai telefon. Orang yang menyalin storannya dan ada masa boleh mencuba semuanya. Empat perkataan yang tiada kaitan jauh lebih kuat. Tiada sesiapa boleh mengembalikan kata rahsia yang terlupa: apa yang belum selesai akan hilang, tetapi mesej bermeterai tetap dihantar.
teach = Mengapa, dan bagaimana
secret-label = Kata rahsia
secret-again = Taip sekali lagi
secret-show = Tunjukkan apa yang saya taip
secret-differ = Kedua-duanya tidak sama.
secret-choose = Guna kata rahsia ini
secret-working = Menyediakan…
secret-officer = Pegawai { $number }
secret-name = Nama pada skrin kunci
secret-name-help = Sesiapa yang memegang telefon ini boleh membacanya. Pilih sesuatu yang bukan nama sebenar anda.
secret-passkey = Buka juga dengan jari, muka atau kunci skrin telefon ini
secret-passkey-help = Lebih cepat, dan tiada siapa boleh mengintai. Jangan guna jika orang lain tahu kunci telefon ini, atau boleh menekan jari anda padanya. Kata rahsia tetap sentiasa boleh digunakan.

## Mengambil kandungan

fetch-title = Bersiap sedia
fetch-what = Soalan, kata-kata, suara dan kenalan diambil ke telefon ini sekali sahaja, disemak dan lengkap. Jika rangkaian terputus, ia disambung dari situ.
fetch-asking = Bertanya apa yang ada…
fetch-progress = Sudah diambil
fetch-bytes = { $done } daripada { $total } MB
fetch-ready-title = Sedia
fetch-voices = Suara pada telefon ini
fetch-likely = biasa di sini
fetch-silent = Kata-kata ada di sini, belum ada suara: { $names }
fetch-awaiting = Belum ada kata-kata, hubungi jurubahasa: { $names }
fetch-here = ada di sini
fetch-spoken = dibacakan
fetch-machine = dibacakan mesin
fetch-draft = draf
fetch-officer-language = Bahasa anda sendiri
fetch-size = { $size } MB
fetch-more = Ambil suara ini
fetch-done = Selesai
fetch-newer = Cari kata-kata dan kenalan yang lebih baharu
ready-offline = Sedia tanpa rangkaian: bercakap { $speaks }, memaparkan { $shows }
ready-coming = Suara yang masih diambil: { $names }
ready-silent = Biasa di sini, tanpa suara: { $names }
ready-awaiting = Biasa di sini, belum dirakam langsung: { $names }
ready-first = Kata-kata pertama sahaja: { $names }
ready-shell-pending = Kandungan sudah ada. Titian sendiri masih sedang disimpan pada telefon ini…
ready-shell-missing = Kandungan sudah ada, tetapi pelayar ini tidak dapat menyimpan Titian sendiri. Tanpa rangkaian, Titian hanya terbuka selagi halaman ini terbuka. Muat semula apabila ada rangkaian.

## Membuka kunci

unlock-title = Buka kunci
unlock-who = Siapa anda?
unlock-label = Kata rahsia
unlock = Buka kunci
unlock-working = Membuka…
unlock-outbox = Mesej bermeterai dihantar selagi Titian terbuka, juga semasa berkunci.
unlock-add = Tambah pegawai lain
unlock-passkey = Buka dengan kunci telefon ini
unlock-some = Mesej bermeterai menunggu untuk dihantar
unlock-safety = Padam, simpan atau bantuan
unlock-help = Bantuan sekarang, tanpa membuka kunci
clock-title = Jam

## Laman utama

home-not-ready = Belum sedia: ambil soalan dan kata-kata dahulu.
home-outbox =
    { $count ->
        [0] Tiada apa-apa menunggu untuk dihantar
       *[other] { $count } mesej bermeterai menunggu untuk dihantar
    }
home-age =
    { $days ->
        [0] Kandungan ditandatangani hari ini
       *[other] Kandungan ditandatangani { $days } hari lalu
    }
home-age-passed = Tarikh semakannya sudah lepas. Kandungan ini masih berfungsi; ambil yang lebih baharu apabila ada rangkaian.
home-update = Ada versi Titian yang lebih baharu. Versi itu mula digunakan apabila anda mengetik, dalam beberapa saat.
home-update-held = Ada saringan yang terbuka dalam tab Titian yang lain. Selesaikannya di sana dahulu; versi baharu menunggu.
home-update-apply = Guna versi baharu
home-referrals = Rujukan daripada telefon ini
home-referrals-none = Belum ada.
home-referral-made = Dibuat pada { $date }
home-nobody-left-do = Semua yang diminta tidak dapat mengambilnya. Hubungi orang yang boleh dihubungi untuk rujukan, dan tawarkan organisasi lain kepada orang itu.
home-mark = Tanda { $mark }
referral-unsent = Menunggu dihantar
referral-sent = Dihantar: lihat lagi pada { $time }
referral-closed = Selesai: tiada apa-apa lagi yang perlu dibuat
referral-nobody = Tiada siapa mengambilnya: hubungi
home-check = Semak sekarang
home-checking = Menyemak…
home-resume = Teruskan saringan pada { $time }
home-discard = Buang saringan pada { $time }
home-discard-sure = Ketik lagi: buang saringan pada { $time } selama-lamanya
home-refused =
    { $count ->
       *[other] { $count } mesej bermeterai tidak diterima oleh hab ({ $code }). Hubungi orang yang boleh dihubungi untuk rujukan, dan tawarkan organisasi lain kepada setiap orang yang berkenaan.
    }
home-start = Mulakan saringan
home-start-other = Mulakan yang baharu
home-arrival = Ketibaan ramai orang
home-languages = Bahasa dan kandungan
home-safety = Kunci, sembunyi dan padam
home-storage = Isi telefon ini

## Lihat

look-title = Lihat. Jangan tanya apa-apa dahulu
look-go-on = Teruskan

## Bahasa

language-title = Bahasa apa?
language-how = Pusingkan telefon menghadap orang itu. Biar orang itu menyentuh bahasanya.
language-tried = sudah dicuba
language-none = Tiada bahasa yang sama
language-text-only = teks sahaja
language-first-words = kata-kata pertama sahaja
language-first-what = Dalam { $name } hanya kata-kata pertama yang sudah diperiksa: sapaan, jagaan, “saya takut”. Soalan tidak ditanya dalam bahasa ini. Gunakan jurubahasa atau bahasa lain.
language-awaits = hubungi jurubahasa
silent-what = { $name } tiada suara pada telefon ini: ia hanya memaparkan kata-kata. Ia tidak berguna bagi orang yang tidak boleh membaca. Jika orang itu tidak boleh membaca, atau anda tidak pasti, cuba bahasa lain atau hubungi jurubahasa.
language-awaiting-title = { $name }: belum dirakam
language-awaiting-what = Titian tiada kata-kata dalam bahasa ini yang dirakam oleh penuturnya, dan tidak meneka. Tunjukkan bahawa anda akan mencari orang yang bercakap bahasa ini.
language-awaiting-do = Hubungi jurubahasa yang disahkan
language-awaiting-back = Bahasa lain
language-interpreter = Kalau begitu, minta jurubahasa yang disahkan, juga melalui telefon. Jangan sekali-kali guna rakan seperjalanan, pengiring atau kanak-kanak.

## Tempat tertutup

privacy-title = Adakah hanya orang ini yang boleh mendengar?
privacy-why = Sesetengah soalan adalah peribadi. Tiada orang lain boleh mendengarnya, begitu juga jawapannya.
privacy-say = Ucapkan kepada orang itu
privacy-earphones = Fon telinga dipakai
privacy-place = Kami berdua sahaja di tempat tertutup
privacy-place-note = Soalan peribadi tidak bersuara sehingga orang itu menyentuh “Dengar sekali lagi”.
privacy-neither = Kedua-duanya tidak dapat dibuat di sini
privacy-neither-note = Soalan peribadi tidak ditanya. Pemerhatian dan penjagaan diteruskan.

## Di sisi soalan

practice-failed-title = Ya dan tidak belum jelas
practice-failed-what = Orang itu tidak menyentuh apa yang dimaksudkan. Tunjukkan sendiri kedua-dua jawapan, tanpa fon telinga, kemudian biar dia cuba lagi. Persetujuan tidak diminta sebelum kedua-duanya jelas.
practice-failed-again = Cuba lagi
practice-failed-none-note = Penjagaan, kad dan jurubahasa. Tiada apa-apa dipersalahkan kepada orang itu.
ask-check-language = Beberapa soalan tidak difahami: kembali ke pilihan bahasa.

## Apa yang dilihat semasa perbualan

seen-title = Apa yang anda lihat sekarang
seen-how = Untuk anda, dengan mata. Jangan bertanya tentangnya, dan palingkan telefon daripada orang lain.
seen-first-look = Daripada pemerhatian pertama
seen-done = Selesai

## Tidak setuju ditanya

no-consent-title = Tiada soalan
no-consent-offer = Anda boleh menawarkan
no-consent-language = Bahasa lain
no-consent-person = Orang itu akhirnya mahu bercakap
no-consent-person-note = Hanya jika dia sendiri yang mengatakannya, mungkin dengan pegawai lain. Jangan tanya lagi.
no-consent-what-now = Apa yang perlu dibuat sekarang
no-consent-later = Ini boleh ditawarkan lagi pada masa lain. Penolakan itu tidak ditulis di mana-mana.

## Antara orang itu dan pegawai

hand-back-officer = Pegawai: telefon ada pada saya
hand-back-sure = Sentuh lagi: telefon ada di tangan saya
in-hand-title = Telefon ada pada anda
in-hand-what = Skrin orang itu menunggu seperti tadi. Jawapannya tersembunyi dan tidak boleh dipanggil semula.
in-hand-see = Tandakan apa yang anda nampak dengan tanda mata di atas.
in-hand-now = Apa yang perlu dibuat sekarang
in-hand-now-note = Soalan ditamatkan buat masa ini. Apa yang sudah dikatakan tetap dikira.
in-hand-give = Beri telefon kepada orang itu
display-title = Cahaya dan tangan
display-theme = Cahaya
display-theme-phone = Ikut tetapan telefon
display-theme-light = Cerah
display-theme-dark = Gelap
display-theme-outdoor = Di luar, di bawah panas terik
display-hand = Tangan yang memegang
display-hand-right = Kanan
display-hand-left = Kiri
display-returns = Apabila telefon kembali daripada orang itu
display-returns-touch = Dua sentuhan
display-returns-secret = Kata rahsia saya

## Apa yang diminta

care-wanted-title = Beri ini sekarang
care-wanted-yes = Ya kepada: “{ $question }”
care-wanted-note = Orang itu memintanya. Ini tidak ditulis di mana-mana, dan tidak bergantung pada apa-apa jawapan.
care-wanted-go-on = Teruskan

## Hasil

outcome-above = Untuk anda, bukan untuk orang itu
outcome-level-NOW = Sekarang
outcome-level-TODAY = Hari ini
outcome-level-REFER = Rujuk
outcome-level-INFO = Maklumat
outcome-level-INCOMPLETE = Belum selesai
outcome-not-a-finding = Ini bukan penentuan. Badan yang diberi mandat yang memutuskan.
outcome-hide = Jangan biarkan sesiapa yang datang bersama orang itu melihat skrin ini.
outcome-do = Apa yang perlu dibuat sekarang
outcome-confidential = Sebab yang sulit
outcome-because = Kerana: { $reason }
outcome-seen = Anda lihat: { $what }
outcome-no-pathway = Tiada laluan rujukan untuk hasil ini dalam rekod bagi pos ini. Hubungi penyelia anda. Sementara itu jangan ambil apa-apa langkah menghantar pulang, dan jangan tahan orang itu kerana hal ini.
outcome-needs = Bantuan yang mungkin diperlukan
outcome-stands = Apa yang terpakai bagi orang ini
outcome-other-pathway = Laluan lain yang terpakai
outcome-unfinished = Masih ada yang perlu ditanya. Teruskan hanya jika orang itu mahu.
outcome-specialist = Apa yang tidak ditanya boleh ditanya oleh pakar kemudian. Jangan tanya sendiri.
outcome-hand-over = Beritahu orang itu, dan biar dia memilih
outcome-language = Cuba bahasa lain
outcome-care-in-place = Bantuan sudah tiba: teruskan
outcome-go-on-asking = Terus bertanya
outcome-close = Tamat

## Laluan

pathway-title = Siapa yang dihubungi di sini
pathway-call = Hubungi
pathway-suspend-return = Hentikan semua langkah menghantar pulang
pathway-refer = Rujuk
pathway-stay = Temani orang itu
pathway-paper = Kertas
pathway-no-phone = Tiada nombor dalam rekod.
pathway-hours = Waktu: { $hours }
pathway-verified = Disahkan pada { $date }
pathway-not-verified = Belum disahkan.
pathway-seen = Dilihat dalam suatu sumber pada { $date }.
pathway-independent = Bebas daripada kerajaan
pathway-by = Oleh: { $by }
pathway-gaps = Yang belum ada di sini

## Penerima

recipients-title = Siapa yang boleh membacanya?
recipients-nobody = Tiada sesiapa: teruskan
recipients-none = Tiada sesiapa dalam rekod di sini yang boleh mengambil perkara ini. Guna laluan rujukan, dan beritahu penyelia anda.
meeting-title = Bagaimana mereka boleh bertemu?
meeting-label = Di mana dan bagaimana, dengan beberapa perkataan
meeting-help = Tanpa nama dan tanpa cerita.
meeting-left = Tinggal { $left } aksara.
meeting-interpreter = Jurubahasa diperlukan
meeting-summary = Dimeterai untuk
meeting-shares = Mereka boleh membaca jawapannya.
meeting-shares-not = Mereka tidak mendapat jawapannya: hanya bantuan apa yang diperlukan dan cara bertemu.
meeting-seal = Meterai
meeting-usual = Di { $station }: minta pegawai bertugas
meeting-again = Tanya orang itu sekali lagi siapa yang boleh membacanya
meeting-gone = Satu daripada yang dipilih oleh orang itu tidak lagi disenaraikan. Tanya orang itu sekali lagi: tiada apa-apa dihantar ke tempat lain.
meeting-no-bed = Katanya tiada katil kosong (dikatakan pada { $time }). Tetap dihantar.
meeting-none-title = Tempat bertemu belum ditulis
meeting-none-what = Pihak yang mengambil alih tidak dapat mencari orang itu tanpa tempat atau waktu.
meeting-none-write = Tulis tempat
meeting-none-seal = Meterai tanpa tempat
meeting-none-sent = Tempat bertemu tidak diberikan. Tanya stesen.
sealing-title = Memeterai…
sealing-what = Satu mesej bermeterai untuk setiap organisasi. Tiada orang lain boleh membukanya, anda pun tidak.

## Dimeterai dan ditutup

sealed-title = Sudah dimeterai
sealed-what = Hanya organisasi yang dipilih orang itu boleh membukanya.
sealed-received = Hab sudah menerimanya, tanpa membaca, dan sekarang meminta organisasi pertama.
sealed-sends = Sedang dihantar. Anda tidak perlu buat apa-apa.
sealed-offline = Tiada rangkaian. Mesej dihantar sendiri sebaik sahaja ada rangkaian.
sealed-stay = Temani orang itu sehingga seseorang sudah mengambil tanggungjawab. Laman utama menunjukkannya.
sealed-close = Ucapkan selamat tinggal kepada orang itu
close-title = Selesai
close-what = Tiada apa-apa tentang orang ini tinggal pada telefon selain yang dimeterai. Kiraan hari ini bertambah satu.
close-take-phone = Apa yang dilihat dan dikatakan tidak ditunjukkan lagi.
close-home = Laman utama

## Pendaftaran yang ditamatkan

ended-title = Pendaftaran telefon ini sudah ditamatkan
ended-what = Meja kerja anda telah menamatkannya. Kata rahsia, saringan yang belum selesai dan kiraan anda telah dipadamkan di sini, dan tiada apa-apa lagi boleh dimeterai. Pegawai lain pada telefon ini tidak terjejas.
ended-messages =
    { $count ->
        [0] Tiada lagi mesej bermeterai padanya. Apa yang sudah diserahkannya menunggu pentadbir.
       *[other] { $count } mesej bermeterai masih ada padanya. Mesej diserahkan apabila ada rangkaian, kemudian menunggu pentadbir.
    }
ended-not-taken = Tidak diterima: tunjukkan kepada penyelia anda
ended-number = Nombor { $number } ({ $code })
ended-not-taken-do = Tiada sesiapa memilikinya, dan mungkin ada orang yang menunggu. Hubungi organisasi yang dipilihnya, atau orang yang boleh dihubungi untuk rujukan. Jika meja kerja anda tidak dapat menyatakan sebabnya, tunjukkan juga kepada organisasi itu.
ended-not-taken-kept = Mesej ini kekal pada telefon ini sekurang-kurangnya sehingga { $date }, dan ditawarkan pada setiap sambungan. Simpan aplikasi ini.
ended-person = Jika ada orang bersama anda sekarang, teruskan tanpa telefon dan hubungi penyelia anda atau orang yang boleh dihubungi untuk rujukan. Untuk guna telefon ini lagi, minta kod baharu.
ended-understood = Saya faham

## Masalah semasa mula

trouble-title = Titian tidak dapat dibuka di sini
trouble-do = Tutup tetingkap peribadi, kosongkan sedikit ruang pada telefon, dan cuba lagi. Mesej bermeterai kekal di tempatnya.

## Penolakan, mengikut kod: apa yang berlaku dan apa yang perlu dibuat

error-secret-too-short = Sekurang-kurangnya sepuluh angka, atau sekurang-kurangnya empat perkataan.
error-secret-all-equal = Semua angka sama. Pilih yang lain.
error-secret-simple-run = Angka ini berturutan, dan yang pertama akan dicuba sesiapa pun. Pilih yang lain.
error-secret-too-few-words = Sekurang-kurangnya empat perkataan berbeza, atau sekurang-kurangnya sepuluh angka.
error-secret-wrong =
    { $wait_seconds ->
        [0] Kata rahsia ini tidak betul. Cuba lagi.
       *[other] Kata rahsia ini tidak betul. Tunggu { $wait_seconds } saat, kemudian cuba lagi. Tiada apa-apa dipadamkan.
    }
error-secret-wait = Tunggu { $wait_seconds } saat, kemudian cuba lagi. Tiada apa-apa dipadamkan.
error-passkey-refused = Kunci telefon ini tidak membukanya. Cuba lagi, atau guna kata rahsia.
error-passkey-unavailable = Kunci telefon ini tidak boleh membuka Titian di sini. Guna kata rahsia.
error-vault-missing = Storan pegawai ini tiada lagi pada telefon ini. Tambah telefon ini semula.
error-vault-exists = Pegawai ini sudah ada pada telefon ini. Buka kunci sahaja.
error-vault-locked = Titian telah dikunci. Buka kunci dan teruskan.
error-vault-damaged = Satu rekod tidak dapat dibaca. Yang lain tidak terjejas.
error-storage-full = Telefon penuh, jadi ini belum disimpan. Kosongkan sedikit ruang, kemudian ulang langkah terakhir.
error-storage-unavailable = Storan telefon tidak menjawab. Tutup tab Titian yang lain dan cuba lagi.
error-release-unreadable = Apa yang ditawarkan hab tidak dapat dibaca. Apa yang ada pada telefon ini terus digunakan.
error-release-not-trusted = Apa yang ditawarkan hab tidak ditandatangani sebagaimana mesti, dan ditolak. Apa yang ada pada telefon ini terus digunakan. Beritahu penyelia anda.
error-release-lower-sequence = Hab menawarkan sesuatu yang lebih lama daripada yang ada pada telefon ini, dan ia ditolak. Beritahu penyelia anda.
error-release-wrong-scope = Apa yang ditawarkan hab adalah untuk tempat lain, dan ditolak. Beritahu penyelia anda.
error-release-incomplete = Apa yang ditawarkan hab tidak lengkap ({ $kind } tiada). Apa yang ada pada telefon ini terus digunakan.
error-release-not-approved = Apa yang ditawarkan hab mengandungi kata-kata atau suara yang tidak diluluskan sesiapa, dan ditolak. Apa yang ada pada telefon ini terus digunakan. Beritahu penyelia anda.
error-part-hash-mismatch = Satu bahagian tiba dalam keadaan rosak dan dibuang. Cuba lagi.
error-part-unreachable = Rangkaian terputus semasa mengambil. Cuba lagi: ia disambung dari situ.
error-part-too-long = Satu bahagian tidak seperti yang diumumkan dan dibuang. Cuba lagi; jika masih begitu, beritahu penyelia anda.
error-library-empty = Belum ada apa-apa pada telefon ini. Ambil dahulu.
error-library-language-missing = Bahasa ini tiada pada telefon ini. Ambil dahulu.
error-hub-unreachable = Hab tidak dapat dihubungi. Apa yang menunggu dihantar apabila ada rangkaian.
error-hub-other-answers = Sesuatu pada rangkaian ini menjawab bagi pihak hab: mungkin halaman log masuk. Log masuk ke rangkaian melalui pelayar, atau guna rangkaian lain. Tiada apa-apa hilang.
error-hub-failed = Hab mengalami kerosakan ({ $status }). Tiada apa-apa hilang; cuba lagi kemudian.
error-hub-unreadable = Jawapan hab terputus. Tiada apa-apa hilang; cuba lagi.
error-hub-refused = Hab menolak ({ $code }). Tiada apa-apa hilang; beritahu penyelia anda.
error-enrol-link-unreadable = Pautan ini tidak lengkap. Minta yang baharu, atau taip kod.
error-enrol-code-unreadable = Kod ini tidak lengkap: kod ada dua belas huruf dan angka.
error-enrol-code-refused = Meja kerja tidak mengenali kod ini, atau kod sudah digunakan, atau sepuluh minit sudah berlalu. Minta yang baharu.
error-enrol-wrong-hub = Pautan ini milik hab lain. Buat yang baharu di meja kerja anda sendiri.
error-enrol-wrong-root = Hab ini bukan yang dijanjikan pautan. Jangan teruskan. Beritahu penyelia anda.
error-enrol-certificate-refused = Sijil hab untuk telefon ini tidak betul. Jangan teruskan. Beritahu penyelia anda.
error-enrol-unknown = Telefon ini belum ditambah.
error-camera-refused = Kamera tidak dibenarkan. Benarkan dalam tetapan pelayar untuk halaman ini, atau taip kod.
error-camera-missing = Tiada kamera boleh digunakan di sini. Taip kod sahaja.
error-receipt-not-trusted = Resit hab tidak ditandatangani sebagaimana mesti. Mesej kekal pada telefon ini dan ditawarkan lagi.
error-item-refused = Hab tidak menerima satu mesej ({ $code }). Mesej kekal pada telefon ini. Beritahu penyelia anda.
error-journey-wrong-stage = Ini tidak boleh dibuat pada tahap ini. Teruskan dengan apa yang ditunjukkan skrin.
error-journey-not-asked = Soalan ini tidak ditanya sekarang.
error-journey-value-unknown = Jawapan ini bukan untuk soalan itu.
error-journey-skip-is-final = Orang itu tidak mahu mengatakannya. Ia tidak ditanya lagi.
error-journey-nothing-to-undo = Tiada apa-apa yang boleh dibatalkan di sini.
error-journey-afraid-stands = Ini tetap dicatat. Tiada apa-apa yang boleh menarik balik ini.
error-journey-recipient-unknown = Organisasi ini tidak tersenarai lagi. Biar orang itu memilih semula.
error-journey-no-recipient = Belum ada yang dipilih.
error-journey-text-too-long = Paling banyak { $limit } aksara.
error-journey-draft-missing = Saringan yang terbuka tiada lagi pada telefon ini.
error-journey-seal-failed = Ini tidak dapat dimeterai. Semuanya masih di sini; cuba lagi.
error-arrival-no-numbers = Telefon ini tiada lagi nombor slip. Minta telefon yang ada berkongsi: Telefon lain, Benarkan telefon menyertai.
error-arrival-closed = Ketibaan ini sudah ditutup di telefon ini. Buka yang baharu untuk orang baharu.
