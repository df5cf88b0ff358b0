# Words of the papers that are filled in by hand, in fil. Made from the English source without a native reader's review.

act-title = Tumingin, at kumilos
act-see = Nakikita ninyo
act-do = Gawin ito ngayon
act-always = Para sa lahat, palagi
act-urgent = Gaano kabilis
act-else = Kapag iba ang nangyari
slip-title = Referral sa sulat-kamay
slip-rules = Isang papel sa isang organisasyon. Walang pangalan, walang bansa, walang kuwento. Kayo mismo ang mag-abot sa organisasyon; walang dala ang tao.
slip-to = Organisasyon
slip-from = Istasyon at tungkulin, walang pangalan
slip-when = Araw at oras
slip-language = Wika
slip-urgent = Gaano kabilis
slip-needs = Anong tulong ang kailangan
slip-yes = Sa oo lamang ng tao, para sa organisasyong ito
slip-without = Walang oo lamang kung nanganganib ang buhay, bata, o hindi makapagsalita: sa emerhensiya o proteksiyon ng bata. Pipirma ang dalawang opisyal:
slip-meet = Saan at paano magkikita
slip-back = Pupunan ito ng organisasyon at ibabalik
slip-received = Tinanggap ni (tungkulin, walang pangalan), araw at oras
