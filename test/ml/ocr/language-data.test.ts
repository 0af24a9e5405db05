import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MlAdapterError } from '../../../src/errors.ts';
import { languageData } from '../../../src/ml/ocr/language-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'languages-'));
for (const name of ['deu.traineddata', 'deu.traineddata.gz', 'fra.traineddata.gz', 'chi_sim_vert.traineddata']) {
  writeFileSync(join(folder, name), '');
}
afterAll(() => rmSync(folder, { recursive: true }));

const failing = (languages: readonly string[], from?: string) => {
  try {
    languageData(languages, from);
  } catch (error) {
    if (error instanceof MlAdapterError) return error.forPerson;
  }
  return 'did not fail';
};

describe('languageData', () => {
  it('finds English in the package, in the order asked and each language once', () => {
    const found = languageData(['fra', 'eng', 'fra', 'deu', 'chi_sim_vert'], folder);
    expect(found.map(({ language }) => language)).toEqual(['fra', 'eng', 'deu', 'chi_sim_vert']);
    expect(found.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))).toEqual([
      'fra.traineddata.gz',
      'eng.traineddata.gz',
      'deu.traineddata',
      'chi_sim_vert.traineddata',
    ]);
  });

  it('prefers English from the folder, where an operator may have put a better one', () => {
    const own = mkdtempSync(join(tmpdir(), 'languages-'));
    writeFileSync(join(own, 'eng.traineddata'), '');
    expect(languageData(['eng'], own)).toEqual([{ language: 'eng', path: join(own, 'eng.traineddata') }]);
    rmSync(own, { recursive: true });
  });

  it('names the language and the setting when data is missing', () => {
    expect(failing(['eng', 'spa'], folder)).toMatch(/"spa".*`languageFolder`/);
    expect(failing(['spa'])).toMatch(/"spa".*`languageFolder`/);
    expect(failing(['spa'], join(folder, 'nowhere'))).toMatch(/"spa".*`languageFolder`/);
  });

  it.each([[[]], [['']], [['../deu']], [['deu+fra']], [['/etc/passwd']], [['de u']], [['x'.repeat(500)]]])(
    'takes none of %j for languages',
    (languages: readonly string[]) => {
      expect(failing(languages, folder)).toMatch(/`languages`/);
    },
  );
});
