# Beside a screening, in ms. Made from the English source without a native reader's review.

## Why, and how

teach-look = Lihat dahulu sebelum bercakap: tanda kawalan atau kecederaan lebih kerap dilihat daripada diceritakan. Tanda yang anda buang tidak meninggalkan kesan.
teach-language = Kewarganegaraan tidak menunjukkan bahasa. Biar orang itu memilih, dan pastikan dia faham sebelum perkara lain.
teach-before = Tiada siapa bercakap bebas di sebelah orang yang membawanya. Cari alasan biasa, seperti menyemak dokumen, dan jangan beritahu yang lain apa-apa.
teach-no-consent = Menolak ialah hak, dan selalunya rasa takut. Air, makanan, doktor dan kad tidak bergantung pada jawapan ya.
teach-ask = Satu soalan, satu fakta. Kekosongan dan perubahan cerita datang daripada takut dan kejutan, bukan bohong. Jangan tanya mengapa.
teach-CH = Sedikit soalan, dalam kata kanak-kanak. Duduk rendah, beri masa, biar kanak-kanak melukis. Tiada siapa perlu membuktikan umurnya.
teach-PR = Kerja yang belum bermula masih boleh ditinggalkan. Beri maklumat dan kenalan. Jangan halang sesiapa daripada meneruskan perjalanan kerana kata-katanya.
teach-FC = Sesiapa yang dipaksa melanggar undang-undang perlu peguam dahulu. Jangan tanya apa yang dilakukannya.
teach-AP = Takut pulang tidak perlu bukti di sini. Satu perkataan tentangnya menghentikan setiap langkah menghantar pulang.
teach-GB = Tiada siapa ditanya tentang keganasan seksual. Rawatan yang dirahsiakan ditawarkan kepada semua orang, tanpa bertanya sebab.
teach-level-NOW = Keselamatan sebelum soalan. Telefon, catat siapa yang menjawab, dan temani. Lima minit tiada jawapan: hubungi yang seterusnya.
teach-level-TODAY = Buat hubungan sebelum orang itu meninggalkan tempat ini. Kemungkinan sudah memadai: anda tidak perlu bukti, dan anda tidak memutuskan.
teach-level-REFER = Orang itu memilih siapa yang boleh membantu. Tawarkan kenalan semasa dia di sini, dan jangan mendesak.
teach-level-INFO = Tiada yang didedahkan hari ini tidak bermakna tiada apa yang berlaku. Ramai orang bercakap hanya pada perbualan kedua atau ketiga.
teach-level-INCOMPLETE = Belum selesai bukan salah orang itu. Tawarkan untuk terus sekarang atau nanti, dan jangan tanya apa-apa dua kali.

## Who is near

before-who = Siapa yang boleh melihat atau mendengar orang ini sekarang?
before-child = Orang dewasa yang datang bersama tidak dianggap selamat. Jumpa kanak-kanak itu berasingan, dalam pandangan seorang rakan sekerja.
before-apart = Tiada sesiapa yang datang bersamanya
before-stays = Ada orang tetap berdekatan
before-interpreter = Jurubahasa membantu
before-interpreter-here = Jurubahasa { $code } membantu
company-note = Ada orang tetap berdekatan: tiada soalan. Penjagaan, pemerhatian dan kad diteruskan.
company-left = Mereka sudah berasingan: teruskan
clock-child = Tiga puluh minit dengan kanak-kanak: tamatkan di sini hari ini. Pakar meneruskan.

## Interpreter

