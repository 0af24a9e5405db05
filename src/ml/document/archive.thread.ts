import { answerThread } from '../thread/answer-thread.ts';
import { readArchive } from './read-archive.ts';

answerThread((bytes: Uint8Array) => readArchive(bytes));
