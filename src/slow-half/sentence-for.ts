import {
  BoxApiError,
  MlAdapterError,
  NoTurnError,
  OutOfTimeError,
  type SkillError,
  UnusableFileError,
  UnusableTokenError,
} from '../errors.ts';

const PERMISSION_OVER =
  'The permission that Box gave this skill is over. Upload a new version of the file to run it again.';
const IN_THE_LOG = 'Its operator finds the reason in the log.';

/** The sentence on the status card for a failure that no retry would mend. */
export function sentenceFor(error: SkillError): string {
  if (error instanceof UnusableFileError || error instanceof MlAdapterError) return error.forPerson;
  if (error instanceof UnusableTokenError) return PERMISSION_OVER;
  if (error instanceof OutOfTimeError || error instanceof NoTurnError) return 'There was not enough time for it.';
  if (!(error instanceof BoxApiError)) return `This skill could not look at the file. ${IN_THE_LOG}`;
  if (error.method !== 'GET') return `Box did not accept what this skill found. ${IN_THE_LOG}`;
  return READ_REFUSALS[error.answer.status ?? 0] ?? `Box refused to give this skill the file. ${IN_THE_LOG}`;
}

const READ_REFUSALS: Readonly<Record<number, string>> = {
  401: PERMISSION_OVER,
  403: 'Box did not let this skill read the file. An owner or administrator may have restricted it.',
  404: 'Box did not show this skill the file. It may have been moved, deleted or restricted meanwhile.',
};
