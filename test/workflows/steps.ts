import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A step of a workflow that runs a command. */
export interface RunStep {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A step as its file declares it. */
interface Declared {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Reads the commands of a workflow's job, in order. */
export function runStepsOf(workflow: string, job: string): readonly RunStep[] {
  const { jobs } = parse(readFileSync(`.github/workflows/${workflow}.yml`, 'utf8')) as {
    readonly jobs: Readonly<Record<string, { readonly steps?: readonly Declared[] }>>;
  };
  return (jobs[job]?.steps ?? []).flatMap(({ name, run, env = {} }) =>
    run === undefined ? [] : [{ name: name ?? run, run, env }],
  );
}

/** The result of a step. */
interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a step in a folder as a runner does: with `bash -e`, and with the values of its variables. */
export function runStep({ run, env }: RunStep, cwd: string, values: Readonly<Record<string, string>>): Ran {
  const missing = Object.keys(env).filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new Error(`the step sets ${missing.join(', ')}; the test must give a value`);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
    {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...values },
    },
  );
  return { status, output: `${stdout}${stderr}` };
}
