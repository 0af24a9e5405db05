const SAYS_SO =
  /example|placeholder|your|dummy|redacted|changeme|change[-_]me|insert|replace|sample|todo|fixme|<[^>]*>|hidden|masked|removed|notreal|not-a-real/i;
const VARIABLE = /^(?:\$|%[A-Za-z_]+%?$|\{\{|\[\[|<|@[A-Z{]|#\{|\*)/;
const LEAST_DISTINCT = 6;

/** Whether a secret stands for one only: `AKIA…EXAMPLE`, `${TOKEN}`, `<your key>`, `xxxxxxxx`, `****`. */
export function looksLikePlaceholder(secret: string): boolean {
  return SAYS_SO.test(secret) || VARIABLE.test(secret) || isMonotonous(secret);
}

/** Runs of one character, of few, or of the alphabet, as people type who need anything at all. */
function isMonotonous(secret: string): boolean {
  if (/(.)\1{4}/.test(secret)) return true;
  return (
    secret.length >= 16 &&
    (new Set(secret).size < LEAST_DISTINCT || /abcdefgh|0123456789|1234567890|qwertyui/i.test(secret))
  );
}
