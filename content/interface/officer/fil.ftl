# Beside a screening, in fil. Made from the English source without a native reader's review.

## Why, and how

teach-look = Tumingin bago magsalita: mas madalas makita kaysa masabi ang mga palatandaan ng kontrol o pananakit. Walang bakas ang markang inalis ninyo.
teach-language = Hindi sinasabi ng nasyonalidad ang wika. Papiliin ang tao, at tiyaking nauunawaan niya bago ang lahat.
teach-before = Walang malayang nagsasalita sa tabi ng nagdala sa kanila. Humanap ng karaniwang dahilan, gaya ng pagtingin sa papeles, at walang sabihin sa iba.
teach-no-consent = Ang hindi ay karapatan, at madalas ay takot. Hindi nakasalalay sa oo ang tubig, pagkain, doktor at card.
teach-ask = Isang tanong, isang bagay. Ang kulang at nagbabagong kuwento ay galing sa takot at pagkabigla, hindi sa pagsisinungaling. Huwag itanong kung bakit.
teach-CH = Kaunting tanong, sa salita ng bata. Umupo nang mababa, bigyan ng oras, hayaang gumuhit ang bata. Walang kailangang patunayan ang edad.
teach-PR = Maiiwan pa ang trabahong hindi pa nagsisimula. Magbigay ng impormasyon at kontak. Huwag pigilan ang sinuman sa paglalakbay dahil sa sinabi niya.
teach-FC = Ang pinilit lumabag sa batas ay kailangan muna ng abogado. Huwag itanong ang ginawa niya.
teach-AP = Ang takot na umuwi ay hindi kailangan ng patunay dito. Isang salita lang nito ay pumipigil sa bawat hakbang ng pagbabalik.
teach-GB = Walang tinatanong tungkol sa karahasang seksuwal. Inaalok sa lahat ang kompidensiyal na pagpapagamot, at walang itinatanong na dahilan.
teach-level-NOW = Kaligtasan bago ang tanong. Tumawag, itala kung sino ang sumagot, at manatili. Limang minutong walang sagot: tawagan ang kasunod.
teach-level-TODAY = Gawin ang kontak bago umalis ang tao rito. Sapat na ang posible: hindi ninyo kailangan ng patunay, at hindi kayo ang nagpapasya.
teach-level-REFER = Ang tao ang pumipili kung sino ang makakatulong. Ialok ang kontak habang narito siya, at huwag mamilit.
teach-level-INFO = Ang walang sinabi ngayon ay hindi nangangahulugang walang nangyari. Marami ang nagsasalita lang sa ikalawa o ikatlong usapan.
teach-level-INCOMPLETE = Hindi kasalanan ng tao ang hindi natapos. Ialok na magpatuloy ngayon o mamaya, at huwag ulitin ang tanong.

## Who is near

before-who = Sino ang makakakita o makakarinig sa taong ito ngayon?
before-child = Hindi itinuturing na ligtas ang kasamang matanda. Kausapin nang hiwalay ang bata, sa tanaw ng isang kasamahan.
before-apart = Walang sinumang kasama niyang dumating
before-stays = May nananatili sa malapit
before-interpreter = May tumutulong na interpreter
before-interpreter-here = Tumutulong ang interpreter { $code }
company-note = May nananatili sa malapit: walang tanong. Tuloy ang pag-aalaga, pagtingin at card.
company-left = Hiwalay na sila: magpatuloy
clock-child = Tatlumpung minuto na sa bata: tapusin na ngayong araw. Espesyalista ang magpapatuloy.

## Interpreter