interpreter-title = Jurubahasa
interpreter-who = Disahkan dan dewasa, dan bukan orang yang berjalan bersamanya. Tulis kod, jangan sekali-kali nama.
interpreter-known = Pernah membantu
interpreter-code = Kod jurubahasa
interpreter-code-help = Seperti TM07: dua hingga lapan huruf dan angka.
interpreter-role = Ditemui melalui
interpreter-role-staff = Kakitangan kami sendiri
interpreter-role-sworn = Senarai mahkamah
interpreter-role-phone_service = Perkhidmatan telefon
interpreter-role-organisation = Sebuah organisasi
interpreter-conflict-title = Tanya jurubahasa
interpreter-conflict-1 = Adakah anda mengenali orang ini, keluarganya atau yang datang bersamanya?
interpreter-conflict-2 = Adakah apa-apa antara kumpulan anda dan kumpulannya?
interpreter-conflict-3 = Adakah anda akan menyampaikan semua seperti yang dikatakan, dan tidak memberitahu sesiapa?
interpreter-free = Tiada halangan
interpreter-steps-back = Dia menarik diri, atau terlalu rapat
interpreter-person-title = Tanya orang itu
interpreter-person = Adakah dia mahu jurubahasa ini, perempuan atau lelaki? Menolak tidak perlu sebab, dan tidak dikira terhadap sesiapa.
interpreter-ask-phone = Tanya dengan telefon
interpreter-accepted = Orang itu menerima
interpreter-refused = Orang itu tidak mahu
interpreter-none = Tanpa jurubahasa

## Distress

calm-open = Tertekan: berhenti dan tenangkan
calm-cues = Air mata, menggigil, renungan kosong, peluh, nafas berat: berhenti serta-merta.
calm-title = Bagaimana keadaannya sekarang?
calm-how = Temani. Jangan tanya, jangan sentuh, beri masa.
calm-go-on = Lebih tenang, dan dia mahu teruskan
calm-rest = Rehat sekarang, teruskan nanti
calm-worse = Masih sangat tertekan: panggil bantuan

## Calls

calls-title = Panggilan
calls-minutes =
    { $minutes ->
        [one] Satu minit sejak ini timbul
       *[other] { $minutes } minit sejak ini timbul
    }
calls-late = Belum ada yang menjawab. Hubungi kenalan seterusnya, kemudian penyelia anda.
calls-somebody = Ada yang menjawab. Temani sehingga mereka tiba.
calls-at = { $time } · { $name }
calls-answered = Dijawab
calls-no-answer = Tidak dijawab
calls-other = Saya menelefon dengan telefon lain: { $name }
calls-kept = Dikunci pada telefon ini selama satu hari, tanpa maklumat orang itu.
desks-title = Meja bertugas rantau ini
desks-as-of = { $region }, setakat { $date }
desks-shelter = Tempat perlindungan
desks-health = Kesihatan
desks-focal = Pegawai penghubung
desks-always = Siang dan malam
desks-office = Waktu pejabat

## Emergency

emergency-title = Kecemasan
emergency-safe = Tempat selamat, jauh dari bahaya. Jauhkan orang lain.
emergency-call = Hubungi. Beritahu anda di mana dan nampak apa.
emergency-aid = Pertolongan cemas hingga bantuan tiba. Jangan alih atau beri makan.
emergency-wait = Tunggu di sisinya. Jangan tanya apa-apa.
emergency-no-return = Tiada langkah hantar pulang.
emergency-nobody = Yang datang bersamanya tidak bercakap bagi pihaknya atau ikut, kecuali dia mahu.
emergency-medical = Ambulans
emergency-police = Polis
emergency-fire = Bomba
emergency-sea_rescue = SAR laut
emergency-child_protection = Perlindungan kanak-kanak

## The one call, and three steps

call-none = Tiada nombor dalam rekod: radio, penyelia.
call-next = Tiada siapa dalam rekod menjawab sekarang. Seterusnya, { $time }:
call-unsure = Tiada siapa dalam rekod diketahui menjawab sekarang. Cuba:
step-nobody = Tiada siapa dalam rekod di sini untuk: { $need }. Hubungi penyelia anda.
step-no-authority = Jangan ambil langkah menghantar pulang. Tiada siapa dalam rekod di sini boleh menangguhkannya: beritahu penyelia anda.
step-tell = Jangan ambil langkah menghantar pulang: beritahu { $name }, dan serahkan notis. Notis itu tidak memberi sebab.

## Still open

