import { expect, it } from '@jest/globals';
import { bounded, render } from '../../tools/shape/figure.ts';
import { executedFiles } from '../../tools/shape/login-files.ts';
import { longFunctionsIn } from '../../tools/shape/long-functions.ts';
import { sizeOf } from '../../tools/shape/size.ts';

it('counts files and lines, and computes the median of TypeScript files only', () => {
  const files = new Map([
    ['src/a.ts', '1\n2\n3\n'],
    ['src/b.ts', '1\n'],
    ['src/c.ts', '1\n2\n'],
    ['src/page.html', '1\n2\n3\n4\n5\n'],
  ]);
  expect(sizeOf(files)).toEqual({ files: 4, lines: 11, medianLines: 2 });
});

it('lists a source file only when one of its functions was called', () => {
  const call = (functionName: string, startOffset: number, count: number) => ({
    functionName,
    isBlockCoverage: false,
    ranges: [{ startOffset, endOffset: 100, count }],
  });
  const script = (url: string, ...functions: readonly ReturnType<typeof call>[]) => ({
    ...{ scriptId: url, url },
    functions: [...functions],
  });
  const scripts = [
    script('file:///p/src/http/route.ts', call('', 0, 0), call('route', 10, 1)),
    script('file:///p/src/http/body.ts?1', call('', 10, 2)),
    script('file:///p/src/core/loaded.ts', call('', 0, 1), call('__name', 5, 3)),
    script('file:///p/src/core/idle.ts', call('idle', 10, 0)),
    script('file:///p/src/generated/checks.js', call('check', 10, 1)),
    script('file:///p/node_modules/express/index.js', call('express', 10, 1)),
  ];
  expect(executedFiles(scripts, 'file:///p/src/')).toEqual(['http/body.ts', 'http/route.ts']);
});

it('separates long functions with a reason from those without one', () => {
  const message = (line: number, ruleId = 'max-lines-per-function') => ({
    ...{ ruleId, line, column: 1, message: 'too long' },
    severity: 1 as const,
  });
  const suppressed = (line: number, justification: string) => ({
    ...message(line),
    suppressions: [{ kind: 'directive', justification }],
  });
  const result = {
    filePath: 'src/a.ts',
    messages: [message(1), message(2, 'no-var')],
    suppressedMessages: [suppressed(3, 'one table'), suppressed(4, '')],
  };
  expect(longFunctionsIn([result])).toEqual({
    unexplained: ['src/a.ts:1 too long', 'src/a.ts:4 too long'],
    explained: ['src/a.ts:3 too long'],
  });
});

it('renders a figure with its bound, its verdict and its details', () => {
  expect(render(bounded('files', 3, [0, 2], ['a.ts']))).toBe('FAIL  files: 3 (at most 2)\n        a.ts');
  expect(render(bounded('lines', 50, [50, 90]))).toBe('ok    lines: 50 (50 to 90)');
  expect(bounded('lines', 49, [50, 90]).isMet).toBe(false);
});