interpreter-title = Interpreter
interpreter-who = Nasuri at nasa hustong gulang, at hindi kasama sa biyahe ng tao. Isulat ang code, huwag kailanman ang pangalan.
interpreter-known = Nakatulong na dati
interpreter-code = Code ng interpreter
interpreter-code-help = Gaya ng TM07: dalawa hanggang walong titik at numero.
interpreter-role = Nahanap sa pamamagitan ng
interpreter-role-staff = Sarili naming kawani
interpreter-role-sworn = Listahan ng korte
interpreter-role-phone_service = Serbisyo sa telepono
interpreter-role-organisation = Isang organisasyon
interpreter-conflict-title = Tanungin ang interpreter
interpreter-conflict-1 = Kilala ba ninyo ang taong ito, ang pamilya niya o ang mga kasama niya?
interpreter-conflict-2 = Mayroon bang anuman sa pagitan ng inyong grupo at ng sa kanila?
interpreter-conflict-3 = Sasabihin ba ninyo ang lahat ayon sa pagkakasabi, at wala kayong pagsasabihan?
interpreter-free = Walang hadlang
interpreter-steps-back = Umaatras siya, o masyadong malapit
interpreter-person-title = Tanungin ang tao
interpreter-person = Gusto ba niya ang interpreter na ito, babae o lalaki? Hindi kailangan ng dahilan ang hindi, at walang sisisihin.
interpreter-ask-phone = Magtanong gamit ang telepono
interpreter-accepted = Tinatanggap ng tao
interpreter-refused = Ayaw ng tao
interpreter-none = Walang interpreter

## Distress

calm-open = Matinding bagabag: tumigil at magpakalma
calm-cues = Luha, panginginig, tulalang tingin, pawis, hirap na paghinga: tumigil agad.
calm-title = Kumusta siya ngayon?
calm-how = Manatili. Huwag magtanong, huwag humawak, bigyan ng oras.
calm-go-on = Mas kalmado, at gusto niyang magpatuloy
calm-rest = Magpahinga ngayon, ituloy mamaya
calm-worse = Matindi pa rin ang bagabag: tumawag ng tulong

## Calls

calls-title = Mga tawag
calls-minutes =
    { $minutes ->
        [one] Isang minuto mula nang lumitaw ito
       *[other] { $minutes } minuto mula nang lumitaw ito
    }
calls-late = Wala pang sumagot. Tawagan ang kasunod na kontak, saka ang superbisor ninyo.
calls-somebody = May sumagot. Manatili hanggang dumating sila.
calls-at = { $time } · { $name }
calls-answered = Sinagot
calls-no-answer = Walang sagot
calls-other = Tumawag ako gamit ang ibang telepono: { $name }
calls-kept = Nakakandado sa teleponong ito nang isang araw, walang anuman tungkol sa tao.
desks-title = Mga desk na naka-duty sa rehiyon
desks-as-of = { $region }, noong { $date }
desks-shelter = Matutuluyan
desks-health = Kalusugan
desks-focal = Tagapag-ugnay
desks-always = Araw at gabi
desks-office = Oras ng opisina

## Emergency

emergency-title = Emergency
emergency-safe = Ligtas na lugar, malayo sa panganib. Ilayo ang iba.
emergency-call = Tumawag. Sabihin kung nasaan ka at ano ang nakikita mo.
emergency-aid = Paunang lunas hanggang dumating ang tulong. Huwag galawin o pakainin.
emergency-wait = Manatili sa tabi niya. Huwag magtanong.
emergency-no-return = Walang hakbang para ibalik siya.
emergency-nobody = Hindi magsasalita para sa kanya o sasama ang kasama niya, maliban kung gusto niya.
emergency-medical = Ambulansya
emergency-police = Pulis
emergency-fire = Bumbero
emergency-sea_rescue = Sagip-dagat
emergency-child_protection = Proteksyon ng bata

## The one call, and three steps

call-none = Walang numerong nakatala: radyo, superbisor.
call-next = Walang nakatala ang sumasagot ngayon. Susunod, { $time }:
call-unsure = Hindi alam kung may nakatalang sumasagot ngayon. Subukan:
step-nobody = Walang nakatala rito para sa: { $need }. Tawagan ang superbisor mo.
step-no-authority = Walang hakbang para ibalik ang tao. Walang nakatala rito na makapagpapatigil nito: sabihin sa superbisor mo.
step-tell = Walang hakbang para ibalik ang tao: sabihin kay { $name }, at iabot ang abiso. Walang dahilang nakasulat doon.

