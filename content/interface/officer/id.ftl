# Beside a screening, in id. Made from the English source without a native reader's review.

## Why, and how

teach-look = Lihat dulu sebelum bicara: tanda kendali atau cedera lebih sering terlihat daripada diceritakan. Tanda yang Anda hapus tidak meninggalkan jejak.
teach-language = Kewarganegaraan tidak menunjukkan bahasa. Biarkan orang itu memilih, dan pastikan ia paham sebelum hal lain.
teach-before = Tak seorang pun bicara bebas di samping yang membawanya. Cari alasan netral, misalnya memeriksa surat, dan jangan beri tahu yang lain apa pun.
teach-no-consent = Menolak itu hak, dan sering terjadi karena takut. Air, makanan, dokter dan kartu tidak bergantung pada jawaban ya.
teach-ask = Satu pertanyaan, satu fakta. Celah dan perubahan cerita datang dari takut dan guncangan, bukan dari bohong. Jangan tanya mengapa.
teach-CH = Sedikit pertanyaan, dengan kata-kata anak. Duduk rendah, beri waktu, biarkan anak menggambar. Tak seorang pun harus membuktikan umurnya.
teach-PR = Pekerjaan yang belum dimulai masih bisa ditinggalkan. Berikan informasi dan kontak. Jangan cegah siapa pun bepergian karena ucapannya.
teach-FC = Siapa pun yang dipaksa melanggar hukum perlu pengacara lebih dulu. Jangan tanya apa yang ia lakukan.
teach-AP = Takut pulang tidak perlu bukti di sini. Satu kata tentangnya menghentikan setiap langkah pemulangan.
teach-GB = Tak seorang pun ditanya tentang kekerasan seksual. Layanan kesehatan yang dirahasiakan ditawarkan kepada semua orang, tanpa menanyakan alasan.
teach-level-NOW = Keselamatan sebelum pertanyaan. Telepon, catat siapa yang menjawab, dan temani. Lima menit tak ada jawaban: hubungi yang berikutnya.
teach-level-TODAY = Buat kontak sebelum orang itu meninggalkan tempat ini. Kemungkinan sudah cukup: Anda tidak perlu bukti, dan Anda tidak memutuskan.
teach-level-REFER = Orang itu memilih siapa yang boleh membantu. Tawarkan kontak selagi ia di sini, dan jangan mendesak.
teach-level-INFO = Tidak ada yang diungkap hari ini bukan berarti tidak terjadi apa-apa. Banyak orang baru bicara pada pembicaraan kedua atau ketiga.
teach-level-INCOMPLETE = Belum selesai bukan kesalahan orang itu. Tawarkan lanjut sekarang atau nanti, dan jangan tanya apa pun dua kali.

## Who is near

before-who = Siapa yang bisa melihat atau mendengar orang ini sekarang?
before-child = Orang dewasa yang ikut tidak dianggap aman. Temui anak secara terpisah, dalam pandangan seorang rekan.
before-apart = Tak seorang pun yang datang bersamanya
before-stays = Ada yang tetap di dekatnya
before-interpreter = Juru bahasa membantu
before-interpreter-here = Juru bahasa { $code } membantu
company-note = Ada yang tetap di dekatnya: tanpa pertanyaan. Perawatan, pengamatan dan kartu tetap berjalan.
company-left = Mereka sudah terpisah: lanjut
clock-child = Tiga puluh menit dengan anak: akhiri di sini hari ini. Spesialis melanjutkan.

## Interpreter

