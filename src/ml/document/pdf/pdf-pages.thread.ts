import { answerThread } from '../../thread/answer-thread.ts';
import { readPages } from './read-pages.ts';

answerThread(readPages);
