import { describe, expect, it } from '@jest/globals';
import { englishReader } from '../../../../src/ml/text/english-reader.ts';
import { englishNames } from '../../../../src/ml/text/entities/english-names.ts';

function namesIn(text: string): { people: string[]; organisations: string[] } {
  const names = englishNames();
  for (const sentence of englishReader().read([{ text, role: 'prose' }], 0)) names.add(sentence);
  return names.found();
}

describe('englishNames', () => {
  it.each([
    ['by a first name', 'Yesterday Margaret Thornbury opened the fair.', 'Margaret Thornbury'],
    ['by a title', 'The letter is from Dr Okonjo about the test.', 'Dr Okonjo'],
    ['by an office', 'Zbyszko Krall, chief engineer, closed the valve.', undefined],
    ['by an office and an ambiguous first name', 'We met Grace Hollis, head of sales, in the hall.', 'Grace Hollis'],
    ['who speaks', '"It is late," said Jordan Ashby.', 'Jordan Ashby'],
    ['with particles', 'The prize went to Anna van der Berg for her novel.', 'Anna van der Berg'],
    ['with an initial', 'The map was drawn by Peter J. Lindqvist in autumn.', 'Peter J. Lindqvist'],
  ])('finds a person %s', (_, text, person) => {
    expect(namesIn(text).people).toEqual(person ? [person] : []);
  });

  it('lists a person once, whatever comes before the name later', () => {
    const text = 'Helen Okafor spoke first. Dr Okafor then left. Later, Ms Okafor came back.';
    expect(namesIn(text).people).toEqual(['Helen Okafor']);
  });

  it.each([
    'The Paris Agreement was signed. Georgia Street is closed. Virginia Beach is warm.',
    'April Sales were good. The Grant Committee met. Will Power decide?',
    'The Victoria Falls are high. Austin City Council met in May.',
    'Cookie Consent was asked for twice. A cookie stays for a day.',
    'The University of Westhaven and the Institute for Urban Mobility agree.',
  ])('finds nobody in: %s', (text) => {
    expect(namesIn(text).people).toEqual([]);
  });

  it.each([
    ['Brightfold Robotics was founded in 2011.', 'Brightfold Robotics'],
    ['The Institute for Freshwater Ecology moved.', 'Institute for Freshwater Ecology'],
    ['The report is by Pell & Harcourt LLP and others.', 'Pell & Harcourt LLP'],
    ['They work for the Northern Water Authority now.', 'Northern Water Authority'],
  ])('finds the organisation of: %s', (text, organisation) => {
    expect(namesIn(text).organisations).toEqual([organisation]);
  });
});
