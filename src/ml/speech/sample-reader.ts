/** Reads one sample, as a number from -1 to 1. */
type ReadSample = (view: DataView, at: number) => number;

/** As in the header of WAV files. */
const PCM = 1;
const FLOAT = 3;
const A_LAW = 6;
const MU_LAW = 7;

/** How samples of an encoding are read; undefined for those that are no plain samples. */
export function sampleReader(encoding: number, sampleBytes: number): ReadSample | undefined {
  switch (`${encoding}/${sampleBytes}`) {
    case `${PCM}/1`:
      return (view, at) => (view.getUint8(at) - 128) / 128;
    case `${PCM}/2`:
      return (view, at) => view.getInt16(at, true) / 32_768;
    case `${PCM}/3`:
      return (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8_388_608;
    case `${PCM}/4`:
      return (view, at) => view.getInt32(at, true) / 2_147_483_648;
    case `${FLOAT}/4`:
      return (view, at) => bounded(view.getFloat32(at, true));
    case `${FLOAT}/8`:
      return (view, at) => bounded(view.getFloat64(at, true));
    case `${A_LAW}/1`:
      return (view, at) => aLaw(view.getUint8(at) ^ 0x55);
    case `${MU_LAW}/1`:
      return (view, at) => muLaw(view.getUint8(at) ^ 0xff);
    default:
      return undefined;
  }
}

/** Also for what is no number: one of them would spoil all that comes after. */
function bounded(value: number): number {
  return value >= -1 ? Math.min(value, 1) : value < -1 ? -1 : 0;
}

/** ITU-T G.711: a sign, three bits of exponent, four of mantissa. */
function aLaw(code: number): number {
  const exponent = (code >> 4) & 7;
  const mantissa = ((code & 15) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return (code & 0x80 ? magnitude : -magnitude) / 32_768;
}

function muLaw(code: number): number {
  const magnitude = ((((code & 15) << 3) + 132) << ((code >> 4) & 7)) - 132;
  return (code & 0x80 ? -magnitude : magnitude) / 32_768;
}