interpreter-title = Juru bahasa
interpreter-who = Sudah diperiksa dan dewasa, dan bukan orang yang bepergian bersamanya. Tulis kode, jangan pernah nama.
interpreter-known = Pernah membantu
interpreter-code = Kode juru bahasa
interpreter-code-help = Misalnya TM07: dua sampai delapan huruf dan angka.
interpreter-role = Ditemukan melalui
interpreter-role-staff = Staf kami sendiri
interpreter-role-sworn = Daftar pengadilan
interpreter-role-phone_service = Layanan telepon
interpreter-role-organisation = Sebuah lembaga
interpreter-conflict-title = Tanyai juru bahasa
interpreter-conflict-1 = Apakah Anda mengenal orang ini, keluarganya atau yang datang bersamanya?
interpreter-conflict-2 = Apakah ada sesuatu antara kelompok Anda dan kelompoknya?
interpreter-conflict-3 = Apakah Anda akan menyampaikan semua sebagaimana dikatakan, dan tidak memberi tahu siapa pun?
interpreter-free = Tidak ada halangan
interpreter-steps-back = Ia mundur, atau terlalu dekat
interpreter-person-title = Tanyai orang itu
interpreter-person = Apakah ia mau juru bahasa ini, perempuan atau laki-laki? Menolak tidak perlu alasan, dan tidak memberatkan siapa pun.
interpreter-ask-phone = Tanyakan dengan telepon
interpreter-accepted = Orang itu menerima
interpreter-refused = Orang itu tidak mau
interpreter-none = Tanpa juru bahasa

## Distress

calm-open = Tertekan berat: berhenti dan tenangkan
calm-cues = Air mata, gemetar, tatapan kosong, keringat, napas berat: berhenti seketika.
calm-title = Bagaimana keadaannya sekarang?
calm-how = Temani. Jangan tanya, jangan sentuh, beri waktu.
calm-go-on = Lebih tenang, dan ia mau lanjut
calm-rest = Istirahat sekarang, lanjut nanti
calm-worse = Masih sangat tertekan: panggil bantuan

## Calls

calls-title = Panggilan
calls-minutes =
    { $minutes ->
        [one] Satu menit sejak ini muncul
       *[other] { $minutes } menit sejak ini muncul
    }
calls-late = Belum ada yang menjawab. Hubungi kontak berikutnya, lalu penyelia Anda.
calls-somebody = Ada yang menjawab. Temani sampai mereka tiba.
calls-at = { $time } · { $name }
calls-answered = Dijawab
calls-no-answer = Tidak dijawab
calls-other = Saya menelepon dengan telepon lain: { $name }
calls-kept = Terkunci di telepon ini selama satu hari, tanpa data orang itu.
desks-title = Meja jaga kawasan
desks-as-of = { $region }, per { $date }
desks-shelter = Tempat berlindung
desks-health = Kesehatan
desks-focal = Titik kontak
desks-always = Siang dan malam
desks-office = Jam kantor

## Emergency

emergency-title = Darurat
emergency-safe = Tempat aman, jauh dari bahaya. Jauhkan orang lain.
emergency-call = Telepon. Sebutkan di mana Anda dan apa yang terlihat.
emergency-aid = P3K sampai bantuan tiba. Jangan pindahkan atau beri makan.
emergency-wait = Tunggu di samping orang itu. Jangan tanya apa-apa.
emergency-no-return = Tanpa langkah pemulangan.
emergency-nobody = Yang datang bersamanya tidak berbicara untuknya atau ikut, kecuali ia mau.
emergency-medical = Ambulans
emergency-police = Polisi
emergency-fire = Pemadam kebakaran
emergency-sea_rescue = SAR laut
emergency-child_protection = Perlindungan anak

## The one call, and three steps

call-none = Tidak ada nomor: radio, atasan.
call-next = Sekarang tidak ada yang tercatat menjawab. Berikutnya, { $time }:
call-unsure = Tidak ada yang tercatat diketahui menjawab sekarang. Coba:
step-nobody = Tidak ada yang tercatat di sini untuk: { $need }. Telepon atasan Anda.
step-no-authority = Jangan ambil langkah pemulangan. Tidak ada yang tercatat di sini yang dapat menangguhkannya: beri tahu atasan Anda.
step-tell = Jangan ambil langkah pemulangan: beri tahu { $name }, dan serahkan pemberitahuan. Di dalamnya tidak ada alasan.

## Still open

