/** Zero crossings of the filter on each side: sound that would be folded down is 60 dB lower. */
const CROSSINGS = 8;
/** Places between two samples for which the filter is computed; others take the nearest. */
const PHASES = 256;
/** Of the lower of the two rates' limits: what is left for the filter to fall off. */
const PASSED = 0.95;

/** Brings sound from one sample rate to another, a piece at a time. The outcome does not depend on how it was cut. */
export class Resampler {
  /** Places between two samples where an outcome may lie, and how many of them lie between two outcomes. */
  readonly #places: number;
  readonly #step: number;
  readonly #reach: number;
  readonly #filters: readonly Float32Array[];
  /** Samples that later outcomes still need; begins with silence before the first. */
  #kept: Float32Array<ArrayBuffer>;
  /** Of the next outcome, in places since the first of `#kept`: a whole number, so that no error adds up over hours. */
  #position: number;

  /** @param fromHz a whole number, as `toHz`. */
  constructor(fromHz: number, toHz: number) {
    const divisor = greatestDivisor(fromHz, toHz);
    this.#places = toHz / divisor;
    this.#step = fromHz / divisor;
    const cutoff = PASSED * Math.min(1, toHz / fromHz);
    this.#reach = Math.ceil(CROSSINGS / cutoff);
    this.#filters = Array.from({ length: PHASES + 1 }, (_, phase) => filterAt(phase / PHASES, this.#reach, cutoff));
    this.#kept = new Float32Array(this.#reach);
    this.#position = this.#reach * this.#places;
  }

  accept(samples: Float32Array): Float32Array<ArrayBuffer> {
    const sound = new Float32Array(this.#kept.length + samples.length);
    sound.set(this.#kept);
    sound.set(samples, this.#kept.length);
    // The filter of an outcome reaches as far behind as ahead.
    const end = (sound.length - this.#reach) * this.#places;
    const count = Math.max(0, Math.ceil((end - this.#position) / this.#step));
    const outcome = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      outcome[index] = this.#at(sound, this.#position);
      this.#position += this.#step;
    }
    const from = Math.min(sound.length, Math.max(0, Math.floor(this.#position / this.#places) - this.#reach));
    this.#kept = sound.slice(from);
    this.#position -= from * this.#places;
    return outcome;
  }

  /** The last outcomes, for which silence is taken to follow. */
  finish(): Float32Array<ArrayBuffer> {
    return this.accept(new Float32Array(this.#reach));
  }

  #at(sound: Float32Array, position: number): number {
    const whole = Math.floor(position / this.#places);
    const filter = this.#filters[Math.round((position / this.#places - whole) * PHASES)];
    if (!filter) return 0;
    const first = whole - this.#reach + 1;
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap += 1) sum += (sound[first + tap] ?? 0) * (filter[tap] ?? 0);
    return sum;
  }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** A windowed sinc for a place between two samples, whose weights add up to one. */
function filterAt(fraction: number, reach: number, cutoff: number): Float32Array {
  const weights = Float32Array.from({ length: 2 * reach }, (_, tap) => {
    const distance = tap - reach + 1 - fraction;
    const angle = Math.PI * distance * cutoff;
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
    return sinc * Math.cos((Math.PI * distance) / (2 * reach)) ** 2;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