finish-title = Belum ada yang dibuat
finish-what = Tiada siapa dihubungi, tiada apa dihantar, dan orang itu tidak berkata tidak. Jika anda tamatkan sekarang, ini kekal terbuka dengan tanda { $mark }: di sini, dan pada sesiapa yang bertugas di stesen.
finish-anyway = Tamatkan, dan biarkan terbuka
mark-open = Terbuka: tiada siapa dihubungi, tiada apa dihantar
mark-done = Sekarang ada yang menjaga orang ini
mark-handed = Diserahkan kepada anda
shift-open = Masih terbuka
shift-who = Siapa mengambil alih?
shift-duty = Sesiapa yang bertugas di stesen
shift-duty-how = Beritahu mereka setiap tanda, dan apa yang masih perlu dibuat.
shift-told = Mereka tahu

## Help without unlocking

help-title = Bantuan sekarang
help-what = Apa-apa yang anda sentuh di sini tidak disimpan, dan tiada apa-apa daripada perbualan di sini.
help-language = Bahasa dan penjagaan
help-numbers = Nombor telefon
help-empty = Belum ada kata dan nombor pada telefon ini.
help-afraid = Takut dihantar pulang: jangan ambil langkah menghantar pulang, jangan hubungi negaranya. Ini tidak dicatat di sini: buka kunci, dan catat.

## More that may be done

more-title = Lagi yang boleh anda lakukan
second-title = Pegawai kedua
second-how = Dia membaca ini, dan menaip rahsianya sendiri. Rahsia anda tidak dikira dua kali.
second-nobody = Tiada pegawai lain pada telefon ini, dan perkara ini tidak dibuat seorang diri. Yang dicadangkan tetap terpakai. Hubungi penyelia anda.
second-agree = Saya setuju
body-told = Badan bebas yang menerima aduan diberitahu tentang hal ini, dimeterai untuk mereka sahaja: apa yang dilakukan, mengapa, tahapnya, hari dan stesen ini. Tiada apa-apa tentang orang itu.
body-none = Tiada badan bebas dalam rekod di sini: tiada sesiapa di luar diberitahu tentang hal ini.
lower-open = Turunkan tahap, bersama pegawai kedua
lower-title = Turunkan tahap
lower-what = Tiada langkah menghantar pulang dan tiada hubungan dengan negaranya: itu kekal. Yang dimeterai menyatakan apa yang dicadangkan.
lower-to = Turunkan kepada: { $level }
lower-why = Mengapa?
lower-reason-danger_over = Bahaya sudah berlalu dan bantuan ada di sini
lower-reason-taken_over = Seseorang sudah mengambil tanggungjawab
lower-reason-person_asks = Orang itu memintanya
lower-reason-seen_in_error = Yang saya lihat ialah perkara lain
lower-note = Dicadangkan: { $suggested }. Diturunkan oleh dua pegawai: { $reason }
lower-back = Kembali kepada yang dicadangkan
without-open = Hantar tanpa jawapan ya
without-title = Tanpa jawapan ya
without-what = Hanya kepada khidmat kecemasan atau perlindungan kanak-kanak. Tiada jawapan dihantar. Orang itu diberitahu dahulu, atau sebaik sahaja dia dapat mendengar.
without-why = Mengapa?
without-threat_to_life = Nyawa dalam bahaya
without-child = Kepentingan terbaik kanak-kanak
without-incapacity = Dia tidak dapat berkata ya atau tidak sekarang
without-to = Kepada siapa?
without-nobody = Tiada sesiapa dalam rekod di sini yang boleh menerimanya. Telefon sahaja.
without-tell = Beritahu orang itu
without-alone = Hantar sekarang, sebagai seorang pegawai
without-alone-how = Nyawa tidak boleh menunggu. Penerima membaca: seorang pegawai. Pegawai kedua menandatangani dalam 24 jam, pada telefon ini: “Rujukan daripada telefon ini”. Panggilan tidak menunggu sesiapa.
sign-what = Dihantar tanpa jawapan ya oleh seorang pegawai. Pegawai kedua menandatangani dalam 24 jam selepas dihantar.
sign-open = Tandatangan sebagai pegawai kedua
pass-open = Serahkan perbualan ini kepada pegawai lain
pass-title = Serahkan
pass-what = Perbualan berpindah ke storan pegawai lain pada telefon ini, hanya dengan izin orang itu. Jika tidak, ia hilang pada akhir syif anda.
pass-ask = Tanya orang itu
pass-refused = Orang itu tidak mahu. Ia kekal pada anda, dan hilang pada akhir syif anda.
leaving-title = Sebelum dia pergi
leaving-what = Kenalan ditawarkan semasa orang itu masih di sini. Sudahkah?
leaving-offer = Tawarkan sekarang
leaving-done = Sudah ditawarkan
shift-end = Tamat syif
shift-end-sure = Ketik lagi: yang belum selesai dan senarai panggilan dipadam

