/** Something drawn, from its own origin downwards. */
export interface Picture {
  readonly svg: string;
  readonly height: number;
}

/** How wide a text is about, in 13 px: nobody measures fonts here. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + widthOf(character), 0);
}

/** Breaks a text at spaces into lines of at most so many pixels; a longer word is cut. */
export function textLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, width))) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function pieces(word: string, width: number): string[] {
  const found = [''];
  for (const character of word) {
    const last = found.at(-1) ?? '';
    if (textWidth(last + character) > width) found.push(character);
    else found[found.length - 1] = last + character;
  }
  return found;
}

function widthOf(character: string): number {
  if (/[\u2E80-\uFFEF]|\p{Extended_Pictographic}/u.test(character)) return 13;
  if (/[ilj.,:;'|!()[\]ftrI ]/.test(character)) return 4.2;
  if (/[mwMW@%—]/.test(character)) return 11;
  return /[A-Z0-9•]/.test(character) ? 8 : 7.1;
}
