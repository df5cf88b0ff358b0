# What the player of a lesson says, in ms. Made from the English source without a native reader's review.

lesson-real = Ada orang memerlukan anda sekarang? Tinggalkan ini, dan buka Titian di telefon anda.
lesson-no-list = Di telefon pegawai, perkhidmatan negara anda sendiri ada di sini, seperti keadaannya pada hari itu. Pakej ini tiada salinannya.
lesson-no-practice = Langkah ini dilatih dalam Titian, pada skrin pegawai sendiri. Pakej ini tidak dapat melakukannya. Teruskan ke langkah seterusnya.
lesson-kept = Sistem yang membuka pelajaran ini diberitahu langkah anda sekarang, dan bahawa anda telah melalui pelajaran ini. Apa yang anda sentuh kekal di halaman ini. Tiada markah dan tiada masa disampaikan.
lesson-not-kept = Tiada apa-apa daripada pelajaran ini disimpan di sini. Ia tetap berfungsi, dan bermula dari langkah pertama setiap kali dibuka.
lesson-lost = Apa yang disimpan daripada pelajaran ini tidak dapat dibaca, atau daripada versi lain. Pelajaran bermula dari langkah pertama.
lesson-draft = Perkataan ini masih draf. Belum ada sesiapa menyemaknya.
lesson-hear = Dengar
lesson-machine = Mesin yang bercakap.
lesson-no-sound = Ini tidak dapat didengar di sini.
lesson-close = Anda boleh menutup tetingkap ini sekarang.
lesson-again = Lalui sekali lagi
