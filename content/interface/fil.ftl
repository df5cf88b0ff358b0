# Ang panig ng opisyal sa telepono, Filipino.
# Wala dito ang mga salita para sa tao: nasa content/packs/<pack>/locales/ ang mga iyon.
# A draft without a native reader's review.

starting = Binubuksan…
next = Susunod
back = Bumalik
try-again = Subukan ulit

## Sa bawat screen

bar-name = Opisyal
bar-afraid = Sinabi niyang natatakot siya
bar-afraid-noted = Naitala: natatakot. Walang hakbang para ibalik
bar-seen = Ang nakikita ninyo ngayon
bar-hide = Itago at i-lock
bar-talk = Magsabi nang walang tanong
bar-afraid-said = Naitala. Huwag gumawa ng anumang hakbang para ibalik ang tao at huwag makipag-ugnayan sa bansa niya. Walang makababawi nito.
watermark-demo = Demo: burador, hindi sa totoong gamit
watermark-pilot = Pilot: sinusuri pa ang mga salita
no-voice = Wala pang boses: ipakita ang mga salita.
machine-voice = Burador na boses: makina ang nagsasalita.
machine-demo = Demo: burador, makina ang nagsasalita
machine-pilot = Pilot: sinusuri pa, makina ang nagsasalita

## Unang pagbukas

first-visit-title = Ang maikli at ligtas na daan patawid
first-visit-what = Tinutulungan kayo ng Titian at ang taong iba ang wika na magkaintindihan, at makarating sa tulong. Gumagana ito kahit walang network.
first-visit-not = Hindi ito kailanman nagpapasya kung sino ang isang tao. Nagmumungkahi ito kung ano ang gagawin ngayon, at kung sino ang tatawagan.
first-visit-need = Kailangan ninyo ang code mula sa desk: mag-sign in doon at piliin ang “Idagdag ang teleponong ito” (Add this phone).
first-visit-add = Idagdag ang teleponong ito

## Pagdagdag ng teleponong ito

enrol-link-title = Idagdag ang teleponong ito
enrol-link-what = Magpatuloy lang kung kayo mismo ang gumawa nito sa desk.
enrol-type-instead = I-type ang code
enrol-start-title = Dalhin ang code mula sa desk
enrol-start-where = Mag-sign in sa desk at piliin ang “Idagdag ang teleponong ito” (Add this phone). May ipapakitang larawan para sa camera at code na ita-type. May bisa ang dalawa nang sampung minuto, at para sa isang telepono.
enrol-scan = I-scan ang code
enrol-scan-title = Itapat ang camera sa larawan
enrol-scan-how = Sa screen ng desk, kasinlaki ng frame. Walang nire-record.
enrol-scan-view = Ang nakikita ng camera
enrol-scan-other = Hindi ito ang larawan mula sa desk ninyo. Itapat ang camera doon.
enrol-scan-opening = Binubuksan ang camera…
enrol-code-title = I-type ang code mula sa desk ninyo
enrol-code-where = Nasa ilalim ito ng larawan sa screen ng desk. Pagkaraan ng limang maling subok, gagawa ang desk ng bago.
enrol-code-label = Code
enrol-code-help = Labindalawang letra at numero. Hindi mahalaga ang maliliit na letra, puwang at gitling.
enrol-asking = Tinatanong ang desk…
enrol-who-title = Kayo ba ito?
enrol-officer = Opisyal
enrol-station = Istasyon
enrol-who-right = Oo, ako ito
enrol-who-wrong = Hindi, huwag idagdag
enrol-compare-title = Ihambing ang anim na salitang ito
enrol-compare-how = May anim na salita ring ipinapakita ang desk. Dapat pareho ang bawat salita, sa parehong pagkakasunod-sunod. Kung may isang naiiba, maaaring may nakapagitna.
enrol-compare-same = Pareho ang anim
enrol-compare-differ = May naiiba: tumigil

## Ang lihim na password

