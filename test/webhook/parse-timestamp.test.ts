import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTimestamp } from '../../src/webhook/parse-timestamp.ts';

describe('parseTimestamp', () => {
  it.each([
    ['2020-01-01T00:00:00-07:00', Date.UTC(2020, 0, 1, 7)],
    ['2020-01-01T00:00:00+05:30', Date.UTC(2019, 11, 31, 18, 30)],
    ['2020-01-01T00:00:00Z', Date.UTC(2020, 0, 1)],
    ['2020-01-01t00:00:00z', Date.UTC(2020, 0, 1)],
    ['2020-01-01T00:00:00-00:00', Date.UTC(2020, 0, 1)],
    ['2020-01-01T00:00:00.5Z', Date.UTC(2020, 0, 1, 0, 0, 0, 500)],
    ['2020-01-01T00:00:00.123Z', Date.UTC(2020, 0, 1, 0, 0, 0, 123)],
    ['2020-01-01T00:00:00.123456789Z', Date.UTC(2020, 0, 1, 0, 0, 0, 123)],
    ['2020-02-29T23:59:59Z', Date.UTC(2020, 1, 29, 23, 59, 59)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['2020-12-31T23:59:59Z', Date.UTC(2020, 11, 31, 23, 59, 59)],
  ])('reads %s', (text, milliseconds) => {
    expect(parseTimestamp(text)).toBe(milliseconds);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'NaN'],
    ['a number', '1577836800'],
    ['a number of milliseconds', '1577836800000'],
    ['a date', '2020-01-01'],
    ['no offset', '2020-01-01T00:00:00'],
    ['no seconds', '2020-01-01T00:00Z'],
    ['a space between date and time', '2020-01-01 00:00:00Z'],
    ['an offset without its colon', '2020-01-01T00:00:00+0700'],
    ['an offset of hours alone', '2020-01-01T00:00:00-07'],
    ['an offset of a whole day', '2020-01-01T00:00:00+24:00'],
    ['an offset of sixty minutes', '2020-01-01T00:00:00+00:60'],
    ['the form of HTTP', 'Wed, 01 Jan 2020 00:00:00 GMT'],
    ['the American form', '1/1/2020'],
    ['the name of a zone', '2020-01-01T00:00:00 PST'],
    ['a space before', ' 2020-01-01T00:00:00Z'],
    ['a space after', '2020-01-01T00:00:00Z '],
    ['a line break after', '2020-01-01T00:00:00Z\n'],
    ['two of them', '2020-01-01T00:00:00Z,2020-01-01T00:00:00Z'],
    ['a year of two digits', '20-01-01T00:00:00Z'],
    ['a year of six digits', '+002020-01-01T00:00:00Z'],
    ['an empty fraction', '2020-01-01T00:00:00.Z'],
    ['a fraction after a comma', '2020-01-01T00:00:00,5Z'],
    ['month 0', '2020-00-01T00:00:00Z'],
    ['month 13', '2020-13-01T00:00:00Z'],
    ['day 0', '2020-01-00T00:00:00Z'],
    ['30 February', '2020-02-30T00:00:00Z'],
    ['29 February outside a leap year', '2021-02-29T00:00:00Z'],
    ['29 February 1900', '1900-02-29T00:00:00Z'],
    ['31 April', '2020-04-31T00:00:00Z'],
    ['hour 24', '2020-01-01T24:00:00Z'],
    ['hour 25', '2020-01-01T25:00:00Z'],
    ['minute 60', '2020-01-01T00:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['digits of another script', '२०२०-०१-०१T००:००:००Z'],
  ])('refuses %s', (_, text) => {
    expect(parseTimestamp(text)).toBeNaN();
  });

  it('reads whatever Date writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});
