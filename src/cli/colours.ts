import { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Styles a text for a terminal. */
export type Paint = (style: Style, text: string) => string;

type Variables = Readonly<Record<string, string | undefined>>;

/** Returns the styles of a stream; without colours, each text stays as it is. */
export function paintFor(stream: NodeJS.WritableStream, variables: Variables = process.env): Paint {
  if (!hasColours(stream, variables)) return (_style, text) => text;
  // newer Nodes would look at standard output, whatever the stream
  return (style, text) => styleText(style, text, { validateStream: false });
}

/** `FORCE_COLOR` decides for any stream; otherwise a terminal has colours unless `NO_COLOR` or a dumb `TERM` is set. */
function hasColours(stream: NodeJS.WritableStream, variables: Variables): boolean {
  const { FORCE_COLOR: forced } = variables;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream instanceof WriteStream && stream.isTTY && stream.hasColors({ ...variables });
}