## Still open

finish-title = Wala pang nagawa
finish-what = Walang tinawagan, walang ipinadala, at hindi tumanggi ang tao. Kung tatapusin mo ngayon, mananatili itong bukas sa markang { $mark }: dito, at sa sinumang naka-duty sa istasyon.
finish-anyway = Tapusin, at iwang bukas
mark-open = Bukas: walang tinawagan, walang ipinadala
mark-done = May nag-aalaga na sa taong ito
mark-handed = Ipinasa sa iyo
shift-open = Bukas pa
shift-who = Sino ang papalit?
shift-duty = Sinumang naka-duty sa istasyon
shift-duty-how = Sabihin sa kanila ang bawat marka, at kung ano pa ang gagawin.
shift-told = Alam na nila

## Help without unlocking

help-title = Tulong ngayon
help-what = Walang itinatago sa mga pinindot mo rito, at walang anuman mula sa usapan dito.
help-language = Wika at pangangalaga
help-numbers = Mga numero
help-empty = Wala pang mga salita at numero sa teleponong ito.
help-afraid = Takot na maibalik: walang hakbang para ibalik, walang pakikipag-ugnayan sa bansa niya. Hindi ito naitala rito: i-unlock, at itala.

## More that may be done

more-title = Iba pang magagawa ninyo
second-title = Ikalawang opisyal
second-how = Babasahin niya ito, at ita-type ang sarili niyang lihim. Hindi binibilang nang dalawang beses ang sa inyo.
second-nobody = Walang ibang opisyal sa teleponong ito, at hindi ito ginagawa nang mag-isa. May bisa ang iminungkahi. Tawagan ang superbisor ninyo.
second-agree = Sumasang-ayon ako
body-told = Sinasabihan tungkol dito ang malayang lupon na tumatanggap ng reklamo, selyado para sa kanila lamang: kung ano ang ginawa, bakit, ang mga antas, ang araw at ang istasyong ito. Walang anuman tungkol sa tao.
body-none = Walang malayang lupon na nakatala rito: walang sinasabihan sa labas tungkol dito.
lower-open = Ibaba ang antas, kasama ang ikalawang opisyal
lower-title = Ibaba ang antas
lower-what = Walang hakbang ng pagbabalik at walang kontak sa bansa niya: mananatili iyon. Nakasaad sa selyado ang iminungkahi.
lower-to = Ibaba sa: { $level }
lower-why = Bakit?
lower-reason-danger_over = Tapos na ang panganib at narito ang tulong
lower-reason-taken_over = May umako na ng tungkulin
lower-reason-person_asks = Hiling ito ng tao
lower-reason-seen_in_error = Iba pala ang nakita ko
lower-note = Iminungkahi: { $suggested }. Ibinaba ng dalawang opisyal: { $reason }
lower-back = Bumalik sa iminungkahi
without-open = Ipadala nang walang oo
without-title = Walang oo
without-what = Sa serbisyong pang-emerhensiya o proteksiyon ng bata lamang. Walang ipinapadalang sagot. Sinasabihan muna ang tao, o sa sandaling makarinig siya.
without-why = Bakit?
without-threat_to_life = May buhay na nanganganib
without-child = Pinakamabuti para sa bata
without-incapacity = Hindi siya makapagsabi ng oo o hindi ngayon
without-to = Kanino?
without-nobody = Walang nakatala rito na makatatanggap. Tumawag na lang.
without-tell = Sabihin sa tao
without-alone = Ipadala ngayon, bilang isang opisyal
without-alone-how = Hindi makapaghihintay ang buhay. Mababasa ng tatanggap: isang opisyal. Pipirma ang ikalawang opisyal sa loob ng 24 oras, sa teleponong ito: “Mga referral mula sa teleponong ito”. Ang tawag ay hindi naghihintay kaninuman.
sign-what = Ipinadala nang walang oo ng isang opisyal. Pipirma ang ikalawang opisyal sa loob ng 24 oras mula sa pagpapadala.
sign-open = Pumirma bilang ikalawang opisyal
pass-open = Ipasa ang usapang ito sa ibang opisyal
pass-title = Ipasa
pass-what = Lilipat ito sa imbakan ng ibang opisyal sa teleponong ito, sa pahintulot lamang ng tao. Kung hindi, mawawala ito sa katapusan ng shift ninyo.
pass-ask = Tanungin ang tao
pass-refused = Ayaw ng tao. Mananatili ito sa inyo, at mawawala sa katapusan ng shift ninyo.
leaving-title = Bago siya umalis
leaving-what = Iniaalok ang kontak habang narito pa ang tao. Naialok na ba?
leaving-offer = Ialok ngayon
leaving-done = Naialok na
shift-end = Katapusan ng shift
shift-end-sure = Pindutin muli: buburahin ang hindi natapos at ang listahan ng mga tawag

