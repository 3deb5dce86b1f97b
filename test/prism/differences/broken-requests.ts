import { refused, type Difference } from './difference.ts';

/** Requests that break the contract, as both find; Prism refuses them with an answer of its own. */
export const brokenRequests: readonly Difference[] = [
  {
    name: 'a field is missing',
    why: 'both find it; Prism refuses with its own 422, the emulator in the status and the words of the vendor',
    finds: [refused, 'proxy: request.body required'],
    concerns: {
      interserver: ['multipart without a password', 'no login', 'no password', 'neither'],
      misaka: ['no password', 'neither'],
    },
  },
  {
    name: 'neither kind of login',
    why: 'both find it; Prism names what each of the two kinds lacks and refuses with its own 422, Rocket.Chat with 401',
    finds: [refused, 'proxy: request.body required', 'proxy: request.body anyOf'],
    concerns: { rocketchat: ['a form without a password', 'no user', 'no password', 'neither'] },
  },
  {
    name: 'a value of the wrong type',
    why: 'both find it; Prism refuses with its own 422, the emulator in the status and the words of the vendor',
    finds: [refused, 'proxy: request.body type'],
    concerns: {
      interserver: ['a number for a password', 'a list'],
      misaka: ['a number for a password', 'a text for sliding', 'a list'],
      onlyoffice: ['a number for a password', 'a text for a boolean', 'a list'],
    },
  },
  {
    name: 'a list for either kind of login',
    why: 'both find it; Prism says so of each kind and refuses with its own 422, Rocket.Chat with 401',
    finds: [refused, 'proxy: request.body type', 'proxy: request.body anyOf'],
    concerns: { rocketchat: ['a list'] },
  },
  {
    name: 'a value of the wrong type in one kind of login',
    why: 'both find it; Prism also names what the other kind lacks and refuses with its own 422, Rocket.Chat with 401',
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
    why: 'Prism makes a number of the text, finds that the code may be a text and a number, and refuses; the emulator takes it',
    finds: [
      refused,
      'proxy: request.body oneOf',
      'proxy: request.body required',
      'proxy: request.body anyOf',
    ],
    concerns: { rocketchat: ['a form with a code'] },
  },
  {
    name: 'a text that is too short',
    why: 'both find it and both say 422; the emulator in the form of the vendor',
    finds: [refused, 'proxy: request.body minLength'],
    concerns: { misaka: ['a short password'] },
  },
  {
    name: 'a text that is no e-mail address',
    why: 'both find it; Prism refuses with its own 422, the emulator with the vendor’s 400',
    finds: [refused, 'proxy: request.body format'],
    concerns: { onlyoffice: ['no e-mail address where one belongs'] },
  },
  {
    name: 'a value that is none of those listed',
    why: 'both find it; Prism refuses with its own 422, the emulator with the vendor’s 400',
    finds: [refused, 'proxy: request.body type', 'proxy: request.body enum', 'proxy: request.body oneOf'],
    concerns: { onlyoffice: ['an unknown captcha type'] },
  },
  {
    name: 'no body',
    why: 'the contracts ask for a body; the vendors answer as if it held no fields',
    finds: [refused, 'proxy: request required'],
    concerns: { interserver: ['no body'], rocketchat: ['no body'], misaka: ['no body'] },
  },
  {
    name: 'a content type that the contract does not name',
    why: 'both refuse it; Prism with 422, the emulator with 415 or, as Rocket.Chat does, as a body without fields',
    finds: [refused, 'proxy: request 415'],
    concerns: {
      interserver: ['urlencoded, which the document does not name', 'XML'],
      rocketchat: ['multipart, which the document does not name', 'XML'],
      onlyoffice: [
        'a form, which the document does not name',
        'multipart, which the document does not name',
        'XML',
      ],
    },
  },
];
