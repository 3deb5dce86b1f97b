import type { Provenance } from '../../core/contract.ts';
import type { RenderedReply } from '../../core/operation.ts';
import type { Problem } from '../../files/problems.ts';
import { compileTemplate, type Template } from '../template/template.ts';
import type { RootNames } from '../template/source-types.ts';
import type { Sources } from '../template/misfit.ts';
import type { Marks } from '../marks/types.ts';
import { headersOf } from '../template/header-text.ts';

/** Finds an example of the contract. */
export type FindExample = (
  status: number,
  name: string | true,
  response: string | undefined,
) => { readonly value: unknown; readonly contentType: string } | undefined;

/** One answer, ready to be rendered. */
export interface CompiledAnswer {
  readonly status: number;
  readonly provenance: Provenance;
  readonly source: string;
  /** Its body as in the marks, for the catalogue and the secrets of the journal. */
  readonly template: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly sets: readonly string[] | undefined;
  readonly clears: readonly string[] | undefined;
  render(sources: Sources): RenderedReply;
}

/** A compiled answer, or the problems of its mark. */
export type CompileResult = { readonly answer: CompiledAnswer } | { readonly problems: readonly Problem[] };

/** Compiles an answer. Its example and its status have been checked. */
export function compileAnswer(
  mark: Marks['Answer'],
  fallbackStatus: number,
  roots: RootNames,
  findExample: FindExample,
): CompileResult {
  const { status = fallbackStatus, headers = {}, provenance = 'documented', source = '' } = mark;
  const example = mark.example === undefined ? undefined : findExample(status, mark.example, mark.response);
  const body = mark.example === undefined ? bodyTemplate(mark.body, roots) : constant(example?.value);
  const head = compileTemplate(headers, roots);
  const problems = [
    ...('problems' in body ? body.problems.map((one) => below('body', one)) : []),
    ...('problems' in head ? head.problems.map((one) => below('headers', one)) : []),
  ];
  if ('problems' in body || 'problems' in head) return { problems };
  const contentType = mark.contentType ?? example?.contentType;
  const hasHeaders = Object.keys(headers).length > 0;
  const answer: CompiledAnswer = {
    ...{ status, provenance, source, headers, sets: mark.sets, clears: mark.clears },
    template: mark.example === undefined ? mark.body : example?.value,
    render: (sources) => ({
      status,
      body: body.template?.render(sources),
      ...(hasHeaders ? { headers: headersOf(head.template.render(sources), sources) } : {}),
      ...(contentType === undefined ? {} : { contentType }),
    }),
  };
  return { answer };
}

type BodyTemplate = { readonly template: Template | undefined } | { readonly problems: readonly Problem[] };

function bodyTemplate(body: unknown, roots: RootNames): BodyTemplate {
  return body === undefined ? { template: undefined } : compileTemplate(body, roots);
}

/** An example is sent unchanged: it has no placeholders. */
function constant(value: unknown): BodyTemplate {
  return { template: { render: () => value } };
}

function below(name: string, problem: Problem): Problem {
  return { ...problem, path: [name, ...problem.path] };
}