## Refusals, by code

error-journey-no-exception = Walang batayan para rito. Tanungin ang tao, o tumawag.
error-second-same-officer = Kailangan ng ibang opisyal.
error-second-needed = Kapag buhay ang nanganganib lamang, sapat ang isang opisyal. Dito, sasang-ayon muna ang ikalawang opisyal, o tumawag.
error-interpreter-code = Ang code ay may dalawa hanggang walong titik at numero, at kahit isang numero. Huwag kailanman isulat ang pangalan.

## What is on this phone

storage-kept =
    { $count ->
        [one] Isang naipadalang mensahe ang itinatago hanggang nasa backup ito ng hub
       *[other] { $count } naipadalang mensahe ang itinatago hanggang nasa backup ang mga ito ng hub
    }
storage-unconfirmed = Nasa hub na ang ipinadala mo at ligtas ito sa teleponong ito. { $days } araw nang walang kopya ang hub sa ikalawang lugar. Sabihin sa iyong superbisor, na tatawag sa administrador ng hub. Hanggang doon, panatilihin ang Titian sa teleponong ito.
storage-send = Ipadala ngayon
storage-reason-recipient = Tapos na ang susi ng organisasyon, kaya hindi na nito mababasa ang mensahe.
storage-reason-damaged = Nasira ng imbakan ng teleponong ito ang mensahe. Walang makakabasa nito.
storage-reason-large = Masyadong malaki ang mensahe para sa hub.
storage-reason-other = Hindi tinanggap ng hub ang mensahe ({ $code }).
storage-languages = Mga wika sa teleponong ito
storage-words = Mga salita ng { $count } wika, { $size } MB
storage-remove = Alisin ang { $name }
storage-remove-sure = Pindutin ulit: alisin ang { $name }
storage-remove-not-now = Maaaring alisin ang mga wika kapag walang bukas na pagsala.
storage-release = Mga tanong at salita
storage-release-before = Narito pa ang nakaraang nilalaman, na may petsang { $date }. Bumalik lamang kung may mali sa mas bago, at sabihin sa iyong superbisor.
storage-release-newer = Bumalik ka. Naghihintay dito ang mas bagong nilalaman, na may petsang { $date }.
storage-release-back = Bumalik sa nakaraang nilalaman
storage-release-forward = Gamitin ang mas bagong nilalaman
storage-release-sure = Pindutin ulit para palitan ang nilalaman
storage-app = Ang app
storage-app-before = Narito pa sa teleponong ito ang app na gamit hanggang { $date }. Bumalik lamang kung may mali sa mas bago, at sabihin sa iyong superbisor.
storage-app-newer = Ito ang nakaraang bersiyon. Naghihintay dito ang mas bago.
storage-app-back = Bumalik sa nakaraang bersiyon
storage-app-sure = Pindutin ulit para palitan ang app
storage-help = Para basahin nang malakas sa tumutulong
storage-help-what = Walang pangalan, lugar, o anuman tungkol sa isang tao sa mga linyang ito.
storage-line-browser = Browser
storage-line-content = Nilalaman
storage-line-offline = Gumagana nang walang network
storage-line-network = Network
storage-line-problem = Huling problema
storage-line-counts = Naghihintay · itinatago · hindi tinanggap
storage-line-heard = Huling narinig mula sa hub
storage-line-date = Petsa sa teleponong ito
storage-line-room = Nagamit · libre, MB
storage-line-persisted = Iniingatan ng browser
storage-yes = oo
storage-no = hindi

