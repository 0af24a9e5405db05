import { BoxApiError, MlAdapterError, OutOfTimeError, type SkillError, UnusableFileError } from './errors.ts';

/** The sentence on the status card for a failure that no retry would mend. */
export function sentenceFor(error: SkillError): string {
  if (error instanceof UnusableFileError || error instanceof MlAdapterError) return error.forPerson;
  if (error instanceof BoxApiError) return SENTENCES[error.answer.status ?? 0] ?? OTHER_ANSWER;
  if (error instanceof OutOfTimeError) return 'There was not enough time for it.';
  return 'This skill could not look at the file. Its operator finds the reason in the log.';
}

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'Box did not accept what this skill sent. Its operator finds the reason in the log.',
  401: 'The permission that Box gave this skill is over. Upload a new version of the file to run it again.',
  403: 'Box did not let this skill read the file. An owner or administrator may have restricted it.',
  404: 'Box did not show this skill the file. It may have been moved, deleted or restricted meanwhile.',
};

const OTHER_ANSWER = 'Box refused to give this skill the file. Its operator finds the reason in the log.';
