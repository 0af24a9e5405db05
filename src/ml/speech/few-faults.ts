import { UnusableFileError } from '../../errors.ts';

/** Of damaged recordings some kilobytes have six at most. */
export const MAX_FAULTS = 1000;

/**
 * Decodes some kilobytes with a decoder that reports faults on the console and then tries again: for ever, should there
 * be no way on. For threads, whose console is nobody else's.
 *
 * @throws {UnusableFileError} past `MAX_FAULTS`.
 */
export function withFewFaults<Decoded>(decode: () => Decoded): Decoded {
  const { error } = console;
  let faults = 0;
  const count = () => {
    faults += 1;
    if (faults > MAX_FAULTS) {
      throw new UnusableFileError('unreadable', 'The sound of this recording is too damaged to be listened to.');
    }
  };
  try {
    Object.assign(console, { error: count });
    return decode();
  } finally {
    Object.assign(console, { error });
  }
}
