import type { DeclaredOutcome } from '../../declared/marks/names.ts';

/** A meaning of a text. `code` and `token` become an outcome by the act. */
export type Meaning =
  DeclaredOutcome | 'code' | 'token' | 'code-expired' | 'token-too-old' | 'credentials' | 'user-not-found';

/** A rule: a text in plain words has this meaning. */
export interface TextRule {
  readonly meaning: Meaning;
  /** The reason of the outcome in the marks, if the text tells it. */
  readonly variant?: string;
  readonly words: RegExp;
  readonly not?: RegExp;
  /** Only for these statuses. */
  readonly statuses?: readonly number[];
  /** A word of many causes, which counts only if no other text tells the cause. */
  readonly isVague?: true;
}

/** Words on tokens of a session. They are never about codes. */
const token = /\b(token|session|bearer|cookie|signature)\b/;
/** Tokens that aren't of a session. */
const otherToken = /\b(csrf|xsrf|captcha|second factor token|csrf token)\b/;
const invalid =
  '(?:invalid|failed|failure|unauthorized|rejected|could not|couldn t|unable|not found|disabled)';
const login = '(?:user|username|email|login|account|member|identity|phone)';
const code =
  '(?:second factor|verification code|security code|login code|sms code|email code|recovery code|backup code|code)';

