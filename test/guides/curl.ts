import { execFile } from 'node:child_process';

/** A curl line of a guide, with its expected response. */
export interface Line {
  readonly command: string;
  readonly status: string;
  /** The JSON below the line; undefined if there is none. */
  readonly shown?: string;
  /** Whether the guide omits parts of the response, marked by `// …`. */
  readonly isCut: boolean;
}

/** The response to a curl line. */
export interface Said {
  /** `000` if the connection closed without a response. */
  readonly status: string;
  readonly body: string;
}

/** Returns the curl lines of a guide, in order. */
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
    // curl fails if a response is lost or a stream is cut off
    execFile('bash', ['-c', line], { cwd, encoding: 'utf8' }, (_, printed) => {
      const cut = printed.lastIndexOf('\n');
      resolve({ status: printed.slice(cut + 1), body: printed.slice(0, cut) });
    });
  });
}
