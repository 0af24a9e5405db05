/** Between a name and its value, in settings, code, data and letters. */
const SIGN = '["\'`\\])*_]{0,4}\\s{0,3}(?::=|=>|[:=|\\t]|->)[*_]{0,2}\\s{0,4}';
const VALUE = '(?:"([^"\\n]{1,512})"|\'([^\'\\n]{1,512})\'|`([^`\\n]{1,512})`|([^\\s"\'`;<>]{1,512}))';

/** In the query of a web address. */
const NEXT_PARAMETER = /&[\w.-]{1,40}=/;

/** @param words what the name ends with: `DB_PASSWORD`, `dbPassword` and `smtp.password` are passwords too. */
export function assignmentOf(words: string): RegExp {
  return new RegExp(`(?:${words})${SIGN}${VALUE}`, 'giu');
}

/** The last of a match's groups that took part, without what ends a sentence or a list where nothing quotes it. */
export function assignedValue(match: RegExpExecArray): string {
  const [quoted] = match.slice(1, -1).filter((group) => group !== undefined);
  const [unquoted = ''] = (match.at(-1) ?? '').split(NEXT_PARAMETER, 1);
  return quoted ?? unquoted.replace(/[,.;:)\]}]{1,3}$/, '');
}

/** `enclave: …` assigns no "clave"; but `dbPassword` and `dbpassword` are meant. */
export function isInsideWord(text: string, match: RegExpExecArray): boolean {
  const [before, first] = [text.charAt(match.index - 1), match[0].charAt(0)];
  if (!/[A-Za-z]/.test(before) || /^(?:pass.?wor|secret|token|api)/i.test(match[0])) return false;
  return !(/[A-Z]/.test(first) && /[a-z]/.test(before));
}
