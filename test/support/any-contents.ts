import fc from 'fast-check';
import { MAX_SECONDS } from '../../src/cards/card-limits.ts';

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
});
const kind = fc.constantFrom('keyword', 'transcript', 'timeline', 'status');
const seconds = fc.oneof(
  fc.double({ min: -10, max: 200 }),
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e308, 1e308, 0, -0, MAX_SECONDS, MAX_SECONDS + 1),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'A', ' ', '\n', '\0', '\uD83D', '\uDE00', '\u202E', '\u200D', '\u0301', 'é', 'ß'),
  }),
  fc.constantFrom('skills_topics', 'Budget', 'budget', '', '\uFEFF', 'x'.repeat(9000), '👩‍👩‍👧'.repeat(900)),
);
const appearance = fc.record({ startSeconds: seconds, endSeconds: seconds }, { requiredKeys: [] });
const picture = fc.record({ bytes: fc.uint8Array(), region: anything });
const entry = fc.record(
  { text, picture, appears: fc.oneof(appearance, fc.array(appearance)) },
  { requiredKeys: ['text'] },
);
const wellTyped = fc.record(
  {
    kind,
    title: text,
    durationSeconds: seconds,
    message: text,
    entries: fc.oneof({ weight: 9, arbitrary: fc.array(entry, { maxLength: 30 }) }, manyEntries()),
  },
  { requiredKeys: ['kind', 'entries'] },
);
const anyEntry = fc.record({ text: fc.oneof(text, anything), picture: anything, appears: anything });
const illTyped = fc.record({
  kind: fc.oneof(kind, anything),
  title: anything,
  durationSeconds: anything,
  message: anything,
  entries: fc.oneof(anything, fc.array(fc.oneof(anything, anyEntry, entry))),
});
/** Whatever an adapter in plain JavaScript may return, often what it should. */
export const anyContents = fc.oneof(
  fc.array(wellTyped, { maxLength: 25 }),
  fc.array(fc.oneof(illTyped, wellTyped, anything)),
  anything,
);

/** More entries than any card takes, all different. */
function manyEntries() {
  return fc
    .integer({ min: 90, max: 5000 })
    .map((count) => Array.from({ length: count }, (_, at) => ({ text: `${at}` })));
}
