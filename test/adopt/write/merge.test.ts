import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as yaml from 'prettier/plugins/yaml';
import { format } from 'prettier/standalone';
import { parse } from 'yaml';
import type { Plan, PlannedAction } from '../../../src/adopt/plan.ts';
import { fixturesText } from '../../../src/adopt/write/fixtures.ts';
import { mergeFixtures, mergeOverlay } from '../../../src/adopt/write/merge.ts';
import { overlayText } from '../../../src/adopt/write/overlay.ts';
import { files, plan } from './acme.ts';
import { plans } from './hostile.ts';

const [top, login, me, session] = plan.actions as [
  PlannedAction,
  PlannedAction,
  PlannedAction,
  PlannedAction,
];
const written = overlayText(plan, files);

/** The changes of a merge in short: what happened to which entry, at which line. */
function merge(text: string, next: Plan) {
  const merged = mergeOverlay(text, next, 'acme.login.yaml');
  return {
    text: merged.text,
    changes: merged.changes.map(({ kind, id, line, reason }) => `${kind} ${line} ${id}: ${reason}`),
  };
}

const newer: PlannedAction = { ...me, target: ['paths', '/orders', 'get'] };
const withoutLogin = { ...plan, actions: [top, me, session] };
const changedMe = {
  ...plan,
  actions: [top, login, { ...me, update: { 'x-login': { act: 'current-account' } } }, session],
};

it('changes no byte when the plan is the same', () => {
  expect(merge(written, plan)).toEqual({ text: written, changes: [] });
});

it('replaces, removes and adds unedited actions, as if it wrote the file anew', () => {
  expect(merge(written, changedMe)).toEqual({
    text: overlayText(changedMe, files),
    changes: ["replaced 37 $.paths['/me'].get: the contract changed"],
  });
  expect(merge(written, withoutLogin)).toEqual({
    text: overlayText(withoutLogin, files),
    changes: ["removed 21 $.paths['/login'].post: the contract no longer has it"],
  });
  const more = { ...plan, actions: [newer, top, login, newer, me, session] };
  expect(
    merge(overlayText({ ...plan, actions: [login, session] }, files), {
      ...plan,
      actions: [top, login, newer, session],
    }).text,
  ).toBe(overlayText({ ...plan, actions: [top, login, newer, session] }, files));
  expect(merge(written, { ...more, actions: more.actions.slice(1) }).text).toBe(
    overlayText({ ...more, actions: more.actions.slice(1) }, files),
  );
});

it('replaces actions that only a formatter changed', async () => {
  const narrow = { parser: 'yaml', printWidth: 60, tabWidth: 4, plugins: [yaml] };
  const formatted = await format(written, narrow);
  expect(formatted).not.toBe(written);
  expect(merge(formatted, plan)).toEqual({ text: formatted, changes: [] });
  const { text, changes } = merge(formatted, changedMe);
  expect(changes).toEqual([expect.stringContaining("$.paths['/me'].get: the contract changed")]);
  expect(await format(text, narrow)).toBe(await format(overlayText(changedMe, files), narrow));
});

it('keeps an action to which a person gave an anchor', () => {
  const edited = written.replace(
    'current-account\n        answers: {',
    'current-account\n        answers: &me {',
  );
  expect(edited).not.toBe(written);
  expect(merge(edited, changedMe).changes).toEqual([
    "kept 37 $.paths['/me'].get: you edited it, and the contract changed",
  ]);
});

it('keeps an edited action, and lists what it would have written', () => {
  const edited = written.replace("email: '{{account.email}}'", 'email: me@example.com');
  const { text, changes } = mergeOverlay(edited, changedMe, 'acme.login.yaml');
  expect(text).toBe(edited);
  expect(changes).toEqual([
    {
      kind: 'kept',
      id: "$.paths['/me'].get",
      line: 37,
      reason: 'you edited it, and the contract changed',
      lines: [
        '-    update:',
        '-      x-login:',
        '-        act: current-account',
        '-        answers: { who-am-i: { status: 200, body: { email: me@example.com } } }',
        '+    update: { x-login: { act: current-account } }',
      ],
    },
  ]);
  expect(merge(edited, plan)).toEqual({ text: edited, changes: [] });
});

