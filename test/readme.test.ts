import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sentenceLength } from '../docs/examples/sentence-length.ts';
import { mlAdapterContract } from './contract/ml-adapter.contract.ts';

const readme = readFileSync('README.md', 'utf8');
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;
const ci = readFileSync('.ci/run', 'utf8');

describe('README', () => {
  it('names only scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('has CI run each of its commands', () => {
    const commands = [...readme.matchAll(/^ {4}((?:npm|npx) [^#\n]+?)\s*(?:#.*)?$/gm)].map(
      ([, command = '']) => command,
    );
    expect(commands).toContain('npm run demo');
    // A deployment needs an account; `npm run package` is all of it that does not.
    const run = (command: string) =>
      ci.includes(command) ||
      (command === 'npm test' && scripts.check?.includes(command)) ||
      command === 'npm run deploy';
    expect(commands.filter((command) => !run(command) && !command.startsWith('npx sls invoke local'))).toEqual([]);
    expect(ci).toContain('npx sls invoke local -f receive -p "events/$fixture.json"');
  });

  it('shows the example adapter as it is tested', () => {
    const [, example] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(example).toBe(readFileSync('docs/examples/sentence-length.ts', 'utf8'));
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(((?!https?:)[^)]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(() => readFileSync(path)).not.toThrow(/ENOENT/);
  });

  it('has pages behind it that link to files and headings that exist', () => {
    for (const page of ['docs/adapters.md', 'docs/quality.md', 'docs/operate.md']) {
      const text = readFileSync(page, 'utf8');
      const links = [...text.matchAll(/\]\(((?!https?:)[^)]+)\)/g)].map(([, path = '']) => path);
      for (const link of links.filter((path) => !path.startsWith('#'))) {
        expect([page, link, existsSync(join('docs', link.replace(/#.*/, '')))]).toEqual([page, link, true]);
      }
      const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(
        ([, words = '']) => `#${words.toLowerCase().replaceAll(' ', '-')}`,
      );
      expect(links.filter((path) => path.startsWith('#') && !headings.includes(path))).toEqual([]);
    }
  });

  it('has a page for every adapter of the configuration', () => {
    const pages = readFileSync('docs/adapters.md', 'utf8');
    const config = readFileSync('src/skill.config.ts', 'utf8');
    const makers = [...config.matchAll(/import \{ (\w+Adapter) \}/g)].map(([, maker = '']) => maker);
    expect(makers.length).toBeGreaterThan(5);
    expect(makers.filter((maker) => !pages.includes(`\`${maker}(options)\``))).toEqual([]);
  });

  it('lists every variable that the configuration reads', () => {
    const config = readFileSync('src/config.ts', 'utf8');
    const read = new Set(
      config.match(/\b(?:BOX|AWS_ENDPOINT|TOKEN|CARD|LOG|INVOCATION|IDEMPOTENCY|SPEECH|OCR)_[A-Z_]+\b/g),
    );
    expect([...read].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

const prose = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

mlAdapterContract({
  name: 'the example of the README',
  adapter: () => sentenceLength,
  goodFiles: [
    prose('note.txt', 'The tide turns twice a day. Boats wait for it.'),
    prose('日本.txt', '潮 が 満ちる. 舟 が 出る.'),
  ],
});
