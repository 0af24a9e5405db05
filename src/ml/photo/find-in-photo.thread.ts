import { answerThread } from '../thread/answer-thread.ts';
import { findInPhoto } from './find-in-photo.ts';

answerThread(findInPhoto);
