import { describe, expect, it } from '@jest/globals';
import { englishReader } from '../../../src/ml/text/english-reader.ts';
import { summariser } from '../../../src/ml/text/summarise.ts';

function summaryOf(text: string, most: number): string[] {
  const summary = summariser();
  for (const sentence of englishReader().read([{ text, role: 'prose' }], 0)) summary.add(sentence);
  return summary.choose(most);
}

const TEXT =
  'The tram line between the harbour and the station opens in spring. It rained on Monday. ' +
  'The council paid for the tram line with a loan from the savings bank. Nobody was late. ' +
  'But the birds sang in the old trees of the park as they do every year. ' +
  'Passengers of the tram line will pay two euros for a ticket from the harbour to the station.';

describe('summariser', () => {
  it('picks what the text keeps coming back to, in the order of the text', () => {
    const summary = summaryOf(TEXT, 2);
    expect(summary).toHaveLength(2);
    expect(summary.every((sentence) => sentence.includes('tram line'))).toBe(true);
    expect(TEXT.indexOf(summary[0] ?? '')).toBeLessThan(TEXT.indexOf(summary[1] ?? ''));
  });

  it('keeps the order of the text when the best sentence comes last', () => {
    const text =
      'Some of the harbour was closed for a day in autumn. Gulls and geese and swans came from far away islands. ' +
      'Nobody minded the long quiet evenings by the fire. The ferry was late. The crane was slow. Coal is heavy. ' +
      'Cars are light. The harbour ferry and the harbour crane carry coal and cars.';
    const summary = summaryOf(text, 2);
    expect(summary).toHaveLength(2);
    expect(text.indexOf(summary[0] ?? '')).toBeLessThan(text.indexOf(summary[1] ?? ''));
    expect(summary[1]).toMatch(/^The harbour ferry and /);
  });

  it('passes over sentences that hang on the one before', () => {
    expect(summaryOf(TEXT, 10).join(' ')).not.toMatch(/But the birds|It rained/);
  });

  it('has nothing to say of a text without sentences', () => {
    expect(summaryOf('tram line, harbour, station', 3)).toEqual([]);
  });
});
