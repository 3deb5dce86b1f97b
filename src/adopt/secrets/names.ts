/** A kind of secret; its placeholders have this name. */
export type SecretKind = 'password' | 'token' | 'code' | 'e-mail' | 'phone' | 'name';

type NameRule = readonly [kind: SecretKind, name: RegExp];

/** The words of a member's name, separated by blanks, tell the kind of its value. */
const rules: readonly NameRule[] = [
  [
    'password',
    /\b(pass\d*|\w*passw(?:or)?ds?\d*|passphrase|passcode|pwd|secrets?|kennwort|passwort|senha|contrasena|clave|private key|client secret)\b/,
  ],
  ['code', /\b(otp|totp|pin|codes?|mfa|2 ?fa|one time|verification|recovery|backup)\b/],
  [
    'token',
    /^(refresh|access)$|\b(\w*tokens?|jwt|bearer|session ?id|\w*sess(?:ion)? ?id|sid|session|authorization|authorisation|auth|api ?key|access ?key|signature|csrf|xsrf|nonce|assertion|ticket|challenge|verifier|credentials?|hash|salt|cookies?|captcha|recaptcha|turnstile|sig|invit(?:e|ation))\b/,
  ],
  ['e-mail', /\b(e ?mail|mail)\b/],
  ['phone', /\b(phone|mobile|tel|telephone|msisdn)\b/],
];

/** The names of a person. */
const ofPerson =
  /^(?:\w+ )*(?:(?:first|last|full|display|given|family|middle|nick|maiden|real|user|sur) ?name|name of (?:the )?user)$/;

/** Codes that are secrets in every answer; a mere `code` can be that of an error. */
const secretCode = /\b(otp|totp|pin|one time|verification|recovery|backup)\b/;

/** Ends of names whose values are about a secret, but none. */
const about =
  /\b(types?|class|expires?|expiry|expiration|expires (in|at|on)|in|at|count|length|ttl|lifetime|policy|required|enabled|verified|valid|hint|url|uri|method|methods|status|name|algorithm|format|left|remaining|attempts|error|errors|message|scheme|version|timeout)$/;

/** Returns the kind of the value that a member, a field or a parameter of this name has; undefined if it is harmless. */
export function kindOfName(name: string): SecretKind | undefined {
  const words = wordsOf(name);
  if (ofPerson.test(words)) return 'name';
  if (about.test(words) || /^(error|status|country|postal|zip|grant|response) /.test(words)) return undefined;
  return rules.find(([, rule]) => rule.test(words))?.[0];
}

/** Whether a member of this name has a code that is a secret wherever it is. */
export function isSecretCode(name: string): boolean {
  return kindOfName(name) === 'code' && secretCode.test(wordsOf(name));
}

/** Returns the words of a name: `firstName` and `first_name` are `first name`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .toLowerCase()
    .trim();
}
