import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const script = join(process.cwd(), 'build/release-notes.js');
const dated =
  '# Changelog\n\n## 0.2.0 - 2026-12-01\n\n### Added\n\n- A door.\n\n## 0.1.0 - 2026-11-01\n\n- A house.\n';

function notes(tag: string, changelog: string) {
  const cwd = temporaryFolder({ 'package.json': '{ "version": "0.2.0" }', 'CHANGELOG.md': changelog });
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, tag], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it("prints the section of the tag's version, without its heading", () => {
  expect(notes('v0.2.0', dated)).toEqual({ status: 0, stdout: '### Added\n\n- A door.\n', stderr: '' });
});

it.each<[string, string, string, string]>([
  ['the tag has another version', 'v0.3.0', dated, 'the tag is v0.3.0, but package.json has version 0.2.0'],
  ['the tag has no v', '0.2.0', dated, 'the tag is 0.2.0, but package.json has version 0.2.0'],
  ['there is no tag', '', dated, 'the tag is missing, but package.json has version 0.2.0'],
  [
    'the section is missing',
    'v0.2.0',
    dated.replace('0.2.0', '0.2.0-rc.1'),
    'CHANGELOG.md has no section ## 0.2.0',
  ],
  [
    'the section has no date',
    'v0.2.0',
    dated.replace('- 2026-12-01', '(unreleased)'),
    'CHANGELOG.md: the heading "## 0.2.0 (unreleased)" needs the date, as in ## 0.2.0 - 2026-01-31',
  ],
  [
    'the section is empty',
    'v0.2.0',
    dated.replace(/### Added[^]*?(?=\n## )/, ''),
    'CHANGELOG.md: the section ## 0.2.0 is empty',
  ],
])('fails when %s', (_when, tag, changelog, sentence) => {
  expect(notes(tag, changelog)).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` });
});