it('keeps an edited action that the contract no longer has', () => {
  const edited = written.replace('Wrong: e-mail', 'Wrong: address');
  expect(merge(edited, withoutLogin)).toEqual({
    text: edited,
    changes: ["kept 21 $.paths['/login'].post: you edited it, but the contract no longer has it"],
  });
});

it('keeps an open action that a person uncommented', () => {
  const start = written.indexOf('  # # open:');
  const open = written.slice(start, written.indexOf('\n\n', start));
  const edited = written.replace(open, open.replaceAll('  # ', '  '));
  const changed = {
    ...plan,
    actions: [top, login, me, { ...session, update: { 'x-login': { act: 'refresh' } } }],
  };
  expect(merge(edited, changed)).toEqual({
    text: edited,
    changes: ["kept 43 $.paths['/session'].put: you edited it, and the contract changed"],
  });
});

it('does not write again what a person removed', () => {
  const edited = written.replace(/ {2}- target: \$\.paths\['\/me'\][^]*?\n\n/, '');
  const { text, changes } = merge(edited, changedMe);
  expect(text).toBe(edited);
  expect(changes).toEqual(["kept 0 $.paths['/me'].get: you removed it"]);
});

it('keeps an action that a person wrote for a target of the plan', () => {
  const own = "  - target: $.paths['/orders'].get\n    update: { x-login: { act: protected } }\n";
  const edited = written.replace('actions:\n', `actions:\n${own}`);
  expect(merge(edited, { ...plan, actions: [...plan.actions, newer] })).toEqual({
    text: edited,
    changes: ["kept 9 $.paths['/orders'].get: you wrote it"],
  });
});

it('updates its own action beside one of a person with the same target', () => {
  const own = "\n  - target: $.paths['/me'].get\n    update: { x-login: { needs: { role: admin } } }\n";
  const edited = written.replace('\n  # # open:', `${own}\n  # # open:`);
  const { text, changes } = merge(edited, changedMe);
  expect(text).toBe(overlayText(changedMe, files).replace('\n  # # open:', `${own}\n  # # open:`));
  expect(changes).toEqual(["replaced 37 $.paths['/me'].get: the contract changed"]);
});

it('merges into an overlay that adopt has not written', () => {
  const own =
    'overlay: 1.0.0\ninfo: { title: Mine, version: 1.0.0 }\nactions:\n- target: $\n  update: { x-login: { version: 1 } }';
  const { text, changes } = merge(own, { ...plan, actions: [top, me] });
  expect(changes).toEqual(['kept 4 $: you wrote it', "added 0 $.paths['/me'].get: the contract has it"]);
  expect(text).toBe(`${own}

- target: $.paths['/me'].get
  update:
    x-login:
      act: current-account
      answers: { who-am-i: { status: 200, body: { email: '{{account.email}}' } } }

# Digests of what adopt wrote. By them, it recognises your edits when it runs again. Keep these lines.
# adopted d7e63f92 $.paths['/me'].get
`);
  expect(merge(text, { ...plan, actions: [top, me] }).text).toBe(text);
});

it('keeps the line endings of Windows', () => {
  const windows = (text: string) => text.replaceAll('\n', '\r\n');
  expect(merge(windows(written), changedMe).text).toBe(windows(overlayText(changedMe, files)));
});

it.each([
  '{ "overlay": "1.0.0", "actions": [] }',
  'overlay: 1.0.0',
  'actions: [{ target: $ }]',
  'actions: 1',
])('refuses a file without a block of actions: %s', (text) =>
  expect(() => merge(text, plan)).toThrow('acme.login.yaml: expected YAML with the key actions'),
);

it('refuses a file that has no valid YAML, with the place', () => {
  expect(() => merge('actions:\n  - target: [', plan)).toThrow('acme.login.yaml:2:');
});

