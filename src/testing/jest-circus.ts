/** What jest's runner, jest-circus, knows of the test that runs. It has no way to ask: this is where it keeps it. */
export interface CircusTest {
  readonly hasFailed: boolean;
  /** How often it was tried before. */
  readonly retry: number;
}

/** The test that runs; one that passes at its first try, where another runner knows nothing of this. */
export function runningTest(): CircusTest {
  const test = inState('currentlyRunningTest');
  const errors = member(test, 'errors');
  const invocations = member(test, 'invocations');
  return {
    hasFailed: Array.isArray(errors) && errors.length > 0,
    retry: typeof invocations === 'number' && invocations > 1 ? invocations - 1 : 0,
  };
}

/** Remembers the group that is being defined; gives the concurrent tests that it has in the end, by their titles. */
export function concurrentTestsHere(): () => readonly string[] {
  const block = inState('currentDescribeBlock');
  return () => concurrentTestsIn(block);
}

function concurrentTestsIn(block: unknown): readonly string[] {
  const children = member(block, 'children');
  if (!Array.isArray(children)) return [];
  return children.flatMap((child: unknown) => {
    if (member(child, 'type') === 'describeBlock') return concurrentTestsIn(child);
    const mode = member(child, 'mode');
    const runs = member(child, 'concurrent') === true && mode !== 'skip' && mode !== 'todo';
    return runs ? [String(member(child, 'name'))] : [];
  });
}

/** A copy of jest-circus that a test loads has a state of its own, in which nothing runs. */
function inState(name: string): unknown {
  return Object.getOwnPropertySymbols(globalThis)
    .filter(({ description }) => description === 'JEST_STATE_SYMBOL')
    .map((symbol) => member(Reflect.get(globalThis, symbol), name))
    .find((value) => typeof value === 'object' && value !== null);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
