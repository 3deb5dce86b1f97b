import { execFile } from 'node:child_process';

/** A curl line of a guide, with what the guide promises of its answer. */
export interface Line {
  readonly command: string;
  readonly status: string;
  /** The JSON that stands below it; undefined where nothing does. */
  readonly shown?: string;
  /** Whether the guide leaves something out, and says so by `// …`. */
  readonly isCut: boolean;
}

/** The answer to a curl line. */
export interface Said {
  /** `000` where the connection was closed without one. */
  readonly status: string;
  readonly body: string;
}

/** The curl lines of a guide in their order. */
export function linesOf(guide: string): readonly Line[] {
  const blocks = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, language, text = ''], index) => {
    if (language !== 'sh' || !text.startsWith('curl ')) return [];
    const [, below, shown = ''] = blocks[index + 1] ?? [];
    const commands = text.trim().split('\n');
    return commands.map((command, place) => ({
      command,
      status: / # (\d{3})$/.exec(command)?.[1] ?? '200',
      isCut: below === 'jsonc',
      ...(place === commands.length - 1 && below?.startsWith('json') === true
        ? { shown: shown.replace(/,?\n *\/\/ …/g, '') }
        : {}),
    }));
  });
}

/** Runs a curl line in a folder, against the emulator at a port in place of 4010. */
export function runCurl(command: string, port: number, cwd: string): Promise<Said> {
  const line = command
    .replaceAll('localhost:4010', `localhost:${port}`)
    .replace(/^curl/, "curl --silent --max-time 10 --write-out '\\n%{http_code}'");
  return new Promise((resolve) => {
    // it fails where an answer is lost, and where a stream is left
    execFile('bash', ['-c', line], { cwd, encoding: 'utf8' }, (_, printed) => {
      const cut = printed.lastIndexOf('\n');
      resolve({ status: printed.slice(cut + 1), body: printed.slice(0, cut) });
    });
  });
}
