import { fileBelow } from './files.ts';
import type { TestIdentity } from './namespace-name.ts';

/** The parts of a vitest test that are read, common to all versions. */
export interface VitestTask {
  readonly name: string;
  readonly file: VitestGroup & { readonly filepath: string; readonly projectName?: string | undefined };
  readonly suite?: VitestGroup | undefined;
  readonly result?: { readonly state?: string; readonly retryCount?: number } | undefined;
  /** Whether the test is expected to fail. */
  readonly fails?: boolean | undefined;
  readonly meta: object;
}

interface VitestGroup {
  readonly name: string;
  readonly suite?: VitestGroup | undefined;
  readonly tasks: readonly object[];
}

/** Returns the identity of a test, from which its namespace gets its name. */
export function identityOf(task: VitestTask): TestIdentity {
  const { filepath, projectName = '' } = task.file;
  const title = fullTitle(task);
  const namesakes = testsIn(task.file).filter((other) => fullTitle(other) === title);
  return {
    file: [projectName, fileBelow(filepath)].filter((part) => part !== '').join(':'),
    title,
    retry: task.result?.retryCount ?? 0,
    copy: Math.max(0, namesakes.indexOf(task)),
  };
}

/** Returns a test's title, after the titles of its groups. */
export function fullTitle({ name, suite }: Pick<VitestTask, 'name' | 'suite'>): string {
  return suite === undefined || suite.name === '' ? name : `${fullTitle(suite)} > ${name}`;
}

/** Returns whether a test failed that wasn't expected to. */
export function hasFailed({ result, fails }: VitestTask): boolean {
  return result?.state === 'fail' && fails !== true;
}

type Titled = Pick<VitestTask, 'name' | 'suite'>;

function testsIn({ tasks }: VitestGroup): readonly Titled[] {
  return tasks.flatMap((task) => (isGroup(task) ? testsIn(task) : isTitled(task) ? [task] : []));
}

function isGroup(task: object): task is VitestGroup {
  return 'tasks' in task;
}

function isTitled(task: object): task is Titled {
  return 'name' in task;
}
