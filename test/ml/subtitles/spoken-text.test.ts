import { describe, expect, it } from '@jest/globals';
import type { Cue } from '../../../src/ml/subtitles/cue.ts';
import { spokenText } from '../../../src/ml/subtitles/spoken-text.ts';

function said(...lines: (string | [speaker: string, text: string])[]): Cue[] {
  return lines.map((line, at) => ({
    startSeconds: at,
    lines: [typeof line === 'string' ? { text: line } : { speaker: line[0], text: line[1] }],
  }));
}

describe('spokenText', () => {
  it('puts together sentences that go over several cues', () => {
    expect(spokenText(said('The ferry', 'is late,', 'as always.'))).toBe('The ferry is late, as always.');
  });

  it('begins a paragraph with the name of whoever begins to speak', () => {
    const cues = said(['Noor', 'Late again.'], ['Noor', 'As always.'], ['Emmanuel', 'Not always.'], 'A door.', [
      'Emmanuel',
      'See?',
    ]);
    expect(spokenText(cues)).toBe('Noor: Late again. As always.\n\nEmmanuel: Not always.\n\nA door.\n\nEmmanuel: See?');
  });

  it('leaves out sounds, marks of music and the dashes of a dialogue', () => {
    expect(spokenText(said('[door slams]', '- Who is there? [pause]', '– Me.', '♪ la la ♪', '-5 degrees'))).toBe(
      'Who is there? Me. la la -5 degrees',
    );
  });

  it('is empty where nothing is said', () => {
    expect(spokenText(said('[music]', '♪'))).toBe('');
  });

  it('ends a long paragraph with a sentence, and one without sentences at all later', () => {
    const lengths = (sentence: string) =>
      spokenText(said(sentence, sentence, sentence))
        .split('\n\n')
        .map((one) => one.length);
    expect(lengths(`${'x'.repeat(299)}.`)).toEqual([601, 300]);
    expect(lengths(`${'x'.repeat(298)}.`)).toEqual([299 * 3 + 2]);
    expect(lengths('x'.repeat(300))).toEqual([902]);
    const endless = spokenText(said(...Array.from({ length: 7 }, () => 'x'.repeat(600))));
    expect(endless.split('\n\n').map((one) => one.length)).toEqual([5 * 600 + 4, 2 * 600 + 1]);
  });
});
