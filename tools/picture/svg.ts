import { shortened, spansOf, type Span } from './ansi.ts';

/** A terminal's window: its title, and its lines with escape codes of colour. */
export interface Window {
  readonly title: string;
  readonly lines: readonly string[];
}

const columns = 92;
const size = { width: 820, line: 20, bar: 30, margin: 16, gap: 14, font: 14 } as const;

/** Draws terminal windows one below the other, as SVG. */
export function drawWindows(windows: readonly Window[], description: string): string {
  const heights = windows.map(({ lines }) => size.bar + lines.length * size.line + 2 * size.margin);
  const tops = heights.map((_, index) =>
    heights.slice(0, index).reduce((sum, height) => sum + height + size.gap, 0),
  );
  const height = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}" role="img">`,
    `<title>${escaped(description)}</title>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${size.font}">`,
    ...windows.flatMap((window, index) => drawWindow(window, tops[index] ?? 0, heights[index] ?? 0)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function drawWindow({ title, lines }: Window, top: number, height: number): readonly string[] {
  const middle = top + size.bar / 2;
  return [
    `<rect x="0" y="${top}" width="${size.width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (color, index) => `<circle cx="${20 + 18 * index}" cy="${middle}" r="5" fill="${color}"/>`,
    ),
    `<text x="${size.width / 2}" y="${middle + 5}" fill="#8b949e" text-anchor="middle">${escaped(title)}</text>`,
    ...lines.map((line, index) => {
      const y = top + size.bar + size.margin + (index + 0.7) * size.line;
      return `<text x="${size.margin}" y="${y}" xml:space="preserve">${shortened(spansOf(line), columns).map(drawSpan).join('')}</text>`;
    }),
  ];
}

function drawSpan({ text, color, isBold }: Span): string {
  return `<tspan fill="${color}"${isBold ? ' font-weight="bold"' : ''}>${escaped(text)}</tspan>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
