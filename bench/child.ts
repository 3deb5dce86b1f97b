import { spawn } from 'node:child_process';

/** A process that the benchmark has started and ends. */
export interface Child {
  readonly pid: number;
  readonly exited: Promise<number | null>;
  /** The last of what it has written. */
  said(): string;
  end(): Promise<void>;
}

/** How long a process may take to end when it is asked to. */
const patienceMs = 3000;

const keptCharacters = 4000;

/** Starts a process; it does not outlive the benchmark. What it writes to stdout is dropped unless it is wanted. */
export function startChild(
  command: string,
  args: readonly string[],
  stdout: 'pipe' | 'ignore',
  variables: Readonly<Record<string, string>> = {},
): Child {
  const env = { ...environment(), ...variables };
  const child = spawn(command, args, { env, stdio: ['ignore', stdout, 'pipe'] });
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-keptCharacters);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      text += error.message;
      resolve(null);
    });
    // its streams are at their end, too
    child.once('close', resolve);
  });
  void exited.then(() => process.off('exit', kill));

  if (child.pid === undefined) throw new Error(`${command} cannot be started`);
  return {
    pid: child.pid,
    exited,
    said: () => text,
    async end() {
      child.kill('SIGTERM');
      const timer = setTimeout(kill, patienceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** As on a machine where nothing is set: NODE_EXTRA_CA_CERTS alone adds some 55 ms to every start. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME'];
  return Object.fromEntries(kept.map((name) => [name, process.env[name]]));
}
