import type { Coverage, CoverageEntry } from './document.ts';
import { groupsOf, type Group, shortfallOf } from './summary.ts';
import { text } from './markup.ts';

/**
 * Formats coverage as a JUnit report: a suite for each operation, a case for each outcome. Outcomes that weren't
 * reached are skipped instead of failed, so that dashboards don't turn red. An operation that wasn't called is an empty
 * suite. A limit adds one case, which fails below it.
 */
export function junitOf(coverage: Coverage, failUnder: number | undefined): string {
  const suites = groupsOf(coverage).map(suite);
  const limit = failUnder === undefined ? [] : limitSuite(coverage, failUnder);
  const failures = shortfallOf(coverage, failUnder) === undefined ? 0 : 1;
  const tests = coverage.totalOfCalled + (failUnder === undefined ? 0 : 1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="login-emulator coverage" tests="${tests}" failures="${failures}" errors="0" skipped="${coverage.totalOfCalled - coverage.met}">`,
    ...suites.flat(),
    ...limit,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite({ title, provider, operation, entries, met, called }: Group): readonly string[] {
  if (!called) return [`  <testsuite name="${text(title)}" tests="0" failures="0" errors="0" skipped="0"/>`];
  return [
    `  <testsuite name="${text(title)}" tests="${entries.length}" failures="0" errors="0" skipped="${entries.length - met}">`,
    ...entries.map((entry) => testcase(entry, `${provider}.${operation}`)),
    '  </testsuite>',
  ];
}

function testcase({ outcome, status, provenance, count }: CoverageEntry, classname: string): string {
  const start = `    <testcase classname="${text(classname)}" name="${status} ${text(outcome)}" time="0"`;
  return count > 0 ? `${start}/>` : `${start}><skipped message="not reached (${provenance})"/></testcase>`;
}

function limitSuite(coverage: Coverage, failUnder: number): readonly string[] {
  const shortfall = shortfallOf(coverage, failUnder);
  const start = `    <testcase classname="coverage" name="at least ${failUnder} %" time="0"`;
  return [
    `  <testsuite name="coverage" tests="1" failures="${shortfall === undefined ? 0 : 1}" errors="0" skipped="0">`,
    shortfall === undefined ? `${start}/>` : `${start}><failure message="${text(shortfall)}"/></testcase>`,
    '  </testsuite>',
  ];
}