## Refusals, by code

error-journey-no-exception = Tiada asas untuk itu di sini. Tanya orang itu, atau telefon.
error-second-same-officer = Perlu pegawai lain.
error-second-needed = Hanya nyawa yang terancam boleh dihantar oleh seorang pegawai. Di sini pegawai kedua bersetuju dahulu, atau hubungi.
error-interpreter-code = Kod mempunyai dua hingga lapan huruf dan angka, dan sekurang-kurangnya satu angka. Jangan sekali-kali tulis nama.

## What is on this phone

storage-kept =
    { $count ->
        [one] Satu mesej yang dihantar disimpan sehingga sandaran hab memilikinya
       *[other] { $count } mesej yang dihantar disimpan sehingga sandaran hab memilikinya
    }
storage-unconfirmed = Apa yang anda hantar sudah ada di hab dan selamat pada telefon ini. Sudah { $days } hari salinan hab di tempat kedua tiada. Beritahu penyelia anda, yang akan menghubungi pentadbir hab. Sehingga itu, kekalkan Titian pada telefon ini.
storage-send = Hantar sekarang
storage-reason-recipient = Kunci organisasi itu telah tamat, jadi ia tidak dapat membaca mesej itu lagi.
storage-reason-damaged = Storan telefon ini telah merosakkan mesej itu. Tiada sesiapa dapat membacanya.
storage-reason-large = Mesej terlalu besar untuk hab.
storage-reason-other = Hab tidak menerima mesej itu ({ $code }).
storage-languages = Bahasa pada telefon ini
storage-words = Kata-kata { $count } bahasa, { $size } MB
storage-remove = Buang { $name }
storage-remove-sure = Ketik lagi: buang { $name }
storage-remove-not-now = Bahasa boleh dibuang apabila tiada saringan yang terbuka.
storage-release = Soalan dan kata
storage-release-before = Kandungan sebelum ini, bertarikh { $date }, masih ada di sini. Kembali hanya jika ada yang salah pada yang lebih baharu, dan beritahu penyelia anda.
storage-release-newer = Anda telah kembali. Kandungan yang lebih baharu, bertarikh { $date }, menunggu di sini.
storage-release-back = Kembali ke kandungan sebelumnya
storage-release-forward = Guna kandungan yang lebih baharu
storage-release-sure = Ketik lagi untuk menukar kandungan
storage-app = Aplikasi
storage-app-before = Aplikasi yang digunakan sehingga { $date } masih ada pada telefon ini. Kembali hanya jika ada yang salah pada versi yang lebih baharu, dan beritahu penyelia anda.
storage-app-newer = Ini versi sebelumnya. Versi yang lebih baharu menunggu di sini.
storage-app-back = Kembali ke versi sebelumnya
storage-app-sure = Ketik lagi untuk menukar aplikasi
storage-help = Untuk dibacakan kepada pembantu
storage-help-what = Tiada nama, tempat atau apa-apa tentang seseorang dalam baris ini.
storage-line-browser = Pelayar
storage-line-content = Kandungan
storage-line-offline = Berfungsi tanpa rangkaian
storage-line-network = Rangkaian
storage-line-problem = Masalah terakhir
storage-line-counts = Menunggu · disimpan · tidak diterima
storage-line-heard = Berita terakhir dari hab
storage-line-date = Tarikh pada telefon ini
storage-line-room = Diguna · baki, MB
storage-line-persisted = Dijaga oleh pelayar
storage-yes = ya
storage-no = tidak

