import type { ServedProvider } from '../emulator/emulator.ts';
import type { Warn } from '../http/check-sent.ts';
import type { Entry } from '../journal/entry.ts';

/** The most paths that it reports: clients choose them. */
const mostTold = 20;

/** Paths of logins, by their last words. */
const loginLike =
  /(?:^|[/._-])(?:log-?in|log-?on|sign-?in|auth|authenticate|authorize|sessions?|tokens?)\/?$/i;

/**
 * Creates the check of requests that reach no operation. While providers from files are served, it reports each path once
 * that looks like a login: their contracts may lack it.
 */
export function createUnmatchedLogins(
  served: () => readonly ServedProvider[],
  warn: Warn,
): (entry: Entry) => void {
  const told = new Set<string>();
  return ({ method, path, operation, outcome, nearest }) => {
    // a fallback has answered a request with an outcome
    if (method !== 'POST' || operation !== undefined || outcome !== undefined || nearest === undefined)
      return;
    if (!loginLike.test(path) || told.has(path) || told.size >= mostTold) return;
    const file = contractFor(nearest[0]?.provider, served());
    if (file === undefined) return;
    told.add(path);
    warn(
      `POST ${path} looks like a login, but no contract declares it; if ${file} should, add it and run login-emulator adopt ${file}`,
    );
  };
}

/** Returns the contract of the nearest provider, or of the first, that was loaded from files. */
function contractFor(nearest: string | undefined, served: readonly ServedProvider[]): string | undefined {
  const own = served.filter(({ provider }) => provider.contractFile !== undefined);
  return (own.find(({ id }) => id === nearest) ?? own[0])?.provider.contractFile;
}
