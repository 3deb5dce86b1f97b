import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { withAnswer, withComment, type AnswerPlace } from '../../../src/adopt/record/overlay-text.ts';

const answer = {
  status: 423,
  body: { error: 'Locked.' },
  provenance: 'observed',
  source: 'acme.io',
} as const;
const document = { paths: { '/login': { post: {} }, '/me': { get: {} }, "/o'hara": { get: {} } } };
const login: AnswerPlace = { path: ['paths', '/login', 'post'], actIndex: undefined };

function added(text: string, place = login, outcome = 'locked-out'): string | undefined {
  return withAnswer(text, document, place, outcome, answer);
}

const line = '{ status: 423, body: { error: Locked. }, provenance: observed, source: acme.io }';

test.each([
  [
    'a map in one line',
    "actions:\n  - target: $.paths['/login'].post\n    update: { x-login: { act: sign-in, answers: { signed-in: { status: 200 } } } } # mine\n",
    `actions:\n  - target: $.paths['/login'].post\n    update: { x-login: { act: sign-in, answers: { signed-in: { status: 200 }, locked-out: ${line} } } } # mine\n`,
  ],
  [
    'a map in one line without answers',
    'actions:\n  - { target: "$.paths[\'/login\'].post", update: { x-login: { act: sign-in } } }\n',
    `actions:\n  - { target: "$.paths['/login'].post", update: { x-login: { act: sign-in, answers: { locked-out: ${line} } } } }\n`,
  ],
  [
    'lines without a line break at the end',
    "actions:\n  - target: $.paths['/login']['post']\n    update:\n      x-login:\n        act: sign-in",
    `actions:\n  - target: $.paths['/login']['post']\n    update:\n      x-login:\n        act: sign-in\n        answers:\n          locked-out: ${line}`,
  ],
  [
    'no marks of the operation',
    'actions:\n- target: $\n  update: { x-login: { version: 1 } }\n',
    `actions:\n- target: $\n  update: { x-login: { version: 1 } }\n- target: $.paths['/login'].post\n  update:\n    x-login:\n      answers:\n        locked-out: ${line}\n`,
  ],
  [
    'JSON',
    '{"actions": [{"target": "$.paths[\'/login\'].post", "update": {"x-login": {"act": "sign-in", "answers": {}}}}]}',
    `{"actions": [{"target": "$.paths['/login'].post", "update": {"x-login": {"act": "sign-in", "answers": { "locked-out": ${JSON.stringify(answer)} }}}}]}`,
  ],
])('adds an answer to %s', (_case, text, expected) => {
  const result = added(text);
  expect(result).toBe(expected);
  expect(() => parse(result ?? '') as unknown).not.toThrow();
});

test('keeps the line breaks of Windows', () => {
  const text =
    "actions:\r\n  - target: $.paths['/login'].post\r\n    update: { x-login: { act: sign-in } }\r\n";
  expect(added(text)).toBe(text.replace('sign-in }', `sign-in, answers: { locked-out: ${line} } }`));
});

test('adds the answer of one of several acts to this act', () => {
  const text =
    "actions:\n  - target: $.paths['/login'].post\n    update:\n      x-login:\n        acts:\n          - act: refresh\n          - act: sign-in\n            reads: { login: body.email }\n";
  expect(added(text, { ...login, actIndex: 1 })).toBe(
    `${text}            answers:\n              locked-out: ${line}\n`,
  );
});

test('adds another action if another operation shares the answers', () => {
  const text =
    "actions:\n  - target: $.paths['/me'].get\n    update: { x-login: { act: current-account, answers: &shared {} } }\n  - target: $.paths['/login'].post\n    update: { x-login: { act: sign-in, answers: *shared } }\n";
  expect(added(text)).toBe(
    `${text}  - target: $.paths['/login'].post\n    update:\n      x-login:\n        answers:\n          locked-out: ${line}\n`,
  );
});

test('does not change answers that another operation repeats', () => {
  const text =
    "actions:\n  - target: $.paths['/login'].post\n    update: { x-login: { act: sign-in, answers: &shared {} } }\n  - target: $.paths['/me'].get\n    update: { x-login: { act: current-account, answers: *shared } }\n";
  expect(added(text)).toBe(
    `${text}  - target: $.paths['/login'].post\n    update:\n      x-login:\n        answers:\n          locked-out: ${line}\n`,
  );
});

test('writes a path with a quote', () => {
  const text = 'actions:\n  - target: $\n    update: { x-login: { version: 1 } }\n';
  const place = { path: ['paths', "/o'hara", 'get'], actIndex: undefined };
  expect(added(text, place)).toContain("- target: $.paths['/o\\'hara'].get\n");
});

test.each([
  ['no actions', 'overlay: 1.0.0\n'],
  ['other actions', 'actions: none\n'],
  [
    'one of several acts without a list',
    'actions:\n  - target: $\n    update: { x-login: { version: 1 } }\n',
  ],
])('adds nothing to a file with %s', (_case, text) => {
  expect(added(text, { ...login, actIndex: 0 })).toBeUndefined();
});

test('adds a comment once', () => {
  const once = withComment('a: 1\n', ['open: POST /login', 'POST /login: { status: 403 }']);
  expect(once).toBe('a: 1\n\n# open: POST /login\n# POST /login: { status: 403 }\n');
  expect(withComment(once, ['open: POST /login today', 'POST /login: { status: 403 }'])).toBe(once);
});
