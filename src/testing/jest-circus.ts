/** The running test in jest-circus, jest's runner. Read from its internal state, as jest-circus has no API for it. */
export interface CircusTest {
  readonly hasFailed: boolean;
  /** The number of earlier attempts. */
  readonly retry: number;
}

/** Returns the running test. With another runner, returns a test that passes at its first attempt. */
export function runningTest(): CircusTest {
  const test = inState('currentlyRunningTest');
  const errors = member(test, 'errors');
  const invocations = member(test, 'invocations');
  return {
    hasFailed: Array.isArray(errors) && errors.length > 0,
    retry: typeof invocations === 'number' && invocations > 1 ? invocations - 1 : 0,
  };
}

/** Returns a function that lists the titles of the concurrent tests in the current `describe` block. */
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

/** A test may load its own copy of jest-circus, whose state has no running test: looks through all states. */
function inState(name: string): unknown {
  return Object.getOwnPropertySymbols(globalThis)
    .filter(({ description }) => description === 'JEST_STATE_SYMBOL')
    .map((symbol) => member(Reflect.get(globalThis, symbol), name))
    .find((value) => typeof value === 'object' && value !== null);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
