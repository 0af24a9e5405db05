// Loaded before a function: shifts its clock, as on a machine whose time is off.
const RealDate = Date;
const shiftMs = Number(process.env.SOAK_CLOCK_SKEW_MS || 0);

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
};
