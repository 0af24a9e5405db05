import { describe, expect, it } from '@jest/globals';
import { type Listener, listen } from '../../../src/ml/speech/listen.ts';
import { type Pcm, SPEECH_HZ } from '../../../src/ml/speech/pcm.ts';
import type { SpeechDetector, Utterance } from '../../../src/ml/speech/speech-detector.ts';

function silence(seconds: number, samplesPerSecond = SPEECH_HZ): Pcm {
  return { samples: new Float32Array(seconds * samplesPerSecond), samplesPerSecond };
}

function utterance(startSeconds: number, endSeconds: number): Utterance {
  return { startSeconds, samples: new Float32Array(Math.round((endSeconds - startSeconds) * SPEECH_HZ)) };
}

/** Finds what it is told to find, at the end. */
function hearing(...utterances: readonly Utterance[]): SpeechDetector & { readonly heardSeconds: () => number } {
  let samples = 0;
  return {
    accept: (piece) => {
      samples += piece.length;
      return [];
    },
    finish: () => [...utterances],
    heardSeconds: () => samples / SPEECH_HZ,
  };
}

function heard(sound: Iterable<Pcm>, listener: Partial<Listener> = {}) {
  return listen(sound, { detector: hearing(), listenedSeconds: 7200, recognisedSeconds: 600, ...listener });
}

describe('listen', () => {
  it('joins stretches that are less than a second apart', () => {
    const detector = hearing(utterance(1, 2), utterance(2.9, 4), utterance(5, 6), utterance(7.5, 8));
    expect(heard([silence(9)], { detector }).speech).toEqual([
      { startSeconds: 1, endSeconds: 4 },
      { startSeconds: 5, endSeconds: 6 },
      { startSeconds: 7.5, endSeconds: 8 },
    ]);
  });

  it('measures the sound at whatever rates it comes', () => {
    const detector = hearing();
    const { durationSeconds, isCut } = heard([silence(1, 8000), silence(1, 44_100), silence(1), silence(1, 48_000)], {
      detector,
    });
    expect(durationSeconds).toBeCloseTo(4, 3);
    expect(detector.heardSeconds()).toBe(durationSeconds);
    expect(isCut).toBe(false);
    expect(heard([silence(1, 8000)]).durationSeconds).toBeCloseTo(1, 3);
  });

  it('listens up to its limit, reads no further, and says so', () => {
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1;
        yield silence(1);
      }
    }
    const detector = hearing();
    expect(heard(endless(), { detector, listenedSeconds: 5 })).toMatchObject({ durationSeconds: 5, isCut: true });
    expect(detector.heardSeconds()).toBe(5);
    expect(read).toBe(6);
    expect(heard([silence(5)], { listenedSeconds: 5 })).toMatchObject({ durationSeconds: 5, isCut: false });
  });

  it('recognises each utterance, and gives captions in the time of the recording', () => {
    const detector = hearing(utterance(1, 2), utterance(5, 7));
    const recognise = (samples: Float32Array) => ({ text: `${samples.length / SPEECH_HZ} s`, tokens: [] });
    expect(heard([silence(8)], { detector, recognise }).said).toEqual([
      { text: '1 s', captions: [{ text: '1 s', startSeconds: 1, endSeconds: 2 }] },
      { text: '2 s', captions: [{ text: '2 s', startSeconds: 5, endSeconds: 7 }] },
    ]);
  });

  it('recognises up to its limit, and says so', () => {
    const detector = hearing(utterance(0, 4), utterance(5, 9), utterance(10, 11));
    const recognise = () => ({ text: 'Yes.', tokens: [] });
    const limited = (recognisedSeconds: number) => heard([silence(12)], { detector, recognise, recognisedSeconds });
    expect(limited(8)).toMatchObject({ isSaidCut: true, said: { length: 2 }, speech: { length: 3 } });
    expect(limited(8.01)).toMatchObject({ isSaidCut: false, said: { length: 3 } });
  });

  it('leaves out what nothing was recognised in', () => {
    const recognise = () => ({ text: ' ', tokens: [] });
    expect(heard([silence(3)], { detector: hearing(utterance(0, 1)), recognise }).said).toEqual([]);
  });
});
