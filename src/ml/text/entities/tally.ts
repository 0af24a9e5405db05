const MOST = 5000;

/** Counts what was found, under its first spelling; bounded, since a file may hold a million addresses. */
export interface Tally {
  add(text: string): void;
  /** Most frequent first, then in the order of the text. */
  ranked(): string[];
}

export function tally(): Tally {
  const entries = new Map<string, { text: string; count: number }>();
  return {
    add(found) {
      const text = found.replaceAll(/\s+/g, ' ').trim();
      const key = text.toLowerCase();
      const entry = entries.get(key);
      if (entry) entry.count += 1;
      else if (entries.size < MOST) entries.set(key, { text, count: 1 });
    },
    ranked: () => [...entries.values()].sort((a, b) => b.count - a.count).map((entry) => entry.text),
  };
}
