import { expect, it } from '@jest/globals';
import { htmlOf } from '../../src/coverage/html.ts';
import { junitOf } from '../../src/coverage/junit.ts';
import { shortfallOf, summaryOf, tableOf } from '../../src/coverage/summary.ts';
import { documentWith, entry } from './documents.ts';

const document = documentWith(
  entry('signed-in', 2),
  entry('locked-out', 0, { status: 429, provenance: 'inferred' }),
  entry('signed-out', 1, { operation: 'logout' }),
  entry('who-am-i', 0, { operation: 'getMe', called: false }),
  entry('a-very-long-word-for-it', 0, { operation: 'getMe', called: false }),
  entry('done', 0, { operation: 'getInfo', called: false }),
);
const hostile = documentWith(
  entry(`<img src=x onerror="alert('1')">&\u0000`, 0, { operation: '"><script>', provider: "a'b" }),
);

it('prints a table for a terminal', () => {
  expect(tableOf(document)).toBe(
    [
      'vendor (documented) login: 1 of 2',
      '  + 200 signed-in   documented  reached 2 times',
      '  - 429 locked-out  inferred    not reached',
      '',
      'vendor (documented) logout: 1 of 1',
      '  + 200 signed-out  documented  reached once',
      '',
      'vendor (documented) not called: getMe, getInfo',
      '',
      '2 of 3 outcomes of the operations called: 66.6 %; 2 other operations were not called',
      '',
    ].join('\n'),
  );
});

it('lists uncalled operations in one line for each contract', () => {
  const idle = documentWith(
    entry('signed-in', 0, { called: false }),
    entry('signed-out', 0, { operation: 'logout', called: false }),
    entry('signed-in', 0, { provider: 'other', called: false }),
    entry('signed-in', 0, { provider: 'other', profile: 'observed', called: false }),
  );
  expect(tableOf(idle)).toBe(
    [
      'vendor (documented) not called: login, logout',
      'other (documented) not called: login',
      'other (observed) not called: login',
      '',
      'no operation was called: 0 %',
      '',
    ].join('\n'),
  );
  expect([shortfallOf(idle, 1), shortfallOf(idle, 0)]).toEqual([
    'no operation was called: 0 %, less than the 1 % that --fail-under requires',
    undefined,
  ]);
});

it('reports the number of uncalled operations, and excludes them from the percentage', () => {
  const called = [entry('signed-in', 1), entry('locked-out', 0)];
  const other = entry('signed-out', 0, { operation: 'logout', called: false });
  expect([summaryOf(documentWith(...called)), summaryOf(documentWith(...called, other))]).toEqual([
    '1 of 2 outcomes of the operations called: 50 %',
    '1 of 2 outcomes of the operations called: 50 %; 1 other operation was not called',
  ]);
});

it('writes a JUnit report that marks unreached outcomes as skipped and omits uncalled operations', () => {
  expect(junitOf(document, undefined)).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="login-emulator coverage" tests="3" failures="0" errors="0" skipped="1">',
      '  <testsuite name="vendor (documented) login" tests="2" failures="0" errors="0" skipped="1">',
      '    <testcase classname="vendor.login" name="200 signed-in" time="0"/>',
      '    <testcase classname="vendor.login" name="429 locked-out" time="0"><skipped message="not reached (inferred)"/></testcase>',
      '  </testsuite>',
      '  <testsuite name="vendor (documented) logout" tests="1" failures="0" errors="0" skipped="0">',
      '    <testcase classname="vendor.logout" name="200 signed-out" time="0"/>',
      '  </testsuite>',
      '  <testsuite name="vendor (documented) getMe" tests="0" failures="0" errors="0" skipped="0"/>',
      '  <testsuite name="vendor (documented) getInfo" tests="0" failures="0" errors="0" skipped="0"/>',
      '</testsuites>',
      '',
    ].join('\n'),
  );
});

it('adds a JUnit test case that fails below --fail-under and passes at it', () => {
  const failed = junitOf(document, 80);
  expect(failed).toContain(
    '<testsuites name="login-emulator coverage" tests="4" failures="1" errors="0" skipped="1">',
  );
  expect(failed).toContain(
    '<testcase classname="coverage" name="at least 80 %" time="0"><failure message="2 of 3 outcomes of the operations called: 66.6 %, less than the 80 % that --fail-under requires; 2 other operations were not called"/></testcase>',
  );
  expect(junitOf(document, 66)).toContain('<testcase classname="coverage" name="at least 66 %" time="0"/>');
});

it('rounds the percentage down when it is just below the limit', () => {
  const almost = documentWith(
    ...Array.from({ length: 2500 }, (_, index) => entry(`one-${index}`, index < 1999 ? 1 : 0)),
  );
  expect(shortfallOf(almost, 80)).toBe(
    '1999 of 2500 outcomes of the operations called: 79.9 %, less than the 80 % that --fail-under requires',
  );
  expect([shortfallOf(almost, 79.96), shortfallOf(almost, undefined)]).toEqual([undefined, undefined]);
});

it('writes a page without requests or scripts', () => {
  const page = htmlOf(document);
  expect(page).toContain(
    '<tr class="met"><td>200</td><td>signed-in</td><td>documented</td><td>2 ×</td></tr>',
  );
  expect(page).toContain(
    '<tr class="unmet"><td>429</td><td>locked-out</td><td>inferred</td><td>not reached</td></tr>',
  );
  expect(page).toContain(
    '<p>2 of 3 outcomes of the operations called: 66.6 %; 2 other operations were not called</p>',
  );
  expect(page).toContain('<p>vendor (documented) not called: getMe, getInfo</p>\n</body>');
  expect(page).not.toContain('who-am-i');
  expect(page).not.toMatch(/<script|src=|href=|@import|url\(/);
});

it.each([
  ['the page', htmlOf(hostile)],
  ['the report', junitOf(hostile, 50)],
])('escapes the names of a document in %s', (_name, text) => {
  expect(text).not.toMatch(/<img|<script|\u0000/);
  expect(text).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;\ufffd');
});
