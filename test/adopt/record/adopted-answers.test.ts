import { expect, test } from '@jest/globals';
import { adoptedAnswers } from '../../../src/adopt/record/adopted-answers.ts';
import { copiedOverlay, withAnswer } from '../../../src/adopt/record/overlay-text.ts';
import { withPlaceholders } from '../../../src/adopt/record/with-placeholders.ts';
import { digestLine, digestOf } from '../../../src/adopt/write/digests.ts';
import { piecesOf } from '../../../src/adopt/write/pieces.ts';

const actions = `overlay: 1.0.0
info: { title: How Acme signs in, version: 1.0.0 }
extends: ./acme.yaml
actions:
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        answers:
          # likely: the contract does not show it,
          #   but its description does
          invalid-credentials:
            status: 401
            body: { message: Wrong. }
          # my note
          locked-out: { status: 423 } # likely: the contract does not show it
          account-disabled: { status: 403, body: { message: Disabled. } }

  - target: $.paths['/me'].get
    update: { x-login: { act: current-account, answers: { token-missing: { status: 401 }, who-am-i: { status: 200 } } } }
`;

/** Returns the overlay with the digests that adopt writes. */
function adopted(text: string): string {
  const { pieces } = piecesOf(text, { file: 'acme.login.yaml', list: 'actions', id: 'target' });
  const digests = pieces.map(({ id = '', lines }) => digestLine({ id, digest: digestOf(lines) }));
  return `${text}\n${digests.join('\n')}\n`;
}

const wrong = { status: 401, body: { message: 'Wrong.' } };

test('knows the answers of unedited actions', () => {
  const { has } = adoptedAnswers(adopted(actions));
  expect([has(wrong), has({ status: 423 }), has({ status: 200 })]).toEqual([true, true, true]);
  expect(has({ ...wrong, status: 400 })).toBe(false);
  const edited = adoptedAnswers(adopted(actions).replace('act: sign-in', 'act: sign-up'));
  expect([edited.has(wrong), edited.has({ status: 200 })]).toEqual([false, true]);
});

test('knows the answers that say that they are inferred', () => {
  const { has } = adoptedAnswers(actions);
  expect(has(wrong)).toBe(false);
  expect(has({ ...wrong, provenance: 'inferred' })).toBe(true);
  expect(adoptedAnswers(undefined).has({ ...wrong, provenance: 'observed' })).toBe(false);
});

const document = { paths: { '/login': { post: {} }, '/me': { get: {} } } };
const observed = { status: 400, body: { code: 7 }, provenance: 'observed', source: 'acme.io' } as const;
const login = { path: ['paths', '/login', 'post'], actIndex: undefined };
const line = '{ status: 400, body: { code: 7 }, provenance: observed, source: acme.io }';

test('replaces an answer and the remark of adopt on it', () => {
  expect(withAnswer(actions, document, login, 'invalid-credentials', observed)).toBe(
    actions.replace(/ {10}# likely: [^]*Wrong\. \}/, `          invalid-credentials: ${line}`),
  );
  expect(withAnswer(actions, document, login, 'locked-out', observed)).toBe(
    actions.replace(/locked-out: .*/, `locked-out: ${line}`),
  );
});

test('replaces an answer on a line with others', () => {
  const me = { path: ['paths', '/me', 'get'], actIndex: undefined };
  expect(withAnswer(actions, document, me, 'token-missing', observed)).toBe(
    actions.replace('token-missing: { status: 401 }', `token-missing: ${line}`),
  );
});

test('copies an overlay for another folder', () => {
  expect(copiedOverlay(actions, '../acme.yaml', false)).toBe(actions.replace('./acme.yaml', '../acme.yaml'));
  expect(JSON.parse(copiedOverlay(actions, './acme.yaml', true))).toMatchObject({
    overlay: '1.0.0',
    extends: './acme.yaml',
  });
});

test('keeps the placeholders of a success, and follows its other members', () => {
  const template = { id: '{{account.id}}', name: '{{account.name}}', kind: 'a', tags: ['{{account.role}}'] };
  const answer = { id: 7, name: { first: 'Jane' }, tags: ['x', 'y'], since: 2020 };
  expect(withPlaceholders(template, answer)).toEqual({
    id: '{{account.id}}',
    name: { first: 'Jane' },
    tags: ['{{account.role}}', 'y'],
    since: 2020,
  });
});
