import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cardComplaints, cardSetComplaints } from '../../../src/local/box-server/card-complaints.ts';

const envelope = {
  type: 'skill_card',
  created_at: '2026-03-01T12:00:00Z',
  skill: { type: 'service', id: '18417' },
  invocation: { type: 'skill_invocation', id: 'invocation-1' },
};
const title = (code: string, message: string) => ({ skill_card_title: { code, message } });
const appears = [{ start: 1, end: 20 }];
const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

const keyword = {
  ...envelope,
  ...title('skills_topics', 'Topics'),
  skill_card_type: 'keyword',
  duration: 1000,
  entries: [{ type: 'text', text: 'budget', appears }],
};
const transcript = {
  ...envelope,
  ...title('skills_transcript', 'Transcript'),
  skill_card_type: 'transcript',
  duration: 1000,
  entries: [{ type: 'text', text: 'Good morning.', appears }],
};
const timeline = {
  ...envelope,
  ...title('skills_faces', 'Faces'),
  skill_card_type: 'timeline',
  duration: 1000,
  entries: [{ type: 'image', text: 'Ada', image_url: PIXEL, appears }],
};
const status = {
  ...envelope,
  ...title('skills_status', 'Status'),
  skill_card_type: 'status',
  status: { code: 'processing', message: 'Reading the file.' },
};

const withEntry = (card: { entries: readonly object[] }, change: object) => ({
  ...card,
  entries: [{ ...card.entries[0], ...change }],
});
const withSpan = (start: unknown, end: unknown) => withEntry(keyword, { appears: [{ start, end }] });
const without = (card: object, field: string) =>
  Object.fromEntries(Object.entries(card).filter(([name]) => name !== field));