## Pathways

pathway-now-answers = May sumasagot sa oras na ito.
pathway-now-closed = Walang sumasagot sa oras na ito.
pathway-now-unknown = Hindi alam kung may sumasagot sa oras na ito.
pathway-fallbacks = Kung walang sumasagot, tumawag ayon sa ayos na ito
pathway-within = Sa loob ng { $minutes } minuto
pathway-law = Ang batas
pathway-other-hour = Para ito sa ibang oras. Tingnan kung tama ang orasan ng telepono.
pathway-expired = Napatunayan hanggang { $date }. Kailangang patunayan muli.
pathway-holidays-closed = Sarado tuwing pista opisyal.
pathway-notice = Ibigay ang nakalimbag na abiso. Walang dahilan na nakasulat dito.

## Taking back

sealed-code = Susunod, maaaring hilingin ng tao na makita ang sarili niyang code. Ibigay sa kaniya ang telepono, tumingin sa iba, at huwag itong isulat kahit saan.
take-back-title = Binabawi ng isang tao ang referral
take-back-how = Dahil lamang hiniling ng tao, gamit ang code na ibinigay sa kaniya. Huwag magtanong ng dahilan.
take-back-label = Ang code niya: 21 digit, sa anumang uri ng numero
take-back-do = Ihinto muna ang referral na ito
take-back-done = Ipapasa ito sa sandaling may network. Kung tama ang code, nakahinto muna ito, at tatanungin ang tao ng may hawak nito. Walang sinasabihan dito kung tama ito.
take-back-wrong = Hindi ito buong code. May 21 digit ito: tingnan muli ang bawat isa.
take-back-failed = Hindi ito naitago. Subukang muli, o sa alinmang desk.

## A slip

slip-show = Para sa tatanggap na walang network
slip-title = Si { $name } lamang ang makakabasa nito
slip-how = Binabasa nila ito sa kanilang desk, sa Mga referral, Basahin ang slip: gamit ang larawan o scanner. Nasa outbox pa rin ito: darating pa rin sa teleponong ito ang sagot ng hub. Huwag hayaang kunan ito ng iba.
slip-hide = Itago
slip-save = I-save para i-print
slip-saved = Na-save bilang { $name }. Burahin ang file kapag na-print na.
slip-dropped-answers = Hindi naisama dahil sa espasyo: ang mga sagot.
slip-dropped-consent_texts = Hindi naisama dahil sa espasyo: ang mga salitang binigkas bago ang oo.
slip-dropped-how_to_meet = Hindi naisama dahil sa espasyo: kung paano magkita. Sabihin mo mismo.

## A question back

ask-back-title = May tanong ang tatanggap
ask-back-still_there = Kasama pa ba ninyo ang tao?
ask-back-interpreter = Kailangan ba ng tagasalin, at may kasama ba kayo?
ask-back-when = Kailan namin makakatagpo ang tao?
ask-back-transport = Madadala ba ninyo sa amin ang tao?
ask-back-answer-yes = Oo
ask-back-answer-no = Hindi
ask-back-answer-not_known = Hindi namin alam
ask-back-answer-none_needed = Hindi kailangan
ask-back-answer-with_us = Oo, at may kasama kami
ask-back-answer-bring_one = Oo, at wala kaming kasama: magdala ng isa
ask-back-answer-now = Ngayon, kahit anong oras
ask-back-answer-today = Mamaya ngayong araw
ask-back-answer-tomorrow = Bukas
ask-back-answer-call = Tumawag sa istasyon
ask-back-how = Ipapadala ang sagot mo kapag may network. Maaaring nasagot na ng istasyon: iyon ang mananaig.

## Subjects that stay shut