finish-title = Belum ada yang dilakukan
finish-what = Tidak ada yang ditelepon, tidak ada yang dikirim, dan orang itu tidak mengatakan tidak. Jika Anda selesai sekarang, ini tetap terbuka dengan tanda { $mark }: di sini, dan pada petugas jaga di pos.
finish-anyway = Selesai, dan biarkan terbuka
mark-open = Terbuka: tidak ada yang ditelepon, tidak ada yang dikirim
mark-done = Sekarang ada yang mengurus orang ini
mark-handed = Diserahkan kepada Anda
shift-open = Masih terbuka
shift-who = Siapa yang mengambil alih?
shift-duty = Petugas jaga di pos ini
shift-duty-how = Beri tahu mereka setiap tanda, dan apa yang masih harus dilakukan.
shift-told = Mereka sudah tahu

## Help without unlocking

help-title = Bantuan sekarang
help-what = Apa pun yang Anda sentuh di sini tidak disimpan, dan tidak ada isi percakapan di sini.
help-language = Bahasa dan perawatan
help-numbers = Nomor telepon
help-empty = Belum ada kata dan nomor di telepon ini.
help-afraid = Takut dipulangkan: jangan ambil langkah pemulangan, jangan hubungi negaranya. Ini tidak dicatat di sini: buka kunci, lalu catat.

## More that may be done

more-title = Hal lain yang dapat Anda lakukan
second-title = Petugas kedua
second-how = Ia membaca ini, dan mengetik rahasianya sendiri. Rahasia Anda tidak dihitung dua kali.
second-nobody = Tidak ada petugas lain di telepon ini, dan hal ini tidak dilakukan sendirian. Yang disarankan tetap berlaku. Hubungi penyelia Anda.
second-agree = Saya setuju
body-told = Lembaga independen yang menerima pengaduan diberi tahu tentang ini, disegel hanya untuk mereka: apa yang dilakukan, mengapa, tingkatnya, hari dan pos ini. Tidak ada apa pun tentang orang itu.
body-none = Tidak ada lembaga independen yang tercatat di sini: tidak seorang pun di luar diberi tahu tentang ini.
lower-open = Turunkan tingkat, bersama petugas kedua
lower-title = Turunkan tingkat
lower-what = Tanpa langkah pemulangan dan tanpa kontak dengan negaranya: itu tetap. Yang disegel memuat apa yang disarankan.
lower-to = Turunkan ke: { $level }
lower-why = Mengapa?
lower-reason-danger_over = Bahaya sudah lewat dan bantuan ada di sini
lower-reason-taken_over = Seseorang telah mengambil tanggung jawab
lower-reason-person_asks = Orang itu memintanya
lower-reason-seen_in_error = Yang saya lihat ternyata hal lain
lower-note = Disarankan: { $suggested }. Diturunkan oleh dua petugas: { $reason }
lower-back = Kembali ke yang disarankan
without-open = Kirim tanpa jawaban ya
without-title = Tanpa jawaban ya
without-what = Hanya ke layanan darurat atau perlindungan anak. Tidak ada jawaban yang dikirim. Orang itu diberi tahu lebih dulu, atau segera setelah ia bisa mendengar.
without-why = Mengapa?
without-threat_to_life = Nyawa dalam bahaya
without-child = Kepentingan terbaik anak
without-incapacity = Ia tidak bisa berkata ya atau tidak sekarang
without-to = Kepada siapa?
without-nobody = Tidak ada yang tercatat di sini yang dapat menerimanya. Teleponlah.
without-tell = Beri tahu orang itu
without-alone = Kirim sekarang, sebagai satu petugas
without-alone-how = Nyawa tidak bisa menunggu. Penerima membaca: satu petugas. Petugas kedua menandatangani dalam 24 jam, di ponsel ini: “Rujukan dari telepon ini”. Telepon tidak menunggu siapa pun.
sign-what = Dikirim tanpa jawaban ya oleh satu petugas. Petugas kedua menandatangani dalam 24 jam sejak dikirim.
sign-open = Tanda tangani sebagai petugas kedua
pass-open = Serahkan pembicaraan ini kepada petugas lain
pass-title = Serahkan
pass-what = Pembicaraan pindah ke penyimpanan petugas lain di telepon ini, hanya dengan izin orang itu. Kalau tidak, hilang di akhir giliran jaga Anda.
pass-ask = Tanyai orang itu
pass-refused = Orang itu tidak mau. Tetap pada Anda, dan hilang di akhir giliran jaga Anda.
leaving-title = Sebelum ia pergi
leaving-what = Kontak ditawarkan selagi orang itu masih di sini. Sudahkah?
leaving-offer = Tawarkan sekarang
leaving-done = Sudah ditawarkan
shift-end = Akhir giliran jaga
shift-end-sure = Ketuk lagi: yang belum selesai dan daftar panggilan dihapus

