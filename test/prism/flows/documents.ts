import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { documentsCommands } from '../../smoke/commands.ts';
import { contracts } from '../contracts.ts';
import type { Flow, Step } from '../flow.ts';

/** Headers that curl adds for the connection. */
const ofTheConnection = ['host', 'connection', 'content-length', 'expect'];

/** Runs the documents' curl commands with the real curl against a recording server, and returns them as flows. */
export async function documentsFlows(): Promise<readonly Flow[]> {
  const heard: Omit<Step, 'status'>[] = [];
  const server = createServer((request, response) => {
    void noted(request).then((step) => {
      heard.push(step);
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const flows: Flow[] = [];
  for (const [command, status] of documentsCommands()) {
    const script = command.replaceAll('localhost:4010', `127.0.0.1:${port}`);
    await promisify(execFile)('bash', ['-c', script], { timeout: 10_000 });
    const step = heard.at(-1);
    if (step === undefined) throw new Error(`curl sent nothing for ${command}`);
    flows.push(flowOf({ ...step, status }, flows));
  }
  server.close();
  return flows;
}

async function noted(request: IncomingMessage): Promise<Omit<Step, 'status'>> {
  const body = (await buffer(request)).toString();
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' && !ofTheConnection.includes(name) ? [[name, value] as const] : [],
  );
  const { method = '', url: path = '' } = request;
  return { method, path, headers: Object.fromEntries(headers), body };
}

function flowOf(step: Step, before: readonly Flow[]): Flow {
  const contract = contracts.find(({ basePath }) => step.path.startsWith(`${basePath}/`));
  if (contract === undefined) throw new Error(`no contract has the path ${step.path}`);
  const number = before.filter(({ provider }) => provider === contract.id).length + 1;
  return {
    name: `${contract.id}: the document's curl command ${number}`,
    provider: contract.id,
    steps: [{ ...step, path: step.path.slice(contract.basePath.length) }],
  };
}
