import { LineCounter, isPair, isScalar, parseDocument, visit } from 'yaml';
import { passage, type Passage } from './passage.ts';

const described = new Set(['description', 'summary', 'title']);

/** Reads the descriptions and comments of a contract, a schema or a fixture file; JSON is YAML, too. */
export function readYaml(file: string, source: string): readonly Passage[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const passages: Passage[] = [];
  visit(document, (_, node, path) => {
    if (!isPair(node) || !isScalar(node.key) || !isScalar(node.value)) return undefined;
    const key = String(node.key.value);
    const text = node.value.value;
    const isExample = path.some(
      (one) => isPair(one) && isScalar(one.key) && /^(value|example|default)$/.test(String(one.key.value)),
    );
    if (
      typeof text === 'string' &&
      !isExample &&
      (described.has(key) || key.startsWith('x-')) &&
      text.includes(' ')
    )
      passages.push(passage(file, lines.linePos(node.value.range?.[0] ?? 0).line, 'contract', text));
    return undefined;
  });
  source.split('\n').forEach((text, index) => {
    const comment = /^\s*# (.*)/.exec(text)?.[1];
    if (comment?.includes(' ') === true) passages.push(passage(file, index + 1, 'comment', comment));
  });
  return passages;
}
