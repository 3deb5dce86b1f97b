import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { fixturesText } from '../../../src/adopt/write/fixtures.ts';
import { yamlContent } from '../../../src/declared/contract/parse-yaml.ts';
import { filledTexts } from '../../../src/files/variables.ts';
import { plan } from './acme.ts';
import { plans } from './hostile.ts';

it('writes each account with its use', () => {
  expect(fixturesText(plan)).toBe(`# The accounts, each with its use. Change them, and add your own.
accounts:
  - login: plain@example.com # signs in
    password: Password-1
  - login: totp@example.com # needs a code of an authenticator app
    password: Password-1
    secondFactor: totp
    totpSecret: JBSWY3DPEHPK3PXP

# Digests of what adopt wrote. By them, it recognises your edits when it runs again. Keep these lines.
# adopted 27238753 plain@example.com
# adopted 01b51604 totp@example.com
`);
});

it('writes any account so that both parsers read it, and no environment variable is read', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (one) => {
      const text = fixturesText(one);
      const expected = { accounts: one.accounts.map(({ account }) => account) };
      expect(filledTexts(parse(text), { HOME: 'replaced' })).toEqual(expected);
      expect(filledTexts(await yamlContent(text, 'acme.fixtures.yaml'), { HOME: 'replaced' })).toEqual(
        expected,
      );
    }),
  );
});
