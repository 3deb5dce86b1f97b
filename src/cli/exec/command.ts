import { spawn } from 'cross-spawn';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { codeOf } from '../../errors.ts';

/** How a command ended, as a shell says it. */
export interface Ended {
  readonly code: number;
  /** Why it did not start. */
  readonly unstarted?: string;
}

/** Runs a command on this process's terminal to its end. It is sent the signals that this process gets, which are no end of this one. */
export async function runCommand(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  let child: ChildProcess | undefined;
  // first, so that none ends this process and leaves the command alone
  passSignals(process, {
    pass: (name) => void child?.kill(name),
    end(name) {
      child?.kill('SIGKILL');
      process.exit(codeOfSignal(name));
    },
    atTerminal: [0, 1, 2].some(isatty),
    now: () => performance.now(),
  });
  try {
    child = spawn(command, args, { stdio: 'inherit', env });
    return await endOf(child);
  } catch (error) {
    return unstarted(command, error);
  }
}

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // a signal that could not be sent is an error, too
    child.on('error', (error) => {
      if (child.pid === undefined) reject(error);
    });
    child.on('exit', (code, signal) => resolve({ code: code ?? codeOfSignal(signal) }));
  });
}

function codeOfSignal(name: NodeJS.Signals | null): number {
  return name === null ? 1 : 128 + constants.signals[name];
}

/** As shells have it: 127 for what is not found, 126 for what cannot be run. */
function unstarted(command: string, error: unknown): Ended {
  if (codeOf(error) === 'ENOENT')
    return {
      code: 127,
      unstarted: `there is no command ${command}; is it installed, and in the PATH? What a package installs is run by npx: -- npx ${command}`,
    };
  const why = error instanceof Error ? error.message : 'unknown';
  const reason = codeOf(error) === 'EACCES' ? 'it is not executable' : why;
  return { code: 126, unstarted: `${command} cannot be run: ${reason}` };
}

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