secret-title = Pumili ng lihim na password para sa teleponong ito
secret-what = Hindi bababa sa sampung numero, o hindi bababa sa apat na salita.
secret-honest = Mapipigil ng sampung numero ang nakapulot ng telepono. Ang kumopya sa storage nito at may panahon ay masusubukan ang lahat. Mas matibay ang apat na salitang walang kaugnayan sa isa’t isa. Walang makapagbabalik ng nakalimutang password: mawawala ang hindi pa tapos, pero ipapadala pa rin ang mga selyadong mensahe.
teach = Bakit, at paano
secret-label = Lihim na password
secret-again = I-type ulit
secret-show = Ipakita ang tina-type ko
secret-differ = Hindi magkapareho ang dalawa.
secret-choose = Gamitin ang password na ito
secret-working = Inihahanda…
secret-officer = Opisyal { $number }
secret-name = Pangalan sa lock screen
secret-name-help = Mababasa ito ng sinumang may hawak ng telepono. Pumili ng hindi ninyo tunay na pangalan.
secret-passkey = I-unlock din gamit ang daliri, mukha o screen lock ng teleponong ito
secret-passkey-help = Mas mabilis, at walang makakasilip. Huwag gamitin kung alam ng iba ang lock ng teleponong ito, o kaya nilang idiin ang daliri ninyo rito. Laging gumagana pa rin ang lihim na password.

## Pagkuha

fetch-title = Naghahanda
fetch-what = Isang beses kinukuha sa teleponong ito ang mga tanong, salita, boses at kontak, nasuri at buo. Kung maputol ang network, itutuloy ito mula roon.
fetch-asking = Inaalam kung ano ang mayroon…
fetch-progress = Nakuha na
fetch-bytes = { $done } sa { $total } MB
fetch-ready-title = Handa na
fetch-voices = Mga boses sa teleponong ito
fetch-likely = karaniwan dito
fetch-silent = Narito ang mga salita, wala pang boses: { $names }
fetch-awaiting = Wala pang mga salita, tumawag ng interpreter: { $names }
fetch-here = narito na
fetch-spoken = binabasa nang malakas
fetch-machine = binabasa ng makina
fetch-draft = burador
fetch-officer-language = Sarili ninyong wika
fetch-size = { $size } MB
fetch-more = Kunin ang mga boses na ito
fetch-done = Tapos
fetch-newer = Maghanap ng mas bagong salita at kontak
ready-offline = Handa kahit walang network: nagsasalita ng { $speaks }, nagpapakita ng { $shows }
ready-coming = Mga boses na parating pa: { $names }
ready-silent = Karaniwan dito, walang boses: { $names }
ready-awaiting = Karaniwan dito, wala pang anumang rekording: { $names }
ready-first = Mga unang salita lang: { $names }
ready-shell-pending = Narito na ang nilalaman. Itinatabi pa sa teleponong ito ang Titian mismo…
ready-shell-missing = Narito na ang nilalaman, pero hindi naitabi ng browser na ito ang Titian mismo. Kapag walang network, magbubukas lang ito habang bukas ang page na ito. I-reload kapag may network.

## Pag-unlock

unlock-title = I-unlock
unlock-who = Sino kayo?
unlock-label = Lihim na password
unlock = I-unlock
unlock-working = Binubuksan…
unlock-outbox = Ipinapadala ang mga selyadong mensahe habang bukas ang Titian, kahit naka-lock ito.
unlock-add = Magdagdag ng ibang opisyal
unlock-passkey = I-unlock gamit ang lock ng teleponong ito
unlock-some = May mga selyadong mensaheng naghihintay na maipadala
unlock-safety = Burahin, i-save o tulong
unlock-help = Tulong ngayon, nang hindi ina-unlock
clock-title = Orasan

## Home

home-not-ready = Hindi pa handa: kunin muna ang mga tanong at salita.
home-outbox =
    { $count ->
        [0] Walang naghihintay na maipadala
        [one] { $count } selyadong mensahe ang naghihintay na maipadala
       *[other] { $count } na selyadong mensahe ang naghihintay na maipadala
    }
home-age =
    { $days ->
        [0] Nilagdaan ang nilalaman ngayong araw
        [one] Nilagdaan ang nilalaman { $days } araw na ang nakalipas
       *[other] Nilagdaan ang nilalaman { $days } na araw na ang nakalipas
    }
