import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { join } from 'node:path';
import * as yaml from 'prettier/plugins/yaml';
import { format } from 'prettier/standalone';
import { parse } from 'yaml';
import type { Plan } from '../../../src/adopt/plan.ts';
import { columns } from '../../../src/adopt/write/comment.ts';
import { overlayText } from '../../../src/adopt/write/overlay.ts';
import { targetText } from '../../../src/adopt/write/target.ts';
import { yamlContent } from '../../../src/declared/contract/parse-yaml.ts';
import { select } from '../../../src/declared/contract/targets.ts';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { contract, files, plan } from './acme.ts';
import { plans, text, wellFormed, wordy } from './hostile.ts';

const options = { parser: 'yaml', singleQuote: true, printWidth: 110, plugins: [yaml] };

/** The data of a plan that isn't open. */
function dataOf({ actions }: Plan): unknown {
  const active = actions.filter(({ isOpen }) => !isOpen);
  if (active.length === 0) return [{ target: '$', update: { 'x-login': { version: 1 } } }];
  return active.map(({ target, update }) => ({ target: targetText(target), update }));
}

it('writes the schema, the certainty of each guess, and open actions as comments', () => {
  expect(overlayText(plan, files)).toBe(`# yaml-language-server: $schema=${files.schema}
# \`login-emulator adopt\` has written these marks. "sure": the contract shows it. "likely": a guess, with its
# reason; a mark without a remark is sure. "open": a comment; to use it, remove "# " from each of its lines.
# To check the file: npx login-emulator check --provider acme=acme.yaml
overlay: 1.0.0
info: { title: How Acme signs in, version: 1.0.0 }
extends: ./acme.yaml
actions:
  - target: $
    update:
      x-login:
        version: 1
        tokens: { access: { security: token, lifetime: 15m } }
        lockout: { attempts: 5, for: 15m } # likely: the contract has a 423 at the sign-in
        answers:
          # likely: the contract declares no refusal for a request without a token; other operations of this
          #   contract show the same error, and the framework that has generated it answers so
          token-missing: { status: 401, body: { error: Sign in first. } }
          malformed-request: { status: 400, body: { error: '{{violation.text}}' } }

  # sure: the path ends with "login"; email and password in the body
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        # open: no answer is shown
        answers:
          signed-in: { status: 200, body: { token: '{{tokens.access}}' } }
          invalid-credentials: { status: 401, body: { error: 'Wrong: e-mail or password' } }
          # likely: as WebDAV has it
          locked-out:
            status: 423
            body: { errors: [{ message: Locked., extensions: { code: LOCKED } }] }
      responses: { '423': { description: Locked } }

  - target: $.paths['/me'].get
    update:
      x-login:
        act: current-account
        answers: { who-am-i: { status: 200, body: { email: '{{account.email}}' } } }

  # # open: it may end the session: its summary has "end"
  # - target: $.paths['/session'].put
  #   update:
  #     x-login:
  #       act: sign-out # open: or end-session
  #       answers: { signed-out: { status: 200, body: { ended: true } } }

# Digests of what adopt wrote. By them, it recognises your edits when it runs again. Keep these lines.
# adopted dda671a8 $
# adopted 03093320 $.paths['/login'].post
# adopted d7e63f92 $.paths['/me'].get
# adopted cb4625c9 $.paths['/session'].put
`);
});

it('loads beside its contract', async () => {
  const folder = temporaryFolder({ 'acme.yaml': contract, 'acme.login.yaml': overlayText(plan, files) });
  const { notes } = await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.yaml') });
  expect(notes).toEqual([]);
});

it('loads an open action whose comment is removed', async () => {
  const written = overlayText(plan, files);
  const start = written.indexOf('  # # open:');
  const open = written.slice(start, written.indexOf('\n\n', start));
  const text = written.replace(open, open.replaceAll('  # ', '  '));
  const folder = temporaryFolder({ 'acme.yaml': contract, 'acme.login.yaml': text });
  await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.yaml') });
  const { actions } = parse(text) as { readonly actions: readonly unknown[] };
  expect(actions.at(-1)).toEqual({
    target: "$.paths['/session'].put",
    update: plan.actions.at(-1)?.update,
  });
});

it('loads when everything is open', async () => {
  const open = { ...plan, actions: plan.actions.slice(-1) };
  const folder = temporaryFolder({ 'acme.yaml': contract, 'acme.login.yaml': overlayText(open, files) });
  await expect(loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.yaml') })).resolves.toBeDefined();
});

it('writes what prettier would write', async () => {
  const text = overlayText(plan, files);
  expect(await format(text, options)).toBe(text);
});

it('writes any plan so that both parsers read its data', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (one) => {
      const text = overlayText(one, files);
      const expected = {
        overlay: '1.0.0',
        info: { title: `How ${one.title} signs in`, version: '1.0.0' },
        extends: './acme.yaml',
        actions: dataOf(one),
      };
      expect(parse(text)).toEqual(expected);
      expect(await yamlContent(text, 'acme.login.yaml')).toEqual(expected);
    }),
  );
});

it('writes open actions so that their data is read when all are uncommented', () => {
  fc.assert(
    fc.property(plans, (one) => {
      const open = { ...one, actions: one.actions.map((action) => ({ ...action, isOpen: true })) };
      const text = overlayText(open, files).replaceAll(/^ {2}# /gm, '  ');
      const { actions } = parse(text) as { readonly actions: readonly unknown[] };
      expect(actions.slice(1)).toEqual(
        dataOf({ ...one, actions: open.actions.map((action) => ({ ...action, isOpen: false })) }),
      );
    }),
  );
});

it('writes any plan in the way of prettier', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (one) => {
      const text = overlayText(one, files);
      expect(await format(text, options)).toBe(text);
    }),
    { numRuns: 40 },
  );
});

it('writes lines of at most 110 columns, if single values allow it', () => {
  fc.assert(
    fc.property(wordy, (one) => {
      const lines = overlayText(one, files).split('\n');
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
    }),
  );
});

it('writes targets that select the node of their path, whatever its keys', () => {
  const key = text.map(wellFormed);
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (path) => {
      const document = path.reduceRight<unknown>((node, name) => ({ [name]: node }), { found: true });
      expect(select(document, targetText(path))).toEqual([{ value: { found: true }, path }]);
    }),
  );
});
