# Usap: ang puwedeng sabihin ng opisyal sa telepono nang walang talatanungan. Filipino.

talk-title = Magsabi
talk-what = Hindi sine-save ang sinasabi ninyo rito at ang pinipindot ng tao.
talk-which-language = Sa aling wika mag-uusap?
talk-child = Sa bata
talk-earphones = Nakasuot na ang earphones
talk-search = Maghanap ng masasabi
talk-own = Mga pinili ko
talk-own-none = Wala pa. Pindutin ang bituin sa tabi ng pangungusap para itabi ito rito.
talk-found =
    { $count ->
        [0] Walang tugma. Subukan ang isa pang salita.
        [one] { $count } pangungusap
       *[other] { $count } na pangungusap
    }
talk-private = pribado
talk-keep = Itabi sa mga pinili ko: { $phrase }
talk-groups = Lahat ng grupo
talk-close = Isara
talk-back = Bumalik
talk-touched = Pinindot: { $what }
talk-silent = Walang tunog, dahil maaaring marinig ng iba. Kung nakasuot ang earphones, sabihin ito sa naunang page.
talk-show-touched = Ipakita sa akin ang pinindot
talk-note-afraid = Itala: sinabi ng tao na natatakot siya