home-age-passed = Lumipas na ang petsa ng pagsusuri nito. Gumagana pa rin ito; kumuha ng mas bago kapag may network.
home-update = May mas bagong bersiyon ng Titian dito. Papalit ito kapag pinindot ninyo, sa loob ng ilang segundo.
home-update-held = May bukas na screening sa ibang tab ng Titian. Tapusin muna iyon doon; maghihintay ang bagong bersiyon.
home-update-apply = Gamitin ang bagong bersiyon
home-referrals = Mga referral mula sa teleponong ito
home-referrals-none = Wala pa.
home-referral-made = Ginawa noong { $date }
home-nobody-left-do = Walang makatanggap sa mga hinilingan. Tawagan ang kontak ng pathway, at mag-alok sa tao ng ibang organisasyon.
home-mark = Marka { $mark }
referral-unsent = Naghihintay na maipadala
referral-sent = Naipadala: tingnan muli sa { $time }
referral-closed = Sarado: wala nang gagawin
referral-nobody = Wala pang umako: tumawag
home-check = Tingnan ngayon
home-checking = Tinitingnan…
home-resume = Ituloy ang screening ng { $time }
home-discard = Burahin ang screening ng { $time }
home-discard-sure = Pindutin ulit: burahin nang tuluyan ang screening ng { $time }
home-refused =
    { $count ->
        [one] { $count } selyadong mensahe ang hindi tinanggap ng hub ({ $code }). Tawagan ang kontak ng pathway, at mag-alok sa bawat taong nauukol ng ibang organisasyon.
       *[other] { $count } na selyadong mensahe ang hindi tinanggap ng hub ({ $code }). Tawagan ang kontak ng pathway, at mag-alok sa bawat taong nauukol ng ibang organisasyon.
    }
home-start = Magsimula ng screening
home-start-other = Magsimula ng bago
home-arrival = Pagdating ng maraming tao
home-languages = Mga wika at nilalaman
home-safety = I-lock, itago at burahin
home-storage = Ang nasa teleponong ito

## Tingnan

look-title = Tingnan. Huwag munang magtanong
look-go-on = Magpatuloy

## Wika

language-title = Aling wika?
language-how = Iharap ang telepono sa tao. Hayaang pindutin ng tao ang wika niya.
language-tried = nasubukan na
language-none = Walang wikang pareho
language-text-only = teksto lang
language-first-words = mga unang salita lang
language-first-what = Ang mga unang salita lang ang nasuri sa { $name }: pagbati, pag-aalaga, “natatakot ako”. Hindi itinatanong ang mga tanong sa wikang ito. Gumamit ng interpreter o ibang wika.
language-awaits = tumawag ng interpreter
silent-what = Walang boses ang { $name } sa teleponong ito: mga salita lang ang ipinapakita. Hindi ito magagamit para sa taong hindi nakababasa. Kung hindi siya nakababasa, o hindi ka sigurado, sumubok ng ibang wika o tumawag ng interpreter.
language-awaiting-title = { $name }: hindi pa nare-record
language-awaiting-what = Walang salita ang Titian sa wikang ito na ni-record ng taong nagsasalita nito, at hindi ito nanghuhula. Ipakita na maghahanap kayo ng taong nagsasalita ng wikang ito.
language-awaiting-do = Tumawag ng interpreter na nasuri
language-awaiting-back = Iba pang mga wika
language-interpreter = Kung gayon, humingi ng interpreter na nasuri, puwede rin sa telepono. Huwag kailanman gumamit ng kapwa biyahero, kasama o bata.

## Pribadong lugar

privacy-title = Ang taong ito lang ba ang makakarinig?
privacy-why = Pribado ang ilang tanong. Walang ibang dapat makarinig ng mga ito, pati ng mga sagot.
privacy-say = Sabihin ito sa tao
privacy-earphones = Nakasuot na ang earphones
privacy-place = Kami lang sa isang pribadong lugar
privacy-place-note = Walang tunog ang mga pribadong tanong hanggang pindutin ng tao ang “Pakinggan ulit”.
privacy-neither = Hindi posible ang alinman dito
privacy-neither-note = Hindi isasama ang mga pribadong tanong. Itutuloy ang pagmamasid at kalinga.

## Sa tabi ng mga tanong

