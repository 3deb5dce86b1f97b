import { describe, expect, it } from '@jest/globals';
import { nextQuestion, type Question } from '../../src/adopt/questions.ts';
import { planOf } from '../../src/adopt/planning/plan-of.ts';
import { recognise, type Recognition } from '../../src/adopt/recognise/recognise.ts';
import type { Node } from '../../src/json.ts';
import {
  answerAt,
  bodyAt,
  contractOf,
  json,
  markAt,
  object,
  signIn,
  taking,
  text,
} from './planning/contract.ts';

const session = json({ schema: object({ token: text }) });
const refused = { '401': json({ schema: object({ message: text }) }, 'Wrong password') };
const me = {
  get: { operationId: 'me', responses: { '200': json({ schema: object({ id: text, email: text }) }) } },
};
const clear = { '/login': { post: signIn(session, refused) }, '/me': me };

/** Asks all questions about operations, and chooses by the number of each choice. */
function ask(paths: Node, replies: Readonly<Record<string, number>> = {}, more: Node = {}) {
  const document = contractOf(paths, more);
  const questions: Question[] = [];
  let recognition = recognise(document);
  for (;;) {
    const question = nextQuestion(
      recognition,
      questions.map(({ id }) => id),
    );
    if (question === undefined) break;
    questions.push(question);
    recognition = question.choices[replies[question.id] ?? 0]?.apply(recognition) ?? recognition;
  }
  return { questions, ids: questions.map(({ id }) => id), recognition, document };
}

function labelsOf({ questions }: ReturnType<typeof ask>, id: string): readonly string[] {
  const found = questions.find((question) => question.id === id);
  return found?.choices.map(({ label }) => label) ?? [];
}

function certaintyAt({ operations }: Recognition, path: string): string | undefined {
  return operations.find(({ head }) => head.template === path)?.certainty;
}

it('asks nothing that the contract shows', () => {
  expect(ask(clear).ids).toEqual([]);
});

it('asks nothing of a contract without a login', () => {
  expect(ask({ '/orders': { get: { responses: { '200': json({ example: [] }) } } } }).ids).toEqual([]);
});

const unclear = {
  '/login': { post: signIn(json({ schema: object({ message: text }) })) },
  '/staff/login': { post: signIn(json({ schema: object({ message: text }) })) },
  '/challenge/answer': { post: taking({ code: text }, { '204': { description: 'Done' } }) },
  '/email/check': {
    post: taking({ token: text }, { '204': { description: 'Done' } }, { summary: 'Verify' }),
  },
};

it('asks at most five questions, each once, in the order in which they depend on each other', () => {
  const { ids } = ask(unclear);
  const order = ['sign-in', 'session', 'refusals', 'second-step', 'upkeep'];
  expect(ids.slice(0, 3)).toEqual(['sign-in', 'session', 'refusals']);
  expect(ids).toEqual(order.filter((id) => ids.some((one) => one === id)));
});

it('puts the best guess first', () => {
  const { questions } = ask(unclear);
  for (const { choices } of questions) expect(choices.length).toBeGreaterThan(1);
  expect(questions[0]?.choices[0]?.label).toBe('POST /login');
});

describe('the sign-in', () => {
  const two = { ...clear, '/staff/login': { post: signIn(session, refused) } };

  it('needs a reply if several operations may be it', () => {
    const asked = ask(two);
    expect(asked.ids).toEqual(['sign-in']);
    expect(labelsOf(asked, 'sign-in')).toEqual([
      ...['POST /login', 'POST /staff/login', 'all of these', 'none of these'],
    ]);
  });

  it.each([
    [0, 'sure', 'open'],
    [1, 'open', 'sure'],
    [3, 'open', 'open'],
  ])('is the one of choice %i', (choice, first, second) => {
    const { recognition } = ask(two, { 'sign-in': choice });
    expect([certaintyAt(recognition, '/login'), certaintyAt(recognition, '/staff/login')]).toEqual([
      first,
      second,
    ]);
  });

  it('may be all of them', () => {
    const { recognition } = ask(two, { 'sign-in': 2 });
    expect(certaintyAt(recognition, '/login')).not.toBe('open');
    expect(certaintyAt(recognition, '/staff/login')).not.toBe('open');
  });

  it('is by default none of them if the likeliest one is about another service', () => {
    const question = nextQuestion(
      lowered({ '/settings/login': { post: signIn(session) } }, '/settings/login'),
      [],
    );
    expect(question?.choices.map(({ label }) => label)).toEqual(['none of these', 'POST /settings/login']);
  });

  it('is by default none of them if the likeliest one reads no credentials', () => {
    const { recognition } = ask({ '/login': { post: signIn(session) } });
    const [found] = recognition.operations;
    const operations =
      found === undefined ? [] : [{ ...found, certainty: 'open' as const, reads: new Map() }];
    const question = nextQuestion({ ...recognition, operations }, []);
    expect(question?.choices.map(({ label }) => label)).toEqual(['none of these', 'POST /login']);
  });

  it('may be none of them, which ends the questions', () => {
    expect(ask({ '/login': unclear['/login'] }, { 'sign-in': 1 }).ids).toEqual(['sign-in']);
  });
});