/** The rules, the special before the general: a text has the meaning of the first rule that it fits. */
const textRules: readonly TextRule[] = [
  {
    meaning: 'csrf-failed',
    variant: 'missing',
    words: /\b(csrf|xsrf)\b.*(required|not set|not found|absent)/,
  },
  {
    meaning: 'csrf-failed',
    words: /\b(csrf|xsrf|cross site request|anti ?forgery|authenticity token|page expired)\b/,
  },
  {
    meaning: 'captcha-required',
    words: /captcha\b.*\b(required|solve|complete)|\b(required|solve|complete)\b.*captcha/,
    not: /invalid|failed/,
  },
  {
    meaning: 'captcha-invalid',
    words: /(captcha|turnstile)\b.*\b(invalid|failed|expired)|(invalid|failed)\b.*(captcha|turnstile)/,
  },
  { meaning: 'captcha-invalid', words: /captcha|turnstile/, isVague: true },
  {
    meaning: 'client-invalid',
    words:
      /\b(invalid|unauthorized|not found) client\b|\bclient (id|secret|authentication|credentials)?\b.*\b(invalid|failed|not found)\b/,
    not: /client error/,
  },
  {
    meaning: 'rate-limited',
    words:
      /rate limit|throttle|too many requests|requests exceeded|quota|slow down|request limit|over \w+( \w+)? rate/,
  },

  {
    meaning: 'account-disabled',
    words: /\b(locked|blocked|disabled) by\b( \w+){0,2} (administrator|admin|staff)\b/,
  },
  // attempts that remain, or a warning before the lock, are answers to a wrong password
  {
    meaning: 'credentials',
    words:
      /attempts? (remaining|left|before)|before your account is locked|(remaining|verbleibende|restants|restantes) attempts/,
  },
  {
    meaning: 'second-factor-exhausted',
    words:
      /second factor( \w+){0,2} max\w* (failed )?attempts|too many( \w+){0,3} (code|second factor)|(code|second factor)( \w+){0,3} too many/,
  },
  {
    meaning: 'locked-out',
    words:
      /\blocked\b|temporar\w+ (disabled|blocked|unavailable|locked)|(disabled|blocked)\b.*\b(attempts|minutes|try again|later)|(attempts|later)\b.*\b(disabled|blocked)\b/,
  },
  {
    meaning: 'locked-out',
    words: /too many( \w+){0,2} (failed|invalid|unsuccessful)/,
    not: /requests|second factor/,
  },
  {
    meaning: 'locked-out',
    words: /too many( \w+){0,4} attempts|maximum( \w+){0,3} attempts|attempts( \w+){0,2} exceeded/,
    statuses: [400, 401, 403, 404, 422, 423],
  },
  {
    meaning: 'rate-limited',
    words:
      /too many( \w+){0,4} (attempts|logins?|sign ins?|requests|times)|attempts too many|attempts( \w+){0,2} exceeded/,
    isVague: true,
  },

  {
    meaning: 'second-factor-required',
    words:
      /second factor( \w+){0,3} (required|challenge)|(required|enter|provide|awaiting|pending|send)( \w+){0,4} second factor|second factor (enabled|pending|challenge|methods?)$/,
    not: /invalid|failed|enroll/,
  },
  {
    meaning: 'second-factor-required',
    words: /(enter|provide)( \w+){0,3} (verification|security|authentication) code/,
    not: /invalid/,
  },
  {
    meaning: 'code-expired',
    words: new RegExp(`${code}( \\w+){0,4} expired|expired( \\w+){0,3} ${code}`),
    not: token,
  },
  {
    meaning: 'code',
    words: new RegExp(
      `${code}( \\w+){0,5} (${invalid}|used)|${invalid}( \\w+){0,3} ${code}|${code} verification failed`,
    ),
    not: /\b(access|refresh|session|bearer|reset|id) token\b|(?<!second factor |second factor validate )\btoken\b|(status|error|country|postal|zip|qr|area) code/,
  },

  {
    meaning: 'token-invalid',
    variant: 'account-disabled',
    words: /token\b.*(user|account) (is )?(disabled|locked)/,
  },
  {
    meaning: 'token-reused',
    words:
      /(token|session).*(reus|already used|rotated|replay|been used)|(reus|replay)\w*( \w+){0,3} (refresh )?token/,
    not: otherToken,
  },
  {
    meaning: 'token-invalid',
    variant: 'revoked',
    words:
      /(token|session).*(revoked|blacklist|black listed|denylist|widerrufen|revoque|revogado|revocado)|revoked( \w+){0,2} token/,
    not: otherToken,
  },
  {
    meaning: 'token-too-old',
    words:
      /\b(token|session|cookie|link)\b.*\b(expired|stale|too old)\b|\b(expired|stale)\b( \w+){0,3} \b(token|session|cookie|link)\b/,
    not: /\binvalid\b|captcha|csrf/,
  },
  {
    meaning: 'token-missing',
    words:
      /\b(token|cookie|session|api key)\b( \w+){0,3} (required|not set|not present|absent|not sent)|\b(required|no|without)\b( \w+){0,3} \b(token|cookie|session)\b( (id|header|provided|found|present|sent|in request))*$/,
    not: /(token|session|cookie)( \w+){0,3} invalid|invalid( \w+){0,2} (token|session|cookie)|captcha|csrf|not found token/,
  },
  { meaning: 'token-invalid', variant: 'signature', words: /signature/, not: /csrf|captcha/ },
  {
    meaning: 'token',
    words: new RegExp(
      `\\b(token|session|cookie|link|key)\\b.*\\b(${invalid})\\b|\\b${invalid}\\b.*\\b(token|session|cookie|link|key)\\b`,
    ),
    not: otherToken,
  },
  { meaning: 'token-missing', words: /\bunauthenticated\b/ },

  {
    meaning: 'account-exists',
    words: new RegExp(
      `${login}\\b.*\\bexists\\b|\\bexists\\b.*\\b${login}\\b|^exists$|\\balready (registered|exists)\\b|${login}( \\w+){0,3} conflict`,
    ),
    not: /captcha|not found/,
  },
  {
    meaning: 'account-unverified',
    words:
      /\bunverified\b|(verify|confirm|activate) (your|the) (email|account|address)|confirmation( \w+){0,3} required|email verification|bestatigen sie/,
    not: /code|invalid/,
  },
  // the answer of ASP.NET Core Identity for an account without a confirmed address
  { meaning: 'account-unverified', words: /^not allowed$/, statuses: [401] },
  { meaning: 'credentials', words: /no active account/ },
  {
    meaning: 'account-disabled',
    words: new RegExp(
      `\\b${login}\\b.*\\b(disabled|blocked)\\b|\\b(disabled|blocked)\\b.*\\b${login}\\b|^disabled$|^blocked$`,
    ),
    not: /not found/,
  },

  {
    meaning: 'password-rejected',
    words:
      /\bpassword\b.*(weak|too (short|long|common|similar|simple|recent)|at least|must contain|must have|minimum|policy|pwned|compromised|leaked|history|previous|reused|strength|complexity|entirely numeric|requires? (digit|upper|lower|non)|required (digit|upper|lower|non|unique)|doesn t meet|not meet)|weak password|invalid (new )?password (format|policy)|(register|reset password) invalid password|zu kurz|trop court|demasiado corta|muito curta/,
  },
  {
    meaning: 'credentials',
    words:
      /(enter|provide|check)( \w+){0,2} (valid|correct)?.*\bpassword\b|\bcorrect\b.*\b(password|credentials)\b/,
    not: /required|new password|at least|current password/,
  },
  {
    meaning: 'malformed-request',
    words: /\b(valid email|email must be|email format|email .*format|invalid email format)\b|enter a valid/,
  },
  {
    meaning: 'missing-credentials',
    words: new RegExp(
      `\\b(${login}|password|credentials|identifier|field|parameter|code)\\b( \\w+){0,6} \\brequired\\b|\\brequired\\b( \\w+){0,3} \\b(${login}|password|credentials|identifier|field|parameter|code)\\b`,
    ),
    not: /second factor|token|verification required/,
  },
  {
    meaning: 'user-not-found',
    words: new RegExp(
      `\\b${login}\\b( \\w+){0,4} not found|not found( \\w+){0,2} \\b${login}\\b|\\bno (user|account|member)\\b`,
    ),
    not: /credentials|password|token/,
  },

  {
    meaning: 'credentials',
    words: new RegExp(
      `\\b(credentials?|login|sign in|password|username|authentication|logon|signin)\\b.*\\b${invalid}\\b|\\b${invalid}\\b.*\\b(credentials?|login|log in|sign in|signin|password|username|user|email|authentication|identifier|authenticate)\\b|^failed$|login error`,
    ),
    not: /token|\bnew password\b|payload|request (body|invalid)|\btype\b|\bmethod\b/,
  },
  { meaning: 'credentials', words: /\binvalid grant\b/, isVague: true },

  { meaning: 'not-allowed', variant: 'scope', words: /insufficient (scope|permission)|scope/, isVague: true },
  { meaning: 'not-allowed', variant: 'signed-in', words: /already (logged|signed) in/ },
  {
    meaning: 'not-allowed',
    words: /access denied|denied|permission|not (allowed|permitted)|insufficient|forbidden|not authorized to/,
    isVague: true,
  },
  {
    meaning: 'malformed-request',
    words:
      /validation|valideur|invalid (payload|request|json|body|parameters?|input|data|format|argument)|unprocessable|must be an?|should be an?|(cannot|could not|unable to) parse|json parse|parse error|not readable|required/,
    isVague: true,
  },
];

/** Returns the meaning of a text in plain words; undefined if no rule fits. */
export function ruleFor(words: string, status: number): TextRule | undefined {
  return textRules.find(
    (rule) =>
      rule.words.test(words) &&
      rule.not?.test(words) !== true &&
      (rule.statuses === undefined || rule.statuses.includes(status)),
  );
}