practice-failed-title = Hindi pa malinaw ang oo at hindi
practice-failed-what = Hindi napindot ng tao ang tamang sagot. Ipakita mismo ang dalawang sagot nang walang earphones, saka hayaang subukan ulit. Hindi hihingin ang pahintulot hangga’t hindi malinaw ang dalawa.
practice-failed-again = Subukan ulit
practice-failed-none-note = Pag-aaruga, card at interpreter. Walang ibibintang sa tao.
ask-check-language = May ilang hindi naintindihan: bumalik sa mga wika.

## Ang nakikita habang nag-uusap

seen-title = Ang nakikita ninyo ngayon
seen-how = Para sa inyo, sa pagtingin lang. Huwag magtanong para dito, at ilayo ang telepono sa paningin ng iba.
seen-first-look = Mula sa unang pagtingin
seen-done = Tapos

## Walang pagpayag sa mga tanong

no-consent-title = Walang tanong
no-consent-offer = Puwede ninyong ialok
no-consent-language = Ibang wika
no-consent-person = Gusto na palang makipag-usap ng tao
no-consent-person-note = Kung siya lang mismo ang magsabi nito, marahil sa ibang opisyal. Huwag nang magtanong ulit.
no-consent-what-now = Ano ang gagawin ngayon
no-consent-later = Puwede itong ialok ulit sa ibang oras. Hindi isinusulat saanman ang paghindi.

## Sa pagitan ng tao at opisyal

hand-back-officer = Opisyal: nasa akin ang telepono
hand-back-sure = Pindutin ulit: nasa kamay ko ang telepono
in-hand-title = Nasa iyo ang telepono
in-hand-what = Naghihintay ang mga screen ng tao gaya ng dati. Nakatago ang mga sagot at hindi na mababalikan.
in-hand-see = Markahan ang nakikita mo gamit ang tanda ng mata sa itaas.
in-hand-now = Ano ang gagawin ngayon
in-hand-now-note = Tinatapos muna ang mga tanong. Kasama pa rin ang nasabi na.
in-hand-give = Ibigay ang telepono sa tao
display-title = Liwanag at kamay
display-theme = Liwanag
display-theme-phone = Ayon sa telepono
display-theme-light = Maliwanag
display-theme-dark = Madilim
display-theme-outdoor = Sa labas, sa matinding araw
display-hand = Kamay na may hawak
display-hand-right = Kanan
display-hand-left = Kaliwa
display-returns = Kapag bumalik ang telepono mula sa tao
display-returns-touch = Dalawang pindot
display-returns-secret = Ang lihim kong password

## Ang hiningi

care-wanted-title = Ibigay ito ngayon
care-wanted-yes = Oo sa: “{ $question }”
care-wanted-note = Hiningi ito ng tao. Hindi ito isinusulat saanman, at hindi nakasalalay sa anumang sagot.
care-wanted-go-on = Magpatuloy

## Resulta

outcome-above = Para sa inyo, hindi para sa tao
outcome-level-NOW = Ngayon na
outcome-level-TODAY = Ngayong araw
outcome-level-REFER = I-refer
outcome-level-INFO = Impormasyon
outcome-level-INCOMPLETE = Hindi pa tapos
outcome-not-a-finding = Hindi ito pinal na pagtukoy. Ang ahensiyang may mandato ang nagpapasya.
outcome-hide = Huwag ipakita ang screen na ito sa sinumang dumating kasama ng tao.
outcome-do = Ano ang gagawin ngayon
outcome-confidential = Kompidensiyal na dahilan
outcome-because = Dahil: { $reason }
outcome-seen = Nakita ninyo: { $what }
outcome-no-pathway = Walang nakatalang pathway para sa resultang ito sa istasyong ito. Tawagan ang superbisor ninyo. Samantala, huwag gumawa ng anumang hakbang para ibalik ang tao, at huwag pigilin ang tao dahil dito.
outcome-needs = Tulong na maaaring kailangan
outcome-stands = Ang may bisa para sa taong ito
outcome-other-pathway = Isa pang pathway na angkop
outcome-unfinished = May dapat pang itanong. Magpatuloy lang kung gusto ng tao.
outcome-specialist = Maaaring itanong ng espesyalista sa ibang araw ang hindi isinama. Huwag kayo ang magtanong nito.
outcome-hand-over = Sabihin sa tao, at hayaan siyang pumili
outcome-language = Subukan ang ibang wika
outcome-care-in-place = May tulong na: magpatuloy
outcome-go-on-asking = Magtanong pa
outcome-close = Tapusin

