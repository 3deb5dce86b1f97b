import { constants } from 'node:os';
import type { ResolvedSettings } from './resolve-settings.ts';
import { startServer } from './start-server.ts';
import { createTerminal } from './terminal.ts';

/** `login-emulator start`: serves until Ctrl-C or SIGTERM, then lets what is in flight finish for 5 seconds. */
export async function start(effective: ResolvedSettings): Promise<void> {
  const terminal = createTerminal(effective.settings);
  const serving = await startServer(effective, terminal);
  const stopped = untilStopped();
  try {
    terminal.ready(serving);
    await stopped;
  } finally {
    await serving.close();
  }
  terminal.stopped();
}

/** A second signal ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (name: NodeJS.Signals) => {
      if (stopping) process.exit(128 + constants.signals[name]);
      stopping = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
