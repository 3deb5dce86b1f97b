import { literal } from './literals.ts';
import type { TestParts } from './test-parts.ts';

/** Returns a test for Playwright that sends the request in the test's namespace and checks the answer. */
export function playwrightText(parts: TestParts): string {
  const { entry, title, comments, steps, method, path, headers, body, claims, contractFile } = parts;
  const { provider, profile, operation, status, outcome } = entry;
  const profiles = profile === 'observed' && provider !== undefined ? { [provider]: profile } : undefined;
  const options = {
    ...(operation === undefined ? { allowUnmatched: true } : {}),
    ...(profiles === undefined ? {} : { namespace: { profiles } }),
  };
  const all = [
    "import { expect, test } from 'login-emulator/playwright';",
    '',
    ...(contractFile === undefined
      ? []
      : [`// the emulator of LOGIN_EMULATOR_URL must serve the provider ${literal(provider)}`]),
    ...(Object.keys(options).length === 0 ? [] : [`test.use({ emulatorOptions: ${literal(options)} });`, '']),
    `test(${title}, async ({ emulator, request }) => {`,
    ...[...comments, ...steps].map((step) => `  ${step}`),
    `  const answer = await request.fetch(emulator.url + ${path}, {`,
    `    method: ${literal(method)},`,
    `    headers: ${headers},`,
    ...(body === undefined ? [] : [`    data: Buffer.from(${body}),`]),
    '    maxRedirects: 0,',
    '  });',
    `  expect(answer.status()).toBe(${status});`,
    ...(outcome === undefined
      ? []
      : [`  expect(answer.headers()['x-emulator-outcome']).toBe(${literal(outcome)});`]),
    ...(claims.length === 0
      ? []
      : ['  const body = await answer.json();', ...claims.map((claim) => `  ${claim}`)]),
    '});',
  ];
  return `${all.join('\n')}\n`;
}
