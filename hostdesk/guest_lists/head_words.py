"""The words that stand above columns in English, German, French, Dutch and Spanish."""

from __future__ import annotations

# field of a guest -> words for it, in lists of any of the five languages
HEADS = {
    "name": """
        name, full name, display name, guest, participant, attendee, person, who, vollständiger name, gast,
        teilnehmer, teilnehmerin, teilnehmende, anzeigename, nom complet, nom et prénom, invité,
        participant, naam, volledige naam, deelnemer, nombre completo, nombre y apellidos, invitado,
        asistente
    """,
    "first_name": """
        first name, given name, forename, firstname, vorname, rufname, prénom, voornaam, nombre, nombre de
        pila
    """,
    "last_name": """
        last name, surname, family name, lastname, nachname, familienname, zuname, nom, nom de famille,
        achternaam, familienaam, apellido, apellidos
    """,
    "about": """
        about, role, job title, title,
        organization title, organisation title, position, function, who they are, rolle, funktion, beruf,
        stelle,
        rôle, fonction, poste, profession, rol, functie, beroep, cargo, puesto, función, profesión
    """,
    "circle": """
        circle, organisation, organization, organisation name, organization name, organization department,
        company, team, group,
        department, family, street, firma, unternehmen, abteilung, gruppe, verein, straße, société,
        entreprise, équipe, groupe, service, organisatie, bedrijf, afdeling, groep, empresa, organización,
        equipo, grupo, departamento
    """,
    "brings": """
        brings, bring, offers, offer, skills, strengths, bringt mit, mitbringen, angebot, stärken, apporte,
        offre, compétences, brengt mee, aanbod, sterktes, aporta, ofrece, habilidades
    """,
    "worth_coming": """
        worth coming, hopes, hope, wishes, expectations, erwartungen, hoffnungen, wünsche, attentes,
        souhaits, verwachtingen, wensen, expectativas, deseos
    """,
    "contact": """
        contact, email, e mail, mail, primary email, secondary email, work email, work phone, business phone,
        primary phone, mobile number, email address, e mail address, phone, telephone, tel, mobile, mobile
        phone, home phone, cell, cell phone, phone number, kontakt, mailadresse, email adresse, e mail
        adresse, telefon, handy, mobil, telefonnummer, courriel, adresse mail, adresse e mail, téléphone,
        portable, mobiel, telefoon, emailadres, e mailadres, gsm, correo, correo electrónico, teléfono,
        móvil, contacto
    """,
    "diet": """
        diet, dietary, dietary needs, dietary requirements, food, allergies, allergy, ernährung, essen,
        allergien, unverträglichkeiten, régime, alimentation, dieet, dieetwensen, allergieën, dieta,
        alergias, alimentación
    """,
    "access": """
        access, access needs, accessibility, needs, support, zugang, barrierefreiheit, unterstützung,
        bedarf, accessibilité, besoins, accès, toegang, toegankelijkheid, behoeften, accesibilidad,
        necesidades, acceso
    """,
    "language": """
        language, languages, sprache, sprachen, langue, langues, taal, talen, idioma, idiomas, lengua
    """,
    "could_ask": """
        could ask, asked by, invited by, who could ask, eingeladen von, invité par, uitgenodigd door,
        invitado por
    """,
    "seat": """
        seat, table, tisch, platz, place, tafel, plaats, mesa, asiento
    """,
    "private_note": """
        note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar,
        remarque, remarques, commentaire, opmerking, opmerkingen, notitie, nota, notas, comentario,
        comentarios, observaciones
    """,
}