it.each(['directus', 'mattermost', 'allauth'])(
  'leaves files that adopt has not written as they are: %s',
  (name) => {
    const [overlay, fixtures] = ['login', 'fixtures'].map((kind) =>
      readFileSync(`examples/providers/${name}/${name}.${kind}.yaml`, 'utf8'),
    );
    const empty = { title: '', actions: [], accounts: [] };
    expect(merge(overlay ?? '', empty).text).toBe(overlay);
    expect(mergeFixtures(fixtures ?? '', empty, 'fixtures').text).toBe(fixtures);
    const added = merge(overlay ?? '', { ...plan, actions: [newer] }).text;
    const kept = added.split('\n');
    for (const line of (overlay ?? '').split('\n')) expect(kept).toContain(line);
    expect((parse(added, { merge: true }) as { readonly actions: readonly unknown[] }).actions).toEqual([
      ...(parse(overlay ?? '', { merge: true }) as { readonly actions: readonly unknown[] }).actions,
      { target: "$.paths['/orders'].get", update: newer.update },
    ]);
  },
);

it('keeps a block of text that looks like actions and comments', () => {
  const own = [
    '  - target: $.info',
    '    update:',
    '      description: |',
    '        # not a comment',
    '',
    '        - target: $',
    '          update: 1',
    '',
    '        # adopted 01234567 $',
    '    # a comment of this action',
    '',
    '    # a note',
  ].join('\n');
  const edited = written.replace('  # sure: the path ends', `${own}\n\n  # sure: the path ends`);
  expect(merge(edited, plan)).toEqual({ text: edited, changes: [] });
  const { text } = merge(edited, {
    ...plan,
    actions: [{ ...login, update: { 'x-login': { act: 'public' } } }],
  });
  expect(text).toContain(`${own}\n\n  # sure: the path ends`);
});

it('adds to a list that is empty', () => {
  const [head = ''] = written.split('  - target');
  for (const empty of ['actions: []', 'actions:', 'actions: # none'])
    expect(parse(merge(head.replace('actions:', empty), plan).text)).toEqual(parse(written));
});

it('keeps accounts that a person added or changed, and adds those that are new', () => {
  const text = fixturesText(plan);
  const [plain, totp] = plan.accounts as [Plan['accounts'][number], Plan['accounts'][number]];
  const edited = text
    .replace('Password-1', 'Secret-1')
    .replace('accounts:\n', 'accounts:\n  - { login: ada@example.com, password: Secret-1 } # mine\n');
  const admin = {
    account: { login: 'admin@example.com', password: 'Password-1', role: 'admin' },
    text: 'administers',
  };
  const next = { ...plan, accounts: [plain, { ...totp, account: { ...totp.account, name: 'Totp' } }, admin] };
  const merged = mergeFixtures(edited, next, 'acme.fixtures.yaml');
  expect(parse(merged.text)).toEqual({
    accounts: [
      { login: 'ada@example.com', password: 'Secret-1' },
      { login: 'plain@example.com', password: 'Secret-1' },
      next.accounts[1]?.account,
      admin.account,
    ],
  });
  expect(merged.text).toContain('# mine');
  expect(merged.changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'replaced totp@example.com',
    'added admin@example.com',
  ]);
  expect(mergeFixtures(merged.text, next, 'acme.fixtures.yaml')).toEqual({ text: merged.text, changes: [] });
});

it('changes no byte of what it wrote for any plan, and merges any two plans into data of both', () => {
  fc.assert(
    fc.property(plans, plans, (one, other) => {
      const [overlay, fixtures] = [overlayText(one, files), fixturesText(one)];
      expect(mergeOverlay(overlay, one, 'a')).toEqual({ text: overlay, changes: [] });
      expect(mergeFixtures(fixtures, one, 'a')).toEqual({ text: fixtures, changes: [] });
      const merged = mergeOverlay(overlay, other, 'a').text;
      const fresh = overlayText({ ...other, title: one.title }, files);
      expect(sorted(merged)).toEqual(sorted(fresh));
      expect(mergeOverlay(merged, other, 'a')).toEqual({ text: merged, changes: [] });
      const accounts = mergeFixtures(fixtures, other, 'a').text;
      expect(sorted(accounts)).toEqual(sorted(fixturesText(other)));
      expect(mergeFixtures(accounts, other, 'a')).toEqual({ text: accounts, changes: [] });
    }),
  );
});

/** The lines of a text except blank ones, in an order that doesn't depend on that of entries. */
function sorted(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}
