/** Runs one check and prints its line, and behind it the text that the body may give. */
export type Check = (what: string, body: () => unknown) => Promise<void>;

/** Checks one after the other; a failed one does not keep the next from running. */
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

/** How all checks together came out. */
interface Summary {
  readonly text: string;
  readonly failed: boolean;
}
