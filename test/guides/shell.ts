import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCurl } from './page.ts';

/** The result of a line. */
export interface Ran {
  /** The HTTP status of a curl line (`000` without a response), or the exit code of another line. */
  readonly ends: string;
  readonly printed: string;
}

/** A terminal that runs lines in sequence, with the folder and variables of the line before. */
export interface Shell {
  run(line: string, variables: Readonly<Record<string, string>>): Promise<Ran>;
  /** Starts a server. Returns a function that stops it. */
  leave(line: string): () => void;
  /** The current folder. */
  folder(): string;
}

const longestLineMs = 100_000;

/** Opens a terminal in a folder. */
export function openShell(project: string): Shell {
  const state = join(project, 'node_modules/.shell');
  writeFileSync(state, `cd '${project}'\n`);
  const path = `${join(project, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const env = {
    PATH: path,
    HOME: process.env['HOME'],
    NODE_DISABLE_COMPILE_CACHE: '1',
    NO_COLOR: '1',
    SHELL_STATE: state,
  };

  return {
    run: (line, variables) =>
      new Promise((resolve) => {
        const isRequest = isCurl(line);
        const typed = isRequest
          ? line.replace(/^curl/, "curl --silent --max-time 20 --write-out '\\n%{http_code}'")
          : line;
        // npx uses installed packages only
        const script = [
          'set -a',
          '. "$SHELL_STATE"',
          ...Object.entries(variables).map(([name, value]) => `${name}='${value}'`),
          typed.replaceAll(/\bnpx /g, ''),
          keeping,
        ].join('\n');
        const options = { encoding: 'utf8', timeout: longestLineMs, killSignal: 'SIGKILL' } as const;
        const child = execFile('bash', ['-c', `exec 2>&1\n${script}`], { ...options, env }, (_, printed) => {
          const cut = isRequest ? printed.lastIndexOf('\n') : printed.length;
          const ends = isRequest ? printed.slice(cut + 1) : String(child.exitCode);
          resolve({ ends, printed: printed.slice(0, cut).replaceAll('\r', '') });
        });
      }),
    leave(line) {
      const child = spawn('bash', ['-c', `. "$SHELL_STATE"\nexec ${line.replace(/^npx /, '')}`], {
        env,
        stdio: 'ignore',
      });
      return () => void child.kill('SIGKILL');
    },
    folder: () =>
      (existsSync(state)
        ? (/^cd (.*)$/m.exec(readFileSync(state, 'utf8'))?.[1] ?? project)
        : project
      ).replaceAll("'", ''),
  };
}

/** Saves the folder and variables for the next line, and exits with the line's code. */
const keeping = `code=$?
{ export -p | grep -v SHELL_STATE; printf 'cd %q\\n' "$PWD"; } > "$SHELL_STATE"
exit $code`;
