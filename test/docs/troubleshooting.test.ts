import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parseArgs } from 'node:util';

const page = readFileSync('docs/troubleshooting.md', 'utf8');

/** The messages in the headings: those of the emulator are code from start to end. */
const messages = [...page.matchAll(/^### `([^`\n]+)`$/gm)].map(([, message = '']) => message);

const sources = ['src', 'build', 'fixtures/schema'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js|json)$/.test(file) && !file.startsWith('generated'))
    .map((file) => sentencesOf(readFileSync(`${folder}/${file}`, 'utf8'))),
);

it('quotes only messages that the source contains', () => {
  expect(messages.length).toBeGreaterThan(30);
  expect(messages.filter((message) => !isInSource(message))).toEqual([]);
});

it('quotes the message for an unknown option as Node words it', () => {
  expect(() => parseArgs({ args: ['--prot'], options: {} })).toThrow(/^Unknown option '--prot'/);
});

it('has no two headings for the same message', () => {
  expect(messages.filter((message, index) => messages.indexOf(message) !== index)).toEqual([]);
});

/** Whether one file contains all literal parts of a message; `…` marks the others. */
function isInSource(message: string): boolean {
  const parts = message.split('…').map((part) => part.trim());
  return sources.some((text) => parts.every((part) => text.includes(part)));
}

/** Source code with the parts of a divided string joined. */
function sentencesOf(code: string): string {
  return code.replaceAll(/['"`]\s*\+\s*['"`]/g, '').replaceAll(/\\(['"`])/g, '$1');
}