## Pathway

pathway-title = Sino ang tatawagan dito
pathway-call = Tawagan
pathway-suspend-return = Itigil ang lahat ng hakbang para ibalik ang tao
pathway-refer = I-refer
pathway-stay = Manatili sa tabi ng tao
pathway-paper = Papel
pathway-no-phone = Walang nakatalang numero.
pathway-hours = Oras: { $hours }
pathway-verified = Beripikado noong { $date }
pathway-not-verified = Hindi pa beripikado.
pathway-seen = Nakita sa isang pinagkunan noong { $date }.
pathway-independent = Hiwalay sa gobyerno
pathway-by = Gagawin ng: { $by }
pathway-gaps = Kulang dito

## Mga tatanggap

recipients-title = Sino ang puwedeng bumasa nito?
recipients-nobody = Wala: magpatuloy
recipients-none = Walang nakatala rito na makakaako nito. Gamitin ang pathway, at sabihin ito sa superbisor ninyo.
meeting-title = Paano sila magkikita?
meeting-label = Saan at paano, sa ilang salita
meeting-help = Walang pangalan at walang kuwento.
meeting-left = { $left } karakter pa ang natitira.
meeting-interpreter = Kailangan ng interpreter
meeting-summary = Selyado para sa
meeting-shares = Puwede nilang basahin ang mga sagot.
meeting-shares-not = Hindi nila makukuha ang mga sagot: kung anong tulong lang ang kailangan at kung paano makikipagkita.
meeting-seal = Selyuhan
meeting-usual = Sa { $station }: hanapin ang opisyal na naka-duty
meeting-again = Tanungin muli ang tao kung sino ang puwedeng bumasa
meeting-gone = Wala na sa listahan ang isa sa pinili ng tao. Tanungin muli ang tao: walang ipinapadala sa iba.
meeting-no-bed = Sinabing wala nang bakanteng higaan (sinabi noong { $time }). Ipapadala pa rin.
meeting-none-title = Walang nakasulat na lugar ng pagkikita
meeting-none-what = Hindi mahahanap ng tatanggap ang tao kung walang lugar o oras.
meeting-none-write = Isulat ang lugar
meeting-none-seal = Selyuhan nang walang lugar
meeting-none-sent = Walang ibinigay na lugar ng pagkikita. Itanong sa istasyon.
sealing-title = Sineselyuhan…
sealing-what = Isang selyadong mensahe para sa bawat organisasyon. Walang ibang makakabukas nito, kahit kayo.

## Selyado at sarado na

sealed-title = Selyado na
sealed-what = Tanging ang mga organisasyong pinili ng tao ang makakabukas nito.
sealed-received = Nasa hub na ito, hindi binasa, at hinihilingan na ngayon ang unang organisasyon.
sealed-sends = Ipinapadala na ito. Wala kayong kailangang gawin.
sealed-offline = Walang network. Kusa itong maipapadala kapag nagkaroon na.
sealed-stay = Manatili sa tabi ng tao hanggang may umako na ng tungkulin. Makikita ito sa Home.
sealed-close = Magpaalam sa tao
close-title = Tapos
close-what = Walang natira tungkol sa taong ito sa telepono maliban sa naselyuhan. Nadagdagan ng isa ang bilang ngayong araw.
close-take-phone = Hindi na ipapakita ulit ang nakita at sinabi.
close-home = Home

## Pagkakarehistrong winakasan

ended-title = Winakasan ang pagkakarehistro ng teleponong ito
ended-what = Winakasan ito ng desk ninyo. Binura dito ang lihim na password, mga hindi natapos na screening at mga bilang ninyo, at wala nang maseselyuhan pa. Hindi apektado ang ibang opisyal sa teleponong ito.
ended-messages =
    { $count ->
        [0] Walang natirang selyadong mensahe rito. Naghihintay sa administrator ang naibigay na nito.
        [one] { $count } selyadong mensahe ang narito pa. Ibibigay ito kapag may network, at maghihintay sa administrator.
       *[other] { $count } na selyadong mensahe ang narito pa. Ibibigay ang mga ito kapag may network, at maghihintay sa administrator.
    }
