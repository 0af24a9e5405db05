/** A length of time as people say it: `45 s`, `12 min 4 s`, `1 h 2 min`. */
export function readableDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return 'Less than 1 s';
  const parts =
    whole < 3600
      ? [part(Math.floor(whole / 60), 'min'), part(whole % 60, 's')]
      : [part(Math.floor(Math.round(whole / 60) / 60), 'h'), part(Math.round(whole / 60) % 60, 'min')];
  return parts.filter((text) => text !== '').join(' ');
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en')} ${unit}`;
}
