import { answerThread } from '../../thread/answer-thread.ts';
import { scanPages } from './scan-pages.ts';

answerThread(scanPages);
