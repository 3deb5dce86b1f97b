import { createClient, type Answer, type Request } from '../support/client.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';
import { worldOf } from '../exchanges/harness.ts';
import type { OperationTable, Way } from '../exchanges/exchange.ts';
import { sentBy } from '../exchanges/run-exchange.ts';

/** A request with its answer. */
export interface Recorded extends Request {
  readonly answer: Answer;
}

/** Sends requests of an operation's table to a new emulator, and records them. */
export interface Recorder {
  /** Returns the requests of a way in order; the last one gets the answer. */
  record(table: OperationTable, way: Way): Promise<readonly Recorded[]>;
  close(): Promise<void>;
}

/** Creates a recorder for a provider. Tokens and codes depend on the seed. */
export async function createRecorder(provider: string, seed: string): Promise<Recorder> {
  const server = await serve(testApp({ providers: [provider], requestBudget: 'off', seed }));
  const client = createClient(server.port);
  return {
    async record(table, way) {
      await client.send({ method: 'POST', path: '/__admin/reset' });
      const recorded: Recorded[] = [];
      const recording = {
        ...client,
        async send(request: Request) {
          const answer = await client.send(request);
          recorded.push({ ...request, answer });
          return answer;
        },
      };
      const world = worldOf(recording, table);
      await world.send(await sentBy(way, world));
      return recorded;
    },
    async close() {
      client.close();
      await server.close();
    },
  };
}
