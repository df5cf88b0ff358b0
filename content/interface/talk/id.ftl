# Bicara: yang boleh diucapkan petugas lewat telepon tanpa daftar pertanyaan. Bahasa Indonesia.

talk-title = Ucapkan sesuatu
talk-what = Yang Anda ucapkan di sini dan yang disentuh orang itu tidak disimpan.
talk-which-language = Bicara dalam bahasa apa?
talk-child = Kepada anak
talk-earphones = Penyuara telinga terpasang
talk-search = Cari kalimat yang dapat diucapkan
talk-own = Pilihan saya
talk-own-none = Belum ada. Sentuh bintang di samping kalimat untuk menyimpannya di sini.
talk-found =
    { $count ->
        [0] Tidak ada yang cocok. Coba satu kata lain.
       *[other] { $count } kalimat
    }
talk-private = pribadi
talk-keep = Simpan dalam pilihan saya: { $phrase }
talk-groups = Semua kelompok
talk-close = Tutup
talk-back = Kembali
talk-touched = Disentuh: { $what }
talk-silent = Tanpa suara, karena orang lain dapat mendengar. Jika penyuara telinga terpasang, nyatakan di halaman sebelumnya.
talk-show-touched = Tampilkan yang disentuh
talk-note-afraid = Catat: orang itu mengatakan takut
