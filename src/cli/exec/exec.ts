import { resolve } from 'node:path';
import { resolveSettings, type ResolvedSettings } from '../resolve-settings.ts';
import { startServer, type RunningServer } from '../start-server.ts';
import { say, type CliContext } from '../command-options.ts';
import { createTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../../errors.ts';
import { certificateFile, variablesFor } from './variables.ts';
import { runCommand, type Ended } from './command.ts';
import { makeFolders, report } from './report.ts';
import { readExec, type ExecArgs, type ReportOptions } from './args.ts';

/** Grace period for in-flight requests after the command exits; leaked connections may never close. */
const graceMs = 1000;

/** `login-emulator exec -- <command>`: runs a command beside its own emulator, and ends with its exit code. */
export async function exec(args: readonly string[], context: CliContext): Promise<void> {
  const { variables, folder } = context;
  const parsed = inFolder(readExec(args), folder);
  const effective = besides(await resolveSettings(parsed.flags, context));
  expectReportable(parsed.report, effective);
  await makeFolders(parsed.report);
  // standard output belongs to the command
  const terminal = createTerminal(effective.settings, process.stderr);
  const serving = await startServer(effective, terminal, context);
  try {
    if (effective.settings.log !== 'off') terminal.ready(serving);
    const ended = await runBeside(serving, parsed, variables);
    process.exitCode = ended.code;
    if (ended.unstarted === undefined) await reportOn(ended, serving, parsed.report, terminal);
    else say(ended.unstarted);
  } finally {
    await serving.close(graceMs);
  }
}

function runBeside(
  serving: RunningServer,
  { words, env, report: { artifacts } }: ExecArgs,
  variables: CliContext['variables'],
): Promise<Ended> {
  const certificate = certificateFile(serving.ca, variables);
  if (certificate !== undefined) process.once('exit', certificate.remove);
  const added = variablesFor({ ...serving, certificate, artifacts }, env);
  return runCommand(words, { ...variables, ...added });
}

/** Writes the reports; a report that fails turns success into failure. */
async function reportOn(
  { code }: Ended,
  serving: RunningServer,
  options: ReportOptions,
  terminal: Terminal,
): Promise<void> {
  process.exitCode = await report(options, serving, code).catch((error: unknown) => {
    terminal.failure(error);
    return code === 0 ? 1 : code;
  });
}

function inFolder(args: ExecArgs, folder: string): ExecArgs {
  const within = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
  const { junit, artifacts } = args.report;
  return { ...args, report: { ...args.report, junit: within(junit), artifacts: within(artifacts) } };
}

/** Changes the defaults: no output, and a free port, because the file's port is for `start`. */
function besides(effective: ResolvedSettings): ResolvedSettings {
  const { settings, origins } = effective;
  return {
    ...effective,
    settings: {
      ...settings,
      port: /^(flag|variable) /.test(origins.get('port') ?? '') ? settings.port : 0,
      log: origins.get('log') === 'default' ? 'off' : settings.log,
    },
  };
}

function expectReportable(
  { coverage, failUnder, junit, artifacts }: ReportOptions,
  effective: ResolvedSettings,
): void {
  if (effective.settings.admin) return;
  const reportFlags = {
    '--fail-under': failUnder,
    '--coverage': coverage || undefined,
    '--junit': junit,
    '--artifacts': artifacts,
  };
  const [option] = Object.entries(reportFlags).find(([, value]) => value !== undefined) ?? [];
  if (option === undefined) return;
  const origin = effective.origins.get('admin') ?? 'default';
  throw new UsageError(`${option} needs the control plane, which is off (${origin}); remove one of the two`);
}
