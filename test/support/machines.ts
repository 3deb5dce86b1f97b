import { execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** A machine that reaches this one over its own network: a container, or a phone. */
export interface Machine {
  /** How it names this machine in a URL. */
  readonly host: string;
  /** Runs a program there; resolves with its standard output, rejects if it fails. */
  run(
    command: string,
    args: readonly string[],
    variables?: Readonly<Record<string, string>>,
  ): Promise<string>;
}

/** A container that knows this machine as `emulator`, and a phone that knows its address. */
export interface Machines {
  readonly backend: Machine;
  readonly phone: Machine;
}

/**
 * Creates two machines while a function runs: network namespaces, connected by virtual cables. These need root and
 * `ip`. Without them, programs of this machine replace them, and use the addresses 127.0.0.2 and 127.0.0.3.
 */
export async function withMachines<T>(use: (machines: Machines) => Promise<T>): Promise<T> {
  const id = randomBytes(3).toString('hex');
  const network = `10.${randomInt(200, 250)}.${randomInt(256)}`;
  const names = [`le-${id}b`, `le-${id}p`];
  try {
    const made = namespaces(names, network);
    const [backend = here('127.0.0.2'), phone = here('127.0.0.3')] = made;
    return await use({ backend, phone });
  } finally {
    for (const name of names) {
      rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
      attempt(() => ip('netns', 'delete', name));
    }
  }
}

/** Creates the network namespaces; none if this user or this machine cannot. */
function namespaces([backend = '', phone = '']: readonly string[], network: string): readonly Machine[] {
  const problem = attempt(() => {
    connect(backend, `${network}.1`, `${network}.2`);
    connect(phone, `${network}.5`, `${network}.6`);
    mkdirSync(`/etc/netns/${backend}`, { recursive: true });
    writeFileSync(`/etc/netns/${backend}/hosts`, `127.0.0.1 localhost\n${network}.1 emulator\n`);
  });
  if (problem === undefined) return [inside(backend, 'emulator'), inside(phone, `${network}.5`)];
  console.warn(
    `left out: separate networks, which need root and ip (${problem}); 127.0.0.2 and 127.0.0.3 replace them`,
  );
  return [];
}

function connect(name: string, ours: string, theirs: string): void {
  ip('netns', 'add', name);
  ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'uplink', 'netns', name);
  ip('address', 'add', `${ours}/30`, 'dev', name);
  ip('link', 'set', name, 'up');
  ip('-n', name, 'address', 'add', `${theirs}/30`, 'dev', 'uplink');
  for (const device of ['lo', 'uplink']) ip('-n', name, 'link', 'set', device, 'up');
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: 'pipe' });
}

function attempt(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0];
  }
}

function inside(name: string, host: string): Machine {
  return {
    host,
    run: (command, args, variables) => run('ip', ['netns', 'exec', name, command, ...args], variables),
  };
}

function here(host: string): Machine {
  return { host, run };
}

async function run(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exits with ${String(code)}: ${stderr}`);
  return stdout;
}
