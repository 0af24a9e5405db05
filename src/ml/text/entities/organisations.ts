import type { Sentence, Word } from '../text-model.ts';
import { nameRuns } from './name-runs.ts';
import { type Tally, tally } from './tally.ts';

/** One mention is enough: nothing else ends so. */
const STRONG_TAIL =
  /^(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|Holdings|University|College|Institute|Foundation|Bank|Association|Federation|Ministry|Laboratories|Industries|Airlines|Airways|Agency|Authority|Museum|Hospital|Consortium|Cooperative|Co-operative|Traders|Associates|Pharmaceuticals|Insurance|Technologies|Logistics|Energy|Motors|Brothers|Partners|Ventures|Analytics|Robotics|Consulting|Publishing|Foods|Chemicals|Semiconductor|Semiconductors|Telecom|Shipping|School|Academy|Services|Solutions|Systems|Catering|Automation|Hire|Trust|Society|Department|Office|Board)\.?$/;
/** Also common in headings and titles: counts when it is met twice in running text. */
const WEAK_TAIL = /^(?:Group|Council|Commission|Union|Fund|Labs|Studios|Club|Parliament)\.?$/;
const HEAD =
  /^(?:University|Bank|Ministry|Institute|Council|Association|Federation|Commission|Academy|College|Society|Department|Office)$/;

export interface OrganisationCollector {
  add(sentence: Sentence): void;
  ranked(): string[];
}

export function organisationCollector(): OrganisationCollector {
  const strong = tally();
  const weak = new Map<string, number>();
  return {
    add(sentence) {
      if (sentence.role === 'heading') return;
      for (const name of headedNames(sentence.words)) strong.add(name);
      for (const run of nameRuns(sentence.words))
        addRun(
          run.words.map((word) => word.text),
          strong,
          weak,
        );
    },
    ranked: () => strong.ranked(),
  };
}

/** "University Hospital" names none in particular. */
function isNoName(words: readonly string[]): boolean {
  return words.every((word) => HEAD.test(word) || STRONG_TAIL.test(word) || WEAK_TAIL.test(word));
}

function addRun(words: readonly string[], strong: Tally, weak: Map<string, number>): void {
  let end = words.length;
  while (end > 1 && !STRONG_TAIL.test(words[end - 1] ?? '') && !WEAK_TAIL.test(words[end - 1] ?? '')) end -= 1;
  if (end < 2 || end > 6 || isNoName(words.slice(0, end))) return;
  const name = words
    .slice(0, end)
    .join(' ')
    .replace(/(?<=\w{2})\.$/, '');
  if (STRONG_TAIL.test(words[end - 1] ?? '')) {
    strong.add(name);
    return;
  }
  const times = (weak.get(name) ?? 0) + 1;
  if (weak.size < 5000 || weak.has(name)) weak.set(name, times);
  if (times === 2) strong.add(name);
  if (times >= 2) strong.add(name);
}

/** "University of Westhaven", "Ministry of Transport". */
function* headedNames(words: readonly Word[]): Generator<string> {
  for (let at = 0; at < words.length - 2; at += 1) {
    const [head = '', link = ''] = [words[at]?.text, words[at + 1]?.text];
    if (!HEAD.test(head) || !/^(?:of|for)$/.test(link)) continue;
    const from = words[at + 2]?.text === 'the' ? at + 3 : at + 2;
    let end = from;
    while (end < from + 4 && /^\p{Lu}/u.test(words[end]?.text ?? '')) end += 1;
    if (end > from)
      yield words
        .slice(at, end)
        .map((word) => word.text)
        .join(' ');
  }
}
