import { describe, expect, it } from '@jest/globals';
import { choosePhrases } from '../../../src/ml/text/choose-phrases.ts';
import { englishReader } from '../../../src/ml/text/english-reader.ts';
import { phraseCollector } from '../../../src/ml/text/key-phrases.ts';
import type { Block } from '../../../src/ml/text/text-model.ts';

function topicsOf(texts: readonly (string | Block)[], taken: readonly string[] = []): string[] {
  const collector = phraseCollector(' ');
  const blocks = texts.map((text): Block => (typeof text === 'string' ? { text, role: 'prose' } : text));
  for (const sentence of englishReader().read(blocks, 0)) collector.add(sentence);
  return choosePhrases(collector, { most: 10, atLeast: 2, trustOnce: true, taken });
}

describe('choosePhrases', () => {
  it('names the longer of two phrases that are nearly the same', () => {
    const topics = topicsOf([
      'The data retention policies were renewed. Every data retention policy needs an owner.',
      'Retention policies without an owner lapse. We wrote three data retention policies.',
    ]);
    expect(topics[0]).toBe('data retention policies');
    expect(topics).not.toContain('retention policies');
    expect(topics).not.toContain('retention');
  });

  it('counts singular and plural as one, and shows the form used most', () => {
    const topics = topicsOf(['The fish ladders are new. Fish ladders help trout. A fish ladder costs little.']);
    expect(topics.filter((topic) => topic.startsWith('fish ladder'))).toEqual(['fish ladders']);
  });

  it('takes no stop words, months, numbers or general words for topics', () => {
    const topics = topicsOf([
      'In March the first part of the new report was sent to several people. In March the second part of the report followed.',
      'The following year, many people read part of the report in March.',
    ]);
    expect(topics).toEqual([]);
  });

  it('writes a heading the way the text does', () => {
    const topics = topicsOf([
      { text: 'Water Quality Records', role: 'heading' },
      'We publish water quality records. The water quality records are open.',
    ]);
    expect(topics[0]).toBe('water quality records');
  });

  it('keeps the capitals of names', () => {
    const topics = topicsOf([
      'The bridge to Corran Weir is closed. Traffic for Corran Weir takes the ferry to Corran Weir.',
    ]);
    expect(topics[0]).toBe('Corran Weir');
  });

  it('leaves names to their own card', () => {
    const text =
      'Northwind Traders buys oats. Northwind Traders sells oats. The oats of Northwind Traders are good oats.';
    expect(topicsOf([text], ['Northwind Traders Ltd'])).toEqual(['oats']);
  });
});
