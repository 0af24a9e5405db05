/** `maxRetryCount`, `max_retry_count` and `MAX-RETRY-COUNT` as "max retry count"; acronyms stay capital. */
export function wordsOfIdentifier(identifier: string): string[] {
  return (identifier.slice(0, 80).match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+/gu) ?? []).map((word) =>
    word.length > 1 && word.length < 5 && word === word.toUpperCase() && identifier !== identifier.toUpperCase()
      ? word
      : word.toLowerCase(),
  );
}
