/**
 * How much goes on the cards of one file. Box documents no limits for skill cards; these keep a set
 * of cards quick to load and to read, and whatever they cut is said on the card itself.
 */

/** Cards per file, counting the status card that says that there would be more. */
export const MAX_CARDS = 20;

/**
 * Entries per card. A hundred pills fill the sidebar; 4000 lines are three hours of speech, and the
 * app folds them; fifty pictures are about 200 kB.
 */
export const MAX_ENTRIES = { keyword: 100, transcript: 4000, timeline: 50 } as const;

/**
 * UTF-16 code units per text, with the closing "…". The app clips a pill at some thirty and shows
 * a picture's text as a tooltip; a transcript line may be a whole paragraph of a document.
 */
export const MAX_TEXT_CHARACTERS = { keyword: 100, transcript: 4000, timeline: 200, status: 500 } as const;

/** UTF-16 code units of a title, with "(first 100 of 250)". */
export const MAX_TITLE_CHARACTERS = 80;

/** Stretches per entry; past it the closest are joined. The app's track is 290 pixels wide. */
export const MAX_APPEARS = 100;

/** Eleven days. A later time is a unit mistaken (milliseconds, ticks) and is treated as not given. */
export const MAX_SECONDS = 1_000_000;

/**
 * UTF-8 bytes of the JSON array of all cards. Cards live in a metadata instance, which the web app
 * loads whole before it shows the first one.
 */
export const MAX_CARDS_BYTES = 512_000;

/** Elements of any one list that are looked at; the others only count in "of 250". */
export const MAX_ELEMENTS_READ = 100_000;

/** Width and height of a thumbnail: the app's own size. With 256 colours it is at most 3 kB of PNG. */
export const THUMBNAIL_PIXELS = 45;

/** Pixels of a picture to decode, about 200 MB of memory at four bytes each. */
export const MAX_PICTURE_PIXELS = 50_000_000;

/** Seconds that decoding one picture may take. */
export const MAX_PICTURE_SECONDS = 10;
