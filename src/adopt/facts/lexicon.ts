import type { Field } from './fields.ts';

/** The names of fields, as words. They include the commonest names in other languages than English. */
const names = {
  login:
    /^(entered |your |given )?((user|account|member|customer|login|auth|admin)? ?(name|login|email|e mail|mail|identifier|identity|id)( address| or (email|user ?name|login|phone))?|user|username|account|(e ?mail|user ?name|login) ?(address|id|name)?|(user|account|admin|customer) ?(email|mail|e mail)( address)?|(phone|mobile)( number)?|uid|benutzer(name)?|usuario|nome de usuario|correo( electronico)?|utilisateur|nom d utilisateur|identifiant|courriel|utente|gebruiker(snaam)?)$/,
  password:
    /^(user|account|login|auth|plain|admin|customer|member|my)? ?(password|passwd|passw|pass|pwd|pw|pswd|pass ?phrase|pass ?word|secret|passwort|kennwort|contrasena|clave|senha|mot de passe|motdepasse|wachtwoord|parola)( hash| text| plain)?$/,
  newPassword:
    /^((new|change|neues|nueva|nouveau|nova)( user)? ?(password|passwd|pass|pwd|pw|passwort|contrasena|mot de passe|senha)(1)?|password ?(new|1)|(new|changed) ?secret|plain new password)$/,
  currentPassword:
    /^((old|current|existing|previous|original|prev|altes)( user)? ?(password|passwd|pass|pwd|pw|passwort)|password ?(old|current))$/,
  code: /^(valid )?((one ?time|otp|totp|two ?factor|2 ?fa|mfa|tfa|second factor|verification|verify|security|auth|authentication|authenticator|sms|email|login|confirm(ation)?|activation|backup|recovery|google auth)? ?(code|otp|totp|pin|pass ?code|one time password|one time code)( code| token| value)?|otp|totp|two ?factor|2 ?fa|mfa|tfa( code)?|mfa token|otp (attempt|token)|totp token|one time (pass|password|code))$/,
  challenge:
    /^((mfa|2 ?fa|tfa|two factor|otp|login|auth|pending|temp|temporary|challenge|partial|pre auth|verification|ephemeral|intermediate) ?(token|id|key|ticket|session|session id|session token|handle|code id|sid)|challenge( (name|token|id|key))?|login (mfa|2 ?fa|two factor) token|ticket|state token|flow( id| token)?|transaction( id)?|continuation( token)?)$/,
  refresh:
    /^((refresh|renew(al)?|refreshment) ?(token|jwt|key|code)( value)?|refresh|rt|token refresh|jwt refresh|o auth2 refresh token)$/,
  captcha:
    /^(captcha|re captcha|recaptcha|h captcha|turnstile|cf turnstile|g recaptcha)( response| token| code| answer| text| value)?$/,
  remember:
    /^(remember( me)?|keep (me )?(logged|signed) in|stay (logged|signed) in|persist(ent)?|remember login|long( lived)?|permanent)$/,
  method:
    /^((mfa|2 ?fa|factor|otp|second factor|two factor|challenge) ?(type|method|kind|provider|channel)|method|channel|delivery( method)?|factor type)$/,
  client: /^(client|oauth client|app|application) ?(id|key)$/,
  clientSecret: /^(client|oauth client|app|application) ?secret$/,
  scope: /^scopes?$/,
  linkToken:
    /^((reset|password|reset password|password reset|confirm(ation)?|verification|verify|activation|activate|email|registration|invite|invitation|magic|link|recovery|one time|unlock|signup|perishable)? ?(token|key|hash|code|uuid|secret|digest|link|string)|confirmation|signature|t|k)$/,
  fullName:
    /^((first|last|full|given|family|middle|sur|display|nick|real) ?name|name|surname|firstname|lastname|phone( number)?|company( name)?|avatar( url)?|locale|language|country|time ?zone|birth ?day|date of birth|gender)$/,
} as const;

/** The purpose of a field that an act reads or an account has. */
export type Purpose = keyof typeof names;

/** Whether a field's name fits a purpose. */
export function isNamed(field: Pick<Field, 'words'>, purpose: Purpose): boolean {
  return names[purpose].test(field.words);
}

const tokenNames: readonly (readonly [RegExp, number])[] = [
  [/^(access|bearer) ?token( value)?$/, 6],
  [/^(jwt|auth|authentication|session|api|login|user|security|id)? ?(token|jwt)( value| string)?$/, 5],
  [/^(access|auth)( jwt)?$|^authorization$|^bearer$|^x auth token$/, 4],
  [/^(session|auth|api|access|login) ?(key|id|sid|hash)$|^sid$|^session$|^ticket$|^credential$/, 3],
  [/^key$|^secret$/, 1],
];

/** Returns how well a field of an answer is named like a session's token; 0 if it isn't. */
export function tokenRank({ words }: Pick<Field, 'words'>): number {
  if (isNamed({ words }, 'refresh') || /^(token|refresh|csrf|xsrf) (type|expire|id)/.test(words)) return 0;
  // an id token describes the account; APIs rarely accept it
  if (words === 'id token') return 2;
  if (/^(csrf|xsrf)/.test(words)) return 0;
  return tokenNames.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}

/** Whether a field of an answer describes an account. */
export function isOfAccount({ words }: Pick<Field, 'words'>): boolean {
  return (
    /^(user )?(e ?mail|e mail|user ?name|login|user|first ?name|last ?name|full ?name|display ?name|roles?|permissions?|scopes?|locale|language|avatar( url)?|user ?id|account ?id|is ?admin|admin|(is )?((e ?mail|user|account) )?(verified|confirmed|active)|time ?zone)( address)?$/.test(
      words,
    ) || isNamed({ words }, 'fullName')
  );
}
