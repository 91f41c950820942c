"""Small catalogues of other languages, as they would be installed: some words of the papers, the dates."""

from __future__ import annotations

from pathlib import Path

from tests.test_words import catalogue

_HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"

HEBREW = {
    "": _HEAD,
    "Welcome, {name}": "ברוכים הבאים, {name}",
    "Welcome": "ברוכים הבאים",
    "What to expect": "למה לצפות",
    "What we hold to": "על מה אנחנו שומרים",
    "Where are we now?": "איפה אנחנו עכשיו?",
    "Mark one number on each line. Any number is right, and you may leave one out.": (
        "סמנו מספר אחד בכל שורה. כל מספר נכון, ואפשר לדלג."
    ),
    "What makes it that number and not lower? What else?": (
        "מה גורם לזה להיות המספר הזה ולא נמוך יותר? מה עוד?"
    ),
    "How would you notice one more? What is a small next step?": "איך תשימו לב לעוד אחד? מהו צעד קטן הבא?",
    "page {number} of {total}": "עמוד {number} מתוך {total}",
    "sheet {number} of {total}": "דף {number} מתוך {total}",
    "keep or hand back, as you like": "אפשר לשמור או להחזיר, כרצונכם",
    "Thursday": "יום חמישי",
    "November": "בנובמבר",
    "December": "בדצמבר",
    "{start} to {end}": "{start} עד {end}",
    "What is already there": "מה כבר יש",
    "One step up": "צעד אחד למעלה",
    "Opening round": "סבב פתיחה",
    "Closing round": "סבב סיום",
    "Small steps": "צעדים קטנים",
    "Your small steps": "הצעדים הקטנים שלך",
    "Step": "צעד",
    "By": "עד",
    "First sign that someone would notice": "הסימן הראשון",
    "For {name}": "בשביל {name}",
    "Yours alone": "רק שלך",
    "What do you want to add?": "מה תרצו להוסיף?",
    "Scale from {low} to {high} to mark": "סולם מ־{low} עד {high} לסימון",
    "Yes, I would like to come.": "כן, אשמח לבוא.",
    "Your reply": "התשובה שלך",
    "When": "מתי",
    "Where": "איפה",
    "When and where": "מתי ואיפה",
    "Dear {name}, will you be our guest?": "{name}, האם תרצו להיות האורחים שלנו?",
}

ARABIC = {
    "": _HEAD,
    "Welcome, {name}": "أهلاً وسهلاً، {name}",
    "What to expect": "ماذا ينتظركم",
    "What we hold to": "ما نلتزم به",
    "Where are we now?": "أين نحن الآن؟",
    "Mark one number on each line. Any number is right, and you may leave one out.": (
        "ضعوا علامة على رقم واحد في كل سطر. كل رقم صحيح، ويمكنكم ترك سطر."
    ),
    "page {number} of {total}": "صفحة {number} من {total}",
    "sheet {number} of {total}": "ورقة {number} من {total}",
    "keep or hand back, as you like": "احتفظوا بها أو أعيدوها كما تحبون",
    "Thursday": "الخميس",
    "November": "نوفمبر",
    "{start} to {end}": "{start} إلى {end}",
}

POLISH = {
    "": _HEAD,
    "Welcome, {name}": "Witaj, {name}",
    "What to expect": "Czego się spodziewać",
    "What we hold to": "Czego się trzymamy",
    "Where are we now?": "Gdzie teraz jesteśmy?",
    "page {number} of {total}": "strona {number} z {total}",
    "sheet {number} of {total}": "arkusz {number} z {total}",
    "keep or hand back, as you like": "zachowaj albo oddaj, jak wolisz",
    "Thursday": "czwartek",
    "November": "listopada",
    "{weekday} {day} {month} {year}": "{weekday}, {day} {month} {year}",
    "{start} to {end}": "{start} do {end}",
    "Dear {name}, will you be our guest?": "{name}, czy będziesz naszym gościem?",
}


def install(folder: Path) -> Path:
    """The folder with the three of them, for HOSTDESK_TRANSLATIONS."""
    for code, texts in (("he", HEBREW), ("ar", ARABIC), ("pl", POLISH)):
        place = folder / code / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        (place / "hostdesk.mo").write_bytes(catalogue(texts))
    return folder
