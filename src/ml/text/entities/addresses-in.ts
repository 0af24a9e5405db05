const LONGEST_ADDRESS = 200;
const LOCAL_PART = /[A-Za-z0-9._%+-]{1,64}$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9-])/;
const WEB = /(?<![\p{L}\p{N}@.])(?:https?:\/\/|www\.)[^\s<>"'`{}|\\^，。、」）]{3,200}/gu;

/** E-mail and web addresses. The former are found from their `@`, so that no text makes it slow. */
export function addressesIn(text: string): string[] {
  return [...emailAddressesIn(text), ...webAddressesIn(text)];
}

function emailAddressesIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.%+-]+/, '');
    // What stands before an @ in a web address is a password at worst.
    if (/:\/\/\S{0,100}$/.test(text.slice(Math.max(0, at - 100), at))) continue;
    const domain = DOMAIN.exec(text.slice(at + 1, at + LONGEST_ADDRESS))?.[0];
    if (local && domain && !local.endsWith('.')) found.push(`${local}@${domain}`);
  }
  return found;
}

function webAddressesIn(text: string): string[] {
  return (text.match(WEB) ?? [])
    .map((found) => withoutTail(found))
    .filter((found) => /[\p{L}\p{N}-]\.[\p{L}]{2}/u.test(found) && !found.includes('@'));
}

/** The full stop, comma or bracket after an address belongs to the sentence. */
function withoutTail(address: string): string {
  const trimmed = address.replace(/[.,;:!?*_…\]]{1,10}$/, '');
  return trimmed.endsWith(')') && !trimmed.includes('(') ? withoutTail(trimmed.slice(0, -1)) : trimmed;
}
