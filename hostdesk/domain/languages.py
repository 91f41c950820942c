"""Which language somebody means by what was typed about it: "Hebrew", "ar", "Deutsch, some English"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hostdesk.domain.text import folded

_ALSO_CALLED = {
    "farsi": "fa", "dari": "fa", "mandarin": "zh", "cantonese": "yue", "putonghua": "zh", "中文": "zh",
    "flemish": "nl", "castilian": "es", "panjabi": "pa", "sorani": "ckb", "kurmanji": "ku", "tagalog": "fil",
    "ivrit": "he", "gaelic": "ga", "burmese": "my", "bengali": "bn", "bangla": "bn", "pushto": "ps",
}  # fmt: skip
_FROM_THE_RIGHT = "ar ckb dv he ks mzn nqo lrc ps fa sd sdh syr ur ug bgn yi bal trw"
# Those that have figures of their own and use them every day; others, also Hindi and Urdu, write 0 to 9.
_FIGURES = {
    "٠١٢٣٤٥٦٧٨٩": "ar ckb sd",
    "۰۱۲۳۴۵۶۷۸۹": "fa ps ks mzn lrc",
    "०१२३४५६७८९": "mr ne",
    "০১২৩৪৫৬৭৮৯": "bn as",
    "၀၁၂၃၄၅၆၇၈၉": "my",
    "༠༡༢༣༤༥༦༧༨༩": "dz",
}


def language_meant(typed: str) -> str:
    """The code of the language (BCP 47), "he"; "" where nothing was said or nobody knows it."""
    known = _known()
    return next((known[word] for word in _readings(typed) if word in known), "")


def reads_from_the_right(code: str) -> bool:
    """Whether a language is written from right to left."""
    return code.split("-")[0] in _FROM_THE_RIGHT.split()


def figures_of(code: str) -> str:
    """Its figures from nought to nine; "" where they are 0 to 9."""
    return next((figures for figures, codes in _FIGURES.items() if code in codes.split()), "")


def _readings(typed: str) -> Iterator[str]:
    """The whole, then what stands before the first comma or bracket, then word by word."""
    plain = folded(typed.strip())
    yield plain
    yield re.split(r"[,;/(+&]", plain)[0].strip()
    yield from re.findall(r"[^\W\d_]+", plain)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Names in English, names in the language itself, and codes."""
    known: dict[str, str] = {}
    for entry in " ".join(_NAMES.split()).split("; "):
        code, _space, names = entry.partition(" ")
        for name in (*names.split("/"), code):
            known.setdefault(folded(name), code)
    return known | _ALSO_CALLED


