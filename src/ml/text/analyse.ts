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
import type { Block, PlainText, SentenceReader } from './text-model.ts';
import { wordCounter } from './word-counter.ts';

/** In a longer text, a phrase must come back more often to be one of its topics. */
const LONG_TEXT_WORDS = 3000;
/** Topics that the format names leave this share of the card to those found in the text. */
const FORMAT_SHARE = 0.7;

/**
 * Goes over a text piece by piece and gathers topics, names, dates and a summary.
 *
 * @throws the signal's reason; looked at between any two pieces, that is every 0.1 s or so.
 */
export async function analyse(text: PlainText, sizes: CardSizes, signal: AbortSignal): Promise<Findings> {
  const language = await detectLanguage(text.blocks);
  const reader = await readerFor(language);
  const gathering = gather(text, language, reader);
  let block = 0;
  for (const piece of piecesOf(text.blocks)) {
    await setImmediate();
    signal.throwIfAborted();
    gathering.add(piece, block);
    block += piece.length;
  }
  return gathering.findings(sizes);
}

/** Only the reader that is needed is loaded: the English model is a hundred times the size of the other. */
async function readerFor(language: string): Promise<SentenceReader> {
  if (language === 'en') return (await import('./english-reader.ts')).englishReader();
  return (await import('./other-reader.ts')).otherReader(language);
}

interface Gathering {
  add(piece: readonly Block[], firstBlock: number): void;
  findings(sizes: CardSizes): Findings;
}

function gather(text: PlainText, language: string, reader: SentenceReader): Gathering {
  const prose = text.nature === 'prose';
  const phrases = phraseCollector(reader.wordJoiner);
  const names = englishNames();
  const byForm = findingsByForm(language);
  const summary = summariser();
  const words = wordCounter(language);
  return {
    add(piece, firstBlock) {
      for (const block of piece) {
        words.add(block.text);
        if (prose) byForm.add(block.text);
      }
      for (const sentence of reader.read(piece, firstBlock)) {
        phrases.add(sentence);
        if (prose && language === 'en') names.add(sentence);
        if (prose) summary.add(sentence);
      }
    },
    findings(sizes) {
      const { people, organisations } = names.found();
      const formal = byForm.found();
      const named = withoutShorter([...organisations, ...formal.organisations]);
      return {
        ...shortened({ people, ...formal, organisations: named }, sizes.entriesPerCard),
        topics: topicsOf(text, sizes.topics, (most) =>
          choosePhrases(phrases, {
            most,
            atLeast: words.count() > LONG_TEXT_WORDS ? 3 : 2,
            trustOnce: reader.knowsNouns,
            taken: [...people, ...named],
          }),
        ),
        summary: summary.choose(sizes.summarySentences),
        about:
          prose && words.count() === 0 ? [] : aboutText(text, { language, words: words.count(), unit: words.unit }),
      };
    },
  };
}

function topicsOf(text: PlainText, most: number, choose: (most: number) => string[]): string[] {
  const fromFormat = text.topics.slice(0, Math.ceil(most * FORMAT_SHARE));
  return distinct([...fromFormat, ...choose(most - fromFormat.length), ...text.topics]).slice(0, most);
}

type Named = Omit<Findings, 'topics' | 'summary' | 'about'>;

function shortened(named: Named, most: number): Named {
  return {
    people: named.people.slice(0, most),
    organisations: named.organisations.slice(0, most),
    dates: named.dates.slice(0, most),
    amounts: named.amounts.slice(0, most),
    addresses: named.addresses.slice(0, most),
  };
}

/** "Tidewell" goes when "Tidewell, Inc" is there, and so does a name met twice. */
function withoutShorter(names: readonly string[]): string[] {
  const candidates = distinct(names).slice(0, 200);
  const isStart = (name: string, other: string) => other.startsWith(name) && /^,? /.test(other.slice(name.length));
  return candidates.filter((name) => !candidates.some((other) => isStart(name, other)));
}

/** The first of those that differ in case only. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}
