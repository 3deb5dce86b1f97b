import { readFileSync } from 'node:fs';

/** The parts of an image's last stage that a process needs. */
export interface Stage {
  readonly base: string;
  /** The files of the build stage, and their places in the image. */
  readonly copies: readonly (readonly [from: string, to: string])[];
  readonly variables: Readonly<Record<string, string>>;
  readonly uid: number;
  readonly entrypoint: readonly string[];
  readonly healthcheck: readonly string[];
}

/** Reads the last stage of the Dockerfile. Throws if an instruction has another form than the project uses. */
export function readDockerfile(file = 'Dockerfile'): Stage {
  const text = readFileSync(file, 'utf8').replaceAll(/^#.*\n/gm, '');
  const [, base] = matched(text, /^ARG NODE_IMAGE=(\S+)$/m);
  const stage = text.slice(text.lastIndexOf('\nFROM ') + 1);
  const [, workdir] = matched(stage, /^WORKDIR (\S+)$/m);
  const [, uid] = matched(stage, /^USER (\d+):\d+$/m);
  const [, entrypoint] = matched(stage, /^ENTRYPOINT (\[.*\])$/m);
  const [, healthcheck] = matched(stage, /^HEALTHCHECK .*CMD (\[.*\])$/m);
  const copies = [...stage.matchAll(/^COPY --from=build (.*) (\S+)$/gm)].flatMap(([, from = '', to = '']) =>
    from.split(' ').map((path) => [path.replace(/^\/build\//, ''), placeOf(path, to, workdir)] as const),
  );
  return {
    ...{ base, copies, uid: Number(uid) },
    variables: Object.fromEntries(
      [...stage.matchAll(/^ENV (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
    ),
    entrypoint: JSON.parse(entrypoint) as readonly string[],
    healthcheck: JSON.parse(healthcheck) as readonly string[],
  };
}

function placeOf(from: string, to: string, workdir: string): string {
  if (to.startsWith('/')) return to;
  return to === './' ? `${workdir}/${from.replace(/^.*\//, '')}` : `${workdir}/${to}`;
}

function matched(text: string, pattern: RegExp): readonly [whole: string, group: string] {
  const [whole, group] = pattern.exec(text) ?? [];
  if (whole === undefined || group === undefined) throw new Error(`the Dockerfile has no ${String(pattern)}`);
  return [whole, group];
}