## Refusals, by code

error-journey-no-exception = Di sini tidak ada dasar untuk itu. Tanyai orang itu, atau telepon.
error-second-same-officer = Perlu petugas lain.
error-second-needed = Hanya nyawa yang terancam boleh dikirim oleh satu petugas. Di sini petugas kedua setuju lebih dulu, atau teleponlah.
error-interpreter-code = Kode terdiri dari dua sampai delapan huruf dan angka, dengan sedikitnya satu angka. Jangan pernah tulis nama.

## What is on this phone

storage-kept =
    { $count ->
        [one] Satu pesan terkirim disimpan sampai cadangan hub memilikinya
       *[other] { $count } pesan terkirim disimpan sampai cadangan hub memilikinya
    }
storage-unconfirmed = Yang Anda kirim sudah ada di hub dan aman di telepon ini. Sudah { $days } hari salinan hub di tempat kedua belum ada. Beri tahu atasan Anda, yang akan menghubungi administrator hub. Sampai saat itu, jangan hapus Titian dari telepon ini.
storage-send = Kirim sekarang
storage-reason-recipient = Kunci organisasi itu sudah berakhir, jadi pesan tidak bisa lagi dibacanya.
storage-reason-damaged = Penyimpanan ponsel ini merusak pesan itu. Tidak ada yang bisa membacanya.
storage-reason-large = Pesan terlalu besar untuk hub.
storage-reason-other = Hub tidak menerima pesan itu ({ $code }).
storage-languages = Bahasa di ponsel ini
storage-words = Kata-kata dalam { $count } bahasa, { $size } MB
storage-remove = Hapus { $name }
storage-remove-sure = Ketuk lagi: hapus { $name }
storage-remove-not-now = Bahasa dapat dihapus bila tidak ada penapisan yang terbuka.
storage-release = Pertanyaan dan kata
storage-release-before = Isi sebelum ini, tanggal { $date }, masih ada di sini. Kembali hanya bila ada yang salah pada isi yang lebih baru, dan beri tahu atasan Anda.
storage-release-newer = Anda telah kembali. Isi yang lebih baru, tanggal { $date }, menunggu di sini.
storage-release-back = Kembali ke isi sebelumnya
storage-release-forward = Pakai isi yang lebih baru
storage-release-sure = Ketuk lagi untuk mengganti isi
storage-app = Aplikasi
storage-app-before = Aplikasi yang dipakai sampai { $date } masih ada di ponsel ini. Kembali hanya bila ada yang salah pada versi yang lebih baru, dan beri tahu atasan Anda.
storage-app-newer = Ini versi sebelumnya. Versi yang lebih baru menunggu di sini.
storage-app-back = Kembali ke versi sebelumnya
storage-app-sure = Ketuk lagi untuk mengganti aplikasi
storage-help = Untuk dibacakan kepada penolong
storage-help-what = Tidak ada nama, tempat, atau apa pun tentang seseorang di baris-baris ini.
storage-line-browser = Peramban
storage-line-content = Isi
storage-line-offline = Bekerja tanpa jaringan
storage-line-network = Jaringan
storage-line-problem = Masalah terakhir
storage-line-counts = Menunggu · disimpan · tidak diterima
storage-line-heard = Kabar terakhir dari hub
storage-line-date = Tanggal di ponsel ini
storage-line-room = Terpakai · sisa, MB
storage-line-persisted = Dijaga oleh peramban
storage-yes = ya
storage-no = tidak

