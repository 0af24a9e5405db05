export interface LineInFile {
  readonly line: string;
  /** Places in the text: where the line starts, where it ends, and where the next one starts. */
  readonly from: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of a text one at a time, however they end: a hostile file may consist of nothing but line ends. */
export function* linesIn(text: string): Generator<LineInFile> {
  const placeOf = (mark: string, from: number) => {
    const at = text.indexOf(mark, from);
    return at < 0 ? text.length : at;
  };
  let [feed, carriage] = [-1, -1];
  for (let from = 0; from < text.length; ) {
    if (feed < from) feed = placeOf('\n', from);
    if (carriage < from) carriage = placeOf('\r', from);
    const end = Math.min(feed, carriage);
    const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
    yield { line: text.slice(from, end), from, end, next };
    from = next;
  }
}
