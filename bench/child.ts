import { spawn } from 'node:child_process';

/** A process that the benchmark starts and ends. */
export interface Child {
  readonly pid: number;
  readonly exited: Promise<number | null>;
  /** Returns the end of its output. */
  said(): string;
  end(): Promise<void>;
}

/** Time limit for a process to end after SIGTERM, in milliseconds. */
const patienceMs = 3000;

const keptCharacters = 4000;

/** Starts a process that ends with the benchmark at the latest. `stdout` decides whether its standard output is read. */
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
    // at this event, its streams have ended too
    child.once('close', resolve);
  });
  void exited.then(() => process.off('exit', kill));

  if (child.pid === undefined) throw new Error(`cannot start ${command}`);
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

/** Returns a minimal environment: NODE_EXTRA_CA_CERTS alone adds some 55 ms to every start. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME'];
  return Object.fromEntries(kept.map((name) => [name, process.env[name]]));
}