describe('the session', () => {
  const withoutSchemes = { security: [], components: {} };
  const silent = {
    '/login': { post: signIn(json({ schema: object({ message: text }) }), refused) },
    '/me': me,
  };

  it('needs a reply if the success shows no token', () => {
    const ofBody = ['as access_token in the body', 'as token in the body', 'as accessToken in the body'];
    expect(labelsOf(ask(silent, {}, withoutSchemes), 'session')).toEqual([
      ...[...ofBody, 'as a cookie called session'],
    ]);
    // requests carry a bearer token, by the contract
    expect(labelsOf(ask(silent), 'session')).toEqual(ofBody);
  });

  it('is a member of the body', async () => {
    const { recognition, document } = ask(silent, { session: 1 });
    expect(bodyAt(await planOf(document, recognition), '/login', 'signed-in')).toEqual({
      ...{ message: 'string', token: '{{tokens.access}}' },
    });
  });

  it('is a member of a body that the contract has not', async () => {
    const empty = { '204': { description: 'Signed in' }, ...refused };
    const login = { ...signIn({}), responses: empty };
    const { recognition, document } = ask({ '/login': { post: login }, '/me': me }, { session: 2 });
    expect(answerAt(await planOf(document, recognition), '/login', 'signed-in')).toEqual({
      ...{ status: 200, body: { accessToken: '{{tokens.access}}' } },
    });
  });

  it('is a cookie', async () => {
    const { recognition, document } = ask(silent, { session: 3 }, withoutSchemes);
    const plan = await planOf(document, recognition);
    expect(markAt(plan)['tokens']).toMatchObject({ access: { scheme: 'cookie', name: 'session' } });
    expect(bodyAt(plan, '/login', 'signed-in')).toEqual({ message: 'string' });
  });

  it('needs no question if the success sets a cookie', () => {
    const success = { description: 'OK', headers: { 'Set-Cookie': { schema: text } } };
    const asked = ask({ '/login': { post: signIn(success, refused) }, '/me': me }, {}, withoutSchemes);
    expect(labelsOf(asked, 'session')).toEqual([]);
  });
});

describe('the refusals', () => {
  const bare = { '/login': { post: signIn(session) }, '/me': me };

  it.each([
    [0, [401, 423, 403, 403]],
    [1, [400, 423, 403, 403]],
    [2, [422, 423, 403, 403]],
    [3, [403, 423, 403, 403]],
    [4, [401, 401, 401, 401]],
    [5, [400, 400, 400, 400]],
  ])('have the statuses of choice %i', async (choice, statuses) => {
    const { ids, recognition, document } = ask(bare, { refusals: choice });
    expect(ids).toContain('refusals');
    const plan = await planOf(document, recognition);
    const outcomes = ['invalid-credentials', 'locked-out', 'account-disabled', 'account-unverified'];
    const found = outcomes.map((outcome) => answerAt(plan, '/login', outcome));
    expect(found).toMatchObject(statuses.map((status) => ({ status })));
  });
});

/** Lowers the certainty of operations, as if the contract showed less. */
function lowered(paths: Node, path: string): Recognition {
  const recognition = recognise(contractOf(paths));
  const operations = recognition.operations.map((one) =>
    one.head.template === path ? { ...one, certainty: 'open' as const } : one,
  );
  return { ...recognition, operations };
}

describe('the second step', () => {
  const step = taking({ code: text }, { '200': session }, { operationId: 'verifyTwoFactor' });
  const recognition = lowered({ ...clear, '/login/2fa': { post: step } }, '/login/2fa');

  it('needs a reply if it is only open', () => {
    const question = nextQuestion(recognition, []);
    expect(question?.id).toBe('second-step');
    expect(question?.choices.map(({ label }) => label)).toEqual(['POST /login/2fa', 'none of these']);
    const [first, none] = question?.choices ?? [];
    expect(certaintyAt(first?.apply(recognition) ?? recognition, '/login/2fa')).toBe('sure');
    expect(certaintyAt(none?.apply(recognition) ?? recognition, '/login/2fa')).toBe('open');
  });
});

describe('the upkeep of accounts', () => {
  it.each([
    [3, ['yes', 'no']],
    [4, ['no', 'yes']],
  ])('of %i guesses has the default first', (count, labels) => {
    const { recognition } = ask(clear);
    const [one] = recognition.operations;
    const guesses = Array.from({ length: one === undefined ? 0 : count }, () => ({
      ...(one as NonNullable<typeof one>),
      ...{ acts: ['confirm-address'] as const, certainty: 'open' as const },
    }));
    const question = nextQuestion({ ...recognition, operations: guesses }, []);
    expect(question?.choices.map(({ label }) => label)).toEqual(labels);
  });

  const forgot = taking(
    { email: text },
    { '204': { description: 'Sent' } },
    { operationId: 'forgotPassword' },
  );
  const recognition = lowered({ ...clear, '/forgot-password': { post: forgot } }, '/forgot-password');

  it('needs one reply', () => {
    const question = nextQuestion(recognition, []);
    expect(question?.text).toBe(
      'These look like the upkeep of accounts: POST /forgot-password (forgot-password). Is that right?',
    );
    const [yes, no] = question?.choices ?? [];
    expect(certaintyAt(yes?.apply(recognition) ?? recognition, '/forgot-password')).toBe('likely');
    expect(certaintyAt(no?.apply(recognition) ?? recognition, '/forgot-password')).toBe('open');
    expect(nextQuestion(recognition, ['upkeep'])).toBeUndefined();
  });
});
