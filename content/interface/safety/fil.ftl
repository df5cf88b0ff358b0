# I-lock, itago at burahin.

safety-title = I-lock, itago at burahin

safety-hide-title = Itago agad
safety-hide-what = Ihila pababa ang dalawang daliri sa alinmang screen, o pindutin ang Escape nang dalawang beses: titigil ang boses at mga salita, orasan ang lalabas, at naka-lock ang Titian. I-unlock, at babalik kayo sa pinanggalingan.
safety-auto = Kusang nagla-lock ang Titian pagkatapos ng limang minutong walang hawak, at isang minutong hindi nakikita. Nananatili sa draft ang hindi natapos na screening, isang araw ang pinakamatagal.
safety-hide-now = Itago ngayon

safety-sealed-title = Mga selyadong mensahe
safety-kept = Nangako ang browser na ito na itatabi ang mga ito hanggang maipadala.
safety-not-kept = Hindi nangako ang browser na ito na itatabi ang mga ito. Maaari nitong burahin ang laman ng Titian kapag puno ang telepono, o kapag ilang linggong hindi nabuksan ang Titian. Ipadala agad kapag may network, o i-save ang file.
safety-file-what = Matagal nang walang network, o masisira na ang telepono? I-save ang mga selyadong mensahe bilang file at dalhin sa desk ninyo. Walang makakabukas nito sa daan; ipinapakita lang ng file kung kanino, gaano kaapurahan at ilan.
safety-file-save = I-save ang selyadong file
safety-file-saved = Na-save bilang { $name }. Narito pa rin ang mga mensahe, hanggang nasa hub na ang mga ito.
safety-file-empty = Walang selyadong mensahe sa teleponong ito.

safety-name-save = Gamitin ang pangalang ito
safety-name-saved = Nasa lock screen na ito.
safety-passkey-title = Ang lock ng teleponong ito
safety-passkey-on = Binubuksan din ng daliri, mukha o screen lock ng teleponong ito ang Titian.
safety-passkey-add = I-unlock din gamit ito
safety-passkey-remove = Buksan sa lihim na password lang
safety-passkey-missing = Hindi iyon kaya ng telepono o browser na ito. Ang lihim na password ang nagbubukas ng Titian.
safety-secret-title = Ang lihim na password
safety-secret-now = Ang lihim na password ngayon
safety-secret-next = Ang bagong lihim na password
safety-secret-change = Palitan ang lihim na password
safety-secret-changed = Napalitan na. Ang bagong lihim na password na lang ang nagbubukas ng Titian.
safety-renew-title = Pumili ng mas mahabang password
safety-renew-what = Mas maikli ang sa iyo kaysa sa ligtas ngayon: ang kumopya sa storage ng teleponong ito ay masusubukan ang lahat ng ganoon sa loob ng ilang oras.
safety-renew-later = Huwag muna
safety-forgotten-title = Nakalimutan ang lihim na password?
safety-forgotten = Walang makakabawi nito. Ipinapadala pa rin ang mga selyadong mensahe. Kusang nawawala ang mga hindi natapos na screening sa loob ng isang araw. Para makapagtrabaho ulit, burahin sa ibaba, saka humingi ng bagong code sa desk ninyo.

safety-wipe-title = Burahin
safety-wipe-what = Sinisira agad ang susi, mga hindi natapos na screening at mga bilang. Nananatili ang mga selyadong mensahe, hindi nababasa, at ipinapadala pa rin nang walang unlock. Para magamit ulit ang teleponong ito, kailangan ninyo ng bagong code mula sa desk.
safety-wipe-who = Kanino?
safety-wipe-all = Lahat sa teleponong ito
safety-wipe = Burahin
safety-wipe-sure = Burahin nang tuluyan: pindutin ulit

wiped-title = Nabura na
wiped-what = Wala na sa teleponong ito ang susi, mga hindi natapos na screening, mga bilang at pangalan. Walang makakabawi ng mga ito.
wiped-messages =
    { $count ->
        [0] Walang selyadong mensaheng naghihintay rito.
       *[other] { $count } selyadong mensahe ang narito pa. Ipinapadala ang mga ito kapag may network at bukas ang Titian.
    }
wiped-do = Sabihin sa superbisor ninyo, para wakasan ng desk ang teleponong ito.
