/** Invented sentences by language, said by the voices of the recordings. */
export const SENTENCES = {
  en: [
    'Good morning, and thank you all for coming in on such a wet day.',
    'The harbour office opens at nine and closes at half past four.',
    'We will send the drawings of the new footbridge on Thursday.',
    'Nobody has told me yet who ordered two hundred yellow umbrellas.',
    'Could you repeat the last number, please?',
    'The second boiler has been repaired, but the first one still leaks.',
    'I would rather wait until the figures for March have been checked.',
    'That is all from my side.',
    'The library moved its oldest maps to the basement last winter.',
    'Please leave your name and a short message after the tone.',
  ],
  de: [
    'Guten Tag, ich rufe wegen der Rechnung vom vierten März an.',
    'Die Lieferung kommt erst nächste Woche, weil ein Lastwagen fehlt.',
    'Können wir den Termin bitte auf Freitag verschieben?',
    'Vielen Dank, dann weiß ich Bescheid.',
  ],
  fr: [
    'Bonjour, la réunion commence dans dix minutes au premier étage.',
    'Nous avons reçu les échantillons hier soir, tout est en ordre.',
    'Pourriez-vous nous envoyer le contrat avant jeudi ?',
    'Merci beaucoup et bonne journée à tous.',
  ],
  es: [
    'Buenos días, llamo para preguntar por el envío de la semana pasada.',
    'El taller estará cerrado el lunes por la mañana.',
    'Necesitamos tres copias del plano y una del presupuesto.',
    'Muchas gracias, hasta pronto.',
  ],
} as const;
