import type { CardContent } from '../../cards/card-content.ts';
import { type FileText, MAX_TEXT_CHARACTERS } from '../file-text.ts';
import { readableDuration } from '../media/readable-duration.ts';
import type { Found } from '../ml-adapter.ts';
import type { Heard } from './listen.ts';
import { SPEECH_PICTURE } from './speech-picture.ts';

interface Limits {
  readonly listenedSeconds: number;
  readonly recognisedSeconds: number;
}

/** What was heard, as cards: where somebody speaks, and what is said; nothing where nobody does. */
export function speechContents(heard: Heard, { listenedSeconds, recognisedSeconds }: Limits): Found[] {
  const notes = [
    ...(heard.isCut ? [note(`Only the first ${readableDuration(listenedSeconds)} were listened to.`)] : []),
    ...(heard.isSaidCut
      ? [note(`Only the first ${readableDuration(recognisedSeconds)} of speech were transcribed.`)]
      : []),
  ];
  if (heard.speech.length === 0) return notes;
  return [speechCard(heard), ...transcript(heard), ...notes, ...textOf(heard)];
}

/**
 * One picture with all stretches: the app shows a picture's text only as a tooltip, and a track under the picture
 * that is clicked, hence how much it is stands in the title.
 */
function speechCard({ speech, durationSeconds }: Heard): CardContent {
  const spokenSeconds = speech.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const share = Math.min(100, Math.max(1, Math.round((spokenSeconds / durationSeconds) * 100)));
  return {
    kind: 'timeline',
    title: `Speech (${share} %)`,
    durationSeconds,
    entries: [
      { text: `Speech, ${readableDuration(spokenSeconds)}`, picture: { bytes: SPEECH_PICTURE }, appears: speech },
    ],
  };
}

function transcript({ said, durationSeconds }: Heard): CardContent[] {
  const entries = said.flatMap(({ captions }) =>
    captions.map(({ text, startSeconds, endSeconds }) => ({ text, appears: { startSeconds, endSeconds } })),
  );
  return entries.length === 0 ? [] : [{ kind: 'transcript', durationSeconds, entries }];
}

function textOf({ said }: Heard): FileText[] {
  const text = said
    .map((one) => one.text.trim())
    .join('\n')
    .slice(0, MAX_TEXT_CHARACTERS);
  return text === '' ? [] : [{ kind: 'text', text }];
}

function note(message: string): CardContent {
  return { kind: 'status', message };
}
