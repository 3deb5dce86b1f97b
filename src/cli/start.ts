import { assemble, type EmulatorOptions } from '../assemble.ts';
import { createListener } from '../http/listener.ts';
import { listen, type Listening } from '../http/server.ts';
import { createPlanes } from '../planes.ts';
import { isLive, prepareWatch, type Watch } from './live.ts';
import { corsOf, emulatorOptionsOf } from './options.ts';
import type { Settings } from './settings.ts';
import { createTerminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const defaultPort = 4010;
const defaultHost = 'localhost';

/** `login-emulator start`: serves until Ctrl-C or SIGTERM, then lets what is in flight finish. */
export async function start(settings: Settings): Promise<void> {
  const terminal = createTerminal(settings);
  const options = await emulatorOptionsOf(settings);
  const watch = await watchOver(settings, options);
  const { emulator, notes } = assemble(options);
  const planes = createPlanes(emulator, {
    cors: corsOf(settings),
    quiet: settings.quiet ?? false,
    fidelity: settings.fidelity ?? 'inferred',
    record: terminal.request,
    report: terminal.failure,
  });
  const { host = defaultHost, port = defaultPort } = settings;
  const listening = await listenOrSay(host, port, createListener(planes));
  const stopped = untilStopped(listening);
  terminal.ready(emulator, host, listening.port, [...notes, ...notesOn(settings)]);
  const stopWatching = watch?.(emulator, terminal);
  await stopped;
  stopWatching?.();
  terminal.stopped();
}

async function watchOver(settings: Settings, { fixtures }: EmulatorOptions): Promise<Watch | undefined> {
  if (settings.fixtures === undefined || fixtures === undefined || !isLive(settings)) return undefined;
  return prepareWatch(settings.fixtures, fixtures);
}

function notesOn(settings: Settings): readonly string[] {
  if (isLive(settings)) return [`edits of ${settings.fixtures ?? ''} are taken over while it serves`];
  return settings.watch === true ? ['there is no fixtures folder to watch; --fixtures names one'] : [];
}

async function listenOrSay(
  host: string,
  port: number,
  listener: Parameters<typeof listen>[0],
): Promise<Listening> {
  try {
    return await listen(listener, host, port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      refusals[code]?.(host, port) ?? `cannot listen on ${host}:${port}: ${messageOf(error)}`,
    );
  }
}

const refusals: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `port ${port} is in use; choose another with --port, or --port 0 for a free one`,
  EACCES: (_host, port) => `port ${port} needs more rights; choose one above 1023 with --port`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine; choose another with --host`,
  ENOTFOUND: (host) => `${host} is unknown; choose another with --host`,
  EAI_AGAIN: (host) => `${host} is unknown; choose another with --host`,
};

/** A second signal ends the process at once. */
function untilStopped(listening: Listening): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(130);
      stopping = true;
      listening.close().then(resolve, reject);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
