import { readFileSync } from 'node:fs';
import { getDefaultSettings, mergeSettings, spellCheckDocument } from 'cspell-lib';
import { pageOf, type Finding } from './page.ts';
import type { Passage } from './passage.ts';

/** Names, vendors' words and technical terms that no dictionary has, one a line. */
const words = readFileSync(new URL('dictionary.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((word) => word !== '');

const settings = mergeSettings(await getDefaultSettings(true), {
  language: 'en,en-GB',
  dictionaries: [
    'en_us',
    'en-gb',
    'softwareTerms',
    'typescript',
    'node',
    'npm',
    'html',
    'bash',
    'companies',
    'filetypes',
    'k8s',
    'docker',
    'python',
    'dotnet',
    'java',
    'networking-terms',
  ],
  words,
  // code, addresses, options, names with capitals or digits inside
  ignoreRegExpList: [
    /`[^`]*`/g,
    /https?:\S+/g,
    /\S*[/@_=\\#]\S*/g,
    /\b\w*[a-z0-9][A-Z]\w*/g,
    /\b\w*\d\w*/g,
    /--?[a-z][\w-]*/g,
    /[‹«][^›»]*[›»]/g,
    /\{[^}]*\}/g,
    /\b\w+(\.\w+)+/g,
  ],
});

/** Finds the misspelt words in the passages of one file. */
export async function checkSpelling(passages: readonly Passage[]): Promise<readonly Finding[]> {
  const page = pageOf(passages);
  const document = { uri: 'file:///page.md', text: page.text, languageId: 'markdown', locale: 'en,en-GB' };
  const { issues } = await spellCheckDocument(
    document,
    { generateSuggestions: true, numSuggestions: 3, noConfigSearch: true },
    settings,
  );
  return issues.map(({ text, suggestions, offset }) => {
    const origin = page.originOf(page.text.slice(0, offset).split('\n').length);
    const better = suggestions?.length ? `; did you mean ${suggestions.join(', ')}?` : '';
    return { file: origin.file, line: origin.line, message: `"${text}" is not in the dictionary${better}` };
  });
}
