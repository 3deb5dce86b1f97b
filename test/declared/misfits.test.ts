import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { overlayText } from '../../src/adopt/write/overlay.ts';
import { overlayMisfits } from '../../src/declared/load.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { contract, files, plan } from '../adopt/write/acme.ts';

/** Returns the misfits of the overlay of the plan and a contract, without the folder. */
async function misfits(changed: string, text = overlayText(plan, files)): Promise<readonly string[]> {
  const folder = temporaryFolder({ 'acme.yaml': changed });
  const found = await overlayMisfits(join(folder, 'acme.yaml'), {
    file: join(folder, 'acme.login.yaml'),
    text,
  });
  return found.map((line) => line.replace(join(folder, '/'), ''));
}

it('lists nothing for an overlay that fits', async () => {
  expect(await misfits(contract)).toEqual([]);
});

it('lists targets, places and security schemes that are gone, each with its line', async () => {
  const changed = contract
    .replace('/me:', '/account:')
    .replace('email: { type', 'mail: { type')
    .replace('    token: { type', '    other: { type')
    .replace('[{ token: [] }]', '[{ other: [] }]');
  expect(await misfits(changed)).toEqual([
    'acme.login.yaml:13:39: unknown security scheme token; expected one of other',
    "acme.login.yaml:26:25: POST /login doesn't declare body.email; did you mean mail?",
    "acme.login.yaml:37:13: $.paths['/me'].get matches nothing: $.paths has no /me; expected one of /login, /account, /session",
  ]);
});

it('lists an example that is gone', async () => {
  const text = overlayText(plan, files).replace(
    "{ status: 401, body: { error: 'Wrong: e-mail or password' } }",
    '{ status: 401, example: wrong }',
  );
  expect(await misfits(contract, text)).toEqual([
    'acme.login.yaml:30:56: unknown example wrong at 401; the response has no named example',
  ]);
});

it('lists an overlay that has no valid YAML', async () => {
  expect(await misfits(contract, 'actions: [')).toHaveLength(1);
});
