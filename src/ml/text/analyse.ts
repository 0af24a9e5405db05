import { setImmediate } from 'node:timers/promises';
import { aboutText } from './about-text.ts';
import { choosePhrases } from './choose-phrases.ts';
import type { CardSizes, Findings } from './contents-of.ts';
import { detectLanguage } from './detect-language.ts';
import { englishNames } from './entities/english-names.ts';
import { findingsByForm } from './entities/findings-by-form.ts';
import { phraseCollector } from './key-phrases.ts';
import { piecesOf } from './pieces-of.ts';
import { summariser } from './summarise.ts';
import type { PlainText, SentenceReader } from './text-model.ts';
import { wordCounter } from './word-counter.ts';

/**
 * Goes over a text piece by piece and gathers topics, names, dates and a summary.
 *
 * @throws the signal's reason; looked at between any two pieces, that is every 0.1 s or so.
 */
export async function analyse(text: PlainText, sizes: CardSizes, signal: AbortSignal): Promise<Findings> {
  const prose = text.nature === 'prose';
  const language = await detectLanguage(text.blocks);
  const reader = await readerFor(language);
  const phrases = phraseCollector(reader.wordJoiner);
  const names = englishNames();
  const byForm = findingsByForm(language);
  const summary = summariser();
  const words = wordCounter(language);
  let block = 0;
  for (const piece of piecesOf(text.blocks)) {
    await setImmediate();
    signal.throwIfAborted();
    for (const { text: part } of piece) {
      words.add(part);
      if (prose) byForm.add(part);
    }
    for (const sentence of reader.read(piece, block)) {
      phrases.add(sentence);
      if (prose && language === 'en') names.add(sentence);
      if (prose) summary.add(sentence);
    }
    block += piece.length;
  }
  const { people, organisations } = names.found();
  const count = words.count();
  const formal = byForm.found();
  const keyPhrases = choosePhrases(phrases, {
    most: sizes.topics - Math.min(text.topics.length, Math.ceil(sizes.topics * 0.7)),
    atLeast: count > 3000 ? 3 : 2,
    taken: [...people, ...organisations, ...formal.organisations],
  });
  const most = sizes.entriesPerCard;
  return {
    topics: [...new Set([...text.topics, ...keyPhrases])].slice(0, sizes.topics),
    people: people.slice(0, most),
    organisations: [...new Set([...organisations, ...formal.organisations])].slice(0, most),
    dates: formal.dates.slice(0, most),
    amounts: formal.amounts.slice(0, most),
    addresses: formal.addresses.slice(0, most),
    summary: summary.choose(sizes.summarySentences),
    about: text.nature === 'prose' && count === 0 ? [] : aboutText(text, { language, words: count, unit: words.unit }),
  };
}

/** Only the reader that is needed is loaded: the English model is a hundred times the size of the other. */
async function readerFor(language: string): Promise<SentenceReader> {
  if (language === 'en') return (await import('./english-reader.ts')).englishReader();
  return (await import('./other-reader.ts')).otherReader(language);
}