ended-not-taken = Hindi tinanggap: ipakita sa superbisor ninyo
ended-number = Numero { $number } ({ $code })
ended-not-taken-do = Walang may hawak nito, at maaaring may taong naghihintay. Tawagan ang organisasyong pinili niya, o ang kontak ng pathway. Kung hindi masabi ng desk ninyo kung bakit, ipakita rin ito sa organisasyong iyon.
ended-not-taken-kept = Mananatili ito sa teleponong ito hanggang { $date } man lang, at iaalok sa bawat pagkonekta. Huwag alisin ang app.
ended-person = Kung may kasama kayong tao ngayon, magpatuloy nang wala ang telepono at tawagan ang superbisor ninyo o ang kontak ng pathway. Para magamit ulit ang teleponong ito, humingi ng bagong code.
ended-understood = Naiintindihan ko

## Problema sa pagsisimula

trouble-title = Hindi mabuksan ang Titian dito
trouble-do = Isara ang mga pribadong window, magbakante ng kaunting espasyo sa telepono, at subukan ulit. Mananatili sa lugar nila ang mga selyadong mensahe.

## Mga pagtanggi, ayon sa code: ano ang nangyari at ano ang gagawin

error-secret-too-short = Hindi bababa sa sampung numero, o hindi bababa sa apat na salita.
error-secret-all-equal = Pare-pareho ang lahat ng numero. Pumili ng iba.
error-secret-simple-run = Simpleng sunod-sunod ang mga numerong ito, at ang unang susubukan ng sinuman. Pumili ng iba.
error-secret-too-few-words = Hindi bababa sa apat na magkakaibang salita, o hindi bababa sa sampung numero.
error-secret-wrong =
    { $wait_seconds ->
        [0] Hindi tama ang password na ito. Subukan ulit.
       *[other] Hindi tama ang password na ito. Maghintay ng { $wait_seconds } segundo, saka subukan ulit. Walang binubura.
    }
