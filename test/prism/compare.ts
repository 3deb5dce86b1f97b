import type { Flow } from './flow.ts';
import type { Answer, Violation } from './walk.ts';

/** One thing that Prism sees otherwise: in a word, which the list of differences has, and as it was said. */
export interface Finding {
  readonly word: string;
  readonly said: string;
}

/** What came of one flow, or of one example. */
export interface Judged {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** What no difference excuses: the emulator itself does not say what it should. */
  readonly faults: readonly string[];
}

/** The same flow's answers straight from the emulator, behind `prism proxy --errors`, and behind `prism proxy`. */
export interface Walks {
  readonly straight: readonly Answer[];
  readonly strict: readonly Answer[];
  readonly lenient: readonly Answer[];
}

/** Compares a flow's answers, step by step. */
export function judgeFlow({ name, steps }: Flow, { straight, strict, lenient }: Walks): Judged {
  const findings = straight.flatMap((own, step) => [
    ...differing(own, strict[step], '--errors'),
    ...differing(own, lenient[step], 'proxy'),
  ]);
  const faults = straight.flatMap(({ status, body }, index) => {
    const wanted = steps[index]?.status;
    return status === wanted ? [] : [`request ${index + 1} got ${status}, not ${wanted}: ${body}`];
  });
  return { name, findings, faults };
}

/** Another answer than the one that was promised, in Prism's own word where it has one. */
export function otherAnswer(by: string, { status, type, body }: Answer): Finding {
  if (status === 0) return { word: `${by}: no answer`, said: body };
  const [, problem, error] =
    /"type":"https:\/\/stoplight\.io\/prism\/errors#(\w+)"|^\{"error":\{"code":"(\w+)"/.exec(body) ?? [];
  const word = [`${by}: ${status}`, problem ?? error ?? ''].join(' ').trim();
  return { word, said: `${status} ${type} ${body}` };
}

/** What Prism notes of a request and its answer, each kind of thing once. */
export function violationsOf(by: string, { violations }: Answer): readonly Finding[] {
  const findings = violations.map((violation) => ({
    word: `${by}: ${kindOf(violation)}`,
    said: `${violation.severity}: ${violation.location.join('.')}: ${violation.message}`,
  }));
  return [...new Map(findings.map((finding) => [finding.word, finding])).values()];
}

function differing(own: Answer, answer: Answer | undefined, by: string): readonly Finding[] {
  if (answer === undefined) return [{ word: `${by}: no answer`, said: 'the flow was not walked so far' }];
  const same = answer.status === own.status && answer.type === own.type && answer.body === own.body;
  return [...(same ? [] : [otherAnswer(by, answer)]), ...violationsOf(by, answer)];
}

/** Where, without the field, and what: `request.body required`. */
function kindOf({ location, code, message }: Violation): string {
  return `${location.slice(0, 2).join('.')} ${code ?? message.replace(/:.*/, '')}`;
}
