import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './checks.ts';

/** Checks the licences of bundled packages in the unpacked package. */
export async function checkLicences(check: Check, folder: string): Promise<void> {
  const file = join(folder, 'dist/THIRD-PARTY-NOTICES.txt');
  const [, ...parts] = readFileSync(file, 'utf8').split(`\n${'-'.repeat(78)}\n\n`);
  const end = parts.findIndex((part) => part.startsWith('The paragraphs that several licences have:'));
  const paragraphs = parts.slice(end + 1);
  const packages = parts.slice(0, end).map((notice) => {
    const [head = '', ...text] = notice.split('\n');
    const [, name = '', licence = ''] = /^(\S+) \S+ \((.+)\)$/.exec(head) ?? [];
    const whole = text
      .join('\n')
      .replaceAll(/\[(\d+)\]/g, (_, number) => paragraphs[Number(number) - 1] ?? '');
    return { name, licence, text: whole };
  });

  await check('every bundled package is listed with its licence', () => {
    const names = packages.map(({ name }) => name);
    assert.deepEqual(
      bundled.filter((name) => !names.includes(name)),
      [],
    );
    assert.deepEqual(
      packages.filter(({ text }) => text.trim().length < shortestLicence),
      [],
    );
    return `${packages.length} packages`;
  });
  await check('every licence is permissive', () => {
    assert.deepEqual(
      packages.filter(({ licence }) => !wordsOf(licence).every((word) => permissive.includes(word))),
      [],
    );
    return [...new Set(packages.map(({ licence }) => licence))].sort().join(', ');
  });
  await check('code that a package itself bundles has its licence too', () => {
    const textOf = (wanted: string) => packages.find(({ name }) => name === wanted)?.text ?? '';
    assert.match(textOf('@fastify/busboy'), /Brian White/);
    assert.match(textOf('swagger-ui-dist'), /DOMPurify/);
  });
}

/** Splits an expression such as `(MIT OR Apache-2.0)` into licences. */
function wordsOf(licence: string): readonly string[] {
  return licence.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
}

/** Packages that the emulator requires, and some of their dependencies. */
const bundled = [
  ...[
    '@fastify/busboy',
    '@redis/client',
    'ajv',
    'ajv-formats',
    'content-type',
    'cors',
    'express',
    'express-openapi-validator',
  ],
  ...['negotiator', 'openapi-sampler', 'otpauth', 'prom-client', 'swagger-ui-dist', 'yaml', 'body-parser'],
  // of the console
  'preact',
  ...['iconv-lite', 'multer', 'qs'],
];

/** The shortest accepted licence text: the ISC licence has about 700 characters. */
const shortestLicence = 400;

const permissive = [
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'],
  ...['BlueOak-1.0.0', 'Python-2.0', 'Unlicense', 'CC0-1.0'],
];
