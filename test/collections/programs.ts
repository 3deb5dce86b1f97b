/** The programs that send the requests, with the versions that were tried. */
export const programs = {
  newman: 'newman@6.2.2',
  bru: '@usebruno/cli@4.1.0',
  httpyac: 'httpyac@6.16.7',
} as const;

/** The sum of the requests and checks that a program reports. */
export interface Sum {
  readonly requests: number;
  readonly checks: number;
  readonly failed: number;
}

interface NewmanReport {
  readonly run: {
    readonly stats: Readonly<Record<'items' | 'assertions' | 'prerequestScripts', Counted>>;
    readonly failures: readonly unknown[];
  };
}

interface Counted {
  readonly total: number;
  readonly failed: number;
}

type BruReport = readonly {
  readonly summary: {
    readonly totalRequests: number;
    readonly failedRequests: number;
    readonly errorRequests?: number;
    readonly totalTests: number;
    readonly failedTests: number;
  };
}[];

interface HttpyacReport {
  readonly summary: Readonly<
    Record<'totalRequests' | 'failedRequests' | 'totalTests' | 'failedTests', number>
  >;
}

/** Reads newman's JSON report. */
export function sumOfNewman(text: string): Sum {
  const { stats, failures } = (JSON.parse(text) as NewmanReport).run;
  return { requests: stats.items.total, checks: stats.assertions.total, failed: failures.length };
}

/** Reads the JSON report of Bruno's command. */
export function sumOfBru(text: string): Sum {
  const summaries = (JSON.parse(text) as BruReport).map(({ summary }) => summary);
  return {
    requests: total(summaries.map((one) => one.totalRequests)),
    checks: total(summaries.map((one) => one.totalTests)),
    failed: total(summaries.map((one) => one.failedRequests + one.failedTests + (one.errorRequests ?? 0))),
  };
}

/** Reads httpyac's JSON output. */
export function sumOfHttpyac(text: string): Sum {
  const { summary } = JSON.parse(text) as HttpyacReport;
  const { totalRequests: requests, totalTests: checks, failedRequests, failedTests } = summary;
  return { requests, checks, failed: failedRequests + failedTests };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
