# What the player of a lesson says, in id. Made from the English source without a native reader's review.

lesson-real = Ada yang membutuhkan Anda sekarang? Tinggalkan ini, dan buka Titian di ponsel Anda.
lesson-no-list = Di ponsel petugas, layanan di negara Anda sendiri tampil di sini, sebagaimana adanya hari itu. Paket ini tidak memuat salinannya.
lesson-no-practice = Langkah ini dilatih di Titian, pada layar petugas sendiri. Paket ini tidak dapat melakukannya. Lanjutkan ke langkah berikutnya.
lesson-kept = Sistem yang membuka pelajaran ini diberi tahu di langkah mana Anda berada, dan bahwa Anda telah menyelesaikan pelajaran ini. Apa yang Anda sentuh tetap di halaman ini. Tidak ada nilai dan tidak ada waktu yang disampaikan.
lesson-not-kept = Tidak ada apa pun dari pelajaran ini yang disimpan di sini. Pelajaran tetap berjalan, dan mulai dari langkah pertama setiap kali dibuka.
lesson-lost = Yang disimpan dari pelajaran ini tidak dapat dibaca, atau berasal dari versi lain. Pelajaran mulai dari langkah pertama.
lesson-draft = Kata-kata ini masih draf. Belum ada yang meninjaunya.
lesson-hear = Dengarkan
lesson-machine = Mesin yang berbicara.
lesson-no-sound = Ini tidak dapat didengar di sini.
lesson-close = Anda sekarang dapat menutup jendela ini.
lesson-again = Ulangi dari awal
