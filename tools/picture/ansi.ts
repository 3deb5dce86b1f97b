/** Text in one colour and weight. */
export interface Span {
  readonly text: string;
  readonly color: string;
  readonly isBold: boolean;
}

/** The colours of the escape codes that the emulator prints, on a dark ground. */
const colors: Readonly<Record<number, string>> = {
  30: '#6e7681',
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  37: '#f0f6fc',
  90: '#8b949e',
};
const plain = '#c9d1d9';
const dim = '#8b949e';

/** Splits a line with escape codes of colour into spans. */
export function spansOf(line: string): readonly Span[] {
  const spans: Span[] = [];
  let color = plain;
  let isBold = false;
  // every second part comes from between `ESC[` and `m`
  line.split(new RegExp('\u001b\\[([\\d;]*)m')).forEach((part, index) => {
    if (index % 2 === 0) {
      if (part !== '') spans.push({ text: part, color, isBold });
      return;
    }
    for (const code of part.split(';').map(Number)) {
      if (code === 0) isBold = false;
      if (code === 1) isBold = true;
      if (code === 22) isBold = false;
      color = code === 2 ? dim : code === 0 || code === 39 || code === 22 ? plain : (colors[code] ?? color);
    }
  });
  return spans;
}

/** Shortens spans to a number of characters; an ellipsis marks the end. */
export function shortened(spans: readonly Span[], columns: number): readonly Span[] {
  const length = spans.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= columns) return spans;
  let left = columns - 1;
  return spans.flatMap((span) => {
    if (left <= 0) return [];
    const text = span.text.slice(0, left);
    left -= text.length;
    return [{ ...span, text: left === 0 ? `${text}…` : text }];
  });
}
