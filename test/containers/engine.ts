import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { succeed } from '../package/commands.ts';

/** A container engine, and the network that its published ports are in. */
export interface Engine {
  /** Runs the client of the engine; returns its output on both streams. */
  docker(...args: readonly string[]): Promise<string>;
  /** Runs Compose in a folder. */
  compose(folder: string, ...args: readonly string[]): Promise<string>;
  /** Runs a program in the network of the published ports. */
  beside(...words: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

const maxStartMs = 30_000;

/** Returns the engine that is already on this machine. */
export function installedEngine(): Engine {
  return {
    docker: (...args) => succeed({ words: ['docker'], cwd: '.' }, args),
    compose: (cwd, ...args) => succeed({ words: ['docker', 'compose'], cwd }, args),
    beside: (...words) => succeed({ words, cwd: '.' }, []),
    stop: () => Promise.resolve(),
  };
}

/**
 * Starts an engine with its own network, so that it neither changes the firewall nor takes a port of this machine. Needs
 * root and Debian's docker.io, docker-compose and slirp4netns. Its data are below the folder.
 */
export async function ownEngine(folder: string): Promise<Engine> {
  mkdirSync(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  writeFileSync(path('settings.json'), '{}');
  const options = {
    'data-root': path('data'),
    'exec-root': path('exec'),
    pidfile: path('pid'),
    host: `unix://${path('socket')}`,
    'config-file': path('settings.json'),
  };
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  // the processes of the group end with it
  const unshared = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const line = `ip link set lo up && exec dockerd ${flags.join(' ')}`;
  const daemon = spawn('unshare', [...unshared, 'sh', '-c', line], { stdio: 'ignore' });
  // before the folder is removed
  process.prependListener('exit', () => daemon.kill('SIGKILL'));
  await until(() => existsSync(path('socket')), 'dockerd did not start');
  const children = `/proc/${String(daemon.pid)}/task/${String(daemon.pid)}/children`;
  const [inner = ''] = readFileSync(children, 'utf8').split(' ');
  // lets the build reach the package registries
  const network = spawn('slirp4netns', ['--configure', inner, 'tap0'], { stdio: 'ignore' });
  process.prependListener('exit', () => network.kill());

  const variables = {
    DOCKER_HOST: options.host,
    DOCKER_BUILDKIT: '0',
    PATH: `/usr/bin:${process.env['PATH'] ?? ''}`,
  };
  const run = (words: readonly string[], cwd: string, args: readonly string[]) =>
    succeed({ words, cwd, variables }, args);
  const docker: Engine['docker'] = (...args) => run(['docker'], '.', args);
  await docker('version');
  return {
    docker,
    compose: (cwd, ...args) => run(['docker-compose'], cwd, args),
    beside: (...words) => run(['nsenter', `--net=/proc/${inner}/ns/net`, ...words], '.', []),
    async stop() {
      network.kill();
      // unshare itself ignores the signal
      process.kill(Number(inner), 'SIGTERM');
      await until(() => daemon.exitCode !== null || daemon.signalCode !== null, 'dockerd did not stop');
    },
  };
}

async function until(isDone: () => boolean, problem: string): Promise<void> {
  const deadline = performance.now() + maxStartMs;
  while (!isDone()) {
    if (performance.now() > deadline) throw new Error(problem);
    await pause(100);
  }
}
