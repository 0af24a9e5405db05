import { describe, expect, it } from '@jest/globals';
import type { Heard } from '../../../src/ml/speech/listen.ts';
import { speechContents } from '../../../src/ml/speech/speech-contents.ts';

const LIMITS = { listenedSeconds: 7200, recognisedSeconds: 600 };
const SPEECH = [
  { startSeconds: 10, endSeconds: 40 },
  { startSeconds: 50, endSeconds: 92 },
];

function contents(heard: Partial<Heard>) {
  return speechContents(
    { durationSeconds: 120, speech: SPEECH, said: [], isCut: false, isSaidCut: false, ...heard },
    LIMITS,
  );
}

describe('speechContents', () => {
  it('shows all stretches under one picture, and how much it is in the title', () => {
    expect(contents({})).toEqual([
      {
        kind: 'timeline',
        title: 'Speech (60 %)',
        durationSeconds: 120,
        entries: [{ text: 'Speech, 1 min 12 s', picture: { bytes: expect.any(Uint8Array) }, appears: SPEECH }],
      },
    ]);
  });

  it('says 1 % of next to nothing, and never more than 100 %', () => {
    expect(contents({ durationSeconds: 72_000 })).toMatchObject([{ title: 'Speech (1 %)' }]);
    expect(contents({ durationSeconds: 71 })).toMatchObject([{ title: 'Speech (100 %)' }]);
  });

  it('finds nothing where nobody speaks', () => {
    expect(contents({ speech: [] })).toEqual([]);
  });

  it('shows what was said with its times, and hands the text on, an utterance a line', () => {
    const said = [
      {
        text: ' One. Two.',
        captions: [
          { text: 'One.', startSeconds: 10, endSeconds: 11 },
          { text: 'Two.', startSeconds: 11, endSeconds: 12 },
        ],
      },
      { text: 'Three.', captions: [{ text: 'Three.', startSeconds: 50, endSeconds: 51 }] },
    ];
    expect(contents({ said }).slice(1)).toEqual([
      {
        kind: 'transcript',
        durationSeconds: 120,
        entries: [
          { text: 'One.', appears: { startSeconds: 10, endSeconds: 11 } },
          { text: 'Two.', appears: { startSeconds: 11, endSeconds: 12 } },
          { text: 'Three.', appears: { startSeconds: 50, endSeconds: 51 } },
        ],
      },
      { kind: 'text', text: 'One. Two.\nThree.' },
    ]);
  });

  it('says what was left out', () => {
    expect(contents({ isCut: true, isSaidCut: true }).slice(1)).toEqual([
      { kind: 'status', message: 'Only the first 2 h were listened to.' },
      { kind: 'status', message: 'Only the first 10 min of speech were transcribed.' },
    ]);
    expect(contents({ isCut: true, speech: [] })).toMatchObject([{ kind: 'status' }]);
  });
});
