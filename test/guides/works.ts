import { beforeAll, expect, it, jest } from '@jest/globals';
import { pageOf, promisedBy, scriptOf, stepsOf, type Shown } from './page.ts';
import { runProgram } from './program.ts';
import { partOf, shapeOf } from './shape.ts';
import { walk, type Walked } from './walk.ts';

/** Servers beside the emulator that a guide takes for granted: the ports that they have, by those that it says. */
type Beside = () => Promise<Readonly<Record<string, number>>>;

const none: Beside = () => Promise.resolve({});

/** Tests a page of docs: every command ends as the page says, and answers and prints what it shows. */
export function itWorks(guide: string, beside = none, asShell = (page: string) => page): void {
  // a command after the other, test runs among them
  jest.setTimeout(240_000);
  const steps = stepsOf(asShell(pageOf(guide)));
  let walked: readonly Walked[];

  beforeAll(async () => {
    walked = await walk(steps, await beside());
  });

  it('ends every command as the guide says', () => {
    expect(steps.length).toBeGreaterThan(1);
    expect(walked.map(({ step, ends, printed }) => said(step.line, ends, step.ends, printed))).toEqual(
      walked.map(({ step }) => [step.line, step.ends]),
    );
  });

  it('answers and prints what the guide shows', () => {
    const shown = walked.flatMap(({ step, printed }) =>
      step.shown === undefined ? [] : [{ line: step.line, ...compared(step.shown, printed) }],
    );
    expect(shown.map(({ line, found }) => [line, found])).toEqual(
      shown.map(({ line, wanted }) => [line, wanted]),
    );
  });
}

/** Runs the blocks of a guide as one program, and compares what it prints with what the guide says. */
export function itsProgramWorks(guide: string): void {
  jest.setTimeout(240_000);
  const script = scriptOf(pageOf(guide));

  it('is a program that prints what the guide says', async () => {
    const { code, stdout, stderr } = await runProgram(script);
    expect({ stderr, printed: stdout.trim().split('\n'), code }).toEqual({
      stderr: '',
      printed: promisedBy(script),
      code: 0,
    });
  });
}

/** What it printed only where that is of interest. */
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
