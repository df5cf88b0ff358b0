# Kunci, sembunyikan dan hapus.

safety-title = Kunci, sembunyikan dan hapus

safety-hide-title = Sembunyikan seketika
safety-hide-what = Geser dua jari ke bawah di layar mana pun, atau tekan Escape dua kali: suara dan kata berhenti, sebuah jam tampil, dan Titian terkunci. Buka kunci, dan Anda kembali ke tempat semula.
safety-auto = Titian mengunci sendiri setelah lima menit tidak disentuh, dan setelah satu menit tidak terlihat. Penapisan yang belum selesai tersimpan sebagai draf, paling lama sehari.
safety-hide-now = Sembunyikan sekarang

safety-sealed-title = Pesan tersegel
safety-kept = Peramban ini berjanji menyimpannya sampai terkirim.
safety-not-kept = Peramban ini tidak berjanji menyimpannya. Penyimpanan Titian dapat dikosongkan jika telepon penuh, atau jika Titian berminggu-minggu tidak dibuka. Kirim segera setelah ada jaringan, atau simpan berkasnya.
safety-file-what = Lama tidak ada jaringan, atau telepon hampir rusak? Simpan pesan tersegel sebagai berkas dan bawa ke meja kerja Anda. Tidak ada yang dapat membukanya di jalan; berkas hanya menunjukkan kepada siapa, seberapa mendesak dan berapa banyak.
safety-file-save = Simpan berkas tersegel
safety-file-saved = Disimpan sebagai { $name }. Pesan tetap ada di sini juga, sampai hub memilikinya.
safety-file-empty = Tidak ada pesan tersegel di telepon ini.

safety-name-save = Pakai nama ini
safety-name-saved = Sekarang tampil di layar kunci.
safety-passkey-title = Kunci telepon ini
safety-passkey-on = Jari, wajah atau kunci layar telepon ini juga membuka Titian.
safety-passkey-add = Buka juga dengan itu
safety-passkey-remove = Buka dengan sandi rahasia saja
safety-passkey-missing = Telepon atau peramban ini tidak dapat melakukannya. Sandi rahasia membuka Titian.
safety-secret-title = Sandi rahasia
safety-secret-now = Sandi rahasia yang sekarang
safety-secret-next = Sandi rahasia baru
safety-secret-change = Ganti sandi rahasia
safety-secret-changed = Sudah diganti. Hanya sandi rahasia baru yang membuka Titian sekarang.
safety-renew-title = Pilih sandi yang lebih panjang
safety-renew-what = Sandi Anda terlalu pendek untuk aman sekarang: orang yang menyalin penyimpanan telepon ini dapat mencoba semua sandi seperti itu dalam beberapa jam.
safety-renew-later = Nanti saja
safety-forgotten-title = Lupa sandi rahasia?
safety-forgotten = Tidak ada yang dapat mengembalikannya. Pesan tersegel tetap dikirim. Penapisan yang belum selesai berakhir sendiri dalam sehari. Untuk bekerja lagi, hapus di bawah, lalu minta kode baru dari meja kerja Anda.

safety-wipe-title = Hapus
safety-wipe-what = Menghancurkan kunci, penapisan yang belum selesai dan hitungan seketika. Pesan tersegel tetap ada, tak terbaca, dan tetap dikirim tanpa membuka kunci. Untuk memakai telepon ini lagi, Anda perlu kode baru dari meja kerja.
safety-wipe-who = Milik siapa?
safety-wipe-all = Semua orang di telepon ini
safety-wipe = Hapus
safety-wipe-sure = Hapus selamanya: tekan lagi

wiped-title = Sudah dihapus
wiped-what = Kunci, penapisan yang belum selesai, hitungan dan nama sudah hilang dari telepon ini. Tidak ada yang dapat mengembalikannya.
wiped-messages =
    { $count ->
        [0] Tidak ada pesan tersegel yang menunggu di telepon ini.
       *[other] { $count } pesan tersegel masih ada di telepon ini. Pesan dikirim saat ada jaringan dan Titian terbuka.
    }
wiped-do = Beri tahu penyelia Anda, agar meja kerja mengakhiri telepon ini.
