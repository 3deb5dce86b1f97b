/** Runs a check and prints its result, with the text that its body may return. */
export type Check = (what: string, body: () => unknown) => Promise<void>;

/** Creates a runner for checks in sequence; a failed check doesn't stop the next ones. */
export function createChecks(): { readonly check: Check; readonly summary: () => Summary } {
  const outcomes: ('passed' | 'failed')[] = [];
  return {
    async check(what, body) {
      try {
        const said = await body();
        outcomes.push('passed');
        console.log(`ok    ${what}${typeof said === 'string' ? `: ${said}` : ''}`);
      } catch (error) {
        outcomes.push('failed');
        const reason = error instanceof Error ? error.message : String(error);
        console.log(`FAIL  ${what}\n${reason.replaceAll(/^/gm, '      ')}`);
      }
    },
    summary() {
      const failed = outcomes.filter((outcome) => outcome === 'failed').length;
      return { text: `${outcomes.length - failed} passed, ${failed} failed`, failed: failed > 0 };
    },
  };
}

/** The total result of all checks. */
interface Summary {
  readonly text: string;
  readonly failed: boolean;
}
