import exifr from 'exifr';

export interface ExifRequest {
  /** A TIFF file of its own, as it lies in a photo. */
  readonly exif: Uint8Array;
  /** Whether the place is read too. */
  readonly places: boolean;
}

/** What a file claims about itself: under each name may stand a number, a text or nothing. */
export type ExifClaims = Readonly<Record<string, unknown>>;

const TAGS = [
  ...['Make', 'Model', 'LensModel', 'DateTimeOriginal'],
  ...['ExposureTime', 'FNumber', 'ISO', 'FocalLength'],
] as const;
const PLACE_TAGS = ['GPSLatitudeRef', 'GPSLatitude', 'GPSLongitudeRef', 'GPSLongitude'] as const;

/** Reads what a camera wrote. Its tables may be hostile, and nothing can stop it: it belongs into a thread. */
export async function exifClaims({ exif, places }: ExifRequest): Promise<ExifClaims> {
  const claims: unknown = await exifr.parse(exif, {
    pick: [...TAGS, ...(places ? PLACE_TAGS : [])],
    // Dates tell no time zone: as texts they stay what the camera's clock showed.
    reviveValues: false,
    translateValues: false,
  });
  if (typeof claims !== 'object' || claims === null) return {};
  return Object.fromEntries(
    Object.entries(claims).filter(([, value]) => typeof value === 'number' || typeof value === 'string'),
  );
}