## Pathways

pathway-now-answers = Ada yang menjawab pada waktu ini.
pathway-now-closed = Tiada yang menjawab pada waktu ini.
pathway-now-unknown = Tidak diketahui sama ada seseorang menjawab pada waktu ini.
pathway-fallbacks = Jika tiada yang menjawab, hubungi mengikut urutan ini
pathway-within = Dalam { $minutes } minit
pathway-law = Undang-undang
pathway-other-hour = Ini untuk waktu lain. Periksa sama ada jam telefon betul.
pathway-expired = Disahkan hingga { $date }. Ia mesti disahkan semula.
pathway-holidays-closed = Tutup pada hari kelepasan am.
pathway-notice = Serahkan notis yang dicetak. Notis itu tidak memberi sebab.

## Taking back

sealed-code = Seterusnya orang itu boleh meminta untuk melihat kod miliknya. Berikan telefon kepadanya, pandang ke arah lain, dan jangan catat di mana-mana.
take-back-title = Seseorang menarik balik rujukan
take-back-how = Hanya kerana orang itu meminta, dengan kod yang diberikan kepadanya. Jangan tanya sebab.
take-back-label = Kodnya: 21 angka, dalam apa-apa tulisan angka
take-back-do = Jeda rujukan ini
take-back-done = Dihantar sebaik sahaja ada rangkaian. Jika kod itu betul, rujukan dijeda, dan sesiapa yang memegangnya bertanya kepada orang itu. Tiada sesiapa diberitahu di sini sama ada ia betul.
take-back-wrong = Kod ini tidak lengkap. Ada 21 angka: semak setiap satu sekali lagi.
take-back-failed = Ia tidak disimpan. Cuba lagi, atau di mana-mana meja.

## A slip

slip-show = Untuk penerima tanpa rangkaian
slip-title = Hanya { $name } boleh membaca ini
slip-how = Mereka membacanya di meja mereka, di Rujukan, Baca slip: dengan foto, atau dengan pengimbas. Ia kekal dalam peti keluar juga: jawapan hab tetap sampai ke telefon ini. Jangan biarkan orang lain mengambil gambarnya.
slip-hide = Sembunyikan
slip-save = Simpan untuk dicetak
slip-saved = Disimpan sebagai { $name }. Padamkan fail itu setelah dicetak.
slip-dropped-answers = Ditinggalkan kerana ruang: jawapan.
slip-dropped-consent_texts = Ditinggalkan kerana ruang: ayat yang dituturkan sebelum jawapan ya.
slip-dropped-how_to_meet = Ditinggalkan kerana ruang: cara bertemu. Beritahu sendiri.

## A question back

ask-back-title = Penerima bertanya
ask-back-still_there = Adakah orang itu masih bersama anda?
ask-back-interpreter = Perlukah jurubahasa, dan adakah seorang bersama anda?
ask-back-when = Bilakah kami boleh bertemu orang itu?
ask-back-transport = Bolehkah anda membawa orang itu kepada kami?
ask-back-answer-yes = Ya
ask-back-answer-no = Tidak
ask-back-answer-not_known = Kami tidak tahu
ask-back-answer-none_needed = Tidak diperlukan
ask-back-answer-with_us = Ya, dan ada seorang bersama kami
ask-back-answer-bring_one = Ya, dan tiada seorang bersama kami: bawa seorang
ask-back-answer-now = Sekarang, pada bila-bila masa
ask-back-answer-today = Lewat sedikit hari ini
ask-back-answer-tomorrow = Esok
ask-back-answer-call = Hubungi stesen
ask-back-how = Jawapan anda dihantar sebaik ada rangkaian. Mungkin stesen sudah menjawab: maka jawapan itu yang dipakai.

