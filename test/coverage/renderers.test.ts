import { expect, it } from '@jest/globals';
import { shortfallOf } from '../../src/coverage/groups.ts';
import { htmlOf } from '../../src/coverage/html.ts';
import { junitOf } from '../../src/coverage/junit.ts';
import { tableOf } from '../../src/coverage/table.ts';
import { documentWith, entry } from './documents.ts';

const document = documentWith(
  entry('signed-in', 2),
  entry('locked-out', 0, { status: 429, provenance: 'inferred' }),
  entry('signed-out', 1, { operation: 'logout' }),
);
const hostile = documentWith(
  entry(`<img src=x onerror="alert('1')">&\u0000`, 0, { operation: '"><script>', provider: "a'b" }),
);

it('writes a table for a terminal', () => {
  expect(tableOf(document)).toBe(
    [
      'vendor (documented) login: 1 of 2',
      '  + 200 signed-in   documented  met 2 times',
      '  - 429 locked-out  inferred    not met',
      '',
      'vendor (documented) logout: 1 of 1',
      '  + 200 signed-out  documented  met once',
      '',
      '2 of 3 outcomes met: 66.6 %',
      '',
    ].join('\n'),
  );
});

it('writes a JUnit report: a case an outcome, skipped where it was not met', () => {
  expect(junitOf(document, undefined)).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="login-emulator coverage" tests="3" failures="0" errors="0" skipped="1">',
      '  <testsuite name="vendor (documented) login" tests="2" failures="0" errors="0" skipped="1">',
      '    <testcase classname="vendor.login" name="200 signed-in" time="0"/>',
      '    <testcase classname="vendor.login" name="429 locked-out" time="0"><skipped message="not met (inferred)"/></testcase>',
      '  </testsuite>',
      '  <testsuite name="vendor (documented) logout" tests="1" failures="0" errors="0" skipped="0">',
      '    <testcase classname="vendor.logout" name="200 signed-out" time="0"/>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n'),
  );
});

it('adds a case that fails under the limit, and passes at it', () => {
  const failed = junitOf(document, 80);
  expect(failed).toContain(
    '<testsuites name="login-emulator coverage" tests="4" failures="1" errors="0" skipped="1">',
  );
  expect(failed).toContain(
    '<testcase classname="coverage" name="at least 80 %" time="0"><failure message="2 of 3 outcomes met: 66.6 %, less than the 80 % that --fail-under wants"/></testcase>',
  );
  expect(junitOf(document, 66)).toContain('<testcase classname="coverage" name="at least 66 %" time="0"/>');
});

it('never rounds up to a limit', () => {
  const almost = documentWith(
    ...Array.from({ length: 2500 }, (_, index) => entry(`one-${index}`, index < 1999 ? 1 : 0)),
  );
  expect(shortfallOf(almost, 80)).toBe(
    '1999 of 2500 outcomes met: 79.9 %, less than the 80 % that --fail-under wants',
  );
  expect([shortfallOf(almost, 79.96), shortfallOf(almost, undefined)]).toEqual([undefined, undefined]);
});

it('writes a page that fetches nothing and runs nothing', () => {
  const page = htmlOf(document);
  expect(page).toContain(
    '<tr class="met"><td>200</td><td>signed-in</td><td>documented</td><td>2 ×</td></tr>',
  );
  expect(page).toContain(
    '<tr class="unmet"><td>429</td><td>locked-out</td><td>inferred</td><td>not met</td></tr>',
  );
  expect(page).toContain('<p>2 of 3 outcomes met: 66.6 %</p>');
  expect(page).not.toMatch(/<script|src=|href=|@import|url\(/);
});

it.each([
  ['the page', htmlOf(hostile)],
  ['the report', junitOf(hostile, 50)],
])('lets no name of a document become markup in %s', (_name, text) => {
  expect(text).not.toMatch(/<img|<script|\u0000/);
  expect(text).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;\ufffd');
});