error-secret-wait = Maghintay ng { $wait_seconds } segundo, saka subukan ulit. Walang binubura.
error-passkey-refused = Hindi ito binuksan ng lock ng telepono. Subukan ulit, o gamitin ang lihim na password.
error-passkey-unavailable = Hindi mabubuksan ng lock ng teleponong ito ang Titian dito. Gamitin ang lihim na password.
error-vault-missing = Wala na sa teleponong ito ang storage ng opisyal na ito. Idagdag ulit ang telepono.
error-vault-exists = Nasa teleponong ito na ang opisyal na ito. I-unlock na lang.
error-vault-locked = Na-lock ang Titian. I-unlock at magpatuloy.
error-vault-damaged = May isang rekord na hindi mabasa. Hindi apektado ang iba.
error-storage-full = Puno ang telepono, kaya hindi pa ito naitatabi. Magbakante ng kaunting espasyo, saka ulitin ang huling hakbang.
error-storage-unavailable = Hindi sumasagot ang storage ng telepono. Isara ang ibang tab ng Titian at subukan ulit.
error-release-unreadable = Hindi mabasa ang iniaalok ng hub. Patuloy na ginagamit ang nasa teleponong ito.
error-release-not-trusted = Hindi nilagdaan ang iniaalok ng hub gaya ng dapat, at tinanggihan ito. Patuloy na ginagamit ang nasa teleponong ito. Sabihin sa superbisor ninyo.
error-release-lower-sequence = Mas luma sa nasa teleponong ito ang iniaalok ng hub, at tinanggihan ito. Sabihin sa superbisor ninyo.
error-release-wrong-scope = Para sa ibang lugar ang iniaalok ng hub, at tinanggihan ito. Sabihin sa superbisor ninyo.
error-release-incomplete = Hindi buo ang iniaalok ng hub (kulang ang { $kind }). Patuloy na ginagamit ang nasa teleponong ito.
error-release-not-approved = May mga salita o boses sa iniaalok ng hub na walang nag-apruba, at tinanggihan ito. Patuloy na ginagamit ang nasa teleponong ito. Sabihin sa superbisor ninyo.
error-part-hash-mismatch = May bahaging dumating na sira at itinapon. Subukan ulit.
error-part-unreachable = Naputol ang network habang kumukuha. Subukan ulit: itutuloy ito mula roon.
error-part-too-long = May bahaging hindi gaya ng inianunsiyo at itinapon. Subukan ulit; kung ganoon pa rin, sabihin sa superbisor ninyo.
error-library-empty = Wala pang anuman sa teleponong ito. Kunin muna.
error-library-language-missing = Wala sa teleponong ito ang wikang ito. Kunin muna.
error-hub-unreachable = Hindi maabot ang hub. Ipapadala ang naghihintay kapag may network.
error-hub-other-answers = May ibang sumasagot sa network na ito kapalit ng hub: baka pahina ng pag-sign in. Mag-sign in sa network gamit ang browser, o gumamit ng iba. Walang nawala.
error-hub-failed = May sira ang hub ({ $status }). Walang nawala; subukan ulit mamaya.
error-hub-unreadable = Naputol ang sagot ng hub. Walang nawala; subukan ulit.
error-hub-refused = Tumanggi ang hub ({ $code }). Walang nawala; sabihin sa superbisor ninyo.
error-enrol-link-unreadable = Hindi buo ang link na ito. Humingi ng bago, o i-type ang code.
error-enrol-code-unreadable = Hindi ito buong code: mayroon itong labindalawang letra at numero.
error-enrol-code-refused = Hindi kilala ng desk ang code na ito, o nagamit na ito, o lumipas na ang sampung minuto. Humingi ng bago.
error-enrol-wrong-hub = Sa ibang hub ang link na ito. Gumawa ng bago sa sarili ninyong desk.
error-enrol-wrong-root = Hindi ito ang hub na ipinapangako ng link. Huwag magpatuloy. Sabihin sa superbisor ninyo.
error-enrol-certificate-refused = Hindi tama ang sertipiko ng hub para sa teleponong ito. Huwag magpatuloy. Sabihin sa superbisor ninyo.
error-enrol-unknown = Hindi pa naidaragdag ang teleponong ito.
error-camera-refused = Hindi pinayagan ang camera. Payagan ito sa settings ng browser para sa page na ito, o i-type ang code.
error-camera-missing = Walang camera na magagamit dito. I-type na lang ang code.
error-receipt-not-trusted = Hindi nilagdaan ang resibo ng hub gaya ng dapat. Mananatili ang mensahe sa teleponong ito at iaalok ulit.
error-item-refused = May mensaheng hindi tinanggap ng hub ({ $code }). Mananatili ito sa teleponong ito. Sabihin sa superbisor ninyo.
error-journey-wrong-stage = Hindi ito posible sa puntong ito. Magpatuloy sa ipinapakita ng screen.
error-journey-not-asked = Hindi itinatanong ngayon ang tanong na ito.
error-journey-value-unknown = Hindi para sa tanong ang sagot na ito.
error-journey-skip-is-final = Ayaw sabihin ng tao. Hindi na ito itatanong ulit.
error-journey-nothing-to-undo = Walang mababawi rito.
error-journey-afraid-stands = Mananatili itong nakatala. Walang makababawi nito.
error-journey-recipient-unknown = Wala na sa listahan ang organisasyong ito. Papiliin ulit ang tao.
error-journey-no-recipient = Wala pang napili.
error-journey-text-too-long = Hanggang { $limit } karakter lang.
error-journey-draft-missing = Wala na sa teleponong ito ang bukas na screening.
error-journey-seal-failed = Hindi ito naselyuhan. Narito pa ang lahat; subukan ulit.
error-arrival-no-numbers = Wala nang numero ng slip ang teleponong ito. Hayaang maghati ang teleponong mayroon pa: Ibang telepono, Pasalihin ang isang telepono.
error-arrival-closed = Sarado na ang pagdating na ito sa teleponong ito. Magbukas ng bago para sa mga bagong tao.
