import type { Flow } from './flow.ts';
import type { Answer, Violation } from './walk.ts';

/** One finding of Prism: a keyword, which the list of differences uses, and the full text. */
export interface Finding {
  readonly word: string;
  readonly said: string;
}

/** The result of one flow or example. */
export interface Judged {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Wrong responses of the emulator itself; no listed difference excuses them. */
  readonly faults: readonly string[];
}

/** The responses to one flow: direct from the emulator, through `prism proxy --errors`, and through `prism proxy`. */
export interface Walks {
  readonly straight: readonly Answer[];
  readonly strict: readonly Answer[];
  readonly lenient: readonly Answer[];
}

/** Compares the responses to a flow, step by step. */
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

/** Describes an unexpected response, with Prism's error code if it has one. */
export function otherAnswer(by: string, { status, type, body }: Answer): Finding {
  if (status === 0) return { word: `${by}: no answer`, said: body };
  const [, problem, error] =
    /"type":"https:\/\/stoplight\.io\/prism\/errors#(\w+)"|^\{"error":\{"code":"(\w+)"/.exec(body) ?? [];
  const word = [`${by}: ${status}`, problem ?? error ?? ''].join(' ').trim();
  return { word, said: `${status} ${type} ${body}` };
}

/** Lists the violations that Prism reports for a request and its response, each kind once. */
export function violationsOf(by: string, { violations }: Answer): readonly Finding[] {
  const findings = violations.map((violation) => ({
    word: `${by}: ${kindOf(violation)}`,
    said: `${violation.severity}: ${violation.location.join('.')}: ${violation.message}`,
  }));
  return [...new Map(findings.map((finding) => [finding.word, finding])).values()];
}

function differing(own: Answer, answer: Answer | undefined, by: string): readonly Finding[] {
  if (answer === undefined) return [{ word: `${by}: no answer`, said: 'the flow ended earlier' }];
  const same = answer.status === own.status && answer.type === own.type && answer.body === own.body;
  return [...(same ? [] : [otherAnswer(by, answer)]), ...violationsOf(by, answer)];
}

/** The location without the field, and the rule: `request.body required`. */
function kindOf({ location, code, message }: Violation): string {
  return `${location.slice(0, 2).join('.')} ${code ?? message.replace(/:.*/, '')}`;
}