## Subjects that stay shut

shut-title = Tidak ditanya di sini
shut-lacks = Tiada pihak yang disahkan menjawab ini melalui telefon:
shut-do = Jangan tanya sendiri. Beritahu penyelaras kebangsaan apa yang kurang. Yang tertulis di atas tetap terpakai.

## A crowd

home-crowd = Orang ramai: perbualan singkat
crowd-title = Perbualan singkat, untuk orang ramai
crowd-what = Ia bertanya tiga perkara: doktor, bawah 18 tahun, keluarga. Tiada perkara peribadi ditanya dan tiada apa-apa dihantar. Ia tidak menyatakan apa-apa tentang orang itu: ini bukan saringan.
crowd-never = Jangan sekali-kali:
crowd-never-wait = jika orang boleh menunggu: adakan perbualan penuh
crowd-never-seen = dengan orang yang kelihatan bawah 18 tahun, sangat tertekan, atau bersama orang yang mengawalnya
crowd-never-held = di tempat orang ditahan, atau sebelum mereka dihantar pulang, dipindahkan atau pergi
crowd-never-voice = dalam bahasa yang telefon ini tidak boleh sebut
crowd-whole = Perbualan penuh sahaja
crowd-short = Orang-orang ini tidak boleh menunggu: mulakan perbualan singkat
crowd-whole-now = Teruskan ke perbualan penuh

## Learning

