import { expect, test } from '@jest/globals';
import { checkStyle } from '../../tools/prose/check-style.ts';
import { passage } from '../../tools/prose/passage.ts';

test('reports a turn to avoid with its place, and none inside code', async () => {
  const passages = [
    passage('src/a.ts', 3, 'comment', 'Returns the port, which `is no number` here.'),
    passage('src/a.ts', 9, 'comment', 'What nobody wants.'),
  ];
  const findings = await checkStyle(passages);
  expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'src/a.ts:9',
    'src/a.ts:9',
    'src/a.ts:9',
  ]);
  expect(findings[0]?.message).toBe('"What": use the noun: "The …" (What nobody wants.)');
});

test('allows a question that begins with What', async () => {
  expect(await checkStyle([passage('a.md', 1, 'heading', 'What is a namespace?')])).toEqual([]);
});