shut-title = Hindi itinatanong dito
shut-lacks = Walang beripikadong sumasagot nito sa telepono:
shut-do = Huwag magtanong tungkol dito. Sabihin sa pambansang tagapag-ugnay kung ano ang kulang. Nananatili ang nasa itaas.

## A crowd

home-crowd = Maraming tao: maikling usapan
crowd-title = Maikling usapan, para sa maraming tao
crowd-what = Tatlong bagay lang ang itinatanong: doktor, wala pang 18, pamilya. Walang pribadong itinatanong at walang ipinapadala. Wala itong sinasabi tungkol sa tao: hindi ito screening.
crowd-never = Huwag kailanman:
crowd-never-wait = kung makapaghihintay ang mga tao: gawin ang buong usapan
crowd-never-seen = sa mukhang wala pang 18, labis na nababalisa, o kasama ng taong kumokontrol sa kanya
crowd-never-held = kung saan nakakulong ang mga tao, o bago sila pauwiin, ilipat o umalis
crowd-never-voice = sa wikang hindi kayang bigkasin ng teleponong ito
crowd-whole = Buong usapan na lang
crowd-short = Hindi makapaghihintay ang mga taong ito: simulan ang maikling usapan
crowd-whole-now = Ituloy sa buong usapan

## Learning

