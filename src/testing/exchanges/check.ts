import { isRecord } from '../../json.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { markerProblem } from './markers.ts';
import type { Difference } from './match.ts';

const flowKeys = ['name', 'jar', 'steps'] as const;
const stepKeys = ['clock', 'scenario', 'account', 'request', 'answer', 'times'] as const;
const requestKeys = ['method', 'path', 'headers', 'cookies', 'body', 'form'] as const;
const answerKeys = ['status', 'outcome', 'headers', 'cookies', 'body', 'exact'] as const;

const inRequests = ['use', 'code', 'sent'] as const;
const inAnswers = ['any', 'text', 'number', 'absent', 'save', 'use'] as const;

/** Returns why a table can't be run; undefined if it can. */
export function tableProblem(table: unknown): Difference | undefined {
  const flows = isRecord(table) ? table['flows'] : undefined;
  return Array.isArray(flows) && flows.length > 0
    ? undefined
    : { place: 'flows', message: 'expected a list of flows' };
}

/** Returns the first error of a flow. A flow without a request would check nothing. */
export function flowProblem(flow: unknown): Difference | undefined {
  if (!isRecord(flow)) return { place: '', message: 'expected an object with a name and steps' };
  const { name, steps } = flow;
  const [unknown] = unknownKeys(flow, flowKeys, '');
  if (unknown !== undefined) return unknown;
  if (typeof name !== 'string' || name === '') return { place: 'name', message: 'expected a text' };
  const isChecked =
    Array.isArray(steps) && steps.some((step) => isRecord(step) && step['request'] !== undefined);
  return isChecked ? undefined : { place: 'steps', message: 'expected at least one step with a request' };
}

/** Returns the errors of a step that would make it check less than it says: misspelt keys, and no expected answer. */
export function stepProblems(step: unknown): readonly Difference[] {
  if (!isRecord(step)) return [{ place: '', message: 'expected an object' }];
  const { request, answer, times } = step;
  const problems = [...unknownKeys(step, stepKeys, '')];
  if (Object.keys(step).length === 0) problems.push({ place: '', message: 'is empty' });
  if (request === undefined) {
    if (answer !== undefined) problems.push({ place: 'answer', message: 'has no request' });
    return problems;
  }
  if (times !== undefined && !(Number.isInteger(times) && Number(times) > 0)) {
    problems.push({ place: 'times', message: 'expected a number of at least 1' });
  }
  return [...problems, ...requestProblems(request), ...answerProblems(answer)];
}

function requestProblems(request: unknown): readonly Difference[] {
  if (!isRecord(request)) return [{ place: 'request', message: 'expected an object' }];
  const { method, path, body, form } = request;
  const problems = [
    ...unknownKeys(request, requestKeys, 'request'),
    ...markers(request, 'request', inRequests),
  ];
  if (typeof method !== 'string') problems.push({ place: 'request.method', message: 'is missing' });
  if (typeof path !== 'string' || !path.startsWith('/')) {
    problems.push({ place: 'request.path', message: 'expected a path that starts with /' });
  }
  if (body !== undefined && form !== undefined) {
    problems.push({ place: 'request.form', message: 'a request has a body or a form' });
  }
  return problems;
}

function answerProblems(answer: unknown): readonly Difference[] {
  if (!isRecord(answer)) return [{ place: 'answer', message: 'a request needs an answer to compare' }];
  const { cookies, status, ...others } = answer;
  return [
    ...unknownKeys(answer, answerKeys, 'answer'),
    ...markers(others, 'answer', inAnswers),
    ...markers(cookies, 'answer.cookies', [...inAnswers, 'cleared']),
    ...(typeof status === 'number' ? [] : [{ place: 'answer.status', message: 'expected a number' }]),
  ];
}

function unknownKeys(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  place: string,
): readonly Difference[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      place: place === '' ? name : `${place}.${name}`,
      message: `is an unknown key; ${expectedOneOf(name, known)}`,
    }));
}

/** Returns the errors of all markers below a value. */
function markers(value: unknown, place: string, allowed: readonly string[]): readonly Difference[] {
  if (typeof value === 'string') {
    const message = markerProblem(value, allowed);
    return message === undefined ? [] : [{ place, message }];
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => markers(item, `${place}[${index}]`, allowed));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => markers(member, `${place}.${name}`, allowed));
}
