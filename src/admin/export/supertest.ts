import { pathToFileURL } from 'node:url';
import { literal } from './literals.ts';
import type { TestParts } from './test-parts.ts';

/** Returns a test for Jest and supertest that starts an emulator, sends the request and checks the answer. */
export function supertestText(parts: TestParts): string {
  const { entry, title, comments, steps, method, path, headers, body, claims, contractFile } = parts;
  const { provider, profile, status, outcome } = entry;
  const options = [
    'port: false',
    ...(provider === undefined ? [] : [`providers: [${chosen(provider, contractFile)}]`]),
    ...(profile === 'observed' ? [`profile: ${literal(profile)}`] : []),
  ];
  return lines([
    "import { expect, it } from '@jest/globals';",
    "import { createEmulator } from 'login-emulator';",
    ...(contractFile === undefined ? [] : ["import { defineProvider } from 'login-emulator/provider';"]),
    "import request from 'supertest';",
    '',
    `it(${title}, async () => {`,
    ...comments.map(indented),
    `  const emulator = await createEmulator({ ${options.join(', ')} });`,
    '  try {',
    ...steps.map((step) => `    ${step}`),
    `    const answer = await request(emulator.app)[${literal(method.toLowerCase())}](${path})`,
    `      .set(${headers})${body === undefined ? ';' : ''}`,
    ...(body === undefined ? [] : [`      .send(${body});`]),
    `    expect(answer.status).toBe(${status});`,
    ...(outcome === undefined
      ? []
      : [`    expect(answer.headers['x-emulator-outcome']).toBe(${literal(outcome)});`]),
    ...(claims.length === 0
      ? []
      : ['    const { body } = answer;', ...claims.map((claim) => `    ${claim}`)]),
    '  } finally {',
    '    await emulator.close();',
    '  }',
    '});',
  ]);
}

function chosen(id: string, file: string | undefined): string {
  if (file === undefined) return literal(id);
  return `await defineProvider({ id: ${literal(id)}, contract: new URL(${literal(pathToFileURL(file).href)}) })`;
}

function indented(line: string): string {
  return `  ${line}`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
