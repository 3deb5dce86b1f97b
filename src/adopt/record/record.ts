import type { Provider } from '../../core/provider.ts';
import { createSecretReplacer } from '../secrets/replace.ts';
import { lineOf, summaryOf, type Finding } from './findings.ts';
import { createOverlayWriter, type AnswerWriter } from './overlay-writer.ts';
import { startProxy, type Listen } from './proxy.ts';
import { createReport, type AskEmulator } from './report.ts';

/** The provider of a recording: its files, or the way to ask the emulator of a built-in one. */
export type RecordedProvider =
  | {
      readonly provider: Provider;
      readonly contract: string;
      readonly overlay: string;
      /** The overlay that has the marks until the other one is written. */
      readonly base?: string;
    }
  | { readonly provider: Provider; readonly report: string; readonly ask: AskEmulator };

/** A recording of a real service. */
export interface RecordOptions {
  readonly target: URL;
  readonly port: number;
  readonly listen: Listen;
  readonly recorded: RecordedProvider;
  /** The file that it writes, as messages show it. */
  readonly file: string;
  /** The day of the recording: `2027-01-31`. */
  readonly date: string;
  /** Receives a line for each new finding. */
  print(line: string): void;
}

/** A recording that runs. */
export interface Recording {
  readonly url: string;
  /** Ends it, and returns the summary. */
  close(): Promise<string>;
}

/** Starts to record the answers of a service that pass between an app and it. */
export async function startRecording(options: RecordOptions): Promise<Recording> {
  const { target, port, listen, file, date, recorded, print } = options;
  const secrets = createSecretReplacer();
  const source = `${target.host} on ${date}`;
  const writer: AnswerWriter =
    'contract' in recorded
      ? await createOverlayWriter({ ...recorded, secrets, source })
      : createReport({ ...recorded, file: recorded.report, secrets, source });
  const findings = new Map<string, Finding>();
  const missed = new Set<string>();
  // one after another: each changes the file
  let last = Promise.resolve();
  const proxy = await startProxy({
    target,
    port,
    listen,
    onExchange(exchange) {
      last = last.then(async () => {
        secrets.learn(exchange);
        const finding = await writer.write(exchange);
        if (finding === undefined) return;
        const { pathname } = new URL(secrets.replace(exchange).url);
        if (finding === 'missed') return void missed.add(`${exchange.method} ${decodeURI(pathname)}`);
        const line = lineOf(finding);
        const isKept = finding.kind === 'known' && [...findings.keys()].some((one) => isAbout(one, finding));
        if (findings.has(line) || isKept) return;
        findings.set(line, finding);
        print(line);
      });
      last = last.catch((error: unknown) => print(error instanceof Error ? error.message : String(error)));
    },
  });
  return {
    url: proxy.url,
    async close() {
      await proxy.close();
      await last;
      return summaryOf([...findings.values()], file, missed);
    },
  };
}

/** Whether an earlier line is about the same answer: once kept or replaced, it is known. */
function isAbout(line: string, { operation, status, outcome }: Finding): boolean {
  const about = `${operation} ${status} ${outcome ?? ''}`;
  return ['kept    ', 'replaced '].some((kind) => line.startsWith(`${kind}${about}`));
}
