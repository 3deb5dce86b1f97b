import { expect, it } from '@jest/globals';
import { wordsOf } from '../../../src/adopt/facts/name-parts.ts';

it.each([
  ['userName', 'user name'],
  ['UserName', 'user name'],
  ['user_name', 'user name'],
  ['User-Name', 'user name'],
  ['USER_NAME', 'user name'],
  ['user.name', 'user name'],
  ['username', 'user name'],
  ['JWTToken', 'jwt token'],
  ['accessJWT', 'access jwt'],
  ['totpCode2', 'totp code2'],
  ['refreshtoken', 'refresh token'],
  ['lostpassword', 'lost password'],
  ['__session__id__', 'session id'],
  ['contraseña', 'contrasena'],
  ['MOT_DE_PASSE', 'mot de passe'],
  ['Код', 'код'],
  ['密码', '密码'],
  ['', ''],
  ['--', ''],
])('reads %j as %j', (name, words) => {
  expect(wordsOf(name)).toBe(words);
});
