# Kunci, sembunyi dan padam.

safety-title = Kunci, sembunyi dan padam

safety-hide-title = Sembunyi serta-merta
safety-hide-what = Tarik dua jari ke bawah pada mana-mana skrin, atau tekan Escape dua kali: suara dan perkataan berhenti, sebuah jam muncul, dan Titian dikunci. Buka kunci, dan anda kembali ke tempat tadi.
safety-auto = Titian mengunci sendiri selepas lima minit tanpa sentuhan, dan selepas satu minit di luar pandangan. Saringan yang belum selesai kekal dalam drafnya, paling lama sehari.
safety-hide-now = Sembunyi sekarang

safety-sealed-title = Mesej bermeterai
safety-kept = Pelayar ini telah berjanji menyimpannya sehingga dihantar.
safety-not-kept = Pelayar ini tidak berjanji menyimpannya. Ia mungkin mengosongkan storan Titian apabila telefon penuh, atau apabila Titian tidak dibuka berminggu-minggu. Hantar sebaik ada rangkaian, atau simpan failnya.
safety-file-what = Lama tiada rangkaian, atau telefon hampir rosak? Simpan mesej bermeterai sebagai fail dan bawa ke meja kerja anda. Tiada siapa boleh membukanya dalam perjalanan; fail itu menunjukkan kepada siapa, betapa mendesak dan berapa banyak.
safety-file-save = Simpan fail bermeterai
safety-file-saved = Disimpan sebagai { $name }. Mesej kekal di sini juga, sehingga hab menerimanya.
safety-file-empty = Tiada mesej bermeterai pada telefon ini.

safety-name-save = Guna nama ini
safety-name-saved = Ia kini ada pada skrin kunci.
safety-passkey-title = Kunci telefon ini
safety-passkey-on = Jari, muka atau kunci skrin telefon ini turut membuka Titian.
safety-passkey-add = Buka dengannya juga
safety-passkey-remove = Buka dengan kata rahsia sahaja
safety-passkey-missing = Telefon atau pelayar ini tidak boleh melakukannya. Kata rahsia membuka Titian.
safety-secret-title = Kata rahsia
safety-secret-now = Kata rahsia sekarang
safety-secret-next = Kata rahsia baharu
safety-secret-change = Tukar kata rahsia
safety-secret-changed = Sudah ditukar. Hanya kata rahsia baharu membuka Titian sekarang.
safety-renew-title = Pilih kata rahsia yang lebih panjang
safety-renew-what = Kata rahsia anda terlalu pendek untuk selamat sekarang: orang yang menyalin storan telefon ini boleh mencuba semuanya dalam beberapa jam.
safety-renew-later = Nanti
safety-forgotten-title = Lupa kata rahsia?
safety-forgotten = Tiada siapa boleh mengembalikannya. Mesej bermeterai tetap dihantar. Saringan yang belum selesai tamat sendiri dalam sehari. Untuk bekerja lagi, padam di bawah, kemudian minta kod baharu daripada meja kerja anda.

safety-wipe-title = Padam
safety-wipe-what = Memusnahkan kunci, saringan yang belum selesai dan kiraan serta-merta. Mesej bermeterai kekal, tidak boleh dibaca, dan tetap dihantar tanpa membuka kunci. Untuk guna telefon ini lagi, anda perlu kod baharu daripada meja kerja.
safety-wipe-who = Milik siapa?
safety-wipe-all = Semua orang pada telefon ini
safety-wipe = Padam
safety-wipe-sure = Padam selamanya: tekan lagi

wiped-title = Sudah dipadam
wiped-what = Kunci, saringan yang belum selesai, kiraan dan nama telah hilang daripada telefon ini. Tiada siapa boleh mengembalikannya.
wiped-messages =
    { $count ->
        [0] Tiada mesej bermeterai menunggu padanya.
       *[other] { $count } mesej bermeterai masih ada padanya. Mesej dihantar apabila ada rangkaian dan Titian terbuka.
    }
wiped-do = Beritahu penyelia anda, supaya meja kerja menamatkan telefon ini.
