# What the player of a lesson says, in fil. Made from the English source without a native reader's review.

lesson-real = May nangangailangan ba sa iyo ngayon? Iwan ito, at buksan ang Titian sa telepono mo.
lesson-no-list = Sa telepono ng opisyal, narito ang mga serbisyo ng sarili mong bansa, ayon sa kalagayan sa araw na iyon. Walang kopya ng mga iyon ang paketeng ito.
lesson-no-practice = Sa Titian isinasanay ang hakbang na ito, sa mismong mga screen ng opisyal. Hindi ito magagawa ng paketeng ito. Tumuloy sa susunod na hakbang.
lesson-kept = Sinasabi sa sistemang nagbukas ng araling ito kung nasaang hakbang ka, at na natapos mo ang aralin. Nananatili sa pahinang ito ang mga napindot mo. Walang marka at walang oras na sinasabi.
lesson-not-kept = Walang itinatago rito mula sa araling ito. Gumagana pa rin ito, at nagsisimula sa unang hakbang tuwing bubuksan.
lesson-lost = Hindi mabasa ang naitago mula sa araling ito, o sa ibang bersyon ito. Nagsisimula ito sa unang hakbang.
lesson-draft = Burador pa ang mga salitang ito. Wala pang sumuri.
lesson-hear = Pakinggan
lesson-machine = Makina ang nagsasalita.
lesson-no-sound = Hindi ito maririnig dito.
lesson-close = Maaari mo nang isara ang window na ito.
lesson-again = Ulitin mula sa simula
