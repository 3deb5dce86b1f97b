import { result, type ActCall, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import type { reasons } from '../marks/reasons.ts';
import type { Marks } from '../marks/types.ts';
import type { AccountRef } from '../runtime/records.ts';
import { sourceOfIssues } from '../runtime/violation-source.ts';
import { pathOf } from './missing.ts';

type Rules = Marks['PasswordRules'];

type RuleName = (typeof reasons)['password-rejected'][number];

/** A rule that a new password breaks. */
interface BrokenRule {
  readonly rule: RuleName;
  /** The limit of the rule. */
  readonly limit?: number | undefined;
}

/** A new password, with its owner: the logins, and the account if it exists already. */
interface NewPassword {
  readonly password: string;
  readonly logins: readonly string[];
  readonly found?: AccountRef | undefined;
}

/** Denies a new password that breaks a rule of the marks. Its reason is the first broken rule. */
export function checkPassword(wanted: NewPassword, call: ActCall): ActResult | undefined {
  const rules = call.marks.marks.password ?? {};
  const broken = [...brokenIn(wanted.password, rules), ...brokenWith(wanted, rules, call)];
  const [first] = broken;
  if (first === undefined) return undefined;
  call.context.trace(`the new password breaks ${broken.map(({ rule }) => rule).join(', ')}`);
  return result('password-rejected', { found: wanted.found, ...violationOf(broken, call) }, first.rule);
}

/** Returns the values of a forced refusal: those of the first rule that the marks have. */
export function forcedViolation(call: ActCall): AnswerFacts {
  const { minLength = 8 } = call.marks.marks.password ?? {};
  return violationOf([broken('min-length', minLength)], call);
}

/** Returns the values by which an answer tells the broken rules. */
function violationOf(rules: readonly BrokenRule[], call: ActCall): AnswerFacts {
  const path = pathOf(call.act.reads('newPassword') ? 'newPassword' : 'password', call);
  const field = path.join('.');
  const pointer = path.map((name) => `/${name}`).join('');
  const issues = rules.map((one) => ({
    ...{ field, pointer, rule: one.rule, code: one.rule },
    ...{ expected: one.limit, limit: one.limit, text: textOf(one, field, call) },
  }));
  return { values: { violation: sourceOfIssues(issues) } };
}

/** Returns the rules that the characters of a password break. */
function brokenIn(password: string, { minLength, maxLength, ...rules }: Rules): readonly BrokenRule[] {
  const characters = Array.from(password);
  const has = (pattern: RegExp) => characters.filter((one) => pattern.test(one)).length;
  const counts = [
    ['lower', rules.lower, has(/\p{Ll}/u)],
    ['upper', rules.upper, has(/\p{Lu}/u)],
    ['digits', rules.digits, has(/\p{Nd}/u)],
    ['symbols', rules.symbols, has(/[^\p{L}\p{N}]/u)],
  ] as const;
  return [
    ...(characters.length < (minLength ?? 0) ? [broken('min-length', minLength)] : []),
    ...(characters.length > (maxLength ?? Infinity) ? [broken('max-length', maxLength)] : []),
    ...counts.flatMap(([rule, least = 0, count]) => (count < least ? [broken(rule, least)] : [])),
  ];
}

/** Returns the rules that a password breaks by the login of its account, or by its former passwords. */
function brokenWith(
  { password, logins, found }: NewPassword,
  { notLogin, history = 0 }: Rules,
  { context }: ActCall,
): readonly BrokenRule[] {
  const lower = password.toLowerCase();
  const isLogin =
    notLogin === true && logins.some((login) => login !== '' && lower.includes(login.toLowerCase()));
  const former =
    found === undefined
      ? []
      : [found.account.password, ...(context.state.get('formerPasswords', found.key) ?? [])];
  return [
    ...(isLogin ? [broken('login')] : []),
    ...(former.slice(0, history).includes(password) ? [broken('history', history)] : []),
  ];
}

const texts: Readonly<Record<RuleName, (limit: number) => string>> = {
  'min-length': (limit) => `the password must have at least ${counted(limit, 'character')}`,
  'max-length': (limit) => `the password must have at most ${counted(limit, 'character')}`,
  lower: (limit) => `the password must have at least ${counted(limit, 'lower-case letter')}`,
  upper: (limit) => `the password must have at least ${counted(limit, 'upper-case letter')}`,
  digits: (limit) => `the password must have at least ${counted(limit, 'digit')}`,
  symbols: (limit) => `the password must have at least ${counted(limit, 'symbol')}`,
  login: () => 'the password must not have the login in it',
  history: (limit) =>
    `the password must differ from the last ${limit === 1 ? 'password' : `${limit} passwords`}`,
};

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function broken(rule: RuleName, limit?: number): BrokenRule {
  return { rule, limit };
}

/** Returns the API's text for a broken rule, else a usual one. */
function textOf({ rule, limit }: BrokenRule, field: string, { marks }: ActCall): string {
  const own = marks.passwordTexts.get(rule);
  return own === undefined ? texts[rule](limit ?? 1) : String(own.render({ field, limit }));
}
