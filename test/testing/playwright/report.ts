import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';

/** A test in Playwright's report. */
export interface Tested {
  readonly title: string;
  readonly project: string;
  readonly status: string;
  readonly results: readonly {
    readonly status: string | undefined;
    /** The first line of each error. */
    readonly errors: readonly string[];
    readonly annotations: readonly { readonly type: string; readonly description?: string | undefined }[];
    readonly attachments: readonly { readonly name: string; readonly text: string }[];
  }[];
}

/** Returns the tests of a report, in the order of their files. */
export function testsIn(text: string): readonly Tested[] {
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) throw new Error(`no report of Playwright: ${text}`);
  return report.suites.flatMap(testsOf);
}

function isReport(report: unknown): report is JSONReport {
  return typeof report === 'object' && report !== null && 'suites' in report;
}

function testsOf({ specs, suites = [] }: JSONReportSuite): readonly Tested[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      title,
      project: projectName,
      status,
      results: results.map(({ status: how, errors, annotations, attachments }) => ({
        status: how,
        errors: errors.map(({ message }) => message.split('\n')[0] ?? ''),
        annotations,
        attachments: attachments.map(({ name, body = '' }) => ({
          name,
          text: Buffer.from(body, 'base64').toString(),
        })),
      })),
    })),
  );
  return [...own, ...suites.flatMap(testsOf)];
}
