import { answerThread } from '../../thread/answer-thread.ts';
import { exifClaims } from './exif-claims.ts';

answerThread(exifClaims);