learn-course = Kurso
learn-course-what = Walang ipinapadala bago ka sumali sa kurso. Pagkatapos, makikita ng mga tagapagsanay kung ilan ang nakatapos ng bawat aralin: walang marka, walang minuto, at walang sagot maliban sa ibinahagi mo.
learn-course-code = Code ng kurso
learn-course-agency = Saan ka nagtatrabaho
learn-course-gender = Ibilang bilang
learn-course-join = Sumali
learn-course-sent = Itatanong ito sa susunod na pag-ugnay.
learn-course-unknown = Walang bukas na kursong may ganitong code sa hub. Tanungin ang namumuno rito.
learn-course-in = Kasali ka.
learn-course-plan = Ang balak kong gawin pagkatapos
learn-course-plan-what = Mananatili ang mga salitang ito sa teleponong ito. Pagkaraan ng tatlo at anim na buwan, tatanungin ka rito kung ano ang nangyari.
learn-course-keep = Itago
learn-course-asked = Pagkaraan ng { $months } buwan: ano ang nangyari sa balak mong gawin?
learn-course-answer-done = Nagawa na
learn-course-answer-partly = Bahagya
learn-course-answer-not_yet = Hindi pa
learn-course-barriers = Ano ang naging hadlang? Pindutin ang tugma, o wala.
learn-barrier-time = Walang oras dahil sa ibang gawain
learn-barrier-money = Walang pera para rito
learn-barrier-decision = Walang pasya mula sa itaas
learn-barrier-moved = Nalipat sa ibang gawain
learn-barrier-equipment = Walang kagamitan o materyales
learn-barrier-law = Batas o pamamaraan
learn-barrier-other = Iba pa
learn-course-shared = Ibinahagi sa namumuno ng kurso
learn-course-share = Ibahagi ang mga sagot ko sa namumuno ng kurso
learn-course-share-what = Babasahin niya ang una mong pinindot sa araling ito, nang walang pangalan mo. Mababawi mo ito, dito o sa Kurso.
learn-course-back = Bawiin
learn-course-forget = Hayaang makalimutan ako ng hub
learn-course-forget-what = Mawawala agad ang alam ng hub sa pag-aaral mo; mananatili ang mga bilang. Itatago ng teleponong ito kung nasaan ka na.
learn-study = Pag-aaral sa pagkakasundo
learn-study-what = { $count } kathang kaso: sabihin sa bawat isa kung ano ang gagawin mo. Tinitingnan din ng iba sa kurso mo ang mga kasong ito. Ipinapakita nito kung gaano nagkakasundo ang mga tao, hindi kung sino ang tama. Tumigil at magpatuloy kahit kailan.
learn-study-other = Iba ang mga kaso sa teleponong ito kaysa noong nagsimula ang pag-aaral. Kung ganoon pa rin pagkatapos ng susunod na ugnayan, sabihin sa namumuno ng kurso.
learn-study-give = Ibigay ang mga sagot ko sa pag-aaral
learn-study-given = Ibinigay sa pag-aaral
learn-study-give-what = Bibilangin ang mga ito kasama ng sa iba, nang walang pangalan mo, at walang pinapakitaan kung kanino ang mga ito. Mababawi mo rito hanggang maisara ang pag-aaral. Pagkatapos, bilang na lang ang natitira.
learn-study-alone = Akin na lang ang mga ito
learn-study-change = Mula sa unang pangkat ng mga kaso hanggang sa pinakahuli: sa { $before } at sa { $after } sa { $count } kaso, pinili mo ang iminumungkahi ng app na ito.
learn-study-change-none = Walang sinasabing pagbabago mo. Kailangan nito ng dalawang pangkat, may sampung kaso o higit pa at magkasindami, na parehong tinapos sa teleponong ito.
learn-study-change-says = Ang bihira ay isa sa dalawampung taong walang nagbago. Kinuwenta ito mula sa bilang lang ng mga kaso: wala pang sumukat kung gaano katiyak ang ganitong pangkat, o kung magkasinghirap ang dalawa. Nananatili ito sa teleponong ito. Hindi nito sinasabi kung saan galing ang pagbabago, o kung paano ka humarap sa tao.
learn-gender-women = Babae
learn-gender-men = Lalaki
learn-gender-another = Ibang kasarian
learn-gender-not_said = Hindi ko sasabihin
learn-agency-law_enforcement = Pulis o iba pang tagapagpatupad ng batas
learn-agency-immigration = Imigrasyon
learn-agency-coast_guard = Bantay-baybayin
learn-agency-navy = Hukbong-dagat
learn-agency-customs = Adwana
learn-agency-prosecution = Piskalya
learn-agency-social_welfare = Kagalingang panlipunan
learn-agency-labour = Paggawa
learn-agency-foreign_affairs = Ugnayang panlabas
learn-agency-civil_society = Lipunang sibil
learn-agency-international = Pandaigdigang organisasyon
learn-agency-other = Iba pa
learn-title = Matuto
learn-band = Pag-aaral. Walang totoo rito.
learn-hear = Pakinggan
learn-leave = May nangangailangan sa akin ngayon
learn-what = Maiikling aralin para sa iyo lamang. Ang ginagawa mo rito ay nananatili sa teleponong ito, nakakandado ng iyong lihim.
learn-none = Wala pang aralin sa teleponong ito. Kusa itong darating kapag may network, pagkatapos ng mga boses.
learn-minutes = Mga { $minutes } minuto
learn-new = Hindi pa nasisimulan
learn-step = Hakbang { $step } sa { $steps }
learn-done = Tapos na. Maaari mo itong ulitin.
learn-after = Mas mabuti pagkatapos ng: { $modules }
learn-again = Itatanong muli: { $count }
learn-again-title = Itatanong muli
learn-touched = Ito ang hinipo mo.
learn-best = Ang mungkahi ng aralin.
learn-why = Bakit:
learn-rests = Kung saan ito nakabatay
learn-own = Sinasabi lang nito kung paano gumagana ang app.
learn-real-list = Mula sa listahan sa teleponong ito, ayon sa lagay ngayon. Totoo ang mga numero: basahin, huwag tawagan para magsanay.
learn-finish = Tapusin
learn-finished = Natapos mo na ang araling ito. Maaari mo itong ulitin anumang oras.
learn-first-answers = Sa { $count } tanong, sa { $right } ay una mong hinipo ang mungkahi ng aralin.
learn-says = Sinasabi nito ang pinili mo sa mga kathang eksena. Wala itong sinasabi kung paano ka humarap sa tao, at walang ibang nakakakita maliban kung ibahagi mo.
learn-comes-back = Babalik ang mga tanong pagkalipas ng ilang araw.
learn-test = Pagsusulit bago at pagkatapos
learn-test-what = Mga tanong mula sa lahat ng aralin: isang beses bago magsimula, isang beses pagkatapos, na may ibang tanong. Walang markang pampasa, walang trabahong naghihintay dito, at walang ibang nakakakita maliban kung ibahagi mo.
learn-test-begin = Magsimula
learn-test-go-on = Magpatuloy
learn-test-time = Ika-{ $number } beses
learn-test-share = { $right } sa { $count }
learn-test-knowledge = Ang alam mo
learn-test-attitude = Ang pananaw mo
learn-test-practice = Ang gagawin mo
learn-test-says = Kakaunti ang tanong: ang isa o dalawang higit o kulang ay maaaring nagkataon. Wala itong sinasabi kung paano ka humarap sa tao.
learn-test-share-what = Babasahin niya ang mga sagot mo sa pagsusulit na ito, nang walang pangalan mo. Mula sa sagot ng maraming tao, kinukuwenta ng hub kung gaano kahirap ang mga tanong. Mababawi mo ito, dito o sa Kurso.
learn-test-change = Mula sa unang beses hanggang sa pinakahuli: { $before } at { $after } sa { $count }.
learn-test-change-more = Bihirang magdala ng ganito kalaking pagbabago ang pagkakataon lang.
learn-test-change-chance = Maaaring magdala ng ganitong pagbabago ang pagkakataon lang.
learn-test-change-says = Ang bihira ay isa sa dalawampung taong walang nagbago. Kinuwenta ito mula sa bilang lang ng mga tanong: wala pang sumukat kung gaano katiyak ang pagsusulit, o kung magkasinghirap ang dalawang anyo. Hindi nito sinasabi kung saan galing ang pagbabago, o kung paano ka humarap sa tao.
learn-all = Lahat ng aralin
learn-practise = Magsanay
learn-practise-what = Makipag-usap sa mga taong kathang-isip. Ikaw ang pipili ng sasabihin at gagawin, at sasagot sila.
learn-practise-how = Piliin ang gagawin mo. Kung may guhit ng telepono, magbubukas ang sariling screen ng app.
learn-going-on = Nasimulan na. Magpapatuloy ito kung saan ka huminto.
learn-practised = Nasanay na: { $count }
learn-you = Ikaw:
learn-companion = Ang kasama nila:
learn-theirs = Nasa kamay nila ang telepono: sila ang sasagot, at hindi ka titingin.
learn-moves-before = Bago ang mga tanong
learn-moves-ask = Hayaang magtanong ang telepono
learn-moves-say = Sabihin o gawin
learn-moves-end = Tapusin ang usapan
learn-debrief = Pagbabalik-tanaw
learn-true = Ang totoo
learn-untold = Ang hindi nasabi, at ang kulang
learn-marks = Marka sa pagsasanay: { $marks } sa { $count }
learn-marks-say = Binibilang ng marka ang ginawa mo sa usapang kathang-isip na ito, hindi kailanman ang sinabi sa iyo. Hindi nito sinasabing mas marami o mas kaunti ang sasabihin ng totoong tao, o kung gaano ka kahusay. Ang tiwala ay bilang na ipinalagay ng mga may-akda. Walang ibang nakakakita nito maliban kung ibahagi mo.
learn-kept = Nasunod
learn-not-kept = Hindi nasunod
learn-not-met = Hindi lumitaw
learn-replay = Ang usapan muli, hakbang-hakbang
learn-rules = Ang nabuo ng mga tuntunin ng app
learn-rules-told = Mula sa sinabi
learn-rules-true = Mula sa buong kuwento
learn-own-time = Sarili mong oras sa minuto: { $minutes }. Ikaw lang ang nakakakita, at hindi ito itinatago.
learn-practice-share = Ibahagi ang pagsasanay na ito sa namumuno ng kurso
learn-practice-share-what = Babasahin niya ang ginawa mo at kung aling mga tuntunin ang nasunod mo, nang walang pangalan mo, at wala sa sinabi sa iyo. Mababawi mo ito, dito o sa Kurso.
