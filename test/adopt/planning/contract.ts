import type { Plan, PlannedAction } from '../../../src/adopt/plan.ts';
import { planOf } from '../../../src/adopt/planning/plan-of.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import { isRecord, type Node } from '../../../src/json.ts';

/** Returns a response of JSON. */
export function json(media: Node, description = 'OK'): Node {
  return { description, content: { 'application/json': media } };
}

/** Returns the schema of an object with these members. */
export function object(properties: Node, required: readonly string[] = Object.keys(properties)): Node {
  return { type: 'object', properties, required };
}

export const text: Node = { type: 'string' };
export const number: Node = { type: 'integer' };

/** Returns an operation that takes JSON and is open to everyone. */
export function taking(properties: Node, responses: Node, more: Node = {}): Node {
  const content = { 'application/json': { schema: object(properties) } };
  return { security: [], requestBody: { required: true, content }, responses, ...more };
}

/** Returns a sign-in with this answer to a success. */
export function signIn(success: Node, more: Node = {}): Node {
  return taking({ email: text, password: text }, { '200': success, ...more });
}

/** Returns a contract with these operations by path, which need a bearer token unless they say otherwise. */
export function contractOf(paths: Node, more: Node = {}): Node {
  return {
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, security: [{ token: [] }] },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    ...{ paths, ...more },
  };
}

/** Plans the marks of a contract with these operations. */
export function planned(paths: Node, more: Node = {}): Promise<Plan> {
  const document = contractOf(paths, more);
  return planOf(document, recognise(document));
}

/** Returns the action at a path; that of the top without one. */
export function actionAt({ actions }: Plan, path?: string): PlannedAction {
  const found = actions.find(({ target }) => target[1] === path);
  if (found === undefined) throw new Error(`no action at ${path ?? '$'}`);
  return found;
}

/** Returns the mark at a path; that of the top without one. */
export function markAt(plan: Plan, path?: string): Node {
  const mark = actionAt(plan, path).update['x-login'];
  return isRecord(mark) ? mark : {};
}

/** Returns the answer of an outcome at a path. */
export function answerAt(plan: Plan, path: string, outcome: string): unknown {
  const answers = markAt(plan, path)['answers'];
  return isRecord(answers) ? answers[outcome] : undefined;
}

/** Returns the body of an answer at a path. */
export function bodyAt(plan: Plan, path: string, outcome: string): unknown {
  const answer = answerAt(plan, path, outcome);
  return isRecord(answer) ? answer['body'] : undefined;
}
