import { refused, type Difference } from './difference.ts';

/** Requests that violate the contract. Both detect it, but Prism rejects them with its own response. */
export const brokenRequests: readonly Difference[] = [
  {
    name: 'a field is missing',
    why: 'both detect it; Prism returns its own 422, the emulator the vendor’s status and message',
    finds: [refused, 'proxy: request.body required'],
    concerns: {
      interserver: ['multipart without a password', 'no login', 'no password', 'neither'],
      misaka: ['no password', 'neither'],
    },
  },
  {
    name: 'neither kind of login',
    why: 'both detect it; Prism lists what each kind of login lacks and returns its own 422, Rocket.Chat 401',
    finds: [refused, 'proxy: request.body required', 'proxy: request.body anyOf'],
    concerns: { rocketchat: ['a form without a password', 'no user', 'no password', 'neither'] },
  },
  {
    name: 'a value of the wrong type',
    why: 'both detect it; Prism returns its own 422, the emulator the vendor’s status and message',
    finds: [refused, 'proxy: request.body type'],
    concerns: {
      interserver: ['a number for a password', 'a list'],
      misaka: ['a number for a password', 'a string for sliding', 'a list'],
      onlyoffice: ['a number for a password', 'a string for a boolean', 'a list'],
    },
  },
  {
    name: 'a list for either kind of login',
    why: 'both detect it; Prism reports it for each kind and returns its own 422, Rocket.Chat 401',
    finds: [refused, 'proxy: request.body type', 'proxy: request.body anyOf'],
    concerns: { rocketchat: ['a list'] },
  },
  {
    name: 'a value of the wrong type in one kind of login',
    why: 'both detect it; Prism also lists what the other kind lacks and returns its own 422, Rocket.Chat 401',
    finds: [
      refused,
      'proxy: request.body type',
      'proxy: request.body oneOf',
      'proxy: request.body required',
      'proxy: request.body anyOf',
    ],
    concerns: { rocketchat: ['a number for a password'] },
  },
  {
    name: 'a code in a form',
    why: 'Prism converts the string to a number, reports that the code matches both alternatives, and rejects it; the emulator accepts it',
    finds: [
      refused,
      'proxy: request.body oneOf',
      'proxy: request.body required',
      'proxy: request.body anyOf',
    ],
    concerns: { rocketchat: ['a form with a code'] },
  },
  {
    name: 'a string that is too short',
    why: 'both detect it and both return 422; the emulator uses the vendor’s format',
    finds: [refused, 'proxy: request.body minLength'],
    concerns: { misaka: ['a short password'] },
  },
  {
    name: 'a string that isn’t an e-mail address',
    why: 'both detect it; Prism returns its own 422, the emulator the vendor’s 400',
    finds: [refused, 'proxy: request.body format'],
    concerns: { onlyoffice: ['an invalid e-mail address'] },
  },
  {
    name: 'a value outside the enum',
    why: 'both detect it; Prism returns its own 422, the emulator the vendor’s 400',
    finds: [refused, 'proxy: request.body type', 'proxy: request.body enum', 'proxy: request.body oneOf'],
    concerns: { onlyoffice: ['an unknown captcha type'] },
  },
  {
    name: 'no body',
    why: 'the contracts require a body; the vendors treat a missing body as a body without fields',
    finds: [refused, 'proxy: request required'],
    concerns: { interserver: ['no body'], rocketchat: ['no body'], misaka: ['no body'] },
  },
  {
    name: 'a content type that the contract does not declare',
    why: 'both reject it; Prism with 422, the emulator with 415 or, like Rocket.Chat, as a body without fields',
    finds: [refused, 'proxy: request 415'],
    concerns: {
      interserver: ['urlencoded, which is undocumented', 'XML'],
      rocketchat: ['multipart, which is undocumented', 'XML'],
      onlyoffice: ['a form, which is undocumented', 'multipart, which is undocumented', 'XML'],
    },
  },
];
