/**
 * The first bytes of images that browsers show; "?" stands for any byte. SVG is not among them, as
 * it may refer to other files, nor is TIFF, whose many kinds of compression no adapter needs.
 */
const SIGNATURES = ['\xFF\xD8\xFF', '\x89PNG\r\n\x1A\n', 'GIF8', 'RIFF????WEBP', '\0\0\0?ftypavif'];

/** Whether these are the bytes of a JPEG, PNG, GIF, WebP or AVIF, told before any decoder sees them. */
export function isRasterImage(bytes: unknown): bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array)) return false;
  return SIGNATURES.some((signature) =>
    Array.from(signature).every((byte, at) => byte === '?' || byte.charCodeAt(0) === bytes[at]),
  );
}