learn-course = Kursus
learn-course-what = Tiada apa-apa dihantar sebelum anda menyertai kursus. Selepas itu jurulatihnya melihat berapa orang menghabiskan setiap pelajaran: tiada markah, tiada minit, dan tiada jawapan selain yang anda kongsi.
learn-course-code = Kod kursus
learn-course-agency = Tempat anda bekerja
learn-course-gender = Dikira sebagai
learn-course-join = Sertai
learn-course-sent = Ini ditanya pada hubungan berikutnya.
learn-course-unknown = Hab tidak mengenali kursus terbuka dengan kod ini. Tanya ketua kursus.
learn-course-in = Anda mengambil bahagian.
learn-course-plan = Apa yang saya mahu buat selepas ini
learn-course-plan-what = Kata-kata ini kekal pada telefon ini. Selepas tiga dan enam bulan anda ditanya di sini apa jadinya.
learn-course-keep = Simpan
learn-course-asked = Selepas { $months } bulan: apa jadi dengan hal yang anda mahu buat?
learn-course-answer-done = Sudah
learn-course-answer-partly = Sebahagian
learn-course-answer-not_yet = Belum
learn-course-barriers = Apa yang menghalang? Sentuh yang sesuai, atau tiada.
learn-barrier-time = Tiada masa di samping kerja lain
learn-barrier-money = Tiada wang untuknya
learn-barrier-decision = Tiada keputusan daripada pihak atasan
learn-barrier-moved = Dipindahkan ke kerja lain
learn-barrier-equipment = Tiada peralatan atau bahan
learn-barrier-law = Undang-undang atau prosedur
learn-barrier-other = Hal lain
learn-course-shared = Dikongsi dengan ketua kursus
learn-course-share = Kongsi jawapan saya dengan ketua kursus
learn-course-share-what = Dia membaca apa yang pertama anda sentuh dalam pelajaran ini, tanpa nama anda. Anda boleh menariknya balik, di sini atau di Kursus.
learn-course-back = Tarik balik
learn-course-forget = Biar hab melupakan saya
learn-course-forget-what = Apa yang hab tahu tentang pembelajaran anda terus dibuang; bilangan kekal. Telefon ini menyimpan sejauh mana anda.
learn-study = Kajian persetujuan
learn-study-what = { $count } kes rekaan: katakan bagi setiap kes apa yang akan anda buat. Orang lain dalam kursus anda menilai kes yang sama. Ia menunjukkan sejauh mana orang bersetuju, bukan siapa yang betul. Berhenti dan sambung bila-bila masa.
learn-study-other = Kes pada telefon ini berlainan daripada kes ketika kajian ini bermula. Jika masih begitu selepas hubungan seterusnya, beritahu ketua kursus.
learn-study-give = Beri jawapan saya kepada kajian ini
learn-study-given = Diberi kepada kajian ini
learn-study-give-what = Jawapan anda dikira bersama jawapan orang lain, tanpa nama anda, dan tiada sesiapa ditunjukkan jawapan siapa itu. Anda boleh menariknya balik di sini sehingga kajian ditutup. Selepas itu hanya jumlahnya yang tinggal.
learn-study-alone = Simpan untuk saya sendiri
learn-study-change = Dari set kes pertama ke set terakhir: dalam { $before } dan { $after } daripada { $count } kes anda memilih apa yang dicadangkan aplikasi ini.
learn-study-change-none = Perubahan anda tidak dinyatakan. Ia memerlukan dua set, setiap satu dengan sepuluh kes atau lebih dan sama banyak, kedua-duanya dinilai sepenuhnya pada telefon ini.
learn-study-change-says = Jarang bermaksud seorang daripada dua puluh orang yang tidak berubah. Ia dikira daripada bilangan kes sahaja: belum ada sesiapa mengukur setepat mana set begini, atau sama ada kedua-duanya sama sukar. Ia kekal pada telefon ini. Ia tidak menyatakan dari mana perubahan itu datang, dan tidak juga cara anda menemui orang.
learn-gender-women = Perempuan
learn-gender-men = Lelaki
learn-gender-another = Gender lain
learn-gender-not_said = Saya tidak menyatakan
learn-agency-law_enforcement = Polis atau penguat kuasa lain
learn-agency-immigration = Imigresen
learn-agency-coast_guard = Pengawal pantai
learn-agency-navy = Tentera laut
learn-agency-customs = Kastam
learn-agency-prosecution = Pendakwaan
learn-agency-social_welfare = Kebajikan sosial
learn-agency-labour = Buruh
learn-agency-foreign_affairs = Luar negara
learn-agency-civil_society = Masyarakat sivil
learn-agency-international = Organisasi antarabangsa
learn-agency-other = Lain-lain
learn-title = Belajar
learn-band = Belajar. Tiada apa-apa yang benar di sini.
learn-hear = Dengar
learn-leave = Ada orang perlukan saya sekarang
learn-what = Pelajaran pendek untuk anda seorang. Apa yang anda buat di sini kekal dalam telefon ini, dikunci dengan rahsia anda.
learn-none = Belum ada pelajaran dalam telefon ini. Pelajaran datang sendiri apabila ada rangkaian, selepas suara.
learn-minutes = Kira-kira { $minutes } minit
learn-new = Belum bermula
learn-step = Langkah { $step } daripada { $steps }
learn-done = Sudah selesai. Anda boleh ulang.
learn-after = Sebaiknya selepas: { $modules }
learn-again = Ditanya semula: { $count }
learn-again-title = Ditanya semula
learn-touched = Anda sentuh ini.
learn-best = Yang dicadangkan pelajaran.
learn-why = Sebabnya:
learn-rests = Asas perkara ini
learn-own = Ini hanya menerangkan cara aplikasi berfungsi.
learn-real-list = Daripada senarai dalam telefon ini, seperti sekarang. Nombornya benar: baca sahaja, jangan telefon untuk berlatih.
learn-finish = Selesai
learn-finished = Anda sudah menamatkan pelajaran ini. Anda boleh mengulanginya bila-bila masa.
learn-first-answers = Daripada { $count } soalan, dalam { $right } anda mula-mula menyentuh yang dicadangkan pelajaran.
learn-says = Ini menyatakan apa yang anda pilih dalam adegan rekaan. Ini tidak menyatakan apa-apa tentang cara anda menemui orang, dan orang lain tidak melihatnya kecuali anda berkongsi.
learn-comes-back = Soalan akan kembali selepas beberapa hari.
learn-test = Ujian sebelum dan selepas
learn-test-what = Soalan daripada semua pelajaran: sekali sebelum bermula, sekali selepasnya, dengan soalan lain. Tiada markah lulus, tiada kerja yang menunggunya, dan tiada orang lain yang melihatnya kecuali anda berkongsi.
learn-test-begin = Mula
learn-test-go-on = Teruskan
learn-test-time = Kali ke-{ $number }
learn-test-share = { $right } daripada { $count }
learn-test-knowledge = Apa yang anda tahu
learn-test-attitude = Cara anda melihatnya
learn-test-practice = Apa yang anda akan lakukan
learn-test-says = Soalannya sedikit: satu atau dua lebih atau kurang mungkin kebetulan. Ia tidak menyatakan apa-apa tentang cara anda menemui orang.
learn-test-share-what = Dia membaca jawapan anda dalam ujian ini, tanpa nama anda. Daripada jawapan ramai orang, hab mengira betapa sukar soalannya. Anda boleh menariknya balik, di sini atau di Kursus.
learn-test-change = Dari kali pertama ke kali terakhir: { $before } dan { $after } daripada { $count }.
learn-test-change-more = Kebetulan sahaja jarang membawa perubahan sebesar ini.
learn-test-change-chance = Kebetulan sahaja boleh membawa perubahan begini.
learn-test-change-says = Jarang bermaksud seorang daripada dua puluh orang yang tidak berubah. Ia dikira daripada bilangan soalan sahaja: belum ada sesiapa mengukur setepat mana ujian ini, atau sama ada kedua-dua bentuknya sama sukar. Ia tidak menyatakan dari mana perubahan itu datang, dan tidak juga cara anda menemui orang.
learn-all = Semua pelajaran
learn-practise = Berlatih
learn-practise-what = Bercakaplah dengan orang rekaan. Anda memilih apa yang dikatakan dan dilakukan, dan mereka menjawab.
learn-practise-how = Pilih apa yang anda lakukan. Jika ada lukisan telefon, skrin aplikasi sendiri dibuka.
learn-going-on = Sudah bermula. Ia bersambung di tempat anda berhenti.
learn-practised = Sudah dilatih: { $count }
learn-you = Anda:
learn-companion = Orang yang datang bersama mereka:
learn-theirs = Telefon di tangan mereka: mereka menjawab, dan anda tidak melihat.
learn-moves-before = Sebelum soalan
learn-moves-ask = Biar telefon bertanya
learn-moves-say = Cakap atau buat
learn-moves-end = Tamatkan perbualan
learn-debrief = Menoleh kembali
learn-true = Yang sebenarnya
learn-untold = Yang tidak diceritakan, dan apa yang kurang
learn-marks = Markah latihan: { $marks } daripada { $count }
learn-marks-say = Markah mengira apa yang anda lakukan dalam perbualan rekaan ini, bukan apa yang diceritakan. Ia tidak menyatakan bahawa orang sebenar akan bercerita lebih banyak atau kurang, atau sebaik mana anda. Kepercayaan ialah nombor andaian penulis. Tiada orang lain melihat ini kecuali anda berkongsi.
learn-kept = Dipatuhi
learn-not-kept = Tidak dipatuhi
learn-not-met = Tidak timbul
learn-replay = Perbualan sekali lagi, langkah demi langkah
learn-rules = Kesimpulan peraturan aplikasi
learn-rules-told = Daripada yang diceritakan
learn-rules-true = Daripada seluruh cerita
learn-own-time = Masa anda sendiri dalam minit: { $minutes }. Hanya anda melihatnya, dan ia tidak disimpan.
learn-practice-share = Kongsi latihan ini dengan ketua kursus
learn-practice-share-what = Dia membaca apa yang anda lakukan dan peraturan mana yang anda patuhi, tanpa nama anda, dan tidak apa-apa yang diceritakan kepada anda. Anda boleh menariknya balik, di sini atau di Kursus.
