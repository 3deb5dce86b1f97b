import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serving } from '../cli/cli.ts';
import type { Step } from './page.ts';
import { readersProject } from './reader.ts';
import { openShell, type Ran } from './shell.ts';

/** A command of a guide and its result. */
export interface Walked extends Ran {
  readonly step: Extract<Step, { kind: 'command' }>;
}

/** An emulator that the guide started. */
interface Running {
  /** Its actual ports, by the ports in the guide. */
  readonly ports: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

const maxWaitMs = 240_000;

/** Runs the steps of a guide in a new project; `ports` are those of servers that already run. */
export async function walk(
  steps: readonly Step[],
  ports: Readonly<Record<string, number>> = {},
): Promise<readonly Walked[]> {
  const project = readersProject();
  const shell = openShell(project);
  const running = new Map<string, Running>();
  const left: (() => void)[] = [];
  const walked: Walked[] = [];
  const known = () => {
    const beside = Object.entries(ports).map(([said, port]) => [said, String(port)] as const);
    return new Map([...beside, ...[...running.values()].flatMap((one) => [...one.ports])]);
  };
  const here = (text: string) => text.replaceAll(/\b\d{4}\b/g, (number) => known().get(number) ?? number);
  const asInGuide = ({ ends, printed }: Ran): Ran => ({
    ends,
    printed: [...known()].reduce((text, [said, port]) => text.replaceAll(`:${port}`, `:${said}`), printed),
  });
  try {
    for (const step of steps) {
      if (step.kind === 'file') writeIn(shell.folder(), step.path, here(step.text));
      if (step.kind === 'start') {
        await running.get(step.port)?.stop();
        running.set(step.port, await start(here(step.line), step, shell.folder()));
      }
      if (step.kind === 'background') left.push(shell.leave(here(step.line)));
      if (step.kind === 'command') {
        const line = here(step.line);
        walked.push({ step, ...asInGuide(await shell.run(line, variablesOf(line, here))) });
      }
    }
  } finally {
    for (const end of left) end();
    for (const { stop } of running.values()) await stop();
  }
  return walked;
}

/** Commands that use the emulator's default URL. */
function variablesOf(line: string, here: (text: string) => string): Readonly<Record<string, string>> {
  return /login-emulator (code|coverage|health|scenario|requests|account|session|clock|reset|bundle)\b/.test(
    line,
  )
    ? { LOGIN_EMULATOR_URL: here('http://localhost:4010') }
    : {};
}

function writeIn(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Starts an emulator by a line of the guide, on free ports. It runs until it is stopped. */
function start(
  line: string,
  { line: said, port }: Extract<Step, { kind: 'start' }>,
  cwd: string,
): Promise<Running> {
  const words = line.split(' ');
  const at = words.indexOf('npx');
  const variables = Object.fromEntries(
    words.slice(0, at).map((word) => [word.replace(/=.*/, ''), word.replace(/^.*?=/, '')] as const),
  );
  const asked = words.slice(at + 2);
  const further = [...said.matchAll(/--listen (\d+)/g)].map(([, number = '']) => number);
  const args = asked.map((word, index) => {
    if (asked[index - 1] === '--port') return '0';
    return asked[index - 1] === '--listen' ? word.replace(/^\d+/, '0') : word;
  });
  return new Promise<Running>((resolve, reject) => {
    const ended = serving(
      args,
      ({ said: banner }) =>
        new Promise<void>((stop) => {
          const found = [...banner.matchAll(/^.* on https?:\/\/\S*:(\d+)/gm)].map(
            ([, number = '']) => number,
          );
          resolve({
            ports: new Map([port, ...further].map((number, index) => [number, found[index] ?? ''])),
            async stop() {
              stop();
              await ended;
            },
          });
        }),
      { cwd, variables, maxWaitMs },
    );
    ended.catch(reject);
  });
}