describe('cardComplaints', () => {
  it.each<[string, unknown]>([
    ['keyword', keyword],
    ['transcript', transcript],
    ['timeline', timeline],
    ['status', status],
    ['keyword without times', without(withEntry(keyword, { appears: undefined }), 'duration')],
    ['transcript without times', without(withEntry(transcript, { appears: undefined }), 'duration')],
    ['card with a title of its own', { ...keyword, ...title('colours', 'Colours') }],
    ['card without a title', without(keyword, 'skill_card_title')],
    ['card of the current version', { ...keyword, file_version: { id: '7' } }],
    ['keyword with times from 0', withSpan(0, 1)],
  ])('has none about a good %s', (_name, card) => {
    expect(cardComplaints(card, '7')).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'a card', 'The card is not an object'],
    ['another type', { ...keyword, type: 'card' }, "the type 'skill_card'"],
    ['no skill', without(keyword, 'skill'), "a skill of the type 'service'"],
    ['a skill id that is a number', { ...keyword, skill: { type: 'service', id: 1 } }, "a skill of the type 'service'"],
    ['no invocation', without(keyword, 'invocation'), 'an invocation of the type'],
    ['a created_at without offset', { ...keyword, created_at: '2026-03-01T12:00:00' }, 'RFC 3339'],
    ['a face card', { ...timeline, skill_card_type: 'face' }, "does not know the skill_card_type 'face'"],
    ['an unknown card type', { ...keyword, skill_card_type: 'table' }, 'a title and nothing below'],
    ['an error', { ...keyword, error: 'failed' }, 'replaced by a generic failure text'],
    ['another version', { ...keyword, file_version: { id: '6' } }, 'another file_version is not shown'],
    ['a timeline without title', without(timeline, 'skill_card_title'), "headed 'Skill Card'"],
    ['a title that is text', { ...keyword, skill_card_title: 'Topics' }, 'an object as skill_card_title'],
    ['a title without message', { ...keyword, skill_card_title: { code: 'x' } }, 'skill_card_title.message is not'],
    ['a title with an empty message', { ...keyword, ...title('x', '') }, 'skill_card_title.message is empty'],
    ['a title that its code hides', { ...keyword, ...title('skills_topics', 'Colours') }, "shows 'Topics'"],
    ['a title code that is a number', { ...keyword, skill_card_title: { code: 1, message: 'x' } }, 'title.code'],
  ])('complains about %s', (_name, card, complaint) => {
    expect(cardComplaints(card, '7')).toEqual([expect.stringContaining(complaint)]);
  });

  it.each<[string, unknown, string]>([
    ['no entries', without(keyword, 'entries'), 'without an array of entries is hidden'],
    ['entries that are an object', { ...keyword, entries: {} }, 'without an array of entries is hidden'],
    ['a status in place of entries', { ...without(keyword, 'entries'), status: {} }, 'breaks the whole Skills sidebar'],
    ["a status beside entries, as Box's kit sends", { ...keyword, status: {} }, 'A data card has no status'],
    ['empty entries', { ...keyword, entries: [] }, 'no skills information was found'],
    ['an entry that is text', { ...without(keyword, 'duration'), entries: ['budget'] }, 'entries[0] is not an object'],
    ['a missing text', withEntry(keyword, { text: undefined }), 'entries[0].text is not a string'],
    ['a blank text', withEntry(keyword, { text: ' \n' }), 'entries[0].text is empty'],
    ['tags', withEntry(keyword, { text: 'a <b>bold</b> move' }), 'entries[0].text holds HTML'],
    ['entities', withEntry(transcript, { text: 'R&amp;D' }), 'entries[0].text holds HTML'],
    ['line breaks', withEntry(transcript, { text: 'one\ntwo' }), 'line breaks'],
    ['half an emoji', withEntry(keyword, { text: '\ud83d' }), 'half a character'],
    ['twice the same', { ...keyword, entries: [...keyword.entries, ...keyword.entries] }, 'more than once'],
    ['no picture', withEntry(timeline, { image_url: undefined }), 'image_url is missing'],
    ['an empty picture', withEntry(timeline, { image_url: '' }), 'image_url is missing'],
    ['a picture from elsewhere', withEntry(timeline, { image_url: 'https://example.com/a.png' }), 'from elsewhere'],
    ['a picture that is none', withEntry(timeline, { image_url: 'data:text/html,hello' }), 'no picture in base64'],
  ])('complains about %s', (_name, card, complaint) => {
    expect(cardComplaints(card)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each<[string, unknown, string[]]>([
    ['times without a duration', without(keyword, 'duration'), ['Without a duration']],
    ['a duration of 0', { ...keyword, duration: 0 }, ['not a number above 0', 'not before', 'after the duration']],
    ['a duration in words', { ...keyword, duration: '1000' }, ['not a number above 0']],
    ['a duration that is not whole', { ...keyword, duration: 99.5 }, ['whole seconds as duration']],
    ['appears that is an object', withEntry(keyword, { appears: {} }), ['an array as entries[0].appears']],
    ['a span that is a number', withEntry(keyword, { appears: [1] }), ['entries[0].appears[0] is not an object']],
    ['a start in words', withSpan('1', 2), ['start is not a number']],
    ['a negative start', withSpan(-1, 2), ['left of the timeline']],
    ['a start at the duration', withSpan(1000, 1001), ['start is not before the duration', 'end is after']],
    ['a start that is not whole', withSpan(0.5, 2), ['whole seconds as entries[0].appears[0].start']],
    ['an end that is not whole', withSpan(1, 2.5), ['whole seconds as entries[0].appears[0].end']],
    ['no end', withSpan(1, undefined), ['end is not a number']],
    ['an end at the start', withSpan(5, 5), ['end is not after its start']],
    ['an end before the start', withSpan(5, 4), ['end is not after its start']],
    ['an end after the duration', withSpan(5, 1001), ['end is after the duration']],
    [
      'two times for one line of a transcript',
      withEntry(transcript, { appears: [...appears, { start: 30, end: 31 }] }),
      ['several entries[0].appears shows no time'],
    ],
  ])('complains about %s', (_name, card, complaints) => {
    expect(cardComplaints(card)).toEqual(complaints.map((complaint) => expect.stringContaining(complaint)));
  });

  it.each<[string, unknown, string[]]>([
    ['no status', without(status, 'status'), ['without status is hidden']],
    ['a status that is text', { ...status, status: 'processing' }, ['an object as status']],
    ['an empty status', { ...status, status: {} }, ['a status.code among', 'Without status.message']],
    ['no message', { ...status, status: { code: 'success' } }, ['Without status.message']],
    ['an empty message', { ...status, status: { code: 'success', message: '' } }, ['Without status.message']],
    ['a message with tags', { ...status, status: { code: 'success', message: '<p>Done' } }, ['message holds HTML']],
    [
      "a code of Box's kit, which hides the message",
      { ...status, status: { code: 'skills_pending_status', message: 'Wait.' } },
      ['a status.code among', 'the message is never shown'],
    ],
    ['an own code', { ...status, status: { code: 'custom_error', message: 'Sorry.' } }, ['a status.code among']],
    ['entries', { ...status, entries: [] }, ['entries of a status card are never shown']],
  ])('complains about a status card with %s', (_name, card, complaints) => {
    expect(cardComplaints(card)).toEqual(complaints.map((complaint) => expect.stringContaining(complaint)));
  });

  it('takes anything at all without throwing', () => {
    const anyCard = fc.oneof(
      fc.jsonValue(),
      fc.record({
        skill_card_type: fc.constantFrom('keyword', 'transcript', 'timeline', 'status', 'face', 3),
        entries: fc.oneof(
          fc.jsonValue(),
          fc.array(fc.dictionary(fc.constantFrom('text', 'appears', 'image_url'), fc.jsonValue())),
        ),
        status: fc.option(fc.jsonValue(), { nil: undefined }),
        skill_card_title: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const complaint of cardComplaints(card)) expect(complaint).toMatch(/^\S.*\.$/);
      }),
    );
  });
});

describe('cardSetComplaints', () => {
  it('says which card it complains about', () => {
    expect(cardSetComplaints([keyword, { ...status, entries: [] }])).toEqual([
      'cards[1]: The entries of a status card are never shown.',
    ]);
  });

  it('complains about two cards of one id', () => {
    expect(
      cardSetComplaints([
        { ...keyword, id: 'a' },
        { ...transcript, id: 'b' },
      ]),
    ).toEqual([]);
    expect(
      cardSetComplaints([
        { ...keyword, id: 'a' },
        { ...transcript, id: 'a' },
      ]),
    ).toEqual([expect.stringContaining('the same id')]);
  });
});