## Pathways

pathway-now-answers = Ada yang menjawab pada jam ini.
pathway-now-closed = Tidak ada yang menjawab pada jam ini.
pathway-now-unknown = Tidak diketahui apakah ada yang menjawab pada jam ini.
pathway-fallbacks = Jika tidak ada yang menjawab, hubungi dengan urutan ini
pathway-within = Dalam { $minutes } menit
pathway-law = Hukum
pathway-other-hour = Ini untuk jam lain. Periksa apakah jam ponsel benar.
pathway-expired = Diverifikasi sampai { $date }. Harus diverifikasi lagi.
pathway-holidays-closed = Tutup pada hari libur.
pathway-notice = Serahkan surat pemberitahuan yang dicetak. Surat itu tidak memuat alasan.

## Taking back

sealed-code = Berikutnya orang itu boleh meminta melihat kode miliknya. Berikan teleponnya, palingkan pandangan, dan jangan mencatatnya di mana pun.
take-back-title = Seseorang menarik kembali rujukan
take-back-how = Hanya karena orang itu meminta, dengan kode yang diberikan kepadanya. Jangan menanyakan alasan.
take-back-label = Kodenya: 21 angka, dengan aksara angka apa pun
take-back-do = Jeda rujukan ini
take-back-done = Diteruskan begitu ada jaringan. Jika kodenya benar, rujukan dijeda, dan yang memegangnya menanyai orang itu. Di sini tidak ada yang diberi tahu apakah kodenya benar.
take-back-wrong = Kode ini tidak lengkap. Ada 21 angka: periksa satu per satu.
take-back-failed = Tidak tersimpan. Coba lagi, atau di meja mana pun.

## A slip

slip-show = Untuk penerima tanpa jaringan
slip-title = Hanya { $name } yang dapat membaca ini
slip-how = Mereka membacanya di meja kerja mereka, di Rujukan, Baca slip: dengan foto, atau dengan pemindai. Ini tetap ada di kotak keluar: jawaban hub tetap datang ke ponsel ini. Jangan biarkan orang lain memotretnya.
slip-hide = Sembunyikan
slip-save = Simpan untuk dicetak
slip-saved = Disimpan sebagai { $name }. Hapus berkas itu setelah dicetak.
slip-dropped-answers = Tidak dimuat karena tempat: jawaban.
slip-dropped-consent_texts = Tidak dimuat karena tempat: kalimat yang diucapkan sebelum jawaban ya.
slip-dropped-how_to_meet = Tidak dimuat karena tempat: cara bertemu. Sampaikan sendiri.

## A question back

ask-back-title = Penerima bertanya
ask-back-still_there = Apakah orang itu masih bersama Anda?
ask-back-interpreter = Apakah diperlukan juru bahasa, dan apakah ada di tempat Anda?
ask-back-when = Kapan kami dapat bertemu orang itu?
ask-back-transport = Dapatkah Anda mengantar orang itu kepada kami?
ask-back-answer-yes = Ya
ask-back-answer-no = Tidak
ask-back-answer-not_known = Kami tidak tahu
ask-back-answer-none_needed = Tidak diperlukan
ask-back-answer-with_us = Ya, dan ada di tempat kami
ask-back-answer-bring_one = Ya, dan tidak ada di tempat kami: bawalah seorang
ask-back-answer-now = Sekarang, kapan saja
ask-back-answer-today = Nanti hari ini
ask-back-answer-tomorrow = Besok
ask-back-answer-call = Hubungi pos
ask-back-how = Jawaban Anda dikirim begitu ada jaringan. Mungkin pos sudah menjawab: maka jawaban itu yang berlaku.

## Subjects that stay shut

shut-title = Tidak ditanyakan di sini
shut-lacks = Tidak ada pihak terverifikasi yang menjawab ini lewat telepon:
shut-do = Jangan tanyakan sendiri. Sampaikan kepada koordinator nasional apa yang kurang. Yang tertulis di atas tetap berlaku.

