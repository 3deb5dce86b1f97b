import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

/** The part of action.yml that the runner uses. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

/** A step that ran: its exit code, and its text on both streams. */
export interface Step {
  readonly code: number | null;
  readonly said: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Runs the post step, as the runner does at the end of the job. */
  post(): Promise<Omit<Step, 'post'>>;
}

/** Reads action.yml. */
export function readAction(): Action {
  return parse(readFileSync('action.yml', 'utf8')) as Action;
}

/** Creates a job that runs steps with the action as the runner of GitHub does, in a folder. */
export function createJob(folder: string) {
  const action = readAction();
  const temporary = join(folder, 'temporary');
  const summary = join(folder, 'summary.md');
  const variables = new Map<string, string>();
  let steps = 0;

  async function run(script: string, own: Readonly<Record<string, string>>) {
    steps += 1;
    const file = (name: string) => {
      const path = join(folder, `${name}-${steps}`);
      writeFileSync(path, '');
      return path;
    };
    const files = { env: file('env'), output: file('output'), state: file('state') };
    const child = spawn(process.execPath, [resolve(script)], {
      cwd: folder,
      env: {
        ...process.env,
        ...{ NODE_DISABLE_COMPILE_CACHE: '1' },
        ...{ GITHUB_WORKSPACE: folder, RUNNER_TEMP: temporary, GITHUB_STEP_SUMMARY: summary },
        ...{ GITHUB_ENV: files.env, GITHUB_OUTPUT: files.output, GITHUB_STATE: files.state },
        ...Object.fromEntries(variables),
        ...own,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((done) => child.on('close', done));
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const code = await ended;
    for (const [name, value] of Object.entries(valuesIn(files.env))) variables.set(name, value);
    return { code, said: `${out}${err}`, outputs: valuesIn(files.output), state: valuesIn(files.state) };
  }

  return {
    variables,
    summary: () => (existsSync(summary) ? readFileSync(summary, 'utf8') : ''),
    /** Runs `uses:` of the action with these inputs; the others have the defaults of action.yml. */
    async uses(given: Readonly<Record<string, string>>): Promise<Step> {
      const inputs = Object.fromEntries(
        Object.entries(action.inputs).map(([name, { default: value = '' }]) => [
          `INPUT_${name.toUpperCase()}`,
          given[name] ?? value,
        ]),
      );
      const { state, ...step } = await run(action.runs.main, inputs);
      const states = Object.fromEntries(
        Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
      );
      return { ...step, post: () => run(action.runs.post, { ...inputs, ...states }) };
    },
  };
}

/** Reads a file of values with their own delimiters: `name<<end`, the value, `end`. */
function valuesIn(file: string): Readonly<Record<string, string>> {
  const matches = readFileSync(file, 'utf8').matchAll(/^(\w+)<<(\S+)\n([^]*?)\n\2$/gm);
  return Object.fromEntries([...matches].map(([, name = '', , value = '']) => [name, value]));
}
