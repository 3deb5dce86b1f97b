import { beforeAll, expect, it, jest } from '@jest/globals';
import { pageOf, promisedBy, scriptOf, stepsOf, type Shown } from './page.ts';
import { runProgram } from './program.ts';
import { partOf, shapeOf } from './shape.ts';
import { walk, type Walked } from './walk.ts';

/** Starts the other servers that a guide requires. Returns their actual ports, by the ports in the guide. */
type Beside = () => Promise<Readonly<Record<string, number>>>;

const none: Beside = () => Promise.resolve({});

/** Tests that every command of a page ends with the status and output in the page. */
export function itWorks(guide: string, beside = none, asShell = (page: string) => page): void {
  // runs many commands in sequence, including test runs
  jest.setTimeout(240_000);
  const steps = stepsOf(asShell(pageOf(guide)));
  let walked: readonly Walked[];

  beforeAll(async () => {
    walked = await walk(steps, await beside());
  });

  it('ends every command with the status in the page', () => {
    expect(steps.length).toBeGreaterThan(1);
    expect(walked.map(({ step, ends, printed }) => said(step.line, ends, step.ends, printed))).toEqual(
      walked.map(({ step }) => [step.line, step.ends]),
    );
  });

  it('prints the output in the guide', () => {
    const shown = walked.flatMap(({ step, printed }) =>
      step.shown === undefined ? [] : [{ line: step.line, ...compared(step.shown, printed) }],
    );
    expect(shown.map(({ line, found }) => [line, found])).toEqual(
      shown.map(({ line, wanted }) => [line, wanted]),
    );
  });
}

/** Tests that the blocks of a guide, run as one program, print the output in the guide. */
export function itsProgramWorks(guide: string): void {
  jest.setTimeout(240_000);
  const script = scriptOf(pageOf(guide));

  it('prints the output in the guide when run as a program', async () => {
    const { code, stdout, stderr } = await runProgram(script);
    expect({ stderr, printed: stdout.trim().split('\n'), code }).toEqual({
      stderr: '',
      printed: promisedBy(script),
      code: 0,
    });
  });
}

/** The result of a command, with its output if the result isn't the expected one. */
function said(line: string, ends: string, wanted: string, printed: string): readonly string[] {
  return ends === wanted ? [line, ends] : [line, ends, printed];
}

function compared(
  { form, text }: Shown,
  printed: string,
): { readonly found: unknown; readonly wanted: unknown } {
  if (form === 'text') {
    const parts = text
      .trim()
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const fits = new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(printed.trim());
    return { found: fits ? text : printed, wanted: text };
  }
  const wanted: unknown = JSON.parse(text.replaceAll(/,?\n *\/\/ …/g, ''));
  const whole = parsed(printed);
  return { found: shapeOf(form === 'jsonc' ? partOf(wanted, whole) : whole), wanted: shapeOf(wanted) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
