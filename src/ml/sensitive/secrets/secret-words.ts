/** What passwords are called; sources of regular expressions, for the flags `iu`. */
export const PASSWORD_WORDS = [
  'pass(?:word|wd|phrase|code)s?|pwd|passwor[td]|kennwort|mot de passe|mdp|contrase[ñn]a|clave(?: de acceso)?|senha',
  "palavra[- ]passe|wachtwoord|has[łl]o|l[öo]senord(?:et)?|salasana|adgangskoden?|kodeord|passord|parola(?: d'ordine)?",
  'heslo|jelsz[óo]|şifre|пароль|パスワード|密码|密碼|口令|비밀번호',
].join('|');

/** What keys, tokens and other secrets of programs are called. */
export const KEY_WORDS = [
  '(?:api|access|secret|private|encryption|signing|master|storage|account|service|deploy|license|auth)[_ -]?key|apikey',
  '(?:(?:client|app|api|shared|webhook|jwt|oauth|signing|consumer|session)[_ -]?)?secret(?:[_ -]?(?:access[_ -]?)?key)?',
  '(?:(?:access|auth|api|bearer|bot|refresh|deploy|oauth|security|service|user|private)[_ -]?)?token',
].join('|');

/** Before those words: not what keeps a place in a list, or guards a form for a minute. */
export const NO_KEYS =
  /(?:page|next|prev|previous|csrf|xsrf|sync|continuation|cancellation|cancel|cache|public|primary|foreign|sort|partition|resume|request|idempotency|verification)[_ -]?$/i;
