import { createClient, type Answer, type Client, type Request } from '../../support/client.ts';
import { startEmulator, type EmulatorProcess } from '../emulator-process.ts';
import type { RunContext } from '../long-run.ts';

/** Emulator processes that share a Redis. */
export interface Crew {
  readonly clients: readonly Client[];
  /** Replaces a process that has ended, and returns how it ended with its last output. */
  replaceEnded(): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Starts emulators on a Redis; `onAnswer` is called with every response. */
export async function startCrew(
  { cli }: RunContext,
  size: number,
  redisUrl: string,
  onAnswer: (request: Request, answer: Answer) => void,
): Promise<Crew> {
  const members: { emulator: EmulatorProcess; client: Client }[] = [];
  async function add(): Promise<void> {
    const emulator = await startEmulator(cli, ['--log', 'off', '--store', redisUrl]);
    const { send, close } = createClient(emulator.port);
    members.push({ emulator, client: { send: watched(send, onAnswer), close } });
  }
  for (let count = 0; count < size; count += 1) await add();
  return {
    get clients() {
      return members.map(({ client }) => client);
    },
    async replaceEnded() {
      const at = members.findIndex(({ emulator }) => emulator.ended() !== undefined);
      const [ended] = at < 0 ? [] : members.splice(at, 1);
      if (ended === undefined) return undefined;
      ended.client.close();
      await add();
      return `${ended.emulator.ended() ?? ''}\n${ended.emulator.output()}`;
    },
    async stop() {
      for (const { client } of members) client.close();
      await Promise.all(members.map(({ emulator }) => emulator.stop()));
    },
  };
}

function watched(send: Client['send'], onAnswer: (request: Request, answer: Answer) => void): Client['send'] {
  return async (request) => {
    const answer = await send(request);
    onAnswer(request, answer);
    return answer;
  };
}
