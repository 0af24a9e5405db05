/** What stands before phone numbers, in the languages of the countries we know and some more. */
const WORDS = [
  'tel|tele ?phones?|phones?|ph|mobiles?|mob|cell(?: ?phone)?s?|call|calls|ring|dial|text|sms|whats ?app|signal|hot ?line|help ?line|fax|switchboard|reach(?: me| us| him| her)?(?: at| on)?|contact',
  'telefon\\p{L}{0,8}|fon|handy(?:nummer)?|mobil(?:nummer|funk|telefon)?|ruf(?:nummer|en)?|erreichbar|t[ée]l[ée]phone|portable|num[ée]ro|appel(?:er|ez)|t[ée]l',
  'tel[ée]fono|m[óo]vil|celular|llam(?:e|ar|ando)|cellulare|chiamare|telefone|telem[óo]vel|ligue|telefoon|bel|bellen|gsm|mobiel|tlf|tfn|tlfn|puh(?:elin)?|puhelinnumero|matkapuhelin|kom|kom[óo]rka|telefonu',
].join('|');

/** One of them, or a letter as in the foot of a letter ("T: …"), or a picture of a telephone. */
export const PHONE_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WORDS})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[tmpf] ?[:.] {0,2}$|[☎☏✆📞📱]|電話|电话|전화|тел(?:ефон)?|هاتف|फोन|טלפון`,
  'giu',
);
