# Bercakap: apa yang boleh diucapkan pegawai melalui telefon tanpa soal selidik. Bahasa Melayu.

talk-title = Ucapkan sesuatu
talk-what = Apa yang anda ucapkan di sini dan apa yang disentuh orang itu tidak disimpan.
talk-which-language = Bercakap dalam bahasa apa?
talk-child = Kepada kanak-kanak
talk-earphones = Fon telinga dipakai
talk-search = Cari ayat yang boleh diucapkan
talk-own = Pilihan saya
talk-own-none = Belum ada. Sentuh bintang di sebelah ayat untuk menyimpannya di sini.
talk-found =
    { $count ->
        [0] Tiada yang sesuai. Cuba satu perkataan lain.
       *[other] { $count } ayat
    }
talk-private = peribadi
talk-keep = Simpan dalam pilihan saya: { $phrase }
talk-groups = Semua kumpulan
talk-close = Tutup
talk-back = Kembali
talk-touched = Disentuh: { $what }
talk-silent = Tanpa suara, kerana orang lain boleh mendengar. Jika fon telinga dipakai, nyatakan pada halaman sebelum ini.
talk-show-touched = Tunjukkan apa yang disentuh
talk-note-afraid = Catat: orang itu berkata dia takut