## A crowd

home-crowd = Kerumunan: percakapan singkat
crowd-title = Percakapan singkat, untuk kerumunan
crowd-what = Hanya tiga hal yang ditanyakan: dokter, di bawah 18 tahun, keluarga. Tidak ada yang pribadi ditanyakan dan tidak ada yang dikirim. Ini tidak mengatakan apa pun tentang orang itu: ini bukan penapisan.
crowd-never = Jangan pernah:
crowd-never-wait = jika orang-orang bisa menunggu: lakukan percakapan lengkap
crowd-never-seen = dengan orang yang tampak di bawah 18 tahun, sangat tertekan, atau bersama orang yang menguasainya
crowd-never-held = di tempat orang ditahan, atau sebelum mereka dipulangkan, dipindahkan atau pergi
crowd-never-voice = dalam bahasa yang tidak bisa diucapkan ponsel ini
crowd-whole = Percakapan lengkap saja
crowd-short = Orang-orang ini tidak bisa menunggu: mulai percakapan singkat
crowd-whole-now = Lanjutkan ke percakapan lengkap

## Learning

learn-course = Kursus
learn-course-what = Tidak ada yang dikirim sebelum Anda ikut kursus. Sesudah itu pelatihnya melihat berapa orang menyelesaikan tiap pelajaran: tanpa nilai, tanpa menit, dan tanpa jawaban selain yang Anda bagikan.
learn-course-code = Kode kursus
learn-course-agency = Tempat Anda bekerja
learn-course-gender = Dihitung sebagai
learn-course-join = Ikut
learn-course-sent = Ini ditanyakan pada kontak berikutnya.
learn-course-unknown = Hub tidak mengenal kursus terbuka dengan kode ini. Tanyakan kepada pemimpin kursus.
learn-course-in = Anda ikut serta.
learn-course-plan = Yang ingin saya lakukan sesudahnya
learn-course-plan-what = Kata-kata ini tetap di ponsel ini. Sesudah tiga dan enam bulan Anda ditanya di sini bagaimana jadinya.
learn-course-keep = Simpan
learn-course-asked = Sesudah { $months } bulan: bagaimana jadinya hal yang ingin Anda lakukan?
learn-course-answer-done = Sudah
learn-course-answer-partly = Sebagian
learn-course-answer-not_yet = Belum
learn-course-barriers = Apa yang menghalangi? Sentuh yang cocok, atau tidak sama sekali.
learn-barrier-time = Tidak ada waktu di samping pekerjaan lain
learn-barrier-money = Tidak ada uang untuk itu
learn-barrier-decision = Tidak ada keputusan dari atas
learn-barrier-moved = Pindah ke pekerjaan lain
learn-barrier-equipment = Tidak ada peralatan atau bahan
learn-barrier-law = Hukum atau prosedur
learn-barrier-other = Hal lain
learn-course-shared = Dibagikan kepada pemimpin kursus
learn-course-share = Bagikan jawaban saya kepada pemimpin kursus
learn-course-share-what = Ia membaca yang pertama Anda sentuh dalam pelajaran ini, tanpa nama Anda. Anda dapat menariknya kembali, di sini atau di Kursus.
learn-course-back = Tarik kembali
learn-course-forget = Biarkan hub melupakan saya
learn-course-forget-what = Yang diketahui hub tentang belajar Anda langsung dihapus; jumlahnya tetap. Ponsel ini menyimpan sejauh mana Anda.
learn-study = Kajian kesepakatan
learn-study-what = { $count } kasus rekaan: katakan untuk tiap kasus apa yang akan Anda lakukan. Peserta lain di kursus Anda menilai kasus yang sama. Hasilnya menunjukkan sejauh mana orang sependapat, bukan siapa yang benar. Berhentilah dan lanjutkan kapan saja.
learn-study-other = Kasus di ponsel ini lain dari kasus saat kajian ini dimulai. Jika tetap begitu sesudah kontak berikutnya, beri tahu pemimpin kursus.
learn-study-give = Berikan jawaban saya untuk kajian ini
learn-study-given = Diberikan untuk kajian ini
learn-study-give-what = Jawaban Anda dihitung bersama jawaban orang lain, tanpa nama Anda, dan tidak ada yang diperlihatkan jawaban siapa itu. Anda dapat menariknya kembali di sini sampai kajian ditutup. Sesudah itu hanya jumlahnya yang tinggal.
learn-study-alone = Simpan untuk saya sendiri
learn-study-change = Dari rangkaian kasus pertama ke yang terakhir: pada { $before } dan pada { $after } dari { $count } kasus Anda memilih yang disarankan aplikasi ini.
learn-study-change-none = Perubahan Anda tidak disampaikan. Untuk itu perlu dua rangkaian, masing-masing sepuluh kasus atau lebih dan sama banyaknya, yang dinilai seluruhnya di ponsel ini.
learn-study-change-says = Jarang berarti satu dari dua puluh orang yang tidak berubah. Ini dihitung dari jumlah kasus saja: belum ada yang mengukur seberapa tepat rangkaian seperti ini, atau apakah keduanya sama sulit. Ini tetap di ponsel ini. Ini tidak berkata dari mana perubahan itu datang, dan tidak pula tentang cara Anda menemui orang.
learn-gender-women = Perempuan
learn-gender-men = Laki-laki
learn-gender-another = Gender lain
learn-gender-not_said = Saya tidak menyebutkan
learn-agency-law_enforcement = Polisi atau penegak hukum lain
learn-agency-immigration = Imigrasi
learn-agency-coast_guard = Penjaga pantai
learn-agency-navy = Angkatan laut
learn-agency-customs = Bea cukai
learn-agency-prosecution = Kejaksaan
learn-agency-social_welfare = Kesejahteraan sosial
learn-agency-labour = Ketenagakerjaan
learn-agency-foreign_affairs = Luar negeri
learn-agency-civil_society = Masyarakat sipil
learn-agency-international = Organisasi internasional
learn-agency-other = Lainnya
learn-title = Belajar
learn-band = Belajar. Tidak ada yang nyata di sini.
learn-hear = Dengarkan
learn-leave = Ada yang perlu saya sekarang
learn-what = Pelajaran singkat hanya untuk Anda. Yang Anda lakukan di sini tetap di telepon ini, terkunci dengan rahasia Anda.
learn-none = Belum ada pelajaran di telepon ini. Pelajaran datang sendiri jika ada jaringan, sesudah suara.
learn-minutes = Sekitar { $minutes } menit
learn-new = Belum dimulai
learn-step = Langkah { $step } dari { $steps }
learn-done = Sudah selesai. Anda bisa mengulanginya.
learn-after = Sebaiknya setelah: { $modules }
learn-again = Ditanyakan lagi: { $count }
learn-again-title = Ditanyakan lagi
learn-touched = Anda menyentuh ini.
learn-best = Yang disarankan pelajaran.
learn-why = Mengapa:
learn-rests = Dasar dari ini
learn-own = Ini hanya menjelaskan cara kerja aplikasi.
learn-real-list = Dari daftar di telepon ini, seperti adanya sekarang. Nomornya nyata: bacalah, jangan menelepon untuk berlatih.
learn-finish = Selesai
learn-finished = Anda sudah menyelesaikan pelajaran ini. Anda bisa mengulanginya kapan saja.
learn-first-answers = Dari { $count } pertanyaan, pada { $right } Anda pertama kali menyentuh yang disarankan pelajaran.
learn-says = Ini mengatakan apa yang Anda pilih dalam adegan rekaan. Ini tidak mengatakan apa pun tentang cara Anda menemui orang, dan orang lain tidak melihatnya kecuali Anda membagikannya.
learn-comes-back = Pertanyaan akan muncul lagi setelah beberapa hari.
learn-test = Tes sebelum dan sesudah
learn-test-what = Pertanyaan dari semua pelajaran: satu kali sebelum mulai, satu kali sesudahnya, dengan pertanyaan lain. Tidak ada nilai lulus, tidak ada pekerjaan yang bergantung padanya, dan tidak ada orang lain yang melihatnya kecuali Anda membagikannya.
learn-test-begin = Mulai
learn-test-go-on = Lanjutkan
learn-test-time = Kali ke-{ $number }
learn-test-share = { $right } dari { $count }
learn-test-knowledge = Yang Anda ketahui
learn-test-attitude = Cara pandang Anda
learn-test-practice = Yang akan Anda lakukan
learn-test-says = Pertanyaannya sedikit: satu atau dua lebih atau kurang bisa kebetulan. Ini tidak berkata apa-apa tentang cara Anda menemui orang.
learn-test-share-what = Ia membaca jawaban Anda dalam tes ini, tanpa nama Anda. Dari jawaban banyak orang, hub menghitung seberapa sulit pertanyaannya. Anda dapat menariknya kembali, di sini atau di Kursus.
learn-test-change = Dari kali pertama ke kali terakhir: { $before } dan { $after } dari { $count }.
learn-test-change-more = Kebetulan saja jarang membawa perubahan sebesar ini.
learn-test-change-chance = Kebetulan saja bisa membawa perubahan seperti ini.
learn-test-change-says = Jarang berarti satu dari dua puluh orang yang tidak berubah. Ini dihitung dari jumlah pertanyaan saja: belum ada yang mengukur seberapa tepat tes ini, atau apakah kedua bentuknya sama sulit. Ini tidak berkata dari mana perubahan itu datang, dan tidak pula tentang cara Anda menemui orang.
learn-all = Semua pelajaran
learn-practise = Berlatih
learn-practise-what = Berbicaralah dengan orang rekaan. Anda memilih apa yang dikatakan dan dilakukan, lalu mereka menjawab.
learn-practise-how = Pilih apa yang Anda lakukan. Jika ada gambar ponsel, layar aplikasi sendiri terbuka.
learn-going-on = Sudah dimulai. Berlanjut dari tempat Anda berhenti.
learn-practised = Sudah dilatih: { $count }
learn-you = Anda:
learn-companion = Orang yang datang bersama mereka:
learn-theirs = Ponsel di tangan mereka: mereka menjawab, dan Anda tidak melihat.
learn-moves-before = Sebelum pertanyaan
learn-moves-ask = Biarkan ponsel bertanya
learn-moves-say = Katakan atau lakukan
learn-moves-end = Akhiri pembicaraan
learn-debrief = Melihat kembali
learn-true = Yang sebenarnya
learn-untold = Yang tidak diceritakan, dan apa yang kurang
learn-marks = Nilai latihan: { $marks } dari { $count }
learn-marks-say = Nilai menghitung apa yang Anda lakukan dalam pembicaraan rekaan ini, tidak pernah apa yang diceritakan. Nilai tidak berkata bahwa orang sungguhan akan bercerita lebih banyak atau lebih sedikit, atau seberapa baik Anda. Kepercayaan adalah angka perkiraan penulis. Tidak ada orang lain yang melihat ini kecuali Anda membagikannya.
learn-kept = Dipatuhi
learn-not-kept = Tidak dipatuhi
learn-not-met = Tidak muncul
learn-replay = Pembicaraan sekali lagi, langkah demi langkah
learn-rules = Kesimpulan aturan aplikasi
learn-rules-told = Dari yang diceritakan
learn-rules-true = Dari seluruh cerita
learn-own-time = Waktu Anda sendiri dalam menit: { $minutes }. Hanya Anda yang melihatnya, dan tidak disimpan.
learn-practice-share = Bagikan latihan ini kepada pemimpin kursus
learn-practice-share-what = Ia membaca apa yang Anda lakukan dan aturan mana yang Anda patuhi, tanpa nama Anda, dan tidak apa pun yang diceritakan kepada Anda. Anda dapat menariknya kembali, di sini atau di Kursus.
