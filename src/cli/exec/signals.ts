/** The signals that ask a command to end. */
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Name = (typeof names)[number];

/** A terminal sends these to the command itself, too: it is in the same process group. */
const ofTerminals: readonly Name[] = ['SIGINT', 'SIGHUP'];

/** Within it, the same signal is the same key: npm passes on what the terminal has sent to all. */
const sameKeyMs = 500;

/** Where signals come from: the process. */
interface Source {
  on(name: Name, listener: () => void): unknown;
}

/** What is done with them. */
interface Ways {
  /** Sends one to the command. */
  readonly pass: (name: Name) => void;
  /** Ends everything now. */
  readonly end: (name: Name) => void;
  /** Whether a terminal is at hand. */
  readonly atTerminal: boolean;
  /** In milliseconds, from any start. */
  readonly now: () => number;
}

/**
 * Passes the first signal on to the command, which may take its time, and ends at once on a second. What a terminal has
 * sent the command already is not sent again: many take a second Ctrl-C as "leave everything".
 */
export function passSignals(source: Source, { pass, end, atTerminal, now }: Ways): void {
  let first: { readonly name: Name; readonly at: number } | undefined;
  for (const name of names) {
    source.on(name, () => {
      if (first !== undefined) {
        const isSameKey = name === first.name && now() - first.at < sameKeyMs;
        return isSameKey ? undefined : end(name);
      }
      first = { name, at: now() };
      if (!atTerminal || !ofTerminals.includes(name)) pass(name);
    });
  }
}
