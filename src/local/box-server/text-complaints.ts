const HTML = /<\/?[a-z][^<>]*>|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i;

/** What is wrong with a text that people are to read; the web app shows text as it is, and no markup. */
export function textComplaints(text: unknown, name: string): string[] {
  if (typeof text !== 'string') return [`${name} is not a string.`];
  if (text.trim() === '') return [`${name} is empty.`];
  return [
    ...(HTML.test(text) ? [`${name} holds HTML, which people would see as it is.`] : []),
    ...(/[\r\n]/.test(text) ? [`${name} has line breaks, which the web app runs together.`] : []),
    ...(text.isWellFormed() ? [] : [`${name} holds half a character.`]),
  ];
}