# The code, the name in English, the name in the language itself where it is another; as in Unicode's CLDR.
_NAMES = """
aa Afar/Qafar; ab Abkhazian/Аԥсшәа; ae Avestan; af Afrikaans; agq Aghem; ak Akan; akk Akkadian;
am Amharic/አማርኛ; an Aragonese/aragonés; ann Obolo; ar Arabic/العربية; arc Aramaic;
arn Mapuche/Mapudungun; as Assamese/অসমীয়া; asa Asu/Kipare; ase American Sign Language;
ast Asturian/asturianu; av Avaric; ay Aymara; az Azerbaijani/azərbaycan; ba Bashkir/башҡорт;
bal Baluchi/بلۆچی; ban Balinese; bas Basaa/Ɓàsàa; bax Bamun; bbc Batak Toba; be Belarusian/беларуская;
bem Bemba/Ichibemba; bez Bena/Hibena; bg Bulgarian/български; bgc Haryanvi/हरियाणवी;
bgn Western Balochi/بلوچی (رخشانی); bho Bhojpuri/भोजपुरी; bi Bislama; blo Anii/anii kagɩja;
blt Tai Dam/ꪼꪕꪒꪾ; bm Bambara/bamanakan; bn Bangla/বাংলা; bo Tibetan/བོད་སྐད་; br Breton/brezhoneg;
brx Bodo/बर’; bs Bosnian/bosanski; bss Akoose; bug Buginese; byn Blin/ብሊን; ca Catalan/català;
cch Atsam; ccp Chakma/𑄌𑄋𑄴𑄟𑄳𑄦; ce Chechen/нохчийн; ceb Cebuano; cgg Chiga/Rukiga; ch Chamorro;
chr Cherokee/ᏣᎳᎩ; cic Chickasaw/Chikashshanompaʼ; ckb Central Kurdish/کوردیی ناوەندی;
co Corsican/corsu; cop Coptic/ϯⲙⲉⲧⲣⲉⲙⲛ̀ⲭⲏⲙⲓ; cr Cree; cs Czech/čeština; csw Swampy Cree/ᓀᐦᐃᓇᐍᐏᐣ;
cu Church Slavic/церковнослове́нскїй; cv Chuvash/чӑваш чӗлхи; cy Welsh/Cymraeg; da Danish/dansk;
dav Taita/Kitaita; de German/Deutsch; dje Zarma/Zarmaciine; doi Dogri/डोगरी;
dsb Lower Sorbian/dolnoserbšćina; dua Duala/duálá; dv Divehi/ދިވެހިބަސް; dyo Jola-Fonyi/joola;
dz Dzongkha/རྫོང་ཁ; ebu Embu/Kĩembu; ee Ewe/eʋegbe; egy Ancient Egyptian; el Greek/Ελληνικά;
en English/American English; eo Esperanto; es Spanish/español de España; et Estonian/eesti;
eu Basque/euskara; ewo Ewondo/ewondo; fa Persian/فارسی; ff Fula/Pulaar; fi Finnish/suomi; fil Filipino;
fj Fijian; fo Faroese/føroyskt; fr French/français; frr Northern Frisian/Nordfriisk;
fur Friulian/furlan; fy Western Frisian/Frysk; ga Irish/Gaeilge; gaa Ga/Gã;
gd Scottish Gaelic/Gàidhlig; gez Geez/ግዕዝኛ; gl Galician/galego; gn Guarani/avañe’ẽ; got Gothic;
grc Ancient Greek; gsw Swiss German/Schwiizertüütsch; gu Gujarati/ગુજરાતી; guz Gusii/Ekegusii;
gv Manx/Gaelg; ha Hausa; haw Hawaiian/ʻŌlelo Hawaiʻi; he Hebrew/עברית; hi Hindi/हिन्दी; ho Hiri Motu;
hr Croatian/hrvatski; hsb Upper Sorbian/hornjoserbšćina; ht Haitian Creole/Kreyòl Ayisyen;
hu Hungarian/magyar; hy Armenian/հայերեն; hz Herero; ia Interlingua/interlingua;
id Indonesian/Indonesia; ie Interlingue; ig Igbo; ii Sichuan Yi/ꆈꌠꉙ; ik Inupiaq; inh Ingush; io Ido;
is Icelandic/íslenska; it Italian/italiano; iu Inuktitut/ᐃᓄᒃᑎᑐᑦ; ja Japanese/日本語;
jbo Lojban/la .lojban.; jgo Ngomba/Ndaꞌa; jmc Machame/Kimachame; jv Javanese/Jawa; ka Georgian/ქართული;
kaa Kara-Kalpak/қарақалпақша; kab Kabyle/Taqbaylit; kaj Jju/Kaje; kam Kamba/Kikamba; kcg Tyap/Katab;
kde Makonde/Chimakonde; kea Kabuverdianu/kabuverdianu; ken Kenyang/Kɛnyaŋ; kfo Koro; kg Kongo;
kgp Kaingang/kanhgág; khq Koyra Chiini/Koyra ciini; ki Kikuyu/Gikuyu; kj Kuanyama;
kk Kazakh/қазақ тілі; kkj Kako/kakɔ; kl Kalaallisut/kalaallisut; kln Kalenjin; km Khmer/ខ្មែរ;
kn Kannada/ಕನ್ನಡ; ko Korean/한국어; kok Konkani/कोंकणी; kpe Kpelle/Kpɛlɛɛ; kr Kanuri; ks Kashmiri/کٲشُر;
ksb Shambala/Kishambaa; ksf Bafia/rikpa; ksh Colognian/Kölsch; ku Kurdish/kurdî (kurmancî); kv Komi;
kw Cornish/kernewek; kxv Kuvi/kuvi; ky Kyrgyz/кыргызча; la Latin/Latina; lag Langi/Kɨlaangi;
lb Luxembourgish/Lëtzebuergesch; lez Lezghian; lg Ganda/Luganda; li Limburgish; lij Ligurian/ligure;
lkt Lakota/Lakȟólʼiyapi; lld Ladin/ladin; ln Lingala/lingála; lo Lao/ລາວ;
lrc Northern Luri/لۊری شومالی; lt Lithuanian/lietuvių; lu Luba-Katanga/Tshiluba; luo Luo/Dholuo;
luy Luyia/Luluhia; lv Latvian/latviešu; lzh Literary Chinese; mai Maithili/मैथिली; man Mandingo;
mas Masai/Maa; mdf Moksha/мокшень кяль; men Mende; mer Meru/Kĩmĩrũ; mfe Morisyen/kreol morisien;
mg Malagasy; mgh Makhuwa-Meetto/Makua; mgo Metaʼ/metaʼ; mh Marshallese; mi Māori;
mk Macedonian/македонски; ml Malayalam/മലയാളം; mn Mongolian/монгол; mni Manipuri/মৈতৈলোন্;
moh Mohawk/Kanienʼkéha; mr Marathi/मराठी; ms Malay/Melayu; mt Maltese/Malti; mua Mundang/MUNDAŊ;
mus Muscogee/Mvskoke; my Burmese/မြန်မာ; myv Erzya/эрзянь кель; mzn Mazanderani/مازرونی; na Nauru;
naq Nama/Khoekhoegowab; nb Norwegian Bokmål/norsk bokmål; nd North Ndebele/isiNdebele;
nds Low German/Neddersass’sch; ne Nepali/नेपाली; new Newari; ng Ndonga; nl Dutch/Nederlands;
nmg Kwasio; nn Norwegian Nynorsk/norsk nynorsk; nnh Ngiemboon/Shwóŋò ngiembɔɔn; non Old Norse;
nqo N’Ko/ߒߞߏ; nr South Ndebele/isiNdebele; nso Northern Sotho/Sesotho sa Leboa; nus Nuer/Thok Nath;
nv Navajo/Diné Bizaad; ny Nyanja; nyn Nyankole/Runyankore; oc Occitan/occitan; oj Ojibwa;
om Oromo/Oromoo; or Odia/ଓଡ଼ିଆ; os Ossetic/ирон; osa Osage/𐓏𐓘𐓻𐓘𐓻𐓟; pa Punjabi/ਪੰਜਾਬੀ; pal Pahlavi;
pap Papiamento/Papiamentu; pau Palauan; pcm Nigerian Pidgin/Naijíriá Píjin; peo Old Persian;
phn Phoenician; pi Pali; pis Pijin; pl Polish/polski; prg Prussian/prūsiskan; ps Pashto/پښتو;
pt Portuguese/português; qu Quechua/Runasimi; quc Kʼicheʼ; raj Rajasthani/राजस्थानी;
rhg Rohingya/𐴌𐴗𐴥𐴝𐴙𐴚𐴒𐴙𐴝; rm Romansh/rumantsch; rn Rundi/Ikirundi; ro Romanian/română;
rof Rombo/Kihorombo; ru Russian/русский; rw Kinyarwanda/Ikinyarwanda; rwk Rwa/Kiruwa;
sa Sanskrit/संस्कृत भाषा; sah Yakut/саха тыла; saq Samburu/Kisampur; sat Santali/ᱥᱟᱱᱛᱟᱲᱤ;
saz Sourashtra; sbp Sangu/Ishisangu; sc Sardinian/sardu; scn Sicilian/sicilianu; sd Sindhi/سنڌي;
sdh Southern Kurdish/کوردی خوارگ; se Northern Sami/davvisámegiella; seh Sena/sena;
ses Koyraboro Senni/Koyraboro senni; sg Sango/Sängö; sga Old Irish; shi Tachelhit/ⵜⴰⵛⵍⵃⵉⵜ;
shn Shan/တႆး; si Sinhala/සිංහල; sid Sidamo/Sidaamu Afo; sk Slovak/slovenčina; sl Slovenian/slovenščina;
sm Samoan; sma Southern Sami/Åarjelsaemien gïele; smj Lule Sami/julevsámegiella;
smn Inari Sami/anarâškielâ; sms Skolt Sami/sääʹmǩiõll; sn Shona/chiShona; so Somali/Soomaali;
sq Albanian/shqip; sr Serbian/српски; ss Swati/siSwati; ssy Saho; st Southern Sotho/Sesotho;
su Sundanese/Basa Sunda; sv Swedish/svenska; sw Swahili/Kiswahili; syr Syriac/ܣܘܪܝܝܐ;
szl Silesian/ślōnski; ta Tamil/தமிழ்; te Telugu/తెలుగు; teo Teso/Kiteso; tg Tajik/тоҷикӣ; th Thai/ไทย;
ti Tigrinya/ትግርኛ; tig Tigre/ትግረ; tk Turkmen/türkmen dili; tkl Tokelauan; tn Tswana/Setswana;
to Tongan/lea fakatonga; tok Toki Pona/toki pona; tpi Tok Pisin; tr Turkish/Türkçe;
trv Taroko/patas Taroko; trw Torwali/توروالی; ts Tsonga/Xitsonga; tt Tatar/татар; tvl Tuvalu;
twq Tasawaq/Tasawaq senni; ty Tahitian; tzm Central Atlas Tamazight/Tamaziɣt n laṭlaṣ;
ug Uyghur/ئۇيغۇرچە; uga Ugaritic; uk Ukrainian/українська; ur Urdu/اردو; uz Uzbek/o‘zbek; vai Vai/ꕙꔤ;
ve Venda/Tshivenḓa; vec Venetian/veneto; vi Vietnamese/Tiếng Việt; vo Volapük; vun Vunjo/Kyivunjo;
wa Walloon/walon; wae Walser; wal Wolaytta/ወላይታቱ; wbp Warlpiri; wo Wolof; xh Xhosa/IsiXhosa;
xnr Kangri/कांगड़ी; xog Soga/Olusoga; yav Yangben/nuasue; yi Yiddish/ייִדיש; yo Yoruba/Èdè Yorùbá;
yrl Nheengatu/nheẽgatu; yue Cantonese/粵語; za Zhuang/Vahcuengh;
zgh Standard Moroccan Tamazight/ⵜⴰⵎⴰⵣⵉⵖⵜ; zh Chinese/简体中文; zu Zulu/isiZulu
"""
