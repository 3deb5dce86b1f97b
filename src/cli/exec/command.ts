import { spawn } from 'cross-spawn';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { codeOf } from '../../errors.ts';

/** The exit code of a command, as a shell returns it. */
export interface Ended {
  readonly code: number;
  /** The reason if it did not start. */
  readonly unstarted?: string;
}

/** Runs a command on this process's terminal to its end. Signals are passed to it, and do not end this process. */
export async function runCommand(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  let child: ChildProcess | undefined;
  // before the spawn, so that no signal ends this process and orphans the command
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
    // a signal that could not be sent emits an error, too
    child.on('error', (error) => {
      if (child.pid === undefined) reject(error);
    });
    child.on('exit', (code, signal) => resolve({ code: code ?? codeOfSignal(signal) }));
  });
}

function codeOfSignal(name: NodeJS.Signals | null): number {
  return name === null ? 1 : 128 + constants.signals[name];
}

/** Returns the exit code of shells: 127 for a command that isn't found, 126 for a command that cannot run. */
function unstarted(command: string, error: unknown): Ended {
  if (codeOf(error) === 'ENOENT')
    return {
      code: 127,
      unstarted: `there is no command ${command}; is it installed, and in the PATH? Run a package's command with npx: -- npx ${command}`,
    };
  const why = error instanceof Error ? error.message : 'unknown';
  const reason = codeOf(error) === 'EACCES' ? 'it is not executable' : why;
  return { code: 126, unstarted: `${command} cannot be run: ${reason}` };
}

/** The signals that request a command to end. */
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Name = (typeof names)[number];

/** The signals that a terminal sends to the command as well, which is in the same process group. */
const ofTerminals: readonly Name[] = ['SIGINT', 'SIGHUP'];

/** Within this time, the same signal is the same key press: npm forwards a signal that the terminal sent to all. */
const sameKeyMs = 500;

/** The source of signals: the process. */
interface Source {
  on(name: Name, listener: () => void): unknown;
}

/** The reactions to signals. */
interface Ways {
  /** Sends a signal to the command. */
  readonly pass: (name: Name) => void;
  /** Ends the command and this process at once. */
  readonly end: (name: Name) => void;
  /** Whether this process has a terminal. */
  readonly atTerminal: boolean;
  /** A monotonic time in milliseconds. */
  readonly now: () => number;
}

/**
 * Passes the first signal to the command, which may take its time, and ends at once on a second one. A signal that the
 * terminal already sent to the command isn't sent again: many programs abort without cleanup on a second Ctrl-C.
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
