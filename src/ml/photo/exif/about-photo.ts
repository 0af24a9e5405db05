import { cleanText } from '../../../cards/clean-text.ts';
import { shorten } from '../../../cards/shorten.ts';
import { cameraOf } from './camera-of.ts';
import type { ExifClaims } from './exif-claims.ts';

const MAX_NAME_CHARACTERS = 60;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Camera, lens, date, exposure and place, each as far as the file tells them credibly. */
export function aboutPhoto(claims: ExifClaims): string[] {
  const name = (tag: string) => shorten(cleanText(claims[tag]), MAX_NAME_CHARACTERS);
  const camera = shorten(cameraOf(name('Make'), name('Model')), MAX_NAME_CHARACTERS);
  const facts = [camera, name('LensModel'), takenOn(claims.DateTimeOriginal), exposureOf(claims), placeOf(claims)];
  return facts.filter((fact) => fact !== '');
}

/** "2026:05:12 14:03:22" as "12 May 2026, 14:03": what the clock of the camera showed. */
function takenOn(claim: unknown): string {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)(?!\d)/.exec(typeof claim === 'string' ? claim : '');
  if (!parts) return '';
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number);
  const named = MONTHS[month - 1];
  const sound = year >= 1826 && named && day >= 1 && day <= 31 && hour <= 23 && minute <= 59;
  return sound ? `${day} ${named} ${year}, ${parts[4]}:${parts[5]}` : '';
}

/** "1/250 s, f/1.8, ISO 100, 26 mm". */
function exposureOf(claims: ExifClaims): string {
  const number = (tag: string, most: number) => within(claims[tag], Number.MIN_VALUE, most);
  const [seconds, aperture, iso, millimetres] = [
    number('ExposureTime', 86_400),
    number('FNumber', 1000),
    number('ISO', 10_000_000),
    number('FocalLength', 10_000),
  ];
  return [
    seconds === undefined ? [] : seconds < 0.3 ? `1/${Math.round(1 / seconds)} s` : `${rounded(seconds)} s`,
    aperture === undefined ? [] : `f/${rounded(aperture)}`,
    iso === undefined ? [] : `ISO ${Math.round(iso)}`,
    millimetres === undefined ? [] : `${rounded(millimetres)} mm`,
  ]
    .flat()
    .join(', ');
}

/** "51.5007° N, 0.1246° W": four places, about ten metres. */
function placeOf(claims: ExifClaims): string {
  const [latitude, longitude] = [within(claims.latitude, -90, 90), within(claims.longitude, -180, 180)];
  if (latitude === undefined || longitude === undefined) return '';
  // Written by devices that know no place.
  if (latitude === 0 && longitude === 0) return '';
  const degrees = (value: number) => `${Math.abs(value).toFixed(4)}°`;
  return `${degrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${degrees(longitude)} ${longitude < 0 ? 'W' : 'E'}`;
}

function within(claim: unknown, least: number, most: number): number | undefined {
  return typeof claim === 'number' && claim >= least && claim <= most ? claim : undefined;
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}
