import { describe, expect, it } from '@jest/globals';
import { addressesIn } from '../../../../src/ml/text/entities/addresses-in.ts';
import { measuresIn, moneyIn } from '../../../../src/ml/text/entities/amounts-in.ts';
import { companiesIn } from '../../../../src/ml/text/entities/companies-in.ts';
import { dateFinder } from '../../../../src/ml/text/entities/dates-in.ts';

describe('dateFinder', () => {
  it.each([
    ['en', 'Due on 12 March 2024.', ['12 March 2024']],
    ['en', 'Done by 20 May. Paid on 3 Sept.', ['20 May', '3 Sept']],
    ['en', 'On March 3rd, 2025 and Sept. 9, 2024', ['March 3rd, 2025', 'Sept. 9, 2024']],
    ['en', 'From 2024-02-29 to 03/12/2024, in Q3 2025', ['2024-02-29', '03/12/2024', 'Q3 2025']],
    ['en', 'In May 2026 we may go.', ['May 2026']],
    ['de', 'Fertig am 15. März 2025 oder 01.04.2025.', ['15. März 2025', '01.04.2025']],
    ['fr', 'le 1er juin 2025 et le 3 août', ['1er juin 2025', '3 août']],
    ['es', 'el 31 de diciembre de 2025', ['31 de diciembre de 2025']],
    ['ja', '当社は2025年4月1日に始めます', ['2025年4月1日']],
  ])('finds the dates (%s) of: %s', (language, text, dates) => {
    expect(dateFinder(language)(text)).toEqual(dates);
  });

  it.each(['March on!', 'version 1.2.3', '10.0.0.12', 'page 12/14', '99/99/2024', 'he may 5'])(
    'finds none in: %s',
    (text) => {
      expect(dateFinder('en')(text)).toEqual([]);
    },
  );
});

describe('moneyIn', () => {
  it.each([
    ['It cost $4.2 million, not EUR 5,400.', ['$4.2 million', 'EUR 5,400']],
    ['1 850 € und 38.000 Euro', ['1 850 €', '38.000 Euro']],
    ['£190 million to £194 million', ['£190 million', '£194 million']],
    ['about 30 dollars and 50 cents', ['30 dollars', '50 cents']],
    ['総工費は48億円です', ['48億円']],
  ])('finds the sums of: %s', (text, sums) => {
    expect(moneyIn(text)).toEqual(sums);
  });

  it.each(['3,214 employees', 'in 2024', 'room 101', '12 million visitors'])('finds none in: %s', (text) => {
    expect(moneyIn(text)).toEqual([]);
  });
});

describe('measuresIn', () => {
  it.each([
    ['up 7.2% after 250 km', ['7.2%', '250 km']],
    ['24 MW, 95 tonnes, 11 %', ['24 MW', '95 tonnes', '11 %']],
  ])('finds the measures of: %s', (text, measures) => {
    expect(measuresIn(text)).toEqual(measures);
  });

  it.each(['5 members', '3 gods', 'A4 paper'])('finds none in: %s', (text) => {
    expect(measuresIn(text)).toEqual([]);
  });
});

describe('addressesIn', () => {
  it.each([
    ['Write to jo.smith+x@mail.example.org.', ['jo.smith+x@mail.example.org']],
    ['See https://a.example/b?c=d, or (www.example.com/x).', ['https://a.example/b?c=d', 'www.example.com/x']],
    ['https://en.example.org/wiki/A_(b)', ['https://en.example.org/wiki/A_(b)']],
  ])('finds the addresses of: %s', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });

  it.each(['a@b', '@home', 'http://', 'user@host..com', 'https://user:secret@host.example/'])(
    'finds none in: %s',
    (text) => {
      expect(addressesIn(text)).toEqual([]);
    },
  );
});

describe('companiesIn', () => {
  it.each([
    ['We buy from Carrow Stone Ltd.', ['Carrow Stone Ltd']],
    ['Die Nordwind Logistik GmbH liefert.', ['Nordwind Logistik GmbH']],
    ['株式会社青葉機械が納入します', ['株式会社青葉機械']],
  ])('finds the companies of: %s', (text, companies) => {
    expect(companiesIn(text)).toEqual(companies);
  });

  it.each(['Limited offer', 'The AG of the state', 'SE winds'])('finds none in: %s', (text) => {
    expect(companiesIn(text)).toEqual([]);
  });
});
